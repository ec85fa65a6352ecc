//! A record's class as word, colour and icon.

use leptos::prelude::*;

use super::field_value::{answer_words, called_words};
use super::icon::{Icon, icon};
use super::word::Pick;
use crate::i18n::Texts;
use crate::protocol::{AnswerType, CalledStatus, Field, Reading};
use crate::task::{AnswerClass, CalledClass};

/// The word for a class by 是否呼叫.
pub(super) const fn called_word(class: CalledClass) -> Pick {
    match class {
        CalledClass::Called => |t| t.called,
        CalledClass::NotCalled => |t| t.not_called,
        CalledClass::Other => |t| t.other,
    }
}

/// The icon for a class by 是否呼叫.
pub(super) const fn called_icon(class: CalledClass) -> Icon {
    match class {
        CalledClass::Called => Icon::Phone,
        CalledClass::NotCalled => Icon::Minus,
        CalledClass::Other => Icon::Question,
    }
}

/// The word for a class by 接通类型.
pub(super) const fn answer_word(class: AnswerClass) -> Pick {
    match class {
        AnswerClass::Connected => |t| t.connected,
        AnswerClass::Caller => |t| t.caller,
        AnswerClass::Callee => |t| t.callee,
        AnswerClass::None => |t| t.none,
        AnswerClass::Other => |t| t.other,
    }
}

/// The icon for a class by 接通类型.
pub(super) const fn answer_icon(class: AnswerClass) -> Icon {
    match class {
        AnswerClass::Connected => Icon::Check,
        AnswerClass::Caller => Icon::MissedCall,
        AnswerClass::Callee => Icon::Cross,
        AnswerClass::None => Icon::Clock,
        AnswerClass::Other => Icon::Question,
    }
}

/// A record's called status.
pub(super) fn called_badge(status: &Reading<'_, CalledStatus>, texts: &'static Texts) -> impl IntoView + use<> {
    view! {
        <span class="badge quiet" data-field=Field::Status.wire_name()>
            {icon(called_icon(CalledClass::of(status)))}
            <span>{called_words(status, texts)}</span>
        </span>
    }
}

/// A record's answer type.
pub(super) fn answer_badge(answer_type: &Reading<'_, AnswerType>, texts: &'static Texts) -> impl IntoView + use<> {
    view! {
        <span class="badge outcome" data-field=Field::AnswerType.wire_name()>
            {icon(answer_icon(AnswerClass::of(answer_type)))}
            <span>{answer_words(answer_type, texts)}</span>
        </span>
    }
}

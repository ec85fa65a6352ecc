//! A class of records as word and icon.

use super::icon::Icon;
use super::word::Pick;
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

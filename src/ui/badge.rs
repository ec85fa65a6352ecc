//! A class of records as an icon.

use super::icon::Icon;
use crate::task::{AnswerClass, CalledClass};

/// The icon for a class by 是否呼叫.
pub(super) const fn called_icon(class: CalledClass) -> Icon {
    match class {
        CalledClass::Called => Icon::Phone,
        CalledClass::NotCalled => Icon::Minus,
        CalledClass::Other => Icon::Question,
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

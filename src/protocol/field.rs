//! The documented fields of a record, by name.

/// A documented field of a record, in the document's order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The task the record belongs to.
    TaskId,
    /// The number dialled.
    Telphone,
    /// The caller's own id of the customer.
    UserId,
    /// The caller's own id of the member.
    MemberId,
    /// A custom value given at creation.
    Chengshudu,
    /// The caller's own id of the call.
    CustomUuid,
    /// Called or not.
    Status,
    /// The agent's extension.
    ExtNumber,
    /// Answered or not; the documents do not say by whom.
    Answered,
    /// How the call was answered.
    AnswerType,
    /// When the call was made.
    CallTime,
    /// Seconds waited.
    Duration,
    /// Seconds talked.
    BillSec,
    /// When the record was created.
    CreateTime,
    /// Free text.
    Mark,
}

impl Field {
    /// Every documented field, in the document's order.
    pub const ALL: [Self; 15] = [
        Self::TaskId,
        Self::Telphone,
        Self::UserId,
        Self::MemberId,
        Self::Chengshudu,
        Self::CustomUuid,
        Self::Status,
        Self::ExtNumber,
        Self::Answered,
        Self::AnswerType,
        Self::CallTime,
        Self::Duration,
        Self::BillSec,
        Self::CreateTime,
        Self::Mark,
    ];

    /// The name the field has on the wire, the vendor's spelling included.
    #[must_use]
    pub const fn wire_name(self) -> &'static str {
        match self {
            Self::TaskId => "taskid",
            Self::Telphone => "telphone",
            Self::UserId => "userid",
            Self::MemberId => "memberid",
            Self::Chengshudu => "chengshudu",
            Self::CustomUuid => "customuuid",
            Self::Status => "status",
            Self::ExtNumber => "extnumber",
            Self::Answered => "answered",
            Self::AnswerType => "answertype",
            Self::CallTime => "calltime",
            Self::Duration => "duration",
            Self::BillSec => "billsec",
            Self::CreateTime => "createtime",
            Self::Mark => "mark",
        }
    }

    /// The documented field of that wire name.
    #[must_use]
    pub fn from_wire_name(name: &str) -> Option<Self> {
        Some(match name {
            "taskid" => Self::TaskId,
            "telphone" => Self::Telphone,
            "userid" => Self::UserId,
            "memberid" => Self::MemberId,
            "chengshudu" => Self::Chengshudu,
            "customuuid" => Self::CustomUuid,
            "status" => Self::Status,
            "extnumber" => Self::ExtNumber,
            "answered" => Self::Answered,
            "answertype" => Self::AnswerType,
            "calltime" => Self::CallTime,
            "duration" => Self::Duration,
            "billsec" => Self::BillSec,
            "createtime" => Self::CreateTime,
            "mark" => Self::Mark,
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[test]
    fn every_wire_name_leads_back_to_its_field() {
        for field in Field::ALL {
            assert_eq!(Field::from_wire_name(field.wire_name()), Some(field));
        }
        assert_eq!(Field::from_wire_name("telephone"), None);
    }
}

//! A TaskInfo call, checked as the framework checks it: first the service, then the parameters.

use std::num::IntErrorKind;

use crate::TASK_ID;
use crate::envelope::Refusal;
use crate::fault::{Faults, SEPARATOR, UnknownFault};
use crate::parameters::Parameters;

/// The one service there is.
pub const SERVICE: &str = "App.Sip_Yccall.TaskInfo";
/// Items on a page where the call does not say.
pub const DEFAULT_ITEMS_PER_PAGE: u64 = 10;

/// A call whose parameters are all there and well formed. Whether token and task are good is another question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskInfoRequest {
    /// As received.
    pub token: String,
    /// As received, faults and all: the answer's records repeat it.
    pub taskid: String,
    /// `currentpage`, at least 1.
    pub page: u64,
    /// `itemsperpage`, at least 1.
    pub items_per_page: u64,
    /// What goes wrong with it.
    pub faults: Faults,
    /// The `fault` parameter, empty where there is none.
    pub fault_text: String,
}

impl TaskInfoRequest {
    /// Reads a call from its parameters.
    ///
    /// # Errors
    /// Another service, a required parameter missing or empty, a page or page size below 1 or no number, an unknown
    /// fault behind a known task.
    pub fn read(parameters: &Parameters) -> Result<Self, Refusal> {
        let service = parameters.get("service").unwrap_or_default();
        if service != SERVICE {
            return Err(Refusal::UnknownService(service.to_owned()));
        }
        let token = required(parameters, "token")?;
        let taskid = required(parameters, "taskid")?;
        let fault_text = parameters.get("fault").unwrap_or_default().to_owned();
        let faults = faults(&taskid, &fault_text).map_err(|UnknownFault(word)| Refusal::UnknownFault(word))?;
        Ok(Self {
            token,
            taskid,
            page: positive(parameters, "currentpage", 1)?,
            items_per_page: positive(parameters, "itemsperpage", DEFAULT_ITEMS_PER_PAGE)?,
            faults,
            fault_text,
        })
    }

    /// Whether the task exists: its ID up to the first fault is [`TASK_ID`].
    pub fn is_known_task(&self) -> bool {
        self.taskid.split(SEPARATOR).next() == Some(TASK_ID)
    }
}

fn required(parameters: &Parameters, name: &'static str) -> Result<String, Refusal> {
    parameters.get(name).filter(|text| !text.is_empty()).map(str::to_owned).ok_or(Refusal::Missing(name))
}

fn positive(parameters: &Parameters, name: &'static str, default: u64) -> Result<u64, Refusal> {
    let Some(text) = parameters.get(name) else { return Ok(default) };
    match text.trim().parse::<u64>() {
        Ok(0) => Err(Refusal::TooSmall(name)),
        Ok(number) => Ok(number),
        // PHP stops at its largest number.
        Err(error) if *error.kind() == IntErrorKind::PosOverflow => Ok(u64::MAX),
        Err(_) => Err(Refusal::TooSmall(name)),
    }
}

/// The faults of the task ID and of the parameter. An unknown task has none: what stands behind it means nothing.
fn faults(taskid: &str, fault_text: &str) -> Result<Faults, UnknownFault> {
    let of_task = taskid.strip_prefix(TASK_ID).filter(|rest| rest.starts_with(SEPARATOR)).unwrap_or_default();
    Faults::parse(&format!("{of_task}{SEPARATOR}{fault_text}"))
}

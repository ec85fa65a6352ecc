//! A whole task, page by page, several pages at a time.

use std::cell::RefCell;

use futures_util::StreamExt;
use futures_util::stream::FuturesUnordered;

use super::load_plan::{Ask, LoadPlan, Verdict};
use super::task_info::{Api, Shared, request_page_of};
use crate::protocol::{ApiError, ErrorKind, PageHead, PageRequest, TaskId};
use crate::task::Records;

/// After so many pages in a row without an answer nothing is asked any more: the network is gone, not a page.
const FAILURES_IN_A_ROW: u32 = 4;

/// From so many pages still to come, a worker that fetches them is worth its start.
const PAGES_FOR_A_WORKER: usize = 40;

/// Takes what an answer has brought: records with the index in the task of the first, if they are to be kept. May give
/// back some that are of no use any more, for their memory.
type Keep<'a> = &'a dyn Fn(&LoadPlan, Option<(u64, Records)>) -> Option<Records>;

/// Asks for everything the plan still wants, `parallel` pages at a time, and hands each page's records to `keep` with
/// the index in the task of the first. Where a worker asks, it is told of a few more, which wait for their turn there.
///
/// The plan is borrowed for moments only, so that it is free again when the future is dropped.
///
/// A page that fails for good becomes a gap of the plan, and the others go on. Pages under way when the load has to
/// stop are waited for, so nothing is fetched twice. Dropping the future ends every request;
/// [`LoadPlan::resume`](super::LoadPlan::resume) then makes the plan ready to go on.
///
/// # Errors
/// What stops the whole load: no right to ask ([`ErrorKind::Auth`] is worth going on from with a new token), no such
/// task, no memory for more, a first page that does not come, or no answer to any page.
pub async fn load_pages(
    api: &Api,
    task_id: &TaskId,
    parallel: usize,
    plan: &RefCell<LoadPlan>,
    keep: Keep<'_>,
) -> Result<(), ApiError> {
    let shared = Shared::new(parallel);
    let mut under_way = FuturesUnordered::new();
    let mut failures = 0;
    let mut stop = None;
    loop {
        if plan.borrow().open() >= PAGES_FOR_A_WORKER {
            shared.fetcher.begin(&api.fetchers);
        }
        while stop.is_none()
            && under_way.len() < parallel + shared.fetcher.ahead()
            && let Some(ask) = plan.borrow_mut().ask()
        {
            under_way.push(page(&shared, api, task_id, ask));
        }
        let Some((ask, outcome)) = under_way.next().await else {
            return stop.map_or(Ok(()), Err);
        };
        let mut kept = None;
        let mut plan = plan.borrow_mut();
        match outcome {
            Ok((head, records)) => {
                failures = 0;
                if let Verdict::Keep { first_index } = plan.arrived(ask, head) {
                    kept = Some((first_index, records));
                }
            }
            Err(error) if error.kind == ErrorKind::BadRequest && plan.refused(ask) => {}
            Err(error) => {
                failures += u32::from(error.is_transient());
                if concerns_all(error.kind) || failures >= FAILURES_IN_A_ROW || !plan.has_begun() {
                    plan.put_back(ask);
                    stop = Some(error);
                } else {
                    plan.failed(ask);
                }
            }
        }
        shared.spare.borrow_mut().extend(keep(&plan, kept));
    }
}

/// Whether an error is not one page's but the task's.
const fn concerns_all(kind: ErrorKind) -> bool {
    use ErrorKind::{Auth, Forbidden, OutOfMemory, Rejected, TaskNotFound};
    matches!(kind, Auth | Forbidden | TaskNotFound | Rejected | OutOfMemory)
}

async fn page(shared: &Shared, api: &Api, task_id: &TaskId, ask: Ask) -> (Ask, Result<(PageHead, Records), ApiError>) {
    let request = PageRequest { task_id: task_id.clone(), page: ask.page, page_size: ask.page_size };
    let outcome = request_page_of(shared, api, &request, &|_| {}).await;
    (ask, outcome)
}

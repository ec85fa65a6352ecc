//! What those who listen are told besides the counts, the notices and the errors: that the whole task is coming and how
//! much has come in the end, and which page has been turned to. Once each: how far a load is, is a progress bar's to say.

use super::dom::{El, Group, Holder as _, el, group};
use crate::state::{LoadState, Memo, Session};

/// Two lines that nobody sees, of a session's task.
pub(super) fn spoken(session: Session) -> Group {
    let t = move || session.texts();
    let load = Memo::new(move |_| {
        let load = session.task_load()?;
        match load.state {
            LoadState::Running => Some(None),
            LoadState::Done => Some(Some((load.loaded, load.total))),
            // A notice and an error say that.
            LoadState::Stopped(_) => None,
        }
    });
    let task = move || {
        load.get().map(|came| match came {
            None => t().loading.to_owned(),
            Some((loaded, total)) => (t().loaded)(loaded, total),
        })
    };
    let place = Memo::new(move |_| session.paging().map(|paging| (session.page_number(), paging.pages())));
    // How many pages there are grows while a task comes: a page is said when it is turned to, not whenever there are more.
    let page = Memo::new(move |_| place.get().map(|(page, _)| page));
    let page = move || {
        page.get()?;
        let (page, pages) = place.get_untracked()?;
        Some(format!("{} {page} {}", t().page_before, (t().page_after)(pages)))
    };
    group().child(line("said-of-task", task)).child(line("said-of-page", page))
}

fn line(hook: &str, says: impl FnMut() -> Option<String> + 'static) -> El {
    el("p").attrs(&[("role", "status"), ("class", "visually-hidden"), ("data-yti", hook)]).text_of(says)
}

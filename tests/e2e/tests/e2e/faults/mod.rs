//! What goes wrong between a person and the records, what the person is told of it, and that no record is lost or
//! doubled by it. Each row names the test that proves it; those without a module are here, in the module of their name.
//!
//! | fault | what the person sees | proven by |
//! | --- | --- | --- |
//! | offline in mid-load, then online | error `network`, what came stays; "try again" fetches the rest | [`connection`] |
//! | connection broken before the answer, in its header, in its body | nothing: asked again | [`connection`] |
//! | the same for good | error `network` | `errors`, `web/retries` |
//! | broken in its body, in WebKitGTK, which takes half for the whole | error `malformed` | [`connection`] |
//! | no connection, or no right to read the answer | error `network`, all reasons named | `errors` |
//! | HTTP 429 with `Retry-After` | nothing: asked again when the server says | [`connection`], `web/retries` |
//! | HTTP 429 with a longer one than 30 s | error `http` | `web/retries` |
//! | a burst of HTTP 5xx that passes | nothing: asked again | [`connection`] |
//! | a burst that lasts | error `http`, what came stays; "try again" fetches the rest | [`connection`] |
//! | a slow drip | nothing | `whole_task` |
//! | a drip without an end, no answer | error `timeout` | `recovery`, `web/retries` |
//! | answers out of order | nothing | [`connection`], `whole_task` |
//! | an answer after a cancel | notice `partial`, and the answer changes nothing | `web/task_faults` |
//! | the token expires in mid-load | error `auth`; a new one goes on | `whole_task`, `web/task_faults` |
//! | pages clamped or refused | nothing | `whole_task` |
//! | a task that grows at its end | notice `drift`; the new records are there | [`answers`] |
//! | a task that shrinks | notice `drift`; what came stays | [`answers`] |
//! | a task whose records move back | notices `drift` and `duplicates`; none is lost | [`answers`] |
//! | a task that is emptied, or gone, in mid-load | notice `drift`, or error `task-not-found`; what came stays | [`answers`] |
//! | the same page for ever | notice `duplicates`; the load ends | [`answers`] |
//! | the last page again past the end | notice `drift` | `web/task_ends`, `web/task_faults` |
//! | a body of 100 MB | nothing | [`answers`] |
//! | HTTP 200 with HTML, cut or empty JSON | error `malformed`; of one page of many a notice `gap` | `errors`, `whole_task` |
//! | storage blocked or full | nothing: choices last as long as the page | [`browser`] |
//! | clipboard refused | the text is marked | `copy`, `web/copying` |
//! | downloads refused | links to the files | [`browser`] |
//! | memory exhausted | error `out-of-memory`; what came stays and can be filtered | [`browser`] |
//! | the tab hidden for an hour | one refresh when it is seen again | `web/refresh_pauses`, `refresh` |
//! | the page kept by the browser and gone back to | the form, without a token | [`browser`], `coming_back` |
//! | two hours of refreshes | nothing: memory and document stay as large | `web/soak` |

mod answers;
mod browser;
mod connection;

use e2e::{Page, Screen};

/// Waits until so many records of the whole task are shown, and nothing is on its way.
async fn all_of(page: &Page, records: u64) -> anyhow::Result<Screen> {
    page.until(&format!("{records} records"), |screen| screen.is_settled() && shown(screen) == records).await
}

/// How many records of the whole task are shown; none while it is single pages.
fn shown(screen: &Screen) -> u64 {
    screen.count.as_ref().filter(|count| count.scope == "task").map_or(0, |count| count.shown)
}

fn has_notice(screen: &Screen, kind: &str) -> bool {
    screen.notices.iter().any(|(shown, _)| shown == kind)
}

/// Nothing went wrong, as far as a person is told. That some records are equal is so, and a test has made files.
fn expect_nothing_said(screen: &Screen) {
    assert_eq!(screen.error, None);
    let notices: Vec<_> = screen.notices.iter().filter(|(kind, _)| kind != "duplicates" && kind != "export").collect();
    assert!(notices.is_empty(), "{notices:?}");
}

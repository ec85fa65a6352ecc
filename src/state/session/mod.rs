//! One element's session with the API: connection, scope, paging, activity.
//!
//! What there is stands here; what it says is in `look`, how it comes to be connected in `connect`, the right to be
//! in `token`, what is shown of the task in `show`, how that is renewed by itself in `refresh`, files of it in `export`.

mod connect;
mod export;
mod look;
mod refresh;
mod show;
mod token;

use leptos::prelude::on_cleanup;

use super::auto_refresh::AutoRefresh;
use super::export::Exports;
use super::kept::Kept;
use super::listing::Listing;
use super::running::Running;
use super::signals::RwSignal;
use super::whole_task::WholeTask;
use super::{Asked, Draft, Options, RemotePage, Slot, Theme, ViewState};
use crate::i18n::Lang;
use crate::protocol::{ApiError, Endpoint, TaskId};
use crate::transport::{Fetchers, TokenSource, Workbooks};

/// Whom to ask for what: what a submitted form, or a host, has said.
#[derive(Clone, Debug, PartialEq)]
struct Connection {
    endpoint: Endpoint,
    task_id: TaskId,
    source: Source,
}

/// Who made a connection, and so who can mend one that does not work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Source {
    /// A person, by the form: a first failure leads back to it.
    Form,
    /// The host page: a first failure is shown where the task would be.
    Host,
}

/// Who has the tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenFrom {
    /// A person, who types them.
    Person,
    /// The host page, which gives them.
    Host,
    /// A function of the host page, which is asked for them.
    Provider,
}

/// What the session is doing. A page that was there before stays, whatever this says.
#[derive(Clone, Debug, PartialEq)]
pub enum Activity {
    /// Nothing.
    Idle,
    /// A page is on its way.
    Loading {
        /// Which.
        asked: Asked,
        /// The attempt's number, from 1; more after transient faults.
        attempt: u32,
    },
    /// The last page asked for did not come.
    Failed {
        /// Which.
        asked: Asked,
        /// Why.
        error: ApiError,
    },
}

/// What fills the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// The connection form.
    Connect,
    /// The task.
    Task,
}

/// What filters, counts and search see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// The server's page on screen.
    Page,
    /// Every record of the task that has come.
    Task,
}

impl Scope {
    /// The scope's public name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Task => "task",
        }
    }
}

/// The signals of one element and the actions on them. A handle: copies are the same session, and it ends with the
/// reactive owner it was made under.
#[derive(Clone, Copy, Debug)]
pub struct Session {
    /// The connection form.
    pub draft: Draft,
    /// The language.
    pub lang: RwSignal<Lang>,
    /// The theme.
    pub theme: RwSignal<Theme>,
    /// The records on screen.
    pub listing: Listing,
    options: RwSignal<Options>,
    connection: RwSignal<Option<Connection>>,
    tokens: Kept<TokenSource>,
    token_from: RwSignal<TokenFrom>,
    scope: RwSignal<Scope>,
    /// The page on screen or on its way: the server's in [`Scope::Page`], of the filtered rows in [`Scope::Task`].
    asked: RwSignal<Asked>,
    page: RwSignal<Option<RemotePage>>,
    activity: RwSignal<Activity>,
    whole: WholeTask,
    fetchers: Kept<Fetchers>,
    /// What to show as soon as its task has answered; kept until then, so that a mistyped token does not lose it.
    wanted: Kept<Option<ViewState>>,
    /// The record that a person pressed last.
    selected: RwSignal<Option<Slot>>,
    /// The page's request under way.
    running: Running,
    /// Whether it is asked for as soon as it is wanted, and not only when whoever wants it has said everything.
    asks_at_once: Kept<bool>,
    refresh: AutoRefresh,
    exports: Exports,
}

impl Session {
    /// A session as the host's options say, with what begins workbooks, and workers that fetch. Nothing is asked yet.
    #[must_use]
    pub fn new(options: Options, workbooks: Workbooks, fetchers: Fetchers) -> Self {
        let session = Self {
            draft: Draft::new(&options),
            lang: RwSignal::new(options.lang),
            theme: RwSignal::new(options.theme),
            listing: Listing::new(options.numbers),
            connection: RwSignal::new(None),
            tokens: Kept::new(TokenSource::default()),
            token_from: RwSignal::new(TokenFrom::Person),
            scope: RwSignal::new(Scope::Page),
            asked: RwSignal::new(Asked { page: options.page, page_size: options.page_size }),
            refresh: AutoRefresh::new(options.refresh_every),
            options: RwSignal::new(options),
            page: RwSignal::new(None),
            activity: RwSignal::new(Activity::Idle),
            whole: WholeTask::new(),
            fetchers: Kept::new(fetchers),
            wanted: Kept::new(None),
            selected: RwSignal::new(None),
            running: Running::new(),
            asks_at_once: Kept::new(false),
            exports: Exports::new(workbooks),
        };
        session.refresh.watch(session);
        on_cleanup(move || {
            session.stop();
            session.refresh.end();
            session.exports.forget();
        });
        session
    }
}

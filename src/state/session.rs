//! One element's session with the API: connection, page, activity, filter.

use std::sync::Arc;

use futures_util::future::{AbortHandle, Abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Asked, AutoLoad, Draft, LoadedPage, Options, Paging, Theme};
use crate::i18n::{Lang, Texts};
use crate::protocol::{ApiError, Endpoint, ErrorKind, PageRequest, PageSize, TaskId, Token};
use crate::task::{Facets, Filter, Order, View};
use crate::transport::{Api, RetryPolicy, request_page};

/// Whom to ask for what: what a submitted form, or a host, has said.
#[derive(Clone, Debug, PartialEq)]
struct Connection {
    endpoint: Endpoint,
    token: Token,
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

/// What the session is doing. A page that was there before stays, whatever this says.
#[derive(Clone, Debug, PartialEq)]
pub enum Activity {
    /// Nothing.
    Idle,
    /// A page is on its way.
    Loading {
        /// Which.
        asked: Asked,
        /// The question's number, from 1; more after transient faults.
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
    /// What hides records.
    pub filter: RwSignal<Filter>,
    options: RwSignal<Options>,
    connection: RwSignal<Option<Connection>>,
    asked: RwSignal<Asked>,
    page: RwSignal<Option<LoadedPage>>,
    activity: RwSignal<Activity>,
    rows: Memo<Arc<Vec<usize>>>,
    facets: Memo<Facets>,
    /// Ends the request under way.
    running: StoredValue<Option<AbortHandle>>,
}

impl Session {
    /// A session as the host's options say. Nothing is asked yet.
    #[must_use]
    pub fn new(options: Options) -> Self {
        let page = RwSignal::new(None::<LoadedPage>);
        let filter = RwSignal::new(Filter::default());
        let answer = Memo::new(move |_| {
            let page = page.read();
            let Some(page) = page.as_ref() else { return <(Arc<Vec<usize>>, Facets)>::default() };
            let view = View::of(&page.records, filter.get(), Order::default());
            let rows = view.rows().iter().map(|&row| row as usize).collect();
            (Arc::new(rows), view.facets().clone())
        });
        let rows = Memo::new(move |_| Arc::clone(&answer.read().0));
        let facets = Memo::new(move |_| answer.read().1.clone());
        let session = Self {
            draft: Draft::new(&options),
            lang: RwSignal::new(options.lang),
            theme: RwSignal::new(options.theme),
            filter,
            connection: RwSignal::new(None),
            asked: RwSignal::new(Asked { page: options.page, page_size: options.page_size }),
            options: RwSignal::new(options),
            page,
            activity: RwSignal::new(Activity::Idle),
            rows,
            facets,
            running: StoredValue::new(None),
        };
        on_cleanup(move || session.stop());
        session
    }

    /// What fills the screen: the form until a connection stands.
    #[must_use]
    pub fn stage(&self) -> Stage {
        if self.connection.read().is_some() { Stage::Task } else { Stage::Connect }
    }

    /// What the session is doing.
    #[must_use]
    pub fn activity(&self) -> Activity {
        self.activity.get()
    }

    /// Whether a page is on its way.
    #[must_use]
    pub fn is_loading(&self) -> bool {
        matches!(*self.activity.read(), Activity::Loading { .. })
    }

    /// The error to show, if the last page asked for did not come.
    #[must_use]
    pub fn error(&self) -> Option<ApiError> {
        match &*self.activity.read() {
            Activity::Failed { error, .. } => Some(error.clone()),
            Activity::Idle | Activity::Loading { .. } => None,
        }
    }

    /// The page on screen.
    #[must_use]
    pub fn page(&self) -> Option<LoadedPage> {
        self.page.get()
    }

    /// Whether a page is on screen.
    #[must_use]
    pub fn has_page(&self) -> bool {
        self.page.read().is_some()
    }

    /// Where the page on screen stands.
    #[must_use]
    pub fn paging(&self) -> Option<Paging> {
        self.page.read().as_ref().map(|page| page.paging)
    }

    /// The page's number to show and to count on from: the one on its way, else the one on screen.
    #[must_use]
    pub fn page_number(&self) -> u64 {
        match &*self.activity.read() {
            Activity::Loading { asked, .. } => asked.page,
            Activity::Idle | Activity::Failed { .. } => self.paging().map_or(1, |paging| paging.page),
        }
    }

    /// Records a page, as last asked for.
    #[must_use]
    pub fn page_size(&self) -> PageSize {
        self.asked.read().page_size
    }

    /// The task on screen.
    #[must_use]
    pub fn task_id(&self) -> Option<TaskId> {
        self.connection.read().as_ref().map(|connection| connection.task_id.clone())
    }

    /// The rows of the page that pass the filter, in order.
    #[must_use]
    pub fn rows(&self) -> Arc<Vec<usize>> {
        self.rows.get()
    }

    /// What each of the filter's values would show.
    #[must_use]
    pub fn facets(&self) -> Facets {
        self.facets.get()
    }

    /// The texts in the person's language.
    #[must_use]
    pub fn texts(&self) -> &'static Texts {
        self.lang.get().texts()
    }

    /// How often a page is asked for before the session gives up.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        RetryPolicy::default().attempts
    }

    /// Connects as the form says and loads the first page; where a field cannot be used, only says so at the field.
    pub fn submit(&self) {
        self.connect(Source::Form);
    }

    fn connect(&self, source: Source) {
        let Some((endpoint, token, task_id)) = self.draft.check() else { return };
        let same_task = |connection: &Connection| connection.task_id == task_id && connection.endpoint == endpoint;
        if !self.connection.read_untracked().as_ref().is_some_and(same_task) {
            self.page.set(None);
            self.filter.set(Filter::default());
        }
        let page = self.options.read_untracked().page;
        self.connection.set(Some(Connection { endpoint, token, task_id, source }));
        self.load(Asked { page, page_size: self.draft.page_size.get_untracked() });
    }

    /// Takes a token from the host, and loads if everything needed is known and the host wants that.
    pub fn set_token(&self, token: &str) {
        self.draft.token.set(token.to_owned());
        let known = {
            let options = self.options.read_untracked();
            options.endpoint.is_some() && options.task_id.is_some() && options.auto_load == AutoLoad::Page
        };
        if known && !token.trim().is_empty() {
            self.connect(Source::Host);
        }
    }

    /// Loads the current page again, or connects with what is known; where something is missing, the form says what.
    pub fn load_current(&self) {
        if self.connection.read_untracked().is_some() { self.reload() } else { self.connect(Source::Host) }
    }

    /// Goes on with a new token where the old one was refused.
    pub fn renew_token(&self, token: Token) {
        self.draft.token.set(token.reveal().to_owned());
        self.connection.update(|connection| {
            if let Some(connection) = connection {
                connection.token = token;
            }
        });
        self.reload();
    }

    /// Takes changed options from the host. What the change does not touch stays as the person left it.
    pub fn configure(&self, options: Options) {
        let before = self.options.get_untracked();
        if options.lang != before.lang {
            self.lang.set(options.lang);
        }
        if options.theme != before.theme {
            self.theme.set(options.theme);
        }
        if options.endpoint != before.endpoint {
            self.draft.endpoint.set(options.endpoint.as_ref().map(Endpoint::as_str).unwrap_or_default().to_owned());
        }
        if options.task_id != before.task_id {
            self.draft.task_id.set(options.task_id.as_ref().map(TaskId::as_str).unwrap_or_default().to_owned());
        }
        if options.page_size != before.page_size {
            self.draft.page_size.set(options.page_size);
        }
        let elsewhere = options.endpoint != before.endpoint || options.task_id != before.task_id;
        let other_page = options.page != before.page || options.page_size != before.page_size;
        let asked = Asked { page: options.page, page_size: options.page_size };
        self.options.set(options);
        if self.connection.read_untracked().is_none() {
            return;
        }
        if elsewhere {
            self.connect(Source::Host);
        } else if other_page {
            self.load(asked);
        }
    }

    /// Loads the current page again; the one on screen stays until it has come.
    pub fn reload(&self) {
        let asked = match &*self.activity.read_untracked() {
            Activity::Failed { asked, .. } => *asked,
            Activity::Idle | Activity::Loading { .. } => self.asked.get_untracked(),
        };
        self.load(asked);
    }

    /// Goes to a page, from 1, within the task.
    pub fn go_to(&self, page: u64) {
        let Some(paging) = self.page.read_untracked().as_ref().map(|page| page.paging) else { return };
        self.load(Asked { page: paging.clamp(page), page_size: self.asked.get_untracked().page_size });
    }

    /// Changes the page size and stays at the first record in view.
    pub fn set_page_size(&self, page_size: PageSize) {
        self.draft.page_size.set(page_size);
        let page = self.page.read_untracked().as_ref().map_or(1, |page| page.paging.page_at_size(page_size));
        self.load(Asked { page, page_size });
    }

    /// Shows every record again.
    pub fn clear_filters(&self) {
        self.filter.set(Filter::default());
    }

    /// Stops the request under way because the person asked.
    pub fn cancel(&self) {
        let Activity::Loading { asked, .. } = self.activity.get_untracked() else { return };
        self.stop();
        self.failed(asked, ApiError::of(ErrorKind::Cancelled));
    }

    /// Back to the form, with its fields as they were.
    pub fn disconnect(&self) {
        self.stop();
        self.activity.set(Activity::Idle);
        self.connection.set(None);
        self.page.set(None);
        self.filter.set(Filter::default());
    }

    fn stop(&self) {
        self.running.update_value(|running| {
            if let Some(handle) = running.take() {
                handle.abort();
            }
        });
    }

    fn load(&self, asked: Asked) {
        let Some(connection) = self.connection.get_untracked() else { return };
        self.stop();
        self.asked.set(asked);
        self.activity.set(Activity::Loading { asked, attempt: 1 });

        let session = *self;
        let api = Api {
            endpoint: connection.endpoint,
            token: connection.token,
            timeout: self.options.read_untracked().timeout,
            retry: RetryPolicy::default(),
        };
        let request = PageRequest { task_id: connection.task_id, page: asked.page, page_size: asked.page_size };
        let exchange = async move {
            let on_retry = |attempt| session.activity.set(Activity::Loading { asked, attempt });
            request_page(&api, &request, on_retry, |page| LoadedPage::new(asked, &page)).await
        };
        let (handle, registration) = AbortHandle::new_pair();
        self.running.set_value(Some(handle));
        spawn_local(async move {
            // A request that was stopped says nothing: whoever stopped it has said what comes next.
            if let Ok(outcome) = Abortable::new(exchange, registration).await {
                session.arrived(asked, outcome);
            }
        });
    }

    fn arrived(&self, asked: Asked, outcome: Result<LoadedPage, ApiError>) {
        match outcome {
            Ok(page) => {
                self.page.set(Some(page));
                self.activity.set(Activity::Idle);
            }
            Err(error) => self.failed(asked, error),
        }
    }
    fn failed(&self, asked: Asked, error: ApiError) {
        self.activity.set(Activity::Failed { asked, error });
        let back_to_form = {
            let connection = self.connection.read_untracked();
            connection.as_ref().is_some_and(|connection| connection.source == Source::Form)
        };
        if back_to_form && self.page.read_untracked().is_none() {
            self.connection.set(None);
        }
    }
}

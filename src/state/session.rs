//! One element's session with the API: connection, scope, paging, activity.

use futures_util::future::{AbortHandle, Abortable};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::listing::{Listing, Slot};
use super::whole_task::{Access, Target, WholeTask};
use super::{Asked, AutoLoad, Draft, Options, Paging, RemotePage, TaskLoad, Theme, ViewState};
use crate::i18n::{Lang, Texts};
use crate::protocol::{ApiError, Endpoint, ErrorKind, PageRequest, PageSize, TaskId, Token};
use crate::task::{Assembly, Filter, Order, Records};
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
    scope: RwSignal<Scope>,
    /// The page on screen or on its way: the server's in [`Scope::Page`], of the filtered rows in [`Scope::Task`].
    asked: RwSignal<Asked>,
    page: RwSignal<Option<RemotePage>>,
    activity: RwSignal<Activity>,
    whole: WholeTask,
    /// What to show once a connection stands.
    wanted: StoredValue<Option<ViewState>>,
    /// Ends the page's request under way.
    running: StoredValue<Option<AbortHandle>>,
}

impl Session {
    /// A session as the host's options say. Nothing is asked yet.
    #[must_use]
    pub fn new(options: Options) -> Self {
        let session = Self {
            draft: Draft::new(&options),
            lang: RwSignal::new(options.lang),
            theme: RwSignal::new(options.theme),
            listing: Listing::new(),
            connection: RwSignal::new(None),
            scope: RwSignal::new(Scope::Page),
            asked: RwSignal::new(Asked { page: options.page, page_size: options.page_size }),
            options: RwSignal::new(options),
            page: RwSignal::new(None),
            activity: RwSignal::new(Activity::Idle),
            whole: WholeTask::new(),
            wanted: StoredValue::new(None),
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

    /// What filters, counts and search see.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.scope.get()
    }

    pub(super) fn scope_untracked(&self) -> Scope {
        self.scope.get_untracked()
    }

    /// What the session is doing about its page.
    #[must_use]
    pub fn activity(&self) -> Activity {
        self.activity.get()
    }

    /// Whether a page is on its way.
    #[must_use]
    pub fn is_loading(&self) -> bool {
        matches!(*self.activity.read(), Activity::Loading { .. })
    }

    /// Whether anything is on its way.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.is_loading() || self.whole.is_running()
    }

    /// How far the load of the whole task is, once there was one.
    #[must_use]
    pub fn task_load(&self) -> Option<TaskLoad> {
        self.whole.load()
    }

    /// The error to show: why the last page asked for did not come, or why the load of the whole task stopped.
    #[must_use]
    pub fn error(&self) -> Option<ApiError> {
        match &*self.activity.read() {
            Activity::Failed { error, .. } => Some(error.clone()),
            Activity::Idle | Activity::Loading { .. } => self.whole.error(),
        }
    }

    /// The server's page on screen, or last on screen.
    #[must_use]
    pub fn page(&self) -> Option<RemotePage> {
        self.page.get()
    }

    /// Whether there are records on screen, or could be.
    #[must_use]
    pub fn has_page(&self) -> bool {
        self.page.read().is_some() || self.scope() == Scope::Task
    }

    /// Where the page on screen stands: among the server's, or among those of the filtered rows.
    #[must_use]
    pub fn paging(&self) -> Option<Paging> {
        match self.scope() {
            Scope::Page => self.page.read().as_ref().map(|page| page.paging),
            Scope::Task => {
                let asked = self.asked.get();
                let page_size = u64::from(asked.page_size.get());
                let paging = Paging { page: 1, page_size, total_items: self.listing.shown() as u64 };
                Some(Paging { page: paging.clamp(asked.page), ..paging })
            }
        }
    }

    /// Records in the task, by the server's last word.
    #[must_use]
    pub fn total_items(&self) -> u64 {
        match self.scope() {
            Scope::Page => self.page.read().as_ref().map_or(0, |page| page.paging.total_items),
            Scope::Task => self.whole.load().map_or(0, |load| load.total),
        }
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

    /// The records to show, in order.
    #[must_use]
    pub fn slots(&self) -> Vec<Slot> {
        match self.scope() {
            Scope::Page => self.listing.slots(0, usize::MAX),
            Scope::Task => {
                let Some(paging) = self.paging() else { return Vec::new() };
                let from = usize::try_from(paging.first_index()).unwrap_or(usize::MAX);
                self.listing.slots(from, usize::from(self.page_size().get()))
            }
        }
    }

    /// The task on screen.
    #[must_use]
    pub fn task_id(&self) -> Option<TaskId> {
        self.connection.read().as_ref().map(|connection| connection.task_id.clone())
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
            self.forget();
        }
        let wanted = self.wanted.try_update_value(Option::take).flatten();
        let wanted = wanted.filter(|wanted| wanted.task_id.as_ref().is_none_or(|wanted| *wanted == task_id));
        self.connection.set(Some(Connection { endpoint, token, task_id, source }));
        if wanted.is_none() && self.scope.get_untracked() == Scope::Task {
            // The same task, all of it: a page would be less.
            return self.reload();
        }
        let (auto_load, page) = {
            let options = self.options.read_untracked();
            (options.auto_load, options.page)
        };
        let page = wanted.as_ref().and_then(|wanted| wanted.page).unwrap_or(page);
        let was_whole = wanted.as_ref().is_some_and(|wanted| wanted.is_whole);
        if let Some(ViewState { filter, order, .. }) = wanted {
            self.listing.update_filter(|now| *now = filter);
            self.listing.set_order(order);
        }
        let asked = Asked { page, page_size: self.draft.page_size.get_untracked() };
        if was_whole {
            // The page is one of the filtered rows: the server's of that number would be another.
            self.asked.set(asked);
        } else {
            self.load(asked);
        }
        if was_whole || auto_load == AutoLoad::Task {
            self.load_task();
        }
    }

    /// What the person is looking at. Told anew whenever that changes.
    #[must_use]
    pub fn view_state(&self) -> ViewState {
        let filter = Filter { search: String::new(), ..self.listing.filter().get() };
        ViewState {
            task_id: self.task_id(),
            page: self.paging().map(|paging| paging.page).filter(|&page| page != 1),
            page_size: Some(self.page_size()),
            is_whole: self.scope() == Scope::Task,
            filter,
            order: self.listing.order(),
        }
    }

    /// Shows what somebody was looking at: at once where its task is on screen, else as soon as that is connected.
    pub fn restore(&self, state: ViewState) {
        if let Some(task_id) = &state.task_id {
            self.draft.task_id.set(task_id.as_str().to_owned());
        }
        if let Some(page_size) = state.page_size {
            self.draft.page_size.set(page_size);
        }
        self.wanted.set_value(Some(state));
        if self.connection.read_untracked().is_some() {
            self.connect(Source::Host);
        }
    }

    /// Takes a token from the host, and loads if everything needed is known and the host wants that. A whole task that
    /// is here or on its way is not loaded again for it.
    pub fn set_token(&self, token: &str) {
        self.draft.token.set(token.to_owned());
        let Some(token) = Token::parse(token) else { return };
        if self.connection.read_untracked().is_none() {
            self.connect_by_itself();
            return;
        }
        self.replace_token(token);
        let is_wanted = self.options.read_untracked().auto_load != AutoLoad::None;
        let is_missing = self.scope.get_untracked() == Scope::Page || untrack(|| self.error()).is_some();
        if is_wanted && is_missing {
            self.retry();
        }
    }

    /// Connects where a host has given everything that is needed and wants that.
    fn connect_by_itself(&self) {
        let known = {
            let options = self.options.read_untracked();
            options.endpoint.is_some() && options.task_id.is_some() && options.auto_load != AutoLoad::None
        };
        if known && Token::parse(&self.draft.token.read_untracked()).is_some() {
            self.connect(Source::Host);
        }
    }

    fn replace_token(&self, token: Token) {
        self.connection.update(|connection| {
            if let Some(connection) = connection {
                connection.token = token;
            }
        });
    }

    /// Loads the current page again, or connects with what is known; where something is missing, the form says what.
    pub fn load_current(&self) {
        if self.connection.read_untracked().is_some() { self.reload() } else { self.connect(Source::Host) }
    }

    /// Goes on with a new token where the old one was refused.
    pub fn renew_token(&self, token: Token) {
        self.draft.token.set(token.reveal().to_owned());
        self.replace_token(token);
        self.retry();
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
        let (page, page_size) = (options.page, options.page_size);
        let other_page = page != before.page;
        let other_size = page_size != before.page_size;
        self.options.set(options);
        if self.connection.read_untracked().is_none() {
            if elsewhere {
                self.connect_by_itself();
            }
        } else if elsewhere {
            self.connect(Source::Host);
        } else if other_page {
            let page_size = if other_size { page_size } else { self.asked.read_untracked().page_size };
            self.show(Asked { page, page_size });
        } else if other_size {
            self.set_page_size(page_size);
        }
    }

    /// Asks again for what did not come.
    pub fn retry(&self) {
        match &*self.activity.read_untracked() {
            Activity::Failed { .. } => {}
            Activity::Idle | Activity::Loading { .. } if untrack(|| self.whole.error()).is_some() => {
                return self.resume_task();
            }
            Activity::Idle | Activity::Loading { .. } => {}
        }
        self.reload();
    }

    /// Loads what is on screen again; it stays until the new is there.
    pub fn reload(&self) {
        let failed = match &*self.activity.read_untracked() {
            Activity::Failed { asked, .. } => Some(*asked),
            Activity::Idle | Activity::Loading { .. } => None,
        };
        match (failed, self.scope.get_untracked()) {
            (Some(asked), _) => self.load(asked),
            (None, Scope::Page) => self.load(self.asked.get_untracked()),
            (None, Scope::Task) => self.start_task(Target::Behind),
        }
    }

    /// Goes to a page, from 1, within the task.
    pub fn go_to(&self, page: u64) {
        let Some(paging) = untrack(|| self.paging()) else { return };
        self.show(Asked { page: paging.clamp(page), page_size: self.asked.get_untracked().page_size });
    }

    /// Changes the page size and stays at the first record in view.
    pub fn set_page_size(&self, page_size: PageSize) {
        self.draft.page_size.set(page_size);
        let page = untrack(|| self.paging()).map_or(1, |paging| paging.page_at_size(page_size));
        self.show(Asked { page, page_size });
    }

    fn show(&self, asked: Asked) {
        match self.scope.get_untracked() {
            Scope::Page => self.load(asked),
            Scope::Task => self.asked.set(asked),
        }
    }

    /// Changes what hides records, and shows the first of those that are left.
    pub fn update_filter(&self, change: impl FnOnce(&mut Filter)) {
        self.listing.update_filter(change);
        self.back_to_first_row();
    }

    /// Changes the order, and shows the first.
    pub fn set_order(&self, order: Order) {
        self.listing.set_order(order);
        self.back_to_first_row();
    }

    /// Shows every record again.
    pub fn clear_filters(&self) {
        self.update_filter(|filter| *filter = Filter::default());
    }

    fn back_to_first_row(&self) {
        if self.scope.get_untracked() == Scope::Task {
            self.asked.update(|asked| asked.page = 1);
        }
    }

    /// Loads the whole task, from its first page.
    pub fn load_task(&self) {
        self.start_task(Target::Screen);
    }

    /// Goes on with the load of the whole task where it stopped, gaps included.
    pub fn resume_task(&self) {
        if let Some(access) = self.access() {
            self.whole.resume(*self, access);
        }
    }

    fn start_task(&self, target: Target) {
        let Some(access) = self.access() else { return };
        let page_size = self.options.read_untracked().bulk_page_size;
        self.whole.start(*self, access, page_size, target);
    }

    /// Whom to ask, as things are now.
    pub(super) fn access(&self) -> Option<Access> {
        let connection = self.connection.get_untracked()?;
        let options = self.options.read_untracked();
        let api = Api {
            endpoint: connection.endpoint,
            token: connection.token,
            timeout: options.timeout,
            retry: RetryPolicy::default(),
        };
        Some(Access { api, task_id: connection.task_id, parallel: options.parallel })
    }

    /// The first records of the whole task are here: from now on they are what is listed.
    pub(super) fn enter_task(&self) {
        self.stop_page();
        self.activity.set(Activity::Idle);
        // The record that was first in view stays in view.
        if self.scope.get_untracked() == Scope::Page
            && let Some(page) = &*self.page.read_untracked()
        {
            let page_size = self.asked.read_untracked().page_size;
            self.asked.set(Asked { page: page.paging.page_at_size(page_size), page_size });
        }
        self.scope.set(Scope::Task);
    }

    /// Stops what is under way because the person asked.
    pub fn cancel(&self) {
        if let Activity::Loading { asked, .. } = self.activity.get_untracked() {
            self.stop_page();
            self.failed(asked, ApiError::of(ErrorKind::Cancelled));
        }
        self.whole.cancel(*self, ApiError::of(ErrorKind::Cancelled));
    }

    /// Back to the form, with its fields as they were.
    pub fn disconnect(&self) {
        self.connection.set(None);
        self.forget();
    }

    /// Nothing of the task is left, on screen or under way.
    fn forget(&self) {
        self.stop();
        self.activity.set(Activity::Idle);
        self.scope.set(Scope::Page);
        self.page.set(None);
        self.listing.filter().set(Filter::default());
        self.listing.set_order(Order::default());
        self.listing.replace(Assembly::default());
    }

    fn stop(&self) {
        self.stop_page();
        self.whole.stop();
    }

    fn stop_page(&self) {
        self.running.update_value(|running| {
            if let Some(handle) = running.take() {
                handle.abort();
            }
        });
    }

    fn load(&self, asked: Asked) {
        let Some(Access { api, task_id, .. }) = self.access() else { return };
        self.stop_page();
        self.asked.set(asked);
        self.activity.set(Activity::Loading { asked, attempt: 1 });

        let session = *self;
        let request = PageRequest { task_id, page: asked.page, page_size: asked.page_size };
        let exchange = async move {
            let on_retry = |attempt| session.activity.set(Activity::Loading { asked, attempt });
            request_page(&api, &request, on_retry, |page| RemotePage::new(asked, &page)).await
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

    fn arrived(&self, asked: Asked, outcome: Result<(RemotePage, Records), ApiError>) {
        match outcome {
            Ok((page, records)) => {
                let mut assembly = Assembly::default();
                assembly.put(page.paging.first_index(), records);
                assembly.close();
                self.listing.replace(assembly);
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
            self.whole.stop();
            self.connection.set(None);
        }
    }
}

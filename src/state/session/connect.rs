//! Coming to be connected: by the form, by a host, by a view that is restored.

use leptos::prelude::*;

use super::{Activity, Connection, Scope, Session, Source, TokenFrom};
use crate::protocol::{Endpoint, TaskId};
use crate::state::draft::Checked;
use crate::state::{Asked, AutoLoad, Options, ViewState};
use crate::task::{Assembly, Filter, Order};

impl Session {
    /// Connects as the form says and loads the first page; where a field cannot be used, only says so at the field.
    pub fn submit(&self) {
        self.connect(Source::Form);
    }

    /// What `give` completes is asked for at once: nothing will be given after it that could change the question.
    pub fn ask_at_once(&self, give: impl FnOnce()) {
        self.asks_at_once.set_value(true);
        give();
        self.asks_at_once.set_value(false);
    }

    fn connect(&self, source: Source) {
        let needs_token = match source {
            Source::Form => untrack(|| self.asks_for_token()),
            Source::Host => self.token_from.get_untracked() == TokenFrom::Person,
        };
        if let Some(endpoint) = untrack(|| self.fixed_endpoint()) {
            self.draft.endpoint.set(endpoint.as_str().to_owned());
        }
        let Some(Checked { endpoint, token, task_id }) = self.draft.check(needs_token) else { return };
        if needs_token {
            self.tokens.with_value(|tokens| tokens.give(token));
        }
        let same_task = |connection: &Connection| connection.task_id == task_id && connection.endpoint == endpoint;
        if !self.connection.read_untracked().as_ref().is_some_and(same_task) {
            self.forget();
        }
        let wanted = self.wanted.get_value();
        let wanted = wanted.filter(|wanted| wanted.task_id.as_ref().is_none_or(|wanted| *wanted == task_id));
        self.connection.set(Some(Connection { endpoint, task_id, source }));
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

    /// Shows what somebody was looking at: at once where its task is on screen, else as soon as that is connected.
    pub fn restore(&self, state: ViewState) {
        if let Some(task_id) = &state.task_id {
            self.draft.task_id.set(task_id.as_str().to_owned());
        }
        if let Some(page_size) = state.page_size {
            self.draft.page_size.set(page_size);
        }
        self.wanted.set_value(Some(state));
        if self.is_connected() {
            self.connect(Source::Host);
        }
    }

    /// Connects where a host has given everything that is needed and wants that.
    pub(super) fn connect_by_itself(&self) {
        let is_known = {
            let options = self.options.read_untracked();
            options.endpoint.is_some() && options.task_id.is_some()
        };
        if is_known && self.loads_by_itself() && self.token_from.get_untracked() != TokenFrom::Person {
            self.connect(Source::Host);
        }
    }

    /// Loads what is on screen again, or goes on with what stopped, or connects with what is known; where something is
    /// missing, the form says what.
    pub fn load_current(&self) {
        if self.is_connected() { self.retry() } else { self.connect(Source::Host) }
    }

    /// Loads the whole task, and connects before with what is known; where something is missing, the form says what.
    pub fn load_all(&self) {
        if !self.is_connected() {
            self.connect(Source::Host);
        }
        self.load_task();
    }

    pub(super) fn is_connected(&self) -> bool {
        self.connection.read_untracked().is_some()
    }

    pub(super) fn loads_by_itself(&self) -> bool {
        self.options.read_untracked().auto_load != AutoLoad::None
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
        if options.refresh_every != before.refresh_every {
            self.set_refresh_every(options.refresh_every);
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
        let other_load = options.auto_load != before.auto_load;
        let wants_all = other_load && options.auto_load == AutoLoad::Task;
        let other_page = page != before.page;
        let other_size = page_size != before.page_size;
        self.listing.set_numbers(options.numbers);
        self.options.set(options);
        if !self.is_connected() {
            if elsewhere || other_load {
                self.connect_by_itself();
            }
        } else if elsewhere {
            self.connect(Source::Host);
        } else if other_page {
            let page_size = if other_size { page_size } else { self.asked.read_untracked().page_size };
            self.show(Asked { page, page_size });
        } else if other_size {
            self.set_page_size(page_size);
        } else if wants_all && self.scope.get_untracked() == Scope::Page && !untrack(|| self.whole.is_running()) {
            self.load_task();
        }
    }

    /// Back to the form, with its fields as they were.
    pub fn disconnect(&self) {
        self.connection.set(None);
        self.forget();
    }

    /// Nothing of the task is left, on screen or under way.
    fn forget(&self) {
        self.stop();
        self.refresh.forget();
        self.exports.forget();
        self.activity.set(Activity::Idle);
        self.scope.set(Scope::Page);
        self.page.set(None);
        self.listing.filter().set(Filter::default());
        self.listing.set_order(Order::default());
        self.listing.replace(Assembly::default());
    }
}

//! Auto refresh in a browser: its timer, its eye on the tab, and what came of it.

use futures_util::FutureExt;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use web_sys::VisibilityState;

use super::kept::Kept;
use super::refresh::{Conditions, RefreshClock, RefreshEvery};
use super::running::Running;
use super::session::Session;
use super::signals::{Memo, RwSignal};
use super::whenever::whenever;

/// What came of a refresh.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refreshed {
    /// What is on screen is new.
    Came,
    /// What is on screen is older; the next refresh may bring what this one did not.
    Failed,
    /// What is on screen is older, and the error that is shown has to be dealt with first.
    Ended,
}

/// The refreshing of one session. A handle, as the session is. Moments are in milliseconds since 1970.
#[derive(Clone, Copy, Debug)]
pub(super) struct AutoRefresh {
    pub(super) every: RwSignal<RefreshEvery>,
    is_running: RwSignal<bool>,
    came: RwSignal<Option<f64>>,
    fails_since: RwSignal<Option<f64>>,
    running: Running,
    /// There is one only while a refresh is waited for.
    timer: Kept<Option<Timeout>>,
}

impl AutoRefresh {
    pub(super) fn new(every: RefreshEvery) -> Self {
        Self {
            every: RwSignal::new(every),
            is_running: RwSignal::new(false),
            came: RwSignal::new(None),
            fails_since: RwSignal::new(None),
            running: Running::new(),
            timer: Kept::new(None),
        }
    }

    /// From now on refreshes the session whenever it is time.
    pub(super) fn watch(&self, session: Session) {
        let Self { every, timer, .. } = *self;
        let is_visible = RwSignal::new(tab_is_visible());
        // It happens to the document, and comes up to the window.
        let listener = window_event_listener_untyped("visibilitychange", move |_| is_visible.set(tab_is_visible()));
        on_cleanup(move || listener.remove());

        let conditions = Memo::new(move |_| Conditions {
            every: every.get(),
            is_ready: session.can_refresh(),
            is_visible: is_visible.get(),
        });
        let clock = Kept::new(RefreshClock::default());
        whenever(move || {
            let conditions = conditions.get();
            let wait = clock.try_update_value(|clock| clock.wait(conditions, js_sys::Date::now())).flatten();
            timer.set_value(wait.map(|millis| Timeout::new(millis, move || session.refresh())));
        });
    }

    pub(super) fn is_running(&self) -> bool {
        self.is_running.get()
    }

    /// When what is on screen came.
    pub(super) fn came(&self) -> Option<f64> {
        self.came.get()
    }

    /// When the first refresh failed of those that have failed without one in between that did not.
    pub(super) fn fails_since(&self) -> Option<f64> {
        self.fails_since.get()
    }

    /// Begins a refresh, in place of one under way.
    pub(super) fn begin(&self, refresh: impl Future<Output = Refreshed> + 'static) {
        let this = *self;
        self.is_running.set(true);
        self.running.begin(refresh.map(move |refreshed| {
            this.is_running.set(false);
            match refreshed {
                Refreshed::Came => {}
                Refreshed::Failed => this.fails_since.update(|since| *since = since.or(Some(js_sys::Date::now()))),
                Refreshed::Ended => this.fails_since.set(None),
            }
        }));
    }

    /// Records have come that are on screen now, by a refresh or because somebody asked for them.
    pub(super) fn records_came(&self) {
        self.came.set(Some(js_sys::Date::now()));
        self.fails_since.set(None);
    }

    /// Ends a refresh under way; whether there was one.
    pub(super) fn stop(&self) -> bool {
        self.running.stop();
        let was_running = self.is_running.get_untracked();
        if was_running {
            self.is_running.set(false);
        }
        was_running
    }

    /// Nothing is on screen any more.
    pub(super) fn forget(&self) {
        self.stop();
        self.came.set(None);
        self.fails_since.set(None);
    }

    /// Ends everything, the timer too.
    pub(super) fn end(&self) {
        self.stop();
        self.timer.set_value(None);
    }
}

fn tab_is_visible() -> bool {
    document().visibility_state() == VisibilityState::Visible
}

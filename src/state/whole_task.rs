//! Loading a whole task: the plan, what it has brought, and what a person is told of it.

use std::cell::{Cell, RefCell};
use std::convert::Infallible;
use std::pin::pin;
use std::rc::Rc;
use std::time::Duration;

use futures_util::future::{Either, select};
use gloo_timers::future::sleep;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::auto_refresh::Refreshed;
use super::kept::Kept;
use super::refresh::ends_refreshing;
use super::running::Running;
use super::session::{Scope, Session};
use super::signals::RwSignal;
use super::task_load::{LoadState, TaskLoad};
use super::turn::milliseconds;
use crate::protocol::{ApiError, ErrorKind, PageSize, TaskId};
use crate::task::{Assembly, Records};
use crate::transport::{Api, LoadPlan, load_pages};

/// How often records that come are taken into what is listed: often enough to be seen growing, seldom enough to leave
/// the time to the load.
const SHOW_EVERY: Duration = Duration::from_millis(250);

/// To list many takes longer than to list few: so many records more are listed half as often, a third as often and so on.
const RECORDS_A_TURN: usize = 100_000;

/// Whom to ask, and how many requests at a time.
#[derive(Clone, Debug)]
pub(super) struct Access {
    pub(super) api: Api,
    pub(super) task_id: TaskId,
    pub(super) parallel: usize,
}

/// Where records go as they come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// Onto the screen, page by page.
    Screen,
    /// Behind what is on screen, which they replace in one step when all are here.
    Behind,
}

/// The whole task's load. A handle, as the session is.
#[derive(Clone, Copy, Debug)]
pub(super) struct WholeTask {
    load: RwSignal<Option<TaskLoad>>,
    work: Kept<Option<Rc<Work>>>,
    /// The load under way.
    running: Running,
}

#[derive(Debug)]
struct Work {
    target: Cell<Target>,
    plan: RefCell<LoadPlan>,
    behind: RefCell<Assembly>,
    /// Whether records have come that are not listed yet.
    unlisted: Cell<bool>,
}

impl WholeTask {
    pub(super) fn new() -> Self {
        Self { load: RwSignal::new(None), work: Kept::new(None), running: Running::new() }
    }

    pub(super) fn load(&self) -> Option<TaskLoad> {
        self.load.get()
    }

    pub(super) fn is_running(&self) -> bool {
        self.load.read().as_ref().is_some_and(|load| load.state == LoadState::Running)
    }

    /// Whether it stopped, be it for an error or because the person wished so.
    pub(super) fn is_stopped(&self) -> bool {
        self.load.read().as_ref().is_some_and(|load| matches!(load.state, LoadState::Stopped(_)))
    }

    /// Whether all of what is listed came with one load, which has ended: what was stopped is the person's to go on with.
    pub(super) fn can_be_refreshed(&self) -> bool {
        self.load.read().as_ref().is_some_and(|load| match &load.state {
            LoadState::Running => false,
            LoadState::Stopped(error) => load.is_reload && !ends_refreshing(error.kind),
            LoadState::Done => true,
        })
    }

    /// Why the load stopped, if that is an error and not the person's wish.
    pub(super) fn error(&self) -> Option<ApiError> {
        let load = self.load.read();
        match load.as_ref().map(|load| &load.state) {
            Some(LoadState::Stopped(error)) if error.kind != ErrorKind::Cancelled => Some(error.clone()),
            _ => None,
        }
    }

    /// Begins from the first page.
    pub(super) fn start(&self, session: Session, access: Access, page_size: PageSize, target: Target) {
        let known_total = untrack(|| session.total_items());
        self.stop();
        self.work.set_value(Some(Rc::new(Work::new(page_size, known_total, target))));
        self.run(session, access);
    }

    /// Goes on with everything that has not come.
    pub(super) fn resume(&self, session: Session, access: Access) {
        self.running.stop();
        if let Some(work) = self.work.get_value() {
            let mut plan = work.plan.borrow_mut();
            plan.resume();
            plan.retry_failed();
        }
        self.run(session, access);
    }

    /// Stops it and keeps what came; `why` is what it is then said to have stopped for.
    pub(super) fn cancel(&self, session: Session, why: ApiError) {
        let is_running = self.load.read_untracked().as_ref().is_some_and(|load| load.state == LoadState::Running);
        if is_running {
            self.running.stop();
            if self.work.get_value().is_some_and(|work| work.target.get() == Target::Screen) {
                session.listing.settle();
            }
            self.end(LoadState::Stopped(why));
        }
    }

    /// Stops it and forgets it.
    pub(super) fn stop(&self) {
        self.running.stop();
        self.work.set_value(None);
        self.load.set(None);
    }

    /// Loads everything anew and says nothing of it, until it takes the place of what is listed. A page that does not
    /// come is no gap here: what is on screen is older, but whole.
    pub(super) async fn refresh(&self, session: Session, access: Access, page_size: PageSize) -> Refreshed {
        let known_total = untrack(|| session.total_items());
        let work = Rc::new(Work::new(page_size, known_total, Target::Behind));
        let keep = |_: &LoadPlan, page: Option<(u64, Records)>| {
            page.and_then(|(first_index, records)| work.keep(session, first_index, records))
        };
        match load_pages(&access.api, &access.task_id, access.parallel, &work.plan, &keep).await {
            Ok(()) if work.plan.borrow().gaps().is_empty() => {
                self.work.set_value(Some(Rc::clone(&work)));
                self.show(session, &work);
                session.listing.answered().await;
                Refreshed::Came
            }
            Err(error) if ends_refreshing(error.kind) => {
                // From here on as a reload that somebody asked for: it goes on from where it stopped.
                self.load.set(Some(work.told_at_rest(LoadState::Stopped(error))));
                self.work.set_value(Some(work));
                Refreshed::Ended
            }
            Ok(()) | Err(_) => Refreshed::Failed,
        }
    }

    fn end(&self, state: LoadState) {
        if let Some(work) = self.work.get_value() {
            self.load.set(Some(work.told_at_rest(state)));
        }
    }

    fn run(&self, session: Session, access: Access) {
        let Some(work) = self.work.get_value() else { return };
        let whole = *self;
        let begun = milliseconds();
        let loaded_before = work.plan.borrow().loaded();
        self.load.set(Some(work.told(&work.plan.borrow(), begun, loaded_before)));

        let load = async move {
            let is_told = Cell::new(false);
            let keep = |plan: &LoadPlan, page: Option<(u64, Records)>| {
                let spare = page.and_then(|(first_index, records)| work.keep(session, first_index, records));
                // The first says how many there are; after that, drawing what comes would take longer than reading it.
                if !is_told.replace(true) {
                    whole.load.set(Some(work.told(plan, begun, loaded_before)));
                }
                spare
            };
            let tell = || whole.load.set(Some(work.told(&work.plan.borrow(), begun, loaded_before)));
            let pages = pin!(load_pages(&access.api, &access.task_id, access.parallel, &work.plan, &keep));
            let outcome = match select(pages, pin!(work.list_what_comes(session, &tell))).await {
                Either::Left((outcome, _)) => outcome,
                Either::Right((never, _)) => match never {},
            };
            whole.ended(session, &work, outcome);
        };
        self.running.begin(load);
    }

    fn ended(&self, session: Session, work: &Rc<Work>, outcome: Result<(), ApiError>) {
        let is_listed = work.target.get() == Target::Screen;
        if is_listed {
            session.listing.settle();
        }
        match outcome {
            Ok(()) if is_listed => self.complete(session, work),
            Ok(()) => self.show(session, work),
            // The old records stay where these are behind them: half of the new ones would be worse.
            Err(error) => self.end(LoadState::Stopped(error)),
        }
    }

    /// Puts what has come behind the screen in the place of what is listed.
    fn show(&self, session: Session, work: &Rc<Work>) {
        let (whole, work) = (*self, Rc::clone(work));
        let records = work.behind.take();
        // What is missing belongs to what is on screen now.
        work.target.set(Target::Screen);
        session.listing.replace_then(records, move || {
            // Another load may have begun since.
            if whole.work.get_value().is_some_and(|now| Rc::ptr_eq(&now, &work)) {
                whole.complete(session, &work);
            }
        });
    }

    fn complete(&self, session: Session, work: &Work) {
        self.load.update(|load| {
            // Until they are counted anew.
            let duplicates = load.as_ref().map_or(0, |load| load.duplicates);
            *load = Some(TaskLoad { duplicates, ..work.told_at_rest(LoadState::Done) });
        });
        session.records_came();
        self.count_duplicates(session);
    }

    fn count_duplicates(&self, session: Session) {
        let whole = *self;
        spawn_local(async move {
            let duplicates = session.listing.look_for_duplicates().await;
            whole.load.update(|load| {
                if let Some(load) = load {
                    load.duplicates = duplicates;
                }
            });
        });
    }
}

impl Work {
    fn new(page_size: PageSize, known_total: u64, target: Target) -> Self {
        Self {
            target: Cell::new(target),
            plan: RefCell::new(LoadPlan::new(page_size).expecting(known_total)),
            behind: RefCell::default(),
            unlisted: Cell::default(),
        }
    }

    /// Takes records into what is listed, and tells how many, some time after they came.
    async fn list_what_comes(&self, session: Session, tell: &dyn Fn()) -> Infallible {
        let mut turns = 0;
        loop {
            sleep(SHOW_EVERY).await;
            tell();
            turns += 1;
            let is_due = turns > untrack(|| session.listing.held()) / RECORDS_A_TURN;
            if is_due && self.unlisted.get() && session.listing.is_answered() {
                turns = 0;
                self.unlisted.set(false);
                session.listing.ask();
            }
        }
    }

    /// Takes a page's records, and gives back what [`Assembly::put`] does.
    fn keep(&self, session: Session, first_index: u64, records: Records) -> Option<Records> {
        match self.target.get() {
            Target::Behind => self.behind.borrow_mut().put(first_index, records),
            Target::Screen if session.scope_untracked() == Scope::Task => {
                self.unlisted.set(true);
                session.listing.put(first_index, records)
            }
            Target::Screen => {
                let mut assembly = Assembly::default();
                let spare = assembly.put(first_index, records);
                session.enter_task();
                session.listing.replace(assembly);
                spare
            }
        }
    }

    /// What a person is told of the plan, `begun` being when this run began and `before` what had come until then.
    fn told(&self, plan: &LoadPlan, begun: f64, before: u64) -> TaskLoad {
        let seconds = (milliseconds() - begun) / 1000.0;
        let loaded = plan.loaded();
        let speed = if seconds > 0.0 { (loaded - before) as f64 / seconds } else { 0.0 };
        TaskLoad {
            state: LoadState::Running,
            is_reload: self.target.get() == Target::Behind,
            loaded,
            total: plan.total(),
            speed,
            drift: plan.drift(),
            gaps: plan.gaps(),
            duplicates: 0,
        }
    }

    /// The same once nothing is under way any more.
    fn told_at_rest(&self, state: LoadState) -> TaskLoad {
        let plan = self.plan.borrow();
        TaskLoad { state, ..self.told(&plan, milliseconds(), plan.loaded()) }
    }
}

//! A clock that a test moves, for what takes longer than a test may.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::rc::Rc;

use js_sys::{Date, Function, Reflect};
use leptos::prelude::window;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};

use super::wait::until;

/// Timers of so many milliseconds wait for the test. Shorter ones run as ever, and so do the longer ones that guard
/// questions: nobody waits for those.
const HELD: RangeInclusive<f64> = 5_000.0..=500_000.0;

/// The clock, until it is dropped. Make it before the screen, so that it outlives it.
pub struct ClockStandIn {
    timers: Rc<RefCell<Timers>>,
    _functions: [StandIn; 3],
}

/// A function in the place of the browser's own, until it is dropped.
struct StandIn {
    object: JsValue,
    name: &'static str,
    real: Function,
    _closure: Box<dyn Any>,
}

#[derive(Default)]
struct Timers {
    /// By how much the test is ahead of the browser.
    ahead: f64,
    /// What waits, by handle, with the moment it waits for. Handles are negative, which the browser's never are.
    waiting: BTreeMap<i32, (f64, Function)>,
    handles: i32,
}

impl StandIn {
    fn new<T: ?Sized + 'static>(object: &JsValue, name: &'static str, closure: Closure<T>) -> Self {
        let real = function(object, name);
        Reflect::set(object, &name.into(), closure.as_ref()).unwrap();
        Self { object: object.clone(), name, real, _closure: Box::new(closure) }
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        Reflect::set(&self.object, &self.name.into(), &self.real).unwrap();
    }
}

fn function(object: &JsValue, name: &str) -> Function {
    Reflect::get(object, &name.into()).unwrap().unchecked_into()
}

impl ClockStandIn {
    /// Takes the place of the browser's clock and timers.
    pub fn stand_in() -> Self {
        let timers = Rc::<RefCell<Timers>>::default();
        let global = JsValue::from(js_sys::global());
        let date = Reflect::get(&global, &"Date".into()).unwrap();
        let (set, clear) = (function(&global, "setTimeout"), function(&global, "clearTimeout"));
        let now = function(&date, "now");

        let stand_in_now = Closure::<dyn Fn() -> f64>::new({
            let timers = Rc::clone(&timers);
            move || now.call0(&JsValue::UNDEFINED).unwrap().as_f64().unwrap() + timers.borrow().ahead
        });
        let stand_in_set = Closure::<dyn Fn(Function, f64) -> JsValue>::new({
            let timers = Rc::clone(&timers);
            move |act: Function, millis: f64| {
                if !HELD.contains(&millis) {
                    return set.call2(&JsValue::UNDEFINED, &act, &millis.into()).unwrap();
                }
                let due = Date::now() + millis;
                let mut timers = timers.borrow_mut();
                timers.handles -= 1;
                let handle = timers.handles;
                timers.waiting.insert(handle, (due, act));
                handle.into()
            }
        });
        let stand_in_clear = Closure::<dyn Fn(JsValue)>::new({
            let timers = Rc::clone(&timers);
            move |handle: JsValue| match handle.as_f64() {
                Some(held) if held < 0.0 => {
                    timers.borrow_mut().waiting.remove(&(held as i32));
                }
                _ => {
                    clear.call1(&JsValue::UNDEFINED, &handle).unwrap();
                }
            }
        });
        let functions = [
            StandIn::new(&global, "setTimeout", stand_in_set),
            StandIn::new(&global, "clearTimeout", stand_in_clear),
            StandIn::new(&date, "now", stand_in_now),
        ];
        Self { timers, _functions: functions }
    }

    /// How many timers wait.
    pub fn waiting(&self) -> usize {
        self.timers.borrow().waiting.len()
    }

    /// Waits until so many do.
    pub async fn waits(&self, timers: usize) {
        until(&format!("{timers} timers"), || (self.waiting() == timers).then_some(())).await;
    }

    /// Lets so many seconds pass.
    pub fn pass(&self, seconds: u32) {
        self.timers.borrow_mut().ahead += f64::from(seconds) * 1000.0;
        let now = Date::now();
        let due = |timers: &mut Timers| {
            let handle = *timers.waiting.iter().find(|(_, (due, _))| *due <= now)?.0;
            timers.waiting.remove(&handle)
        };
        loop {
            let next = due(&mut self.timers.borrow_mut());
            let Some((_, act)) = next else { return };
            act.call0(&JsValue::UNDEFINED).unwrap();
        }
    }
}

/// A machine so slow that every look at the clock finds it ten milliseconds later, until it is dropped: what is done in
/// slices takes many.
pub struct SlowMachine {
    _now: StandIn,
}

impl SlowMachine {
    /// Takes the place of the browser's own.
    pub fn stand_in() -> Self {
        let looks = Cell::new(0.0);
        let now = Closure::<dyn Fn() -> f64>::new(move || {
            looks.set(looks.get() + 10.0);
            looks.get()
        });
        Self { _now: StandIn::new(&window().performance().unwrap(), "now", now) }
    }
}

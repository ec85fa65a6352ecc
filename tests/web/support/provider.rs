//! A host's function that gives tokens when a test says so.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Error, Function, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::wait::until;

/// What a promise is resolved and rejected with.
type Ends = (Function, Function);

/// Make it before the screen, so that it outlives it.
pub struct Provider {
    asked: Rc<RefCell<Vec<Ends>>>,
    ask: Closure<dyn Fn() -> Promise>,
}

impl Provider {
    /// One that nobody has asked yet.
    pub fn new() -> Self {
        let asked = Rc::<RefCell<Vec<Ends>>>::default();
        let ask = Closure::<dyn Fn() -> Promise>::new({
            let asked = Rc::clone(&asked);
            move || Promise::new(&mut |resolve, reject| asked.borrow_mut().push((resolve, reject)))
        });
        Self { asked, ask }
    }

    /// What a host sets.
    pub fn function(&self) -> Option<Function> {
        Some(self.ask.as_ref().unchecked_ref::<Function>().clone())
    }

    /// How often it was asked.
    pub fn asked(&self) -> usize {
        self.asked.borrow().len()
    }

    /// Waits until it has been asked so often, and gives a token to the last that asked.
    pub async fn gives(&self, number: usize, token: &str) {
        let (resolve, _) = self.question(number).await;
        resolve.call1(&JsValue::UNDEFINED, &token.into()).unwrap();
    }

    /// Waits until it has been asked so often, and gives the last an error.
    pub async fn refuses(&self, number: usize) {
        let (_, reject) = self.question(number).await;
        reject.call1(&JsValue::UNDEFINED, &Error::new("logged out")).unwrap();
    }

    /// Waits until it has been asked so often.
    pub async fn question(&self, number: usize) -> Ends {
        until(&format!("token question {number}"), || self.asked.borrow().get(number - 1).cloned()).await
    }
}

//! Where tokens come from: somebody gives one, or a function of the host page is asked for it.
//!
//! However many requests wait for a token, the function is asked once, and it is not waited for any more once none of
//! them does. It is code of somebody else: it may throw, reject, bring nothing or never end.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::{AbortHandle, Abortable, Either, LocalBoxFuture, Shared, WeakShared, select};
use gloo_timers::future::TimeoutFuture;
use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::protocol::{ApiError, ErrorKind, Token};

/// The token of one element, and whom to ask for the next. A handle: copies are the same source.
#[derive(Clone, Default)]
pub struct TokenSource(Rc<RefCell<Held>>);

#[derive(Default)]
struct Held {
    token: Option<Token>,
    provider: Option<Function>,
    question: Option<Question>,
}

/// What the provider was asked. It ends with the last that waits for it, or because the answer is not wanted any more.
struct Question {
    end: AbortHandle,
    answer: WeakShared<Answer>,
}

type Answer = Abortable<LocalBoxFuture<'static, Option<Token>>>;

impl TokenSource {
    /// Takes a token, or lets go of the one there is. Whoever waits for the provider has it too.
    pub fn give(&self, token: Option<Token>) {
        let mut held = self.0.borrow_mut();
        if token.is_some() {
            held.end_question();
        }
        held.token = token;
    }

    /// Takes the function that is asked where there is no token, or an expired one. A question that another was asked
    /// before is still its to answer; without a function nobody is waited for.
    pub fn ask_from_now_on(&self, provider: Option<Function>) {
        let mut held = self.0.borrow_mut();
        if provider.is_none() {
            held.end_question();
        }
        held.provider = provider;
    }

    /// Whether there is a token, and nobody need be asked.
    #[must_use]
    pub fn has_token(&self) -> bool {
        self.0.borrow().token.is_some()
    }

    /// The token, from the provider where there is none yet. It may take `patience`.
    ///
    /// # Errors
    /// [`ErrorKind::Auth`] where there is nobody to ask, or the provider gives none.
    pub async fn token(&self, patience: Duration) -> Result<Token, ApiError> {
        self.other_than(None, patience).await.ok_or_else(|| ApiError::of(ErrorKind::Auth))
    }

    /// A token in place of one that was refused: the one that has come since, or the provider's next. `None` if there
    /// is no other.
    pub async fn instead_of(&self, refused: &Token, patience: Duration) -> Option<Token> {
        self.other_than(Some(refused), patience).await
    }

    /// Lets go of a token that was refused, so that the provider is asked next. Where there is none it stays: somebody
    /// may wish to try it again.
    pub fn forget(&self, refused: &Token) {
        let mut held = self.0.borrow_mut();
        if held.provider.is_some() {
            held.token.take_if(|token| token == refused);
        }
    }

    async fn other_than(&self, refused: Option<&Token>, patience: Duration) -> Option<Token> {
        loop {
            let answer = {
                let mut held = self.0.borrow_mut();
                if let Some(token) = held.token.as_ref().filter(|token| Some(*token) != refused) {
                    return Some(token.clone());
                }
                held.ask(refused, patience)?
            };
            // Ended, it has become needless: somebody has given a token, or taken the provider away.
            if let Ok(answered) = answer.await {
                let mut held = self.0.borrow_mut();
                // Else another that waited, or gave one since, was faster.
                if held.token.as_ref() == refused {
                    held.token = answered.filter(|token| Some(token) != refused);
                }
                return held.token.clone();
            }
        }
    }
}

impl Held {
    /// The answer to the question under way, or to a new one.
    fn ask(&mut self, refused: Option<&Token>, patience: Duration) -> Option<Shared<Answer>> {
        if let Some(answer) = self.question.as_ref().and_then(|question| question.answer.upgrade()) {
            return Some(answer);
        }
        // What is not held any more has been asked to be replaced already, in vain.
        if refused.is_some() && self.token.is_none() {
            return None;
        }
        let provider = self.provider.clone()?;
        let (end, registration) = AbortHandle::new_pair();
        let answer = Abortable::new(ask(provider, patience).boxed_local(), registration).shared();
        self.question = answer.downgrade().map(|answer| Question { end, answer });
        Some(answer)
    }

    fn end_question(&mut self) {
        if let Some(question) = self.question.take() {
            question.end.abort();
        }
    }
}

/// What the provider gives. Why it gives nothing is told to developers, in the words of whoever wrote it.
async fn ask(provider: Function, patience: Duration) -> Option<Token> {
    let millis = u32::try_from(patience.as_millis()).unwrap_or(u32::MAX);
    // What is no promise becomes one, and what is thrown a rejection.
    let called = provider.call0(&JsValue::UNDEFINED);
    let called = called.map_or_else(|thrown| Promise::reject(&thrown), |given| Promise::resolve(&given));
    let given = match select(JsFuture::from(called), TimeoutFuture::new(millis)).await {
        Either::Left((given, _)) => given,
        Either::Right(((), _)) => Err(JsValue::from_str("no answer in time")),
    };
    let token = given.map(|token| token.as_string().as_deref().and_then(Token::parse));
    let why = match token {
        Ok(Some(token)) => return Some(token),
        Ok(None) => JsValue::from_str("it gave no text"),
        Err(why) => why,
    };
    web_sys::console::warn_2(&"<yccall-task-info>: tokenProvider gave no token:".into(), &why);
    None
}

impl fmt::Debug for TokenSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TokenSource(…)")
    }
}

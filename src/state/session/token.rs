//! The right to be connected: tokens that a person types or a host gives, and where the next one comes from.

use js_sys::Function;
use leptos::prelude::*;

use super::{Session, TokenFrom};
use crate::protocol::{Endpoint, ErrorKind, Token};

impl Session {
    /// Who has the tokens.
    #[must_use]
    pub fn token_from(&self) -> TokenFrom {
        self.token_from.get()
    }

    /// Whether a person has to type the token: where the host has none, or only one that was refused.
    #[must_use]
    pub fn asks_for_token(&self) -> bool {
        match self.token_from() {
            TokenFrom::Person => true,
            TokenFrom::Host => self.is_refused(),
            TokenFrom::Provider => false,
        }
    }

    /// The address that the host named, where the token is the host's too: it goes there and to no address that a person
    /// types.
    #[must_use]
    pub fn fixed_endpoint(&self) -> Option<Endpoint> {
        if self.asks_for_token() { None } else { self.options.read().endpoint.clone() }
    }

    /// Takes a token from the host, or takes back the one it gave. With one, loads if everything needed is known and
    /// the host wants that, and goes on with what stopped; what is on screen or on its way is not loaded again for it.
    pub fn set_token(&self, token: Option<Token>) {
        let is_given = token.is_some();
        self.tokens.with_value(|tokens| tokens.give(token));
        if self.token_from.get_untracked() != TokenFrom::Provider {
            self.token_from.set(if is_given { TokenFrom::Host } else { TokenFrom::Person });
        }
        if is_given {
            self.go_on_with_token();
        }
    }

    /// Takes the function that is asked for tokens, or lets go of it. A first one is asked where a token is missing;
    /// another in its place only when the next token is, since hosts may give a new one whenever they draw their page.
    pub fn set_token_provider(&self, provider: Option<Function>) {
        let is_given = provider.is_some();
        let was_given = self.token_from.get_untracked() == TokenFrom::Provider;
        let is_refused = untrack(|| self.is_refused());
        let has_token = self.tokens.with_value(|tokens| {
            if is_given && is_refused {
                tokens.give(None);
            }
            tokens.ask_from_now_on(provider);
            tokens.has_token()
        });
        if is_given != was_given {
            self.token_from.set(match (is_given, has_token) {
                (true, _) => TokenFrom::Provider,
                (false, true) => TokenFrom::Host,
                (false, false) => TokenFrom::Person,
            });
        }
        if is_given && !was_given {
            self.go_on_with_token();
        }
    }

    /// Goes on with a new token that a person typed where the old one was refused.
    pub fn renew_token(&self, token: Token) {
        self.draft.token.set(token.reveal().to_owned());
        self.tokens.with_value(|tokens| tokens.give(Some(token)));
        self.retry();
    }

    fn is_refused(&self) -> bool {
        self.error().is_some_and(|error| error.kind == ErrorKind::Auth)
    }

    fn go_on_with_token(&self) {
        if !self.is_connected() {
            self.connect_by_itself();
        } else if untrack(|| self.error()).is_some() && self.loads_by_itself() {
            self.retry();
        }
    }
}

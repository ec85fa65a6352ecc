//! Mounting into a container inside the element's shadow root, and out again.

use any_spawner::Executor;
use js_sys::{Function, Promise};
use leptos::prelude::{Owner, untrack};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Element, HtmlElement, ShadowRoot};

use super::{Attribute, Attributes, telling};
use crate::i18n::Lang;
use crate::protocol::Token;
use crate::state::{Session, Theme, ViewState, whenever};
use crate::transport::{Fetchers, Workbooks};
use crate::ui::app;

/// One mounted element. Dropping it without [`Mounted::unmount`] leaves what is on screen as a dead picture.
#[wasm_bindgen]
pub struct Mounted {
    attributes: Attributes,
    lang: Lang,
    session: Session,
    /// What is on screen.
    root: Element,
    /// Of every signal, effect and listener.
    owner: Owner,
}

/// What a host has given an element before it was mounted. Known before anything is drawn, it spares a screen that is
/// replaced at once, and the first page is asked for before the screen is built.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Given {
    wanted: Option<ViewState>,
    token: Option<Token>,
    token_provider: Option<Function>,
    is_all: bool,
}

#[wasm_bindgen]
impl Given {
    /// What to show, as a query; the token; the function that gives tokens or promises of them; whether nothing else
    /// comes right after the mounting.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new(query: Option<String>, token: Option<String>, token_provider: Option<Function>, is_all: bool) -> Self {
        let wanted = query.map(|query| ViewState::from_query(&query));
        Self { wanted, token: token.and_then(|token| Token::parse(&token)), token_provider, is_all }
    }

    fn give(self, session: Session) {
        if self.is_all {
            session.ask_at_once(|| self.give_each(session));
        } else {
            self.give_each(session);
        }
    }

    fn give_each(self, session: Session) {
        if let Some(wanted) = self.wanted {
            session.restore(wanted);
        }
        // The token first: whoever has one need not be asked.
        if self.token.is_some() {
            session.set_token(self.token);
        }
        if self.token_provider.is_some() {
            session.set_token_provider(self.token_provider);
        }
    }
}

/// Mounts into `container`. `names` and `values` are the element's attributes, pair by pair; `langs` are the
/// languages around the element, the nearest first, for elements that set none; `open_workbook` is what begins workbooks,
/// `open_fetcher` what begins workers that fetch.
#[wasm_bindgen]
#[must_use]
#[expect(clippy::needless_pass_by_value, reason = "lists come from JavaScript by value")]
pub fn mount(
    container: HtmlElement,
    names: Vec<String>,
    values: Vec<String>,
    langs: Vec<String>,
    given: Given,
    open_workbook: Function,
    open_fetcher: Function,
) -> Mounted {
    let mut attributes = Attributes::default();
    for (name, value) in names.iter().zip(values) {
        if let Some(attribute) = Attribute::parse(name) {
            attributes.set(attribute, Some(value));
        }
    }
    attributes.unusable().for_each(warn_of);
    let lang = langs.iter().find_map(|tag| Lang::parse(tag)).unwrap_or_default();
    let options = attributes.options(lang);

    // An element before this one may have done so.
    Executor::init_wasm_bindgen().ok();
    let owner = Owner::new();
    let (session, root) = owner.with(|| {
        let session = Session::new(options, Workbooks::new(open_workbook), Fetchers::new(open_fetcher));
        if let Ok(root) = container.get_root_node().dyn_into::<ShadowRoot>() {
            let host = root.host();
            telling::tell(&host, session);
            reflect_theme(host, session);
        }
        given.give(session);
        (session, app(session))
    });
    // Into a container that is there.
    container.append_child(&root).ok();
    Mounted { attributes, lang, session, root, owner }
}

#[wasm_bindgen]
impl Mounted {
    /// An attribute was set, changed, or removed.
    pub fn set_attribute(&mut self, name: &str, value: Option<String>) {
        if let Some(attribute) = Attribute::parse(name) {
            self.attributes.set(attribute, value);
            self.attributes.unusable().filter(|(unusable, _)| *unusable == attribute).for_each(warn_of);
            self.session.configure(self.attributes.options(self.lang));
        }
    }

    /// Takes the token, which may complete what is needed to load. An empty one takes back the one before.
    pub fn set_token(&self, token: &str) {
        self.session.set_token(Token::parse(token));
    }

    /// Takes the function that gives a token or a promise of one, which may complete what is needed to load, or lets go
    /// of it.
    pub fn set_token_provider(&self, provider: Option<Function>) {
        self.session.set_token_provider(provider);
    }

    /// Loads what is on screen again, goes on with what stopped, or connects where everything needed is known.
    pub fn load(&self) {
        self.session.load_current();
    }

    /// Loads the whole task, and connects before where everything needed is known.
    pub fn load_task(&self) {
        self.session.load_all();
    }

    /// What the person is looking at, as a query: no token, no searched text.
    #[must_use]
    pub fn state(&self) -> String {
        untrack(|| self.session.view_state()).to_query()
    }

    /// Shows what somebody was looking at, as soon as its task is connected.
    pub fn restore(&self, query: &str) {
        self.session.restore(ViewState::from_query(query));
    }

    /// Writes files of the records that are loaded: `format` is `csv`, `xlsx` or `numbers`, `scope` `filtered` or `all`.
    /// A promise of an array of Blobs, or of an `Error` that says why there are none.
    pub fn export_records(&self, format: &str, scope: &str) -> Promise {
        super::exporting::export_records(self.session, format, scope)
    }

    /// Stops the request under way, and the export.
    pub fn cancel(&self) {
        self.session.cancel();
    }

    /// Takes everything off the screen and ends every request.
    pub fn unmount(self) {
        self.root.remove();
        self.owner.cleanup();
    }
}

/// Keeps the host's `theme` attribute at what the person chose, so that the page around it can follow.
fn reflect_theme(host: Element, session: Session) {
    whenever(move || {
        let theme = session.theme.get().as_str();
        let stated = host.get_attribute(Attribute::Theme.name());
        if stated.as_deref().unwrap_or(Theme::Auto.as_str()) != theme {
            // The name is a valid one, so nothing can be wrong.
            host.set_attribute(Attribute::Theme.name(), theme).ok();
        }
    });
}

/// A developer's mistake is told to developers: in the console, by the attribute's name.
fn warn_of((attribute, value): (Attribute, &str)) {
    leptos::logging::warn!("<yccall-task-info>: {}={value:?} cannot be used, its default applies", attribute.name());
}

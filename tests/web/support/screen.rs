//! One mounted element: what is on its screen, and what a person does there.

use js_sys::{Array, Reflect};
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::{
    CssStyleSheet, CustomEvent, CustomEventInit, Element, HtmlElement, HtmlFormElement, HtmlInputElement,
    HtmlSelectElement, ShadowRoot, ShadowRootInit, ShadowRootMode,
};
use yccall_task_info::embed::{Given, Mounted, mount, style_sheet};
use yccall_task_info::i18n::{Lang, Texts};

use super::{Network, open_fetcher, open_workbook, until};

/// The task that tests ask about.
pub const TASK_ID: &str = "20250110232019949748";
/// The token that tests ask with.
pub const TOKEN: &str = "s3cret";
/// Selects the cards, or the rows of the table.
pub const CARD: &str = "[data-yti=record]";

/// Where the browser keeps how a person wants to see records.
pub const REMEMBERED: &str = "yti-view";

/// Nothing is dropped after a panic: an element that a failed test leaves must not ask again while other tests run.
const PATIENT: (&str, &str) = ("timeout-seconds", "600");

/// An element as `embed.js` makes one: a container in an open shadow root that adopts the style sheet. Taken off the
/// page when it is dropped.
pub struct Screen {
    host: HtmlElement,
    root: ShadowRoot,
    mounted: Option<Mounted>,
}

impl Screen {
    /// Mounts with these attributes, in a page whose language is English.
    pub fn mount(attributes: &[(&str, &str)]) -> Self {
        Self::mount_among(&["en"], attributes)
    }

    /// Mounts with these attributes, in a page of these languages.
    pub fn mount_among(langs: &[&str], attributes: &[(&str, &str)]) -> Self {
        Self::mount_all(langs, attributes, Given::default())
    }

    /// Mounts for a host that has given this before, and names the address and the task; `attributes` come on top.
    pub fn mount_given(given: Given, attributes: &[(&str, &str)]) -> Self {
        let attributes = [&[("endpoint", "/api/"), ("task-id", TASK_ID)], attributes].concat();
        Self::mount_all(&["en"], &attributes, given)
    }

    fn mount_all(langs: &[&str], attributes: &[(&str, &str)], given: Given) -> Self {
        let host = html_element("section");
        document().body().unwrap().append_child(&host).unwrap();
        let root = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap();
        let sheet = CssStyleSheet::new().unwrap();
        sheet.replace_sync(&style_sheet()).unwrap();
        root.set_adopted_style_sheets(&Array::of1(&sheet));
        let container = html_element("div");
        container.set_class_name("root");
        root.append_child(&container).unwrap();

        let attributes = [&[PATIENT], attributes].concat();
        let (names, values) = attributes.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).unzip();
        let langs = langs.iter().map(|&lang| lang.to_owned()).collect();
        let mounted = mount(container, names, values, langs, given, open_workbook(), open_fetcher());
        Self { host, root, mounted: Some(mounted) }
    }

    /// Mounts as a host does that gives everything, so that the first page is asked for at once; `attributes` come on
    /// top.
    pub fn connected(attributes: &[(&str, &str)]) -> Self {
        Self::mount_given(Given::new(None, Some(TOKEN.to_owned()), None, true), attributes)
    }

    /// Mounts and fills in the form as a person does, and submits it.
    pub fn submitted() -> Self {
        let screen = Self::mount(&[("endpoint", "/api/")]);
        screen.type_into("[name=token]", TOKEN);
        screen.type_into("[name=taskid]", TASK_ID);
        screen.submit("form");
        screen
    }

    /// Mounts and shows the page that the server answers with.
    pub async fn showing(answer: &str) -> Self {
        let network = Network::stand_in();
        let screen = Self::connected(&[]);
        network.question(1).await.answer(answer);
        screen.shows("[data-yti=record], [data-yti=empty]").await;
        screen
    }

    /// The handle that `embed.js` keeps.
    pub fn element(&self) -> &Mounted {
        self.mounted.as_ref().expect("it is mounted")
    }

    /// Sets an attribute, or removes it.
    pub fn set_attribute(&mut self, name: &str, value: Option<&str>) {
        self.mounted.as_mut().expect("it is mounted").set_attribute(name, value.map(str::to_owned));
    }

    /// Unmounts, and leaves the container on the page.
    pub fn unmount(&mut self) {
        self.mounted.take().expect("it is mounted").unmount();
    }

    /// What stands in the host page.
    pub fn host(&self) -> &HtmlElement {
        &self.host
    }

    /// What was mounted into.
    pub fn container(&self) -> Element {
        self.root.first_element_child().expect("the container stays")
    }

    /// The markup of everything, the host included.
    pub fn markup(&self) -> String {
        self.host.outer_html() + &self.root.inner_html()
    }

    /// What has the focus.
    pub fn focused(&self) -> Option<Element> {
        self.root.active_element()
    }

    /// The first element that a selector finds.
    pub fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    /// The only element that a selector finds.
    pub fn one(&self, selector: &str) -> Element {
        let found = self.all(selector);
        assert_eq!(found.len(), 1, "{selector}");
        found.into_iter().next().unwrap()
    }

    /// Every element that a selector finds.
    pub fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|at| found.item(at).unwrap().unchecked_into()).collect()
    }

    /// The text of the only element that a selector finds.
    pub fn text(&self, selector: &str) -> String {
        self.one(selector).text_content().unwrap()
    }

    /// Waits until a selector finds something.
    pub async fn shows(&self, selector: &str) -> Element {
        until(selector, || self.find(selector)).await
    }

    /// Waits until a selector finds nothing.
    pub async fn hides(&self, selector: &str) {
        until(&format!("the end of {selector}"), || self.find(selector).is_none().then_some(())).await;
    }

    /// Waits until the error shown is of this kind.
    pub async fn fails_with(&self, kind: &str) -> Element {
        self.shows(&format!("[data-yti=error][data-kind={kind}]")).await
    }

    /// Waits until the page on screen begins with this record, counted from 0 over the task.
    pub async fn begins_with(&self, index: u64) {
        self.shows(&format!("li:first-child > {CARD}[data-index='{index}']")).await;
    }

    /// The places in the task, from 0, of the records on screen, in order.
    pub fn indexes(&self) -> Vec<u64> {
        self.all(CARD).iter().map(|card| card.get_attribute("data-index").unwrap().parse().unwrap()).collect()
    }

    /// Waits until the records on screen are those of these places in the task, in this order.
    pub async fn lists(&self, indexes: impl IntoIterator<Item = u64>) {
        let expected: Vec<u64> = indexes.into_iter().collect();
        until(&format!("the records {expected:?}"), || (self.indexes() == expected).then_some(())).await;
    }

    /// The numbers on screen, in order.
    pub fn numbers(&self) -> Vec<String> {
        self.all("[data-field=telphone]").iter().map(|number| number.text_content().unwrap()).collect()
    }

    /// Waits until the filters show so many records.
    pub async fn counts(&self, shown: usize) {
        self.shows(&format!("[data-yti=result-count][data-shown='{shown}']")).await;
    }

    /// Clicks.
    pub fn click(&self, selector: &str) {
        self.one(selector).unchecked_into::<HtmlElement>().click();
    }

    /// Goes to an element with the keyboard.
    pub fn focus(&self, selector: &str) {
        self.one(selector).unchecked_into::<HtmlElement>().focus().unwrap();
    }

    /// Types a text in place of the one that is there.
    pub fn type_into(&self, selector: &str, text: &str) {
        let input: HtmlInputElement = self.one(selector).unchecked_into();
        input.set_value(text);
        bubble(&input, "input");
    }

    /// Types a text in place of the one that is there, and leaves the field.
    pub fn enter(&self, selector: &str, text: &str) {
        self.type_into(selector, text);
        bubble(&self.one(selector), "change");
    }

    /// Chooses an option.
    pub fn choose(&self, selector: &str, value: &str) {
        let select: HtmlSelectElement = self.one(selector).unchecked_into();
        select.set_value(value);
        bubble(&select, "change");
    }

    /// Submits a form, as Enter in one of its fields does.
    pub fn submit(&self, selector: &str) {
        self.one(selector).unchecked_into::<HtmlFormElement>().request_submit().unwrap();
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        if self.mounted.is_some() {
            self.unmount();
        }
        self.host.remove();
        // What one test's person chose is not what the next one's finds.
        window().local_storage().unwrap().unwrap().remove_item(REMEMBERED).unwrap();
    }
}

/// Selects by the hook `data-yti`.
pub fn hook(name: &str) -> String {
    format!("[data-yti='{name}']")
}

/// The words on an English screen.
pub fn texts() -> &'static Texts {
    Lang::En.texts()
}

/// What a field holds now, whatever its markup says.
pub fn value_of(field: &Element) -> String {
    Reflect::get(field, &"value".into()).unwrap().as_string().unwrap()
}

fn html_element(name: &str) -> HtmlElement {
    document().create_element(name).unwrap().unchecked_into()
}

fn bubble(target: &Element, kind: &str) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    target.dispatch_event(&CustomEvent::new_with_event_init_dict(kind, &init).unwrap()).unwrap();
}

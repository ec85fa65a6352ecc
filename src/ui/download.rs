//! Handing a file to the browser, to be saved.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url};

/// The address of a file in memory, good for as long as this is kept.
#[derive(Debug)]
pub(super) struct FileAddress(String);

impl FileAddress {
    /// Of this file; `None` where the browser gives none.
    pub(super) fn of(blob: &Blob) -> Option<Self> {
        Url::create_object_url_with_blob(blob).ok().map(Self)
    }

    /// The address.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Asks the browser to save it under a name. Whether it did, no browser tells.
    pub(super) fn save(&self, name: &str) {
        let link = document().create_element("a").ok().and_then(|link| link.dyn_into::<HtmlAnchorElement>().ok());
        if let Some(link) = link {
            link.set_href(&self.0);
            link.set_download(name);
            link.click();
        }
    }
}

impl Drop for FileAddress {
    fn drop(&mut self) {
        // An address that is not let go is memory until the page is left: nothing a person could do about it.
        Url::revoke_object_url(&self.0).ok();
    }
}

//! A file put together from pieces, outside the program's own memory.

use js_sys::{Array, Uint8Array};
use web_sys::{Blob, BlobPropertyBag};

/// The pieces so far. Each is a Blob at once, which a browser may keep on disk.
#[derive(Debug, Default)]
pub struct FileParts(Array);

impl FileParts {
    /// Adds a piece.
    pub fn push(&mut self, bytes: &[u8]) {
        let bytes = Array::of1(&Uint8Array::from(bytes));
        match Blob::new_with_u8_array_sequence(&bytes) {
            Ok(part) => self.0.push(&part),
            // As good, but for the memory.
            Err(_) => self.0.push(&bytes.get(0)),
        };
    }

    /// The file of this media type; `None` where the browser has no room for it.
    #[must_use]
    pub fn into_blob(self, media_type: &str) -> Option<Blob> {
        let properties = BlobPropertyBag::new();
        properties.set_type(media_type);
        Blob::new_with_blob_sequence_and_options(&self.0, &properties).ok()
    }
}

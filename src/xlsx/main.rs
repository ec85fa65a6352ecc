//! The wasm module that makes workbooks: [`Workbook`] for JavaScript. `src/embed/workbook.js` calls it.

/// A module has nothing to do until it is called, and exists for wasm alone.
fn main() {}

#[cfg(target_arch = "wasm32")]
mod door {
    use wasm_bindgen::JsError;
    use wasm_bindgen::prelude::wasm_bindgen;
    use yccall_xlsx::{Plan, ROWS_A_SHEET, Workbook};

    /// A workbook under way.
    #[wasm_bindgen]
    pub struct WorkbookWriter(Workbook);

    #[wasm_bindgen]
    impl WorkbookWriter {
        /// Begins the workbook of an encoded plan.
        #[wasm_bindgen(constructor)]
        pub fn new(plan: &[u8]) -> Result<Self, JsError> {
            Ok(Self(Workbook::new(&Plan::decode(plan)?, ROWS_A_SHEET)?))
        }

        /// Writes a batch of records and tells how many have been written in all.
        pub fn add(&mut self, batch: &[u8]) -> Result<u32, JsError> {
            self.0.add(batch)?;
            Ok(self.0.written())
        }

        /// The bytes of the file since the last time.
        pub fn take(&mut self) -> Vec<u8> {
            self.0.take()
        }

        /// How many texts were cut, since Excel takes no longer ones.
        pub fn cut(&self) -> usize {
            self.0.cut()
        }

        /// Ends the file and gives its last bytes.
        pub fn finish(self) -> Result<Vec<u8>, JsError> {
            Ok(self.0.finish()?)
        }
    }
}

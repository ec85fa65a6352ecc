//! Every record that the page holds, against the API's own truth: none lost, none doubled, none out of its place.

use anyhow::ensure;
use reference_api::Record;

use crate::Page;
use crate::expected_file::{HEADINGS, expected_csv_row};

/// All records that are loaded, in the task's order, as the file for people has them.
const EVERYTHING: &str = "
  return host.exportRecords({ format: 'csv', scope: 'all' }).then(([file]) => file.text());";

impl Page {
    /// Every record that is loaded, field by field, the headings not among them.
    ///
    /// # Errors
    /// When nothing is loaded.
    pub async fn held_rows(&self) -> anyhow::Result<Vec<Vec<String>>> {
        let text: String = self.script(EVERYTHING, []).await?;
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        // Columns that no document has come in the order in which they were seen.
        let headings: Vec<_> = reader.headers()?.iter().map(str::to_owned).collect();
        let places = HEADINGS.map(|heading| headings.iter().position(|there| there == heading));
        let row = |row: csv::StringRecord| {
            places.iter().map(|place| place.and_then(|place| row.get(place)).unwrap_or_default().to_owned()).collect()
        };
        reader.records().map(|read| Ok(row(read?))).collect()
    }

    /// Expects that the page holds these records, each once and in this order.
    ///
    /// # Errors
    /// When it does not.
    pub async fn expect_held(&self, truth: Vec<Record>) -> anyhow::Result<()> {
        let held = self.held_rows().await?;
        ensure!(held.len() == truth.len(), "{} records are held, and there are {}", held.len(), truth.len());
        for (place, (held, record)) in held.into_iter().zip(truth).enumerate() {
            ensure!(held == expected_csv_row(&record), "record {place}: {held:?} for {record:?}");
        }
        Ok(())
    }
}

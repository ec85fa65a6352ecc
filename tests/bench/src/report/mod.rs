//! The table, in plain text of at most 100 columns for three tasks.

mod answers;
mod comparison;
mod first_load;
mod interactions;
mod loading;
mod module;
mod visits;

use crate::first_load::File;
use crate::measure::Report;
use crate::module::Module;
use crate::visits::Visits;

/// Stands behind a figure that misses its target.
const MISS: char = '*';

const LEGEND: &str = "\
* misses its target.
First visits: nothing is cached, from the navigation on, for an element that is given task and token
at once. The same files alone are fetched by an empty page, which compiles what is WebAssembly and
does nothing else; the two take turns. A CPU is slowed by the browser, on the main thread.
Answers come from one process on this machine, uncompressed, each made beforehand. \"Fetched and
dropped\" is the same requests in the same browser, as many at a time, bodies read and let go; the
two take turns, each in a page that was just opened, with nothing cached.
Memory is WebAssembly's own, which never shrinks: what it is after the load is its peak. Columns are
counted outside the browser; the peak is without what the program has before it loads.
Tasks on the main thread are known from 50 ms on, 0 stands for less.
What runs at rest is counted for 3 s, once nothing has run for half a second.
Questions: medians and p95 from the event at the control. \"there\": until the document has the
answer, records and counts, each compared with the truth; \"painted\": until the frame with it is.
The browser draws at once and waits for no screen: no frame's wait is in the figures. Filters and
orders are asked with 10 cards on the page, each order after another one.
Interactions are those of a mouse and a keyboard, and take until the next frame is on the screen,
which has 60 a second (Event Timing, as for INP): in steps of 8 ms, 16 stands for less than that.
";

/// Everything that was measured of one build.
#[derive(Debug)]
pub struct Findings {
    /// The files of its first load.
    pub files: Vec<File>,
    /// First visits.
    pub visits: Visits,
    /// Tasks. Every report answers the same questions, in the same order.
    pub reports: Vec<Report>,
}

/// Everything of one build, with what misses its target marked.
pub fn table(findings: &Findings) -> String {
    let Findings { files, visits, reports } = findings;
    let parts = [
        first_load::table(files),
        visits::table(visits),
        loading::table(reports),
        answers::table(reports),
        interactions::table(reports),
        LEGEND.to_owned(),
    ];
    trimmed(&parts.join("\n"))
}

/// Two builds beside each other.
pub fn comparison(kept: &Findings, now: &Findings) -> String {
    trimmed(&comparison::table(kept, now))
}

/// What a first load brings, and what its module is made of.
pub fn sizes(files: &[File], module: &Module) -> String {
    trimmed(&[first_load::table(files), module::table(module)].join("\n"))
}

fn trimmed(table: &str) -> String {
    table.lines().flat_map(|line| [line.trim_end(), "\n"]).collect()
}

fn mark(figure: f64, target: Option<f64>) -> char {
    if target.is_some_and(|target| figure > target) { MISS } else { ' ' }
}

/// 1234567 as 1,234,567.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests;

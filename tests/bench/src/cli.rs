//! What `cargo xtask bench` hands on: where everything is, and what to measure.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;

/// What to measure, and with what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The built page.
    pub page: PathBuf,
    /// Chromium's driver.
    pub driver: PathBuf,
    /// Chromium.
    pub browser_binary: PathBuf,
    /// Where the table is written to.
    pub output: PathBuf,
    /// Sizes of tasks, in records.
    pub records: Vec<u64>,
    /// How often each question is asked, at least 1, where that is not left to the bench.
    pub rounds: Option<usize>,
}

/// Reads the arguments, the program's name not among them.
///
/// # Errors
/// What is missing or cannot be understood, in words for the person who typed it.
pub fn parse(arguments: impl IntoIterator<Item = impl Into<OsString>>) -> Result<Options, lexopt::Error> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let [mut page, mut driver, mut browser_binary, mut output] = [const { None }; 4];
    let (mut records, mut rounds) = (None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("page") => page = Some(parser.value()?),
            Long("driver") => driver = Some(parser.value()?),
            Long("browser") => browser_binary = Some(parser.value()?),
            Long("output") => output = Some(parser.value()?),
            Long("records") => records = Some(parser.value()?),
            Long("rounds") => rounds = Some(parser.value()?.parse()?),
            _ => return Err(argument.unexpected()),
        }
    }
    let given = |value: Option<OsString>, option: &str| {
        value.ok_or_else(|| format!("--{option} is missing: run `cargo xtask bench`, which gives it"))
    };
    Ok(Options {
        page: given(page, "page")?.into(),
        driver: given(driver, "driver")?.into(),
        browser_binary: given(browser_binary, "browser")?.into(),
        output: given(output, "output")?.into(),
        records: given(records, "records")?
            .parse_with(|list| list.split(',').map(str::parse).collect::<Result<_, _>>())?,
        rounds,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::*;

    #[test]
    fn everything_is_read() {
        let given = "--page dist --driver chromedriver --browser chromium --output table.txt \
                     --records 2000,50000 --rounds 3";
        let options = parse(given.split_whitespace()).unwrap();
        assert_eq!((options.page, options.output), (PathBuf::from("dist"), PathBuf::from("table.txt")));
        assert_eq!(
            (options.driver, options.browser_binary),
            (PathBuf::from("chromedriver"), PathBuf::from("chromium"))
        );
        assert_eq!((options.records, options.rounds), (vec![2_000, 50_000], Some(3)));
    }

    #[test]
    fn what_is_missing_is_named_with_the_command_that_gives_it() {
        let message = parse(["--page", "dist"]).unwrap_err().to_string();
        assert_eq!(message, "--driver is missing: run `cargo xtask bench`, which gives it");
    }
}

//! What `cargo xtask bench` hands on: where everything is, and what to measure.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::prelude::*;

/// What to measure, and with what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// The built page.
    pub page: PathBuf,
    /// The browser.
    pub programs: Programs,
    /// Where the table is written to.
    pub output: PathBuf,
    /// What to measure.
    pub subject: Subject,
}

/// Chromium and its driver.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programs {
    /// The driver.
    pub driver: PathBuf,
    /// Chromium.
    pub browser_binary: PathBuf,
}

/// What to measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The page with tasks.
    Tasks {
        /// Another build, measured in turn with the page.
        against: Option<PathBuf>,
        /// Sizes of tasks, in records.
        records: Vec<u64>,
        /// How often.
        repeats: Repeats,
    },
    /// What the page's module is made of.
    Sizes {
        /// The same module with the names of its functions.
        named: PathBuf,
    },
    /// The page on a web server, as Lighthouse sees it.
    Lighthouse {
        /// Lighthouse's program, for Node.js.
        program: PathBuf,
    },
}

/// How often things are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Repeats {
    /// As often as a steady median takes.
    Usual,
    /// Each question so often, at least once, the rest as usual.
    Questions(usize),
    /// Everything once.
    Once,
}

/// Reads the arguments, the program's name not among them.
///
/// # Errors
/// What is missing or cannot be understood, in words for the person who typed it.
pub fn parse(arguments: impl IntoIterator<Item = impl Into<OsString>>) -> Result<Options, lexopt::Error> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let [mut page, mut driver, mut browser_binary, mut output] = [const { None }; 4];
    let [mut against, mut records, mut named, mut lighthouse] = [const { None }; 4];
    let mut repeats = Repeats::Usual;
    while let Some(argument) = parser.next()? {
        match argument {
            Long("page") => page = Some(parser.value()?),
            Long("driver") => driver = Some(parser.value()?),
            Long("browser") => browser_binary = Some(parser.value()?),
            Long("output") => output = Some(parser.value()?),
            Long("against") => against = Some(parser.value()?),
            Long("records") => records = Some(parser.value()?),
            Long("rounds") => repeats = Repeats::Questions(parser.value()?.parse()?),
            Long("once") => repeats = Repeats::Once,
            Long("named") => named = Some(parser.value()?),
            Long("lighthouse") => lighthouse = Some(parser.value()?),
            _ => return Err(argument.unexpected()),
        }
    }
    let given = |value: Option<OsString>, option: &str| {
        value.ok_or_else(|| format!("--{option} is missing: run `cargo xtask bench`, which gives it"))
    };
    let subject = match (named, lighthouse) {
        (Some(named), _) => Subject::Sizes { named: named.into() },
        (None, Some(program)) => Subject::Lighthouse { program: program.into() },
        (None, None) => Subject::Tasks {
            against: against.map(Into::into),
            records: given(records, "records")?
                .parse_with(|list| list.split(',').map(str::parse).collect::<Result<_, _>>())?,
            repeats,
        },
    };
    Ok(Options {
        page: given(page, "page")?.into(),
        programs: Programs {
            driver: given(driver, "driver")?.into(),
            browser_binary: given(browser_binary, "browser")?.into(),
        },
        output: given(output, "output")?.into(),
        subject,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::*;

    const EVERYWHERE: &str = "--page dist --driver chromedriver --browser chromium --output table.txt";

    fn subject(rest: &str) -> Subject {
        parse(format!("{EVERYWHERE} {rest}").split_whitespace()).unwrap().subject
    }

    #[test]
    fn everything_is_read() {
        let options = parse(format!("{EVERYWHERE} --records 2000,50000 --rounds 3").split_whitespace()).unwrap();
        assert_eq!((options.page, options.output), (PathBuf::from("dist"), PathBuf::from("table.txt")));
        let programs = Programs { driver: "chromedriver".into(), browser_binary: "chromium".into() };
        assert_eq!(options.programs, programs);
        let tasks = Subject::Tasks { against: None, records: vec![2_000, 50_000], repeats: Repeats::Questions(3) };
        assert_eq!(options.subject, tasks);
    }

    #[test]
    fn what_is_measured_follows_from_what_is_given() {
        let tasks = Subject::Tasks { against: Some("kept".into()), records: vec![2_000], repeats: Repeats::Once };
        assert_eq!(subject("--records 2000 --once --against kept"), tasks);
        assert_eq!(subject("--named names.wasm"), Subject::Sizes { named: "names.wasm".into() });
        assert_eq!(subject("--lighthouse cli.js"), Subject::Lighthouse { program: "cli.js".into() });
    }

    #[test]
    fn what_is_missing_is_named_with_the_command_that_gives_it() {
        let message = parse(["--page", "dist", "--named", "names.wasm"]).unwrap_err().to_string();
        assert_eq!(message, "--driver is missing: run `cargo xtask bench`, which gives it");
    }
}

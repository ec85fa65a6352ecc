//! The command line: what a person may type, and what they are told.

use std::ffi::OsString;
use std::io;
use std::time::Duration;

use lexopt::prelude::*;

use crate::fault;
use crate::server::Options;

/// Where the server listens unless told otherwise: the address of the vendor's document.
pub const DEFAULT_LISTEN: &str = "127.0.0.1:8080";

/// What a person asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// To be told how to use it.
    Help,
    /// To serve.
    Serve {
        /// Host and port; port 0 is any free one.
        listen: String,
        /// What the server is like.
        options: Options,
    },
}

/// Reads the arguments, the program's name not among them.
///
/// # Errors
/// An unknown option, or one without a value that it can take. The message is for the person who typed it.
pub fn parse(arguments: impl IntoIterator<Item = impl Into<OsString>>) -> Result<Command, lexopt::Error> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut listen = DEFAULT_LISTEN.to_owned();
    let mut options = Options::default();
    while let Some(argument) = parser.next()? {
        match argument {
            Long("help") | Short('h') => return Ok(Command::Help),
            Long("listen") => listen = parser.value()?.string()?,
            Long("records") => options.records = number(&mut parser, "--records")?,
            Long("seed") => options.seed = number(&mut parser, "--seed")?,
            Long("max-items-per-page") => {
                options.max_items_per_page = Some(number(&mut parser, "--max-items-per-page")?.max(1));
            }
            Long("latency") => options.latency = Duration::from_millis(number(&mut parser, "--latency")?),
            Long("cors") => options.cors = Some(origin(&mut parser)?),
            _ => return Err(argument.unexpected()),
        }
    }
    Ok(Command::Serve { listen, options })
}

/// The text of `--help`.
pub fn help() -> String {
    let Options { records, seed, .. } = Options::default();
    format!(
        "\
A small HTTP server that speaks the TaskInfo protocol, with made-up records, for demos and tests.

Usage: reference-api [OPTIONS]

  --listen ADDRESS          host and port, port 0 for any free one [{DEFAULT_LISTEN}]
  --records N               records of the task [{records}]
  --seed S                  what the records are made from [{seed}]
  --max-items-per-page N    a larger page size is clamped to N
  --latency MS              milliseconds that every answer waits [0]
  --cors ORIGIN             origin whose pages may call, such as http://127.0.0.1:3000, or * for all
  -h, --help                this text

Task ID: {task}    Token: {token}

Faults stand behind the task ID, each after a `!`: {task}!server-error=2!bom
The parameter `fault` takes them too: fault=server-error=2!bom
With [=N] a fault hits the first N calls of each page, without it all calls.

{table}
Tokens: {token} is good, {token}!calls=N for N calls. {expired} is expired (602).
{app} brings 601, {module} 603, {address} 604, any other 600.
",
        task = crate::TASK_ID,
        token = crate::TOKEN,
        expired = crate::EXPIRED_TOKEN,
        app = crate::token::APP_TOKEN,
        module = crate::token::MODULE_TOKEN,
        address = crate::token::ADDRESS_TOKEN,
        table = fault::TABLE,
    )
}

/// Why the server cannot listen, and what to type instead.
pub fn cannot_listen(listen: &str, error: &io::Error) -> String {
    if error.kind() == io::ErrorKind::AddrInUse {
        format!(
            "Another program listens on {listen} already. For any free port, type:\n  reference-api --listen 127.0.0.1:0"
        )
    } else {
        format!("Cannot listen on {listen}: {error}. An address looks like {DEFAULT_LISTEN}.")
    }
}

fn number(parser: &mut lexopt::Parser, option: &str) -> Result<u64, lexopt::Error> {
    let value = parser.value()?;
    let number = value.to_str().and_then(|text| text.parse().ok());
    number.ok_or_else(|| format!("{option} takes a whole number, not {value:?}").into())
}

fn origin(parser: &mut lexopt::Parser) -> Result<String, lexopt::Error> {
    let value = parser.value()?.string()?;
    // A browser compares the whole text: with a path or a slash at the end it never matches.
    let exact = value.split_once("://").is_some_and(|(scheme, host)| {
        !scheme.is_empty() && !host.is_empty() && host.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'/')
    });
    if exact || value == "*" {
        Ok(value)
    } else {
        Err(format!("--cors takes an origin such as http://127.0.0.1:3000, or *, not {value:?}").into())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn without_arguments_it_serves_at_the_documents_address() {
        let listen = "127.0.0.1:8080".to_owned();
        assert_eq!(parse([""; 0]).unwrap(), Command::Serve { listen, options: Options::default() });
    }

    #[test]
    fn every_option_is_read() {
        let arguments = "--listen 127.0.0.1:0 --records 5 --seed 7 --max-items-per-page 100 --latency 30 --cors *";
        let options = Options {
            records: 5,
            seed: 7,
            max_items_per_page: Some(100),
            latency: Duration::from_millis(30),
            cors: Some("*".to_owned()),
        };
        let listen = "127.0.0.1:0".to_owned();
        assert_eq!(parse(arguments.split(' ')).unwrap(), Command::Serve { listen, options });
    }

    #[test]
    fn a_wrong_value_is_named_with_its_option() {
        let message = |arguments: &[&str]| parse(arguments).unwrap_err().to_string();
        assert_eq!(message(&["--records", "many"]), "--records takes a whole number, not \"many\"");
        assert!(message(&["--cors", "http://127.0.0.1:3000/"]).contains("--cors takes an origin"));
        assert!(message(&["--record", "5"]).contains("--record"));
    }

    #[test]
    fn help_names_every_fault() {
        assert!(help().contains(fault::TABLE));
    }
}

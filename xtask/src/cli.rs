//! What was typed, as a value that cannot be wrong.

mod bench;

use std::ffi::OsString;
use std::num::NonZero;

use lexopt::prelude::*;

pub use bench::{BenchOptions, BuildName, Subject, TaskOptions};

use crate::commands::test::Step;
use crate::help::Topic;
use crate::tools::Engine;
use crate::trunk::Backend;

/// Everything that can be asked of this program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Say what can be asked.
    Help(Topic),
    /// Serve the page.
    Serve(ServeOptions),
    /// Run the tests.
    Test(TestOptions),
    /// Measure the page.
    Bench(BenchOptions),
    /// Build the page for an upload.
    Build,
    /// Make a package for npm.
    Package,
    /// Bring the tools.
    Setup(Purpose),
    /// Finish a build; trunk calls this.
    Finish,
}

/// How `serve` serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServeOptions {
    /// How the page is compiled.
    pub profile: Profile,
    /// What answers at `/api/`.
    pub api: Api,
    /// The page's port on 127.0.0.1.
    pub port: NonZero<u16>,
    /// Whether a browser is opened.
    pub opening: Opening,
}

/// How the page is compiled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quickly.
    Dev,
    /// Small and fast.
    Release,
}

/// What answers the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Api {
    /// The reference API of this project.
    Reference,
    /// Another one.
    Real(Backend),
}

/// Whether a browser is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// Where there is one and somebody in front of it.
    WherePossible,
    /// Never.
    Never,
}

/// What `test` runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TestOptions {
    /// The steps in their order, each once, at least one.
    pub steps: Vec<Step>,
    /// The engines that the step `e2e` runs in, in their order, each once, at least one.
    pub engines: Vec<Engine>,
    /// Arguments for the test program of the step `e2e`.
    pub e2e_arguments: Vec<OsString>,
}

/// What tools are brought for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To serve and to build: the same tools.
    Page,
    /// To test, which takes all of them.
    Tests,
}

/// Reads the arguments.
///
/// # Errors
/// What cannot be understood, in words for the person who typed it.
pub fn parse(mut parser: lexopt::Parser) -> Result<Command, String> {
    let name = match parser.next().map_err(text)? {
        None => return Err("which command? serve, test, bench, build, package or setup".to_owned()),
        Some(Short('h') | Long("help")) => return Ok(Command::Help(Topic::All)),
        Some(Value(name)) => name.to_string_lossy().into_owned(),
        Some(other) => return Err(text(other.unexpected())),
    };
    match name.as_str() {
        "serve" => parse_serve(parser),
        "test" => parse_test(parser),
        "bench" => bench::parse(parser),
        "build" => parse_nothing(parser, Command::Build, Topic::Build),
        "package" => parse_nothing(parser, Command::Package, Topic::Package),
        "setup" => parse_setup(parser),
        "finish" => parse_nothing(parser, Command::Finish, Topic::Finish),
        "help" => Ok(Command::Help(Topic::All)),
        _ => Err(format!("there is no command {name}: it is serve, test, bench, build, package or setup")),
    }
}

fn parse_serve(mut parser: lexopt::Parser) -> Result<Command, String> {
    let mut options = ServeOptions {
        profile: Profile::Dev,
        api: Api::Reference,
        port: NonZero::new(3000).ok_or("0 is no port")?,
        opening: Opening::WherePossible,
    };
    while let Some(argument) = parser.next().map_err(text)? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help(Topic::Serve)),
            Long("release") => options.profile = Profile::Release,
            Long("no-open") => options.opening = Opening::Never,
            Long("backend") => options.api = Api::Real(Backend::parse(&value(&mut parser)?)?),
            Long("port") => {
                let port = value(&mut parser)?;
                options.port =
                    port.parse().map_err(|_| format!("--port {port}: a port is a number from 1 to 65535"))?;
            }
            other => return Err(text(other.unexpected())),
        }
    }
    Ok(Command::Serve(options))
}

fn parse_test(mut parser: lexopt::Parser) -> Result<Command, String> {
    let mut steps = Vec::new();
    let mut engines = Vec::new();
    let mut e2e_arguments = Vec::new();
    loop {
        if let Some(rest) = after_dashes(&mut parser) {
            e2e_arguments = rest;
            break;
        }
        match parser.next().map_err(text)? {
            None => break,
            Some(Short('h') | Long("help")) => return Ok(Command::Help(Topic::Test)),
            Some(Long("browser")) => engines.extend(named_engines(&value(&mut parser)?)?),
            Some(Value(name)) => steps.push(step(&name.to_string_lossy())?),
            Some(other) => return Err(text(other.unexpected())),
        }
    }
    if steps.is_empty() {
        steps = Step::ALL.to_vec();
    }
    steps.sort_unstable();
    steps.dedup();
    if !steps.contains(&Step::E2e) {
        for (is_given, what) in
            [(!e2e_arguments.is_empty(), "arguments after -- are"), (!engines.is_empty(), "--browser is")]
        {
            if is_given {
                return Err(format!("{what} for the step e2e, which was not asked for"));
            }
        }
    }
    if engines.is_empty() {
        engines.push(Engine::Chromium);
    }
    engines.sort_unstable();
    engines.dedup();
    Ok(Command::Test(TestOptions { steps, engines, e2e_arguments }))
}

fn parse_setup(mut parser: lexopt::Parser) -> Result<Command, String> {
    let mut purpose = Purpose::Tests;
    while let Some(argument) = parser.next().map_err(text)? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help(Topic::Setup)),
            Long("for") => {
                purpose = match value(&mut parser)?.as_str() {
                    "serve" | "build" => Purpose::Page,
                    "test" => Purpose::Tests,
                    other => return Err(format!("--for {other}: it is serve, test or build")),
                }
            }
            other => return Err(text(other.unexpected())),
        }
    }
    Ok(Command::Setup(purpose))
}

fn parse_nothing(mut parser: lexopt::Parser, command: Command, topic: Topic) -> Result<Command, String> {
    match parser.next().map_err(text)? {
        None => Ok(command),
        Some(Short('h') | Long("help")) => Ok(Command::Help(topic)),
        Some(other) => Err(text(other.unexpected())),
    }
}

fn step(name: &str) -> Result<Step, String> {
    let step = Step::ALL.into_iter().find(|step| step.name() == name);
    step.ok_or_else(|| format!("there is no step {name}: it is {}", Step::ALL.map(Step::name).join(", ")))
}

fn named_engines(list: &str) -> Result<Vec<Engine>, String> {
    let named = |name: &str| Engine::ALL.into_iter().find(|engine| engine.name() == name);
    let engines = list.split(',').map(named).collect::<Option<_>>();
    engines.ok_or_else(|| format!("--browser {list}: it is a list of {}", Engine::ALL.map(Engine::name).join(", ")))
}

/// Everything after a `--`, once that is the next argument.
fn after_dashes(parser: &mut lexopt::Parser) -> Option<Vec<OsString>> {
    let mut raw = parser.try_raw_args()?;
    raw.next_if(|argument| argument == "--")?;
    Some(raw.collect())
}

fn value(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser.value().and_then(ValueExt::string).map_err(text)
}

#[expect(clippy::needless_pass_by_value, reason = "for map_err")]
fn text(error: lexopt::Error) -> String {
    error.to_string()
}

#[cfg(test)]
#[path = "cli_tests.rs"]
mod tests;

//! Everything a person types for this project: `cargo xtask serve`, `test`, `bench`, `build`, `package`
//! and `setup`.
//!
//! It brings the tools that are missing, starts other programs, watches them and says in plain words what happens.
//! It must never leave a program running that it started, ask a question, or change a file that git tracks.

// Trunk, Chromium and the rest are ended as process groups, which only Unix has.
#[cfg(not(unix))]
compile_error!("cargo xtask needs a Unix system: on Windows, use WSL");

mod cli;
mod commands;
mod compress;
mod help;
mod ports;
mod probe;
mod process;
mod project;
mod say;
mod service;
mod stop;
mod tools;
mod trunk;

use std::process::ExitCode;

use cli::Command;
use project::Project;
use stop::Stopped;

/// What a shell shows for a program ended by Ctrl-C.
const STOPPED: u8 = 130;
/// What Unix programs answer to arguments that they do not understand.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let command = match cli::parse(lexopt::Parser::from_env()) {
        Ok(command) => command,
        Err(usage) => {
            eprintln!("{usage}\nSee `cargo xtask --help`.");
            return ExitCode::from(USAGE);
        }
    };
    match run(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) if error.is::<Stopped>() => {
            eprintln!("{Stopped}");
            ExitCode::from(STOPPED)
        }
        Err(error) => {
            eprintln!("error: {}", say::chain(&error));
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> anyhow::Result<()> {
    stop::listen()?;
    let project = Project::here()?;
    match command {
        Command::Help(topic) => {
            say::say(topic.text());
            Ok(())
        }
        Command::Serve(options) => commands::serve::run(&project, &options),
        Command::Test(options) => commands::test::run(&project, &options),
        Command::Bench(options) => commands::bench::run(&project, &options),
        Command::Build => commands::build::run(&project),
        Command::Package => commands::package::run(&project),
        Command::Setup(purpose) => commands::setup::run(&project, purpose),
        Command::Finish => commands::finish::run(),
    }
}

//! The reference API as a program. Its first line on stdout says that it is ready and where: other programs wait for it.

use std::env;
use std::io;
use std::process::ExitCode;

use reference_api::cli::{self, Command};
use reference_api::{Options, TASK_ID, TOKEN};
use tokio::net::TcpListener;
use tokio::runtime;

fn main() -> ExitCode {
    match cli::parse(env::args_os().skip(1)) {
        Ok(Command::Help) => {
            print!("{}", cli::help());
            ExitCode::SUCCESS
        }
        Ok(Command::Serve { listen, options }) => match serve(&listen, options) {
            Ok(()) => ExitCode::SUCCESS,
            Err(message) => {
                eprintln!("{message}");
                ExitCode::FAILURE
            }
        },
        Err(error) => {
            eprintln!("{error}. All options: reference-api --help");
            ExitCode::from(2)
        }
    }
}

fn serve(listen: &str, options: Options) -> Result<(), String> {
    let broken = |error: io::Error| format!("The server stopped: {error}");
    runtime::Builder::new_multi_thread().enable_all().build().map_err(broken)?.block_on(async {
        let listener = TcpListener::bind(listen).await.map_err(|error| cli::cannot_listen(listen, &error))?;
        let address = listener.local_addr().map_err(broken)?;
        println!("reference-api listening on http://{address}");
        println!("task ID {TASK_ID}, token {TOKEN}");
        reference_api::serve(listener, options).await.map_err(broken)
    })
}

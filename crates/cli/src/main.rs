//! `sarap`, the command line program: the native twin of the page.
//!
//! `arguments` reads the command line, `documents` finds and reads what it names, `analyze` and `corpus` run and print, `text` is
//! the form for people; `queries` has the commands that ask many documents at once.

mod analyze;
mod arguments;
mod corpus;
mod documents;
mod packs;
mod queries;
mod text;

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Everything was read.
const ALL_READ: u8 = 0;
/// Some input could not be read; the rest is in the output.
const SOME_UNREAD: u8 = 1;
/// The command line is wrong; nothing was done.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let code = match arguments::parse(std::env::args_os().skip(1)) {
        Ok(arguments::Command::Help) => {
            print!("{}", arguments::HELP);
            ALL_READ
        }
        Ok(arguments::Command::Version) => {
            println!("sarap {}", env!("CARGO_PKG_VERSION"));
            ALL_READ
        }
        Ok(arguments::Command::Analyze(wanted)) => status(analyze::run(&wanted)),
        Ok(arguments::Command::Corpus(wanted)) => status(corpus::run(&wanted)),
        Ok(arguments::Command::QueryHelp(help)) => {
            print!("{help}");
            ALL_READ
        }
        Ok(arguments::Command::Query(wanted)) => answered(queries::run(*wanted)),
        Ok(arguments::Command::Index(wanted)) => answered(queries::indexes::run(&wanted)),
        Err(message) => {
            eprintln!("sarap: {message}\nTry `sarap --help`.");
            USAGE
        }
    };
    ExitCode::from(code)
}

/// The exit status of a run that says how many documents it could not read.
fn status(unread: Result<usize, String>) -> u8 {
    match unread {
        Ok(0) => ALL_READ,
        Ok(_) => SOME_UNREAD,
        Err(message) => {
            eprintln!("sarap: {message}");
            SOME_UNREAD
        }
    }
}

fn answered(unread: Result<usize, queries::Failure>) -> u8 {
    match unread {
        Ok(unread) => status(Ok(unread)),
        Err(queries::Failure::Other(message)) => status(Err(message)),
        Err(queries::Failure::Usage(message)) => {
            eprintln!("sarap: {message}");
            USAGE
        }
    }
}

//! `sarap`, the command line program: the native twin of the page.
//!
//! `arguments` reads the command line, `documents` finds and reads what it names, `analyze` and `corpus` run and print, `text` is
//! the form for people; `queries` has the commands that ask many documents at once.

/// Says something on standard error. If nobody reads it any more (`sarap … 2>&1 | head`), that is no error of ours.
macro_rules! complain {
    ($($message:tt)*) => {
        drop(std::io::Write::write_fmt(&mut std::io::stderr(), format_args!("{}\n", format_args!($($message)*))))
    };
}

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
            show(arguments::HELP);
            ALL_READ
        }
        Ok(arguments::Command::Version) => {
            show(concat!("sarap ", env!("CARGO_PKG_VERSION"), "\n"));
            ALL_READ
        }
        Ok(arguments::Command::Analyze(wanted)) => status(analyze::run(&wanted)),
        Ok(arguments::Command::Corpus(wanted)) => status(corpus::run(&wanted)),
        Ok(arguments::Command::QueryHelp(help)) => {
            show(help);
            ALL_READ
        }
        Ok(arguments::Command::Query(wanted)) => answered(queries::run(*wanted)),
        Ok(arguments::Command::Index(wanted)) => answered(queries::indexes::run(&wanted)),
        Err(message) => {
            complain!("sarap: {message}\nTry `sarap --help`.");
            USAGE
        }
    };
    ExitCode::from(code)
}

/// Prints a text, as far as somebody reads it.
fn show(text: &str) {
    drop(std::io::Write::write_all(&mut std::io::stdout(), text.as_bytes()));
}

/// The exit status of a run that says how many documents it could not read.
fn status(unread: Result<usize, String>) -> u8 {
    match unread {
        Ok(0) => ALL_READ,
        Ok(_) => SOME_UNREAD,
        Err(message) => {
            complain!("sarap: {message}");
            SOME_UNREAD
        }
    }
}

fn answered(unread: Result<usize, queries::Failure>) -> u8 {
    match unread {
        Ok(unread) => status(Ok(unread)),
        Err(queries::Failure::Other(message)) => status(Err(message)),
        Err(queries::Failure::Usage(message)) => {
            complain!("sarap: {message}");
            USAGE
        }
    }
}

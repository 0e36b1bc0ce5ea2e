//! Talking with the person at the terminal: questions and pass phrases.
//!
//! Invariant: a pass phrase comes from the terminal without echo or from a file descriptor; never from an argument or
//! the environment, which other processes can read.

use crate::{failure::Failure, i18n::Language};
use std::{
    cell::RefCell,
    fs::File,
    io::{self, IsTerminal as _, Read, Write as _},
};
use zeroize::Zeroizing;

/// Longest pass phrase.
pub const MAX_PASSPHRASE_BYTES: usize = 1024;

/// Where answers come from.
pub struct Terminal {
    say: Language,
    yes: bool,
    /// Pass phrases, one a line, in the order in which they are asked for.
    descriptor: Option<RefCell<Box<dyn Read>>>,
}

impl Terminal {
    /// `yes` answers every question; `descriptor` is where pass phrases come from instead of the terminal.
    pub fn new(say: Language, yes: bool, descriptor: Option<u32>) -> Result<Self, Failure> {
        let descriptor = descriptor.map(open_descriptor).transpose()?.map(RefCell::new);
        Ok(Self { say, yes, descriptor })
    }

    /// Asks for a pass phrase that exists.
    pub fn passphrase(&self, prompt: &str) -> Result<Zeroizing<String>, Failure> {
        match &self.descriptor {
            Some(descriptor) => read_line(&mut *descriptor.borrow_mut()),
            None => ask_hidden(prompt),
        }
    }

    /// Asks for a new pass phrase, twice at a terminal.
    pub fn new_passphrase(&self, prompt: &str) -> Result<Zeroizing<String>, Failure> {
        let first = self.passphrase(prompt)?;
        if self.descriptor.is_none() && *first != *ask_hidden(&self.say.passphrase_again())? {
            return Err(Failure::PassphrasesDiffer);
        }
        if first.is_empty() { Err(Failure::PassphraseEmpty) } else { Ok(first) }
    }

    /// Asks for a secret such as a recovery phrase or a private key, the way pass phrases are asked for.
    pub fn secret(&self, prompt: &str) -> Result<Zeroizing<String>, Failure> {
        self.passphrase(prompt)
    }

    /// Asks a question; anything but a clear yes is a no.
    pub fn confirm(&self, question: &str) -> Result<(), Failure> {
        if self.yes {
            return Ok(());
        }
        if !io::stdin().is_terminal() {
            return Err(Failure::NobodyToAsk);
        }
        let mut err = io::stderr();
        let _ = write!(err, "{question} {} ", self.say.yes_or_no());
        let _ = err.flush();
        let mut answer = String::new();
        io::stdin().read_line(&mut answer).map_err(|_| Failure::NobodyToAsk)?;
        let yes = matches!(answer.trim().to_lowercase().as_str(), "y" | "yes" | "是" | "好");
        if yes { Ok(()) } else { Err(Failure::Declined) }
    }

    /// Says something on the side, which is no part of the answer.
    pub fn note(&self, text: &str) {
        let _ = writeln!(io::stderr(), "{text}");
    }
}

/// Whether the standard output is read by a person.
pub fn is_stdout_terminal() -> bool {
    io::stdout().is_terminal()
}

/// Whether the standard error, where progress is drawn, is read by a person.
pub fn is_stderr_terminal() -> bool {
    io::stderr().is_terminal()
}

fn open_descriptor(number: u32) -> Result<Box<dyn Read>, Failure> {
    if number == 0 {
        return Ok(Box::new(io::stdin()));
    }
    let path = format!("/dev/fd/{number}");
    match File::open(&path) {
        Ok(file) => Ok(Box::new(file)),
        Err(error) => Err(Failure::file(path, &error)),
    }
}

/// A line without its end. Read byte by byte: a buffer would keep a copy of the secret, and the next line's too.
fn read_line(input: &mut dyn Read) -> Result<Zeroizing<String>, Failure> {
    let mut line = Zeroizing::new(Vec::with_capacity(MAX_PASSPHRASE_BYTES));
    let mut byte = [0];
    loop {
        match input.read(&mut byte) {
            Ok(0) if line.is_empty() => return Err(Failure::PassphraseMissing),
            Ok(0) => break,
            Ok(_) if byte[0] == b'\n' => break,
            Ok(_) if line.len() == MAX_PASSPHRASE_BYTES => return Err(Failure::PassphraseTooLong),
            Ok(_) => line.push(byte[0]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return Err(Failure::PassphraseMissing),
        }
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    let text = std::str::from_utf8(&line).map_err(|_| Failure::PassphraseMissing)?;
    Ok(Zeroizing::new(text.to_owned()))
}

fn ask_hidden(prompt: &str) -> Result<Zeroizing<String>, Failure> {
    rpassword::prompt_password(format!("{prompt}: ")).map(Zeroizing::new).map_err(|_| Failure::NoTerminal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_one_by_one_and_then_end() {
        let mut input: &[u8] = "first\r\n第二\n\nlast".as_bytes();
        for expected in ["first", "第二", "", "last"] {
            assert_eq!(read_line(&mut input).unwrap().as_str(), expected);
        }
        assert_eq!(read_line(&mut input).unwrap_err(), Failure::PassphraseMissing);
    }

    #[test]
    fn an_endless_line_is_refused() {
        let mut input = io::repeat(b'x');
        assert_eq!(read_line(&mut input).unwrap_err(), Failure::PassphraseTooLong);
    }
}

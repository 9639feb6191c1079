//! The two streams of a terminal. Colours and other styles go where they are wanted, and only there.
//!
//! A reader that goes away (`briefing list codes | head`) ends what is written, not the run: what counts is the exit
//! code, and a build is not undone because nobody watches it.

use std::io::{self, Write};

use anstream::AutoStream;

use crate::diagnostic::emit::Stream;

/// Where the program writes.
#[derive(Debug, Default)]
pub(super) struct Screen {
    /// The streams that nobody reads any more.
    closed: Vec<Stream>,
}

impl Screen {
    /// The process's own streams.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Writes the result of a command.
    pub(super) fn result(&mut self, text: &str) {
        self.write(Stream::Stdout, text);
    }

    /// Writes what is to be known beside the result.
    pub(super) fn say(&mut self, text: &str) {
        self.write(Stream::Stderr, text);
    }

    /// Writes a text that may hold styles; they are left out where the stream is no terminal or `NO_COLOR` is set.
    pub(super) fn write(&mut self, stream: Stream, text: &str) {
        if self.closed.contains(&stream) {
            return;
        }
        let written = match stream {
            Stream::Stdout => put(AutoStream::auto(io::stdout().lock()), text),
            Stream::Stderr => put(AutoStream::auto(io::stderr().lock()), text),
        };
        if written.is_err() {
            self.closed.push(stream);
        }
    }
}

fn put(mut stream: impl Write, text: &str) -> io::Result<()> {
    stream.write_all(text.as_bytes())?;
    stream.flush()
}

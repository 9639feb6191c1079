//! One file: its bytes, whether they are text, and their hash.

#![expect(clippy::disallowed_methods, reason = "this is the door through which inputs are read")]

use std::fs;

use super::walk::{Found, Refused};
use super::{Body, InputFile, extension};
use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::hash::ContentHash;
use crate::text::{FileId, Span, after_byte_order_mark};

/// Kinds of files that must be UTF-8, because a later stage reads them as text.
const TEXT: [&str; 12] =
    ["css", "csv", "html", "js", "json", "md", "svg", "txt", "webmanifest", "xml", "yaml", "yml"];

/// Reads one file that [`list`](super::list) found. `file` is its number, which is its position in that list.
/// What cannot be read is reported and takes its place unread.
pub fn read_one(file: FileId, found: &Found, sink: &mut Diagnostics) -> InputFile {
    let body = match &found.refused {
        None => read_body(file, found, sink),
        Some(refused) => {
            sink.push(refusal(file, found, refused));
            Body::Unread
        }
    };
    let hash = match &body {
        Body::Text(text) => ContentHash::of(text.as_bytes()),
        Body::Bytes(bytes) => ContentHash::of(bytes),
        Body::Unread => ContentHash::of(&[]),
    };
    InputFile { path: found.path.clone(), area: found.area, body, hash }
}

fn read_body(file: FileId, found: &Found, sink: &mut Diagnostics) -> Body {
    let bytes = match fs::read(&found.place) {
        Ok(bytes) => bytes,
        Err(error) => {
            sink.push(refusal(file, found, &Refused::Unreadable(error.to_string())));
            return Body::Unread;
        }
    };
    if u32::try_from(bytes.len()).is_err() {
        sink.push(refusal(file, found, &Refused::Unreadable("it is larger than 4 GiB".to_owned())));
        return Body::Unread;
    }
    if !TEXT.contains(&extension(&found.path).as_str()) {
        return Body::Bytes(bytes);
    }
    match String::from_utf8(bytes) {
        Ok(text) => Body::Text(without_mark(file, text, sink)),
        Err(error) => {
            sink.push(not_text(file, error.as_bytes(), error.utf8_error().valid_up_to()));
            Body::Unread
        }
    }
}

/// Places are counted in the text without the mark, as editors show it.
fn without_mark(file: FileId, text: String, sink: &mut Diagnostics) -> String {
    let Some(rest) = after_byte_order_mark(&text) else {
        return text;
    };
    let message = "the file opens with a byte order mark, which is skipped";
    sink.push(Diagnostic::new(&code::input::BYTE_ORDER_MARK, Span::new(file, 0..0), message));
    rest.to_owned()
}

/// The text is not kept, so the place of the first bad byte stands in the message.
fn not_text(file: FileId, bytes: &[u8], valid: usize) -> Diagnostic {
    let line = bytes.iter().take(valid).filter(|byte| **byte == b'\n').count() + 1;
    let bad = bytes.get(valid).copied().unwrap_or_default();
    let message = format!("the file is not UTF-8: byte `{bad:02X}` in line {line}");
    Diagnostic::new(&code::input::NOT_TEXT, Span::new(file, 0..0), message).help("save the file as UTF-8")
}

fn refusal(file: FileId, found: &Found, refused: &Refused) -> Diagnostic {
    let (code, message, help) = match refused {
        Refused::Unreadable(words) => (
            &code::input::UNREADABLE,
            format!("`{}` cannot be read: {words}", found.path),
            "check its permissions",
        ),
        Refused::Link => (
            &code::input::SYMBOLIC_LINK,
            format!("`{}` is a symbolic link, which is not followed", found.path),
            "put the file itself there",
        ),
        Refused::Name => {
            (&code::input::ODD_NAME, format!("the name of `{}` is not UTF-8", found.path), "rename the file")
        }
    };
    Diagnostic::new(code, Span::new(file, 0..0), message).help(help)
}

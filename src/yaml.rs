//! YAML as a tree in which every key and value carries its place and its digits as written.
//!
//! Two parsers look at the same text in one walk: `serde_yaml` decides what the YAML says (structure, syntax faults,
//! what is null) and `saphyr-parser` lays the exact bytes on it. Neither shows outside this module. Knows nothing of
//! what any key means; that is for the decoders, which read mappings through [`Fields`].

mod fields;
mod fold;
mod lay;
mod locate;
mod read;
mod scalar;
#[cfg(test)]
mod tests;

use std::ops::Range;

use crate::diagnostic::code::yaml::YAML_SYNTAX;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::text::{FileId, LineColumn, LineIndex, Span, Spanned, after_byte_order_mark};

pub use fields::Fields;
pub use fold::Stretch;
pub use scalar::numeral_advice;

/// A value of the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// The bytes of the value in the file, quotes and brackets included.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
}

/// The forms of a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// Nothing after the colon, `~` or `null`.
    Null,
    /// Text, number or word: told apart by whoever knows what is wanted.
    Scalar(Scalar),
    /// Several values.
    List(Vec<Node>),
    /// Keys and values in their order, equal keys kept.
    Map(Vec<Entry>),
}

/// A key with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: Spanned<String>,
    /// The value.
    pub value: Node,
}

impl Entry {
    /// Whether the key stands in quotes.
    #[must_use]
    pub fn has_quoted_key(&self) -> bool {
        self.key.span.range().len() > self.key.value.len()
    }
}

/// A scalar as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalar {
    /// The content, digits as written, quotes and escapes resolved.
    pub text: String,
    /// How it was written.
    pub style: Style,
    /// Whether the bytes between the quotes are the text itself: no escape, no folded line.
    pub verbatim: bool,
    /// Where the parts of a text over several lines stand; empty where it is verbatim.
    pub stretches: Vec<Stretch>,
}

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In single or double quotes.
    Quoted,
    /// As a block after `|` or `>`.
    Block,
}

/// Reads the YAML in `range` of a file: all of it, or the front matter of a page. Spans count from the beginning of
/// the file. Nothing comes back when the text is not well-formed or uses what briefings do not; the faults are
/// reported then.
pub fn parse(file: FileId, text: &str, range: Range<usize>, sink: &mut Diagnostics) -> Option<Node> {
    let (base, part) = without_byte_order_mark(text, range);
    let place = Place { file, base };
    let located = locate::marks(part);
    if !located.unsupported.is_empty() {
        located.unsupported.into_iter().for_each(|fault| sink.push(fault.finding(place)));
        return None;
    }
    let shape = match read::shape(part) {
        Ok(shape) => shape,
        Err(fault) => {
            sink.push(syntax_fault(&fault, part, place));
            return None;
        }
    };
    let laid = match located.fault {
        Some(fault) => Err(fault),
        None => lay::lay(&shape, located.marks, part, place),
    };
    match laid {
        Ok(node) => Some(node),
        Err(fault) => {
            sink.push(fault.finding(place));
            None
        }
    }
}

/// A fault at bytes of the part that is read.
struct Fault {
    code: &'static Code,
    range: Range<usize>,
    message: String,
    help: String,
}

impl Fault {
    fn finding(self, place: Place) -> Diagnostic {
        Diagnostic::new(self.code, place.span(self.range), self.message).help(self.help)
    }
}

/// Turns bytes of the part that is read into places in the file.
#[derive(Clone, Copy)]
struct Place {
    file: FileId,
    base: usize,
}

impl Place {
    fn span(self, range: Range<usize>) -> Span {
        Span::new(self.file, self.base + range.start..self.base + range.end)
    }
}

fn without_byte_order_mark(text: &str, range: Range<usize>) -> (usize, &str) {
    let start = range.start;
    let part = text.get(range).unwrap_or("");
    let rest = after_byte_order_mark(part).unwrap_or(part);
    (start + part.len() - rest.len(), rest)
}

/// The finding for text that is not YAML, with the way out where the reason is a common one.
fn syntax_fault(fault: &read::SyntaxFault, part: &str, place: Place) -> Diagnostic {
    let index = LineIndex::new(part);
    let at = fault.line_column.and_then(|(line, column)| index.offset(part, LineColumn { line, column }));
    let at = at.unwrap_or(0).min(part.len());
    let end = at + part.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    let finding = Diagnostic::new(&YAML_SYNTAX, place.span(at..end), fault.message.clone());
    match value_on_line(part, at) {
        Some(value) if value.starts_with(['[', '{', '@', '`', '%', '&', '*', '!']) => {
            let first = value.chars().next().unwrap_or_default();
            finding.help(format!("a value that begins with `{first}` must stand in quotes: put it in quotes"))
        }
        Some(value) if value.contains(": ") => {
            finding.help("a value that holds `: ` must stand in quotes: put it in quotes")
        }
        _ => finding,
    }
}

/// What follows the first `: ` or `- ` on the line of an offset.
fn value_on_line(part: &str, at: usize) -> Option<&str> {
    let start = part.get(..at)?.rfind('\n').map_or(0, |before| before + 1);
    let line = part.get(start..)?.lines().next()?;
    let line = line.trim_start().trim_start_matches("- ");
    line.split_once(": ").map(|(_, value)| value.trim_start())
}

impl Node {
    /// The scalar's text and place, if it is a scalar.
    #[must_use]
    pub fn text(&self) -> Option<Spanned<&str>> {
        match &self.kind {
            Kind::Scalar(scalar) => Some(Spanned::new(scalar.text.as_str(), self.span)),
            _ => None,
        }
    }

    /// The place of some bytes of the scalar's text: exact where they stand in the file as they are, over several
    /// lines too; the whole scalar behind an escape.
    #[must_use]
    pub fn place_in(&self, range: Range<usize>) -> Span {
        match &self.kind {
            Kind::Scalar(scalar) if scalar.verbatim => {
                let quote = usize::from(scalar.style == Style::Quoted);
                self.span.part(range.start + quote..range.end + quote)
            }
            Kind::Scalar(scalar) => {
                fold::place(&scalar.stretches, &range).map_or(self.span, |range| self.span.part(range))
            }
            _ => self.span,
        }
    }

    /// Whether nothing was written.
    #[must_use]
    pub fn is_null(&self) -> bool {
        self.kind == Kind::Null
    }

    /// The values of a list.
    #[must_use]
    pub fn list(&self) -> Option<&[Node]> {
        match &self.kind {
            Kind::List(items) => Some(items),
            _ => None,
        }
    }

    /// The entries of a mapping.
    #[must_use]
    pub fn entries(&self) -> Option<&[Entry]> {
        match &self.kind {
            Kind::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The form in words, for messages.
    #[must_use]
    pub fn form(&self) -> &'static str {
        match self.kind {
            Kind::Null => "nothing",
            Kind::Scalar(_) => "text",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a mapping",
        }
    }
}

//! Where the YAML says it, by `saphyr-parser`: its events with byte ranges.
//!
//! The only file that names `saphyr_parser`. Also finds what briefings do not use, since only events show it:
//! anchors, aliases, tags and further documents.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::{Fault, Style};
use crate::diagnostic::code::yaml::{YAML_SYNTAX, YAML_UNSUPPORTED};

/// One step of a walk over the tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Step {
    Scalar(String, Style),
    ListStart,
    ListEnd,
    MapStart,
    MapEnd,
}

/// A step and the bytes it was read from; empty for the ends of block collections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Mark {
    pub(super) step: Step,
    pub(super) range: Range<usize>,
}

/// Everything that one walk over the events gives.
pub(super) struct Located {
    pub(super) marks: Vec<Mark>,
    pub(super) unsupported: Vec<Fault>,
    /// Where this parser gave up, if it did.
    pub(super) fault: Option<Fault>,
}

/// Walks over the events of a text.
pub(super) fn marks(text: &str) -> Located {
    let offsets = Offsets::new(text);
    let mut located = Located { marks: Vec::new(), unsupported: Vec::new(), fault: None };
    let mut documents = 0_usize;
    for event in Parser::new_from_str(text) {
        let (event, span) = match event {
            Ok(found) => found,
            Err(error) => {
                let at = offsets.byte(error.marker().index());
                located.fault = Some(scan_fault(at, error.info()));
                break;
            }
        };
        let start = offsets.byte(span.start.index());
        let range = start..offsets.byte(span.end.index()).max(start);
        documents += usize::from(matches!(event, Event::DocumentStart(_)));
        if let Some(fault) = unsupported(&event, documents, range.clone()) {
            located.unsupported.push(fault);
        }
        if let Some(mark) = mark(event, range) {
            located.marks.push(mark);
        }
    }
    located
}

fn scan_fault(at: usize, info: &str) -> Fault {
    Fault {
        code: &YAML_SYNTAX,
        range: at..at,
        message: info.to_owned(),
        help: "put the value in quotes".to_owned(),
    }
}

fn mark(event: Event<'_>, range: Range<usize>) -> Option<Mark> {
    let empty = range.start..range.start;
    let (step, range) = match event {
        Event::Scalar(text, style, ..) => {
            let style = match style {
                ScalarStyle::Plain => Style::Plain,
                ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => Style::Quoted,
                ScalarStyle::Literal | ScalarStyle::Folded => Style::Block,
            };
            // An empty plain scalar is given the range of whatever follows it.
            let range = if text.is_empty() && style == Style::Plain { empty } else { range };
            (Step::Scalar(text.into_owned(), style), range)
        }
        Event::SequenceStart(..) => (Step::ListStart, range),
        Event::SequenceEnd => (Step::ListEnd, range),
        Event::MappingStart(..) => (Step::MapStart, range),
        Event::MappingEnd => (Step::MapEnd, range),
        _ => return None,
    };
    Some(Mark { step, range })
}

fn unsupported(event: &Event<'_>, documents: usize, range: Range<usize>) -> Option<Fault> {
    let fault = |message: &str, help: &str| {
        let (range, message, help) = (range.clone(), message.to_owned(), help.to_owned());
        Some(Fault { code: &YAML_UNSUPPORTED, range, message, help })
    };
    match event {
        Event::DocumentStart(_) if documents == 2 => {
            fault("a file holds one YAML document", "move what follows `---` to a file of its own")
        }
        Event::Alias(_) => fault("aliases are not used here", "write the value out"),
        Event::Scalar(_, _, anchor, tag) => properties(*anchor, tag.is_some()).and_then(|(m, h)| fault(m, h)),
        Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
            properties(*anchor, tag.is_some()).and_then(|(message, help)| fault(message, help))
        }
        _ => None,
    }
}

fn properties(anchor: usize, tagged: bool) -> Option<(&'static str, &'static str)> {
    if anchor != 0 {
        return Some(("anchors are not used here", "a value that begins with `&` must stand in quotes"));
    }
    tagged.then_some(("tags are not used here", "a value that begins with `!` must stand in quotes"))
}

/// Byte offsets of characters, by which the parser counts.
enum Offsets {
    /// Each character is one byte.
    Ascii { length: usize },
    /// The offset of each character, and of the end.
    Table(Vec<usize>),
}

impl Offsets {
    fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self::Ascii { length: text.len() };
        }
        let ends = std::iter::once(text.len());
        Self::Table(text.char_indices().map(|(at, _)| at).chain(ends).collect())
    }

    fn byte(&self, character: usize) -> usize {
        match self {
            Self::Ascii { length } => character.min(*length),
            Self::Table(table) => table.get(character).or(table.last()).copied().unwrap_or(0),
        }
    }
}

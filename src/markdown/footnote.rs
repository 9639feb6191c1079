//! Numbers of footnotes: by first use, in the order of the text.

use std::collections::BTreeMap;

use super::document::{Block, Footnote, Note};
use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::text::Span;

/// What has been seen of a document's footnotes.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    /// Number and count of references by folded label.
    used: BTreeMap<String, Note>,
    /// The definitions in order.
    defined: Vec<Definition>,
}

#[derive(Debug)]
struct Definition {
    label: String,
    blocks: Vec<Block>,
    span: Span,
}

impl Footnotes {
    /// The next reference to a label.
    pub(super) fn refer(&mut self, label: &str) -> Note {
        let next = u32::try_from(self.used.len()).unwrap_or(u32::MAX).saturating_add(1);
        let note = self.used.entry(label.to_lowercase()).or_insert(Note { number: next, occurrence: 0 });
        note.occurrence += 1;
        *note
    }

    /// The definition of a label.
    pub(super) fn define(&mut self, label: &str, blocks: Vec<Block>, span: Span, sink: &mut Diagnostics) {
        let folded = label.to_lowercase();
        if let Some(first) = self.defined.iter().find(|other| other.label.to_lowercase() == folded) {
            let message = format!("the footnote `[^{label}]` is defined twice");
            sink.push(
                Diagnostic::new(&code::markdown::DUPLICATE_FOOTNOTE, span, message)
                    .also(first.span, "first here"),
            );
            return;
        }
        self.defined.push(Definition { label: label.to_owned(), blocks, span });
    }

    /// The footnotes that are used, by number; those that are not are reported.
    pub(super) fn finish(self, sink: &mut Diagnostics) -> Vec<Footnote> {
        let mut notes = Vec::new();
        for Definition { label, blocks, span } in self.defined {
            match self.used.get(&label.to_lowercase()) {
                Some(Note { number, occurrence }) => {
                    notes.push(Footnote { label, number: *number, references: *occurrence, blocks, span });
                }
                None => sink.push(
                    Diagnostic::new(
                        &code::markdown::UNUSED_FOOTNOTE,
                        span,
                        format!("nothing refers to the footnote `{label}`"),
                    )
                    .help(format!("write `[^{label}]` where it belongs, or remove it")),
                ),
            }
        }
        notes.sort_by_key(|note| note.number);
        notes
    }
}

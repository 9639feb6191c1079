//! Anchors and levels of headings, in the order of the text.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::text::{Span, slug};

/// Anchors that the page itself uses around its body; a heading of that name gets a number.
const OF_THE_PAGE: [&str; 4] = ["main", "ledger", "notes", "corrections"];

/// What has been seen of a document's headings.
#[derive(Debug, Default)]
pub(super) struct Headings {
    /// Anchors given out, with the place of an explicit one.
    taken: BTreeMap<String, Option<Span>>,
    /// The level of the heading before; 0 for none.
    level: u8,
}

impl Headings {
    /// The anchor of the next heading: the one written, or the slug of its words; numbered where it is taken.
    pub(super) fn anchor(
        &mut self,
        explicit: Option<&str>,
        words: &str,
        span: Span,
        sink: &mut Diagnostics,
    ) -> String {
        let Some(id) = explicit else { return self.free(&slug(words)) };
        if let Some(before) = self.taken.get(id) {
            let message = format!("the anchor `{id}` is given twice");
            let finding = Diagnostic::new(&code::markdown::DUPLICATE_ANCHOR, span, message)
                .help("give one of the two another name");
            sink.push(match before {
                Some(place) => finding.also(*place, "first here"),
                None => finding.note("another heading of this page has it already"),
            });
            return self.free(id);
        }
        self.taken.insert(id.to_owned(), Some(span));
        id.to_owned()
    }

    /// The first of `base`, `base-2`, `base-3` … that no other heading has, and that the page does not use.
    fn free(&mut self, base: &str) -> String {
        let base = if base.is_empty() { "section" } else { base };
        let numbered = (2..).map(|number: u32| format!("{base}-{number}"));
        let is_free = |id: &String| !self.taken.contains_key(id) && !OF_THE_PAGE.contains(&id.as_str());
        let id = std::iter::once(base.to_owned()).chain(numbered).find(is_free).unwrap_or_default();
        self.taken.insert(id.clone(), None);
        id
    }

    /// Reports a heading of the first level and one that skips a level.
    pub(super) fn check_level(&mut self, level: u8, span: Span, sink: &mut Diagnostics) {
        let above = self.level.max(1);
        if level == 1 {
            sink.push(
                Diagnostic::new(
                    &code::markdown::TITLE_IN_BODY,
                    span,
                    "a heading of the first level in the body",
                )
                .help("the title in the front matter is the page's only heading of that level; write `##`"),
            );
        } else if level > above + 1 {
            let below = "#".repeat(usize::from(above) + 1);
            let message = format!("the heading skips from level {above} to level {level}");
            sink.push(
                Diagnostic::new(&code::markdown::SKIPPED_HEADING, span, message)
                    .help(format!("write `{below}`")),
            );
        }
        self.level = level;
    }
}

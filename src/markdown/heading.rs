//! Anchors and levels of headings, in the order of the text.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::text::{Span, slug};

/// Anchors that the page itself uses around its body, with those that end in a number by their beginning.
const OF_THE_PAGE: [&str; 2] = ["main", "ledger"];
const NUMBERED: [&str; 4] = ["fig-", "fn-", "fnref-", "note-"];

/// Whether the page itself uses an anchor, or may: exhibits have the name of their chart behind `exhibit-`, entries of
/// the ledger their expression behind `figure-`.
fn is_of_the_page(id: &str) -> bool {
    let is_number = |rest: &str| rest.starts_with(|letter: char| letter.is_ascii_digit());
    OF_THE_PAGE.contains(&id)
        || ["exhibit-", "figure-", "c-figure-"].iter().any(|start| id.starts_with(start))
        || NUMBERED.iter().any(|start| id.strip_prefix(start).is_some_and(is_number))
}

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
        let message = match self.taken.get(id) {
            Some(_) => format!("the anchor `{id}` is given twice"),
            None if is_of_the_page(id) => format!("the anchor `{id}` is the page's own"),
            None => {
                self.taken.insert(id.to_owned(), Some(span));
                return id.to_owned();
            }
        };
        let finding = Diagnostic::new(&code::markdown::DUPLICATE_ANCHOR, span, message)
            .help("give the heading another anchor");
        sink.push(match self.taken.get(id) {
            Some(Some(place)) => finding.also(*place, "first here"),
            Some(None) => finding.note("an earlier heading has it from its words"),
            None => finding,
        });
        self.free(id)
    }

    /// The first of `base`, `base-2`, `base-3` … that no other heading has; another base where the page uses it.
    fn free(&mut self, base: &str) -> String {
        let base = match base {
            "" => "section".to_owned(),
            base if is_of_the_page(base) => format!("section-{base}"),
            base => base.to_owned(),
        };
        let numbered = (2..).map(|number: u32| format!("{base}-{number}"));
        let mut candidates = std::iter::once(base.clone()).chain(numbered);
        let id = candidates.find(|id| !self.taken.contains_key(id)).unwrap_or_default();
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

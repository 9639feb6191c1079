//! The table of contents of a document.

use super::document::{Document, Heading};
use super::plain;

/// A heading of the second level with those of the third level under it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutlineEntry {
    /// The anchor.
    pub id: String,
    /// The words, without markup.
    pub title: String,
    /// The headings one level down; they have none themselves.
    pub children: Vec<Self>,
}

impl Document {
    /// The headings of the second level, each with those of the third level up to the next.
    #[must_use]
    pub fn outline(&self) -> Vec<OutlineEntry> {
        let mut entries: Vec<OutlineEntry> = Vec::new();
        for heading in self.headings() {
            match (heading.level, entries.last_mut()) {
                (2, _) => entries.push(self.entry(heading)),
                (3, Some(above)) => above.children.push(self.entry(heading)),
                _ => {}
            }
        }
        entries
    }

    fn entry(&self, heading: &Heading) -> OutlineEntry {
        let title = plain(&heading.inlines, &self.figures);
        OutlineEntry { id: heading.id.clone(), title, children: Vec::new() }
    }
}

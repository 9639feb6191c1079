//! A chart as a file of its own: with everything under it that its page says in words.

use crate::briefing::{BoundExhibit, Briefing};
use crate::chart::{self, Drawing};
use crate::data::reference::SourceId;

use super::shown::own_notes;

/// The SVG of a chart under its title and over its source and notes, with these rules inside.
pub(super) fn svg(
    briefing: &Briefing,
    exhibit: &BoundExhibit,
    drawing: &Drawing,
    style: &str,
) -> Option<String> {
    let (title, subtitle) = (exhibit.words.title.plain(), exhibit.words.subtitle.plain());
    chart::standalone(drawing, style, &title, &subtitle, &notes(briefing, exhibit, drawing))
}

/// What stands under the picture on its page: the source, the notes, and what the letters behind values mean.
pub(super) fn notes(briefing: &Briefing, exhibit: &BoundExhibit, drawing: &Drawing) -> Vec<String> {
    let own = own_notes(exhibit).map(|(_, note)| note.plain());
    let letters = drawing.suffixes.iter().map(|(letter, meaning)| format!("{letter}: {meaning}."));
    let notes = own.chain(drawing.notes.iter().cloned()).chain(letters);
    std::iter::once(source_line(briefing, drawing)).chain(notes).collect()
}

/// `Source: Reuters; USGS. Name of the briefing`.
fn source_line(briefing: &Briefing, drawing: &Drawing) -> String {
    let named = source_words(briefing, &drawing.sources, 3);
    let parts = [named, briefing.config.title.clone()];
    parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(". ")
}

/// `Source: Reuters; USGS and others`: the publishers, each once, the first few by name. Empty without any.
pub(super) fn source_words(briefing: &Briefing, ids: &[SourceId], most: usize) -> String {
    let mut publishers: Vec<&str> = Vec::new();
    for source in ids.iter().filter_map(|id| briefing.catalog.sources.get(id)) {
        if !publishers.contains(&source.publisher.as_str()) {
            publishers.push(&source.publisher);
        }
    }
    let named = publishers.iter().take(most).copied().collect::<Vec<_>>().join("; ");
    let more = if publishers.len() > most { " and others" } else { "" };
    if named.is_empty() { named } else { format!("Source: {named}{more}") }
}

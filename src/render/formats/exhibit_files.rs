//! Every exhibit as an SVG file with both themes inside, and its data as CSV.
//!
//! The CSV is left out where a source forbids redistribution; the exhibit then offers none.

use std::collections::BTreeSet;

use super::{File, Setting};
use crate::briefing::{BoundExhibit, place};
use crate::chart;
use crate::markdown::InlineText;
use crate::render::shown::{may_be_offered, own_notes};
use crate::theme::chart_style;

pub(super) fn produce(setting: &Setting<'_>) -> Vec<File> {
    let briefing = setting.briefing;
    let style = chart_style(setting.stylesheet);
    let mut seen = BTreeSet::new();
    let mut files = Vec::new();
    let shown = briefing.written().flat_map(|(_, bound)| &bound.exhibits);
    for shown in shown.filter(|shown| seen.insert(shown.id.as_str())) {
        let (Some(exhibit), Some(drawing)) = (briefing.exhibits.get(&shown.id), &shown.drawing) else {
            continue;
        };
        let (title, subtitle) = (exhibit.words.title.plain(), exhibit.words.subtitle.plain());
        let notes = notes(setting, exhibit, drawing);
        let svg = chart::standalone(drawing, &style, &title, &subtitle, &notes);
        files.extend(svg.map(|svg| file(&shown.id, "svg", svg)));
        if may_be_offered(briefing, drawing) {
            files.push(file(&shown.id, "csv", drawing.csv.clone()));
        }
    }
    files
}

fn file(id: &str, ending: &str, content: String) -> File {
    File::new(place::exhibit_file(id, ending).output(), content)
}

/// What stands under the picture on its page: the source, the notes, and what the letters behind values mean.
fn notes(setting: &Setting<'_>, exhibit: &BoundExhibit, drawing: &chart::Drawing) -> Vec<String> {
    let own = own_notes(exhibit).map(InlineText::plain);
    let letters = drawing.suffixes.iter().map(|(letter, meaning)| format!("{letter}: {meaning}."));
    let notes = own.chain(drawing.notes.iter().cloned()).chain(letters);
    std::iter::once(source_line(setting, drawing)).chain(notes).collect()
}

/// `Source: Reuters; USGS. Name of the briefing`: the publishers, each once.
fn source_line(setting: &Setting<'_>, drawing: &chart::Drawing) -> String {
    let catalog = &setting.briefing.catalog;
    let mut publishers: Vec<&str> = Vec::new();
    for source in drawing.sources.iter().filter_map(|id| catalog.sources.get(id)) {
        if !publishers.contains(&source.publisher.as_str()) {
            publishers.push(&source.publisher);
        }
    }
    let named = publishers.iter().take(3).copied().collect::<Vec<_>>().join("; ");
    let more = if publishers.len() > 3 { " and others" } else { "" };
    format!("Source: {named}{more}. {}", setting.briefing.config.title)
}

//! Every exhibit as an SVG file with both themes inside, and its data as CSV and JSON.
//!
//! The data are left out where a source forbids redistribution; the exhibit then offers none.

use serde_json::{Value, json};

use super::{File, Setting};
use crate::briefing::{BoundExhibit, Briefing, place};
use crate::chart::Drawing;
use crate::data::reference::Source;
use crate::render::shown::may_be_offered;
use crate::render::standalone;

pub(super) fn produce(setting: &Setting<'_>) -> Vec<File> {
    let briefing = setting.briefing;
    let mut files = Vec::new();
    for (exhibit, drawing, _) in briefing.exhibits_on_pages() {
        let id = &exhibit.spec.id;
        let svg = standalone::svg(briefing, exhibit, drawing, setting.style);
        files.extend(svg.map(|svg| file(id, "svg", svg)));
        if may_be_offered(briefing, drawing) {
            files.push(file(id, "csv", drawing.csv.clone()));
            files.push(file(id, "json", format!("{:#}\n", document(briefing, exhibit, drawing))));
        }
    }
    files
}

fn file(id: &str, ending: &str, content: String) -> File {
    File::new(place::exhibit_file(id, ending).output(), content)
}

/// What the exhibit says, what it is drawn from, and every value in it.
fn document(briefing: &Briefing, exhibit: &BoundExhibit, drawing: &Drawing) -> Value {
    let (spec, words) = (&exhibit.spec, &exhibit.words);
    let sources = drawing.sources.iter().filter_map(|id| briefing.catalog.sources.get(id));
    let address = |route: crate::site::Route| {
        (!briefing.base_url.is_empty()).then(|| route.permalink(&briefing.base_url))
    };
    json!({
        "id": spec.id,
        "type": spec.r#type.value,
        "title": words.title.plain(),
        "subtitle": words.subtitle.plain(),
        "description": drawing.description,
        "notes": standalone::notes(briefing, exhibit, drawing),
        "edition": briefing.edition.date.map(|date| date.to_string()),
        "page": address(place::exhibit(&spec.id)),
        "data": spec.data.iter().map(|entry| &entry.path.value).collect::<Vec<_>>(),
        "values": drawing.values,
        "sources": sources.map(source).collect::<Vec<_>>(),
    })
}

fn source(source: &Source) -> Value {
    json!({
        "id": source.id,
        "publisher": source.publisher,
        "title": source.title,
        "url": source.url,
        "published": source.published.map(|date| date.to_string()),
    })
}

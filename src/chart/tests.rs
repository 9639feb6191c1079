//! Whole charts, from chart file to picture, over a small catalogue.

mod fixture;

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::data::period::Day;
use crate::exhibit;
use crate::text::FileId;
use crate::yaml;
use fixture::{Numbers, catalog};

/// Draws a chart file over a catalogue; the words of its annotations are taken as they are.
fn draw_text(id: &str, text: &str, catalog: &Catalog, sink: &mut Diagnostics) -> Option<Drawing> {
    let node = yaml::parse(FileId(0), text, 0..text.len(), sink)?;
    let spec = exhibit::decode(id, &node, sink)?;
    let texts = Texts {
        title: spec.title.text().to_owned(),
        alt: spec.alt.as_ref().map(|alt| alt.text().to_owned()).unwrap_or_default(),
        annotations: spec.annotate.iter().map(|note| note.text.text().to_owned()).collect(),
    };
    let colours: BTreeMap<String, String> =
        [("north", "c2"), ("south", "c3"), ("duty", "e1"), ("limit", "e2"), ("pause", "e3")]
            .into_iter()
            .map(|(name, token)| (name.to_owned(), token.to_owned()))
            .collect();
    let setting = Setting { colours: &colours, edition: Day::new(2025, 8, 31) };
    draw(id, &spec, catalog, setting, &texts, sink)
}

fn messages(sink: &Diagnostics) -> Vec<String> {
    sink.iter().map(|finding| format!("{}: {}", finding.code.name, finding.message)).collect()
}

/// Each chart file under `tests/charts` with the pictures, the table and the description that it must give.
#[test]
fn charts_look_as_recorded() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/charts");
    let catalog = catalog();
    let mut files: Vec<_> = walkdir::WalkDir::new(&folder)
        .max_depth(1)
        .into_iter()
        .map(|entry| entry.unwrap().into_path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .collect();
    files.sort();
    assert!(files.len() >= 4);
    for file in files {
        let id = file.file_stem().unwrap().to_str().unwrap().to_owned();
        let text = String::from_utf8(snapbox::Data::read_from(&file, None).to_bytes().unwrap()).unwrap();
        let mut sink = Diagnostics::new();
        let drawing = draw_text(&id, &text, &catalog, &mut sink);
        let drawing = drawing.unwrap_or_else(|| panic!("{id}: {:#?}", messages(&sink)));
        let pictures: Vec<&str> = drawing.variants.iter().map(|variant| variant.svg.as_str()).collect();
        let table: Vec<String> = drawing.table.rows.iter().map(|row| {
            let cells: Vec<&str> = row.cells.iter().map(|cell| cell.text.as_str()).collect();
            format!("{} | {}", row.head, cells.join(" | "))
        }).collect();
        let whole = format!(
            "<!-- {} -->\n{}\n<!--\n{}\n{}\n\n{}-->\n",
            messages(&sink).join("; "),
            pictures.join("\n"),
            drawing.table.columns.join(" | "),
            table.join("\n"),
            drawing.csv.replace('\r', "")
        );
        snapbox::Assert::new().action_env("SNAPSHOTS").eq(whole, snapbox::Data::read_from(&file.with_extension("svgs"), None).raw());
    }
}

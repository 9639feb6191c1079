//! From YAML trees to the catalogue, reporting every fault and none that follows from another.
//!
//! Two steps: [`decode_file`] reads one file on its own, and so can run for many at once; [`join()`] puts the parts
//! together and checks everything that one file cannot know: equal ids, references, unions. Opens no file and
//! evaluates no expression.

mod acts;
mod cells;
mod codes;
mod dimensions;
mod discrepancies;
mod events;
mod fixes;
mod join;
mod observations;
mod paths;
mod reading;
mod series;
mod sources;
mod table;
#[cfg(test)]
mod tests;
mod unions;

use std::collections::BTreeSet;

use super::act::Act;
use super::catalog::{Catalog, Fix};
use super::dimension::CodeList;
use super::event::Event;
use super::reference::{Discrepancy, Source};
use super::scalar::{check_id, is_id};
use super::series::Series;
use super::unit::UnitTable;
use crate::diagnostic::Diagnostics;
use crate::input::InputSet;
use crate::project::Config;
use crate::text::{FileId, Spanned};
use crate::yaml::{Entry, Fields, Node};

pub use join::join;
use reading::{Reading, Reference};

/// Gives the tables that stand beside data files.
pub trait Tables: Sync {
    /// The table of a name, as written in the YAML file beside which it stands: its number and its text.
    fn table(&self, beside: FileId, name: &str) -> Option<(FileId, &str)>;
}

/// Tables are inputs like any other, found from the folder of the file that names them.
impl Tables for InputSet {
    fn table(&self, beside: FileId, name: &str) -> Option<(FileId, &str)> {
        let folder = self.get(beside)?.path().rsplit_once('/').map_or("", |(folder, _)| folder);
        let file = self.find(&format!("{folder}/{}", name.trim_start_matches("./")))?;
        self.get(file)?.text().map(|text| (file, text))
    }
}

/// What one file holds, before anything is known of the others.
#[derive(Debug, Default)]
pub struct Part {
    series: Vec<Series>,
    acts: Vec<Act>,
    events: Vec<Event>,
    sources: Vec<Source>,
    code_lists: Vec<CodeList>,
    discrepancies: Vec<Discrepancy>,
    figures: Vec<(Spanned<String>, Spanned<String>)>,
    fixes: Vec<Fix>,
    /// Ids that were defined, but so badly that nothing is left.
    lost: BTreeSet<String>,
    references: Vec<Reference>,
}

impl Part {
    /// What is left of a file that is no YAML: nothing, but the words in it that may be ids are known to be lost, so
    /// that what names them stays silent: every key, and what follows `id:`, in quotes or not.
    #[must_use]
    pub fn unreadable(text: &str) -> Self {
        let bare = |word: &str| word.trim().trim_matches(['"', '\'']).to_owned();
        let mut lost = BTreeSet::new();
        for line in text.lines() {
            let line = line.split_once(" #").map_or(line, |(line, _)| line);
            let pieces = line.split(['{', ',', '}']).filter_map(|piece| piece.split_once(':'));
            for (key, value) in pieces {
                let key = bare(key.trim_start().trim_start_matches("- "));
                lost.insert(if key == "id" { bare(value) } else { key });
            }
        }
        lost.retain(|id| is_id(id));
        Self { lost, ..Self::default() }
    }
}

/// The units of a briefing: the closed table and its own.
#[must_use]
pub fn units(config: &Config) -> UnitTable {
    let mut units = UnitTable::default();
    for unit in &config.units {
        units.add(&unit.id.value, &unit.name, &unit.symbol);
    }
    units
}

/// Reads all files, one after the other, into the catalogue.
#[must_use]
pub fn decode(
    files: &[(FileId, Node)],
    config: &Config,
    tables: &dyn Tables,
    sink: &mut Diagnostics,
) -> Catalog {
    let units = units(config);
    let parts = files.iter().map(|(_, node)| decode_file(node, &units, tables, sink)).collect();
    join(parts, units, sink)
}

/// The kinds of data files.
#[derive(Debug, Clone, Copy)]
enum FileKind {
    Series,
    Acts,
    Events,
    Sources,
    Codes,
    Discrepancies,
    Figures,
    Fixes,
}

/// The words of `kind`.
const KINDS: &[(&str, FileKind)] = &[
    ("series", FileKind::Series),
    ("acts", FileKind::Acts),
    ("events", FileKind::Events),
    ("sources", FileKind::Sources),
    ("codes", FileKind::Codes),
    ("discrepancies", FileKind::Discrepancies),
    ("figures", FileKind::Figures),
    ("fixes", FileKind::Fixes),
];

/// Reads one data file.
#[must_use]
pub fn decode_file(node: &Node, units: &UnitTable, tables: &dyn Tables, sink: &mut Diagnostics) -> Part {
    let mut part = Part::default();
    let Some(mut fields) = Fields::new(node, "a data file", sink) else { return part };
    let kind = fields.required("kind", sink).and_then(|kind| kind.read_word("kind", KINDS, sink));
    let Some(kind) = kind else {
        part.lost.extend(lost_ids(node));
        return part;
    };
    let mut reading = Reading::new(units, tables, sink);
    match kind.value {
        FileKind::Series => series::decode(fields, &mut reading, &mut part),
        FileKind::Codes => codes::decode(fields, &mut reading, &mut part),
        FileKind::Acts => part.acts = entries(fields, "acts", acts::decode, &mut reading, &mut part.lost),
        FileKind::Events => {
            part.events = entries(fields, "events", events::decode, &mut reading, &mut part.lost)
        }
        FileKind::Sources => {
            part.sources = entries(fields, "sources", sources::decode, &mut reading, &mut part.lost);
        }
        FileKind::Discrepancies => {
            let decode = discrepancies::decode;
            part.discrepancies = entries(fields, "discrepancies", decode, &mut reading, &mut part.lost);
        }
        FileKind::Figures => part.figures = entries(fields, "figures", figure, &mut reading, &mut part.lost),
        FileKind::Fixes => part.fixes = entries(fields, "fixes", fixes::decode, &mut reading, &mut part.lost),
    }
    part.references = reading.into_references();
    part
}

/// Every word of a file that may be an id: what is lost when its kind is unknown.
fn lost_ids(node: &Node) -> BTreeSet<String> {
    let entries = node.entries().unwrap_or(&[]);
    let own = entries.iter().filter(|entry| entry.key.value == "id").filter_map(|entry| entry.value.text());
    let inner = entries.iter().flat_map(|entry| entry.value.entries().unwrap_or(&[]));
    own.map(|id| id.value.to_owned()).chain(inner.map(|entry| entry.key.value.clone())).collect()
}

/// The entries of a file that holds many by id. What cannot be read is lost.
fn entries<T>(
    mut fields: Fields<'_>,
    key: &'static str,
    decode: fn(&Entry, &mut Reading<'_>) -> Option<T>,
    reading: &mut Reading<'_>,
    lost: &mut BTreeSet<String>,
) -> Vec<T> {
    let mut decoded = Vec::new();
    fields.required(key, reading.sink);
    let mut seen = BTreeSet::new();
    for entry in fields.mapping(key, reading.sink) {
        if !seen.insert(&entry.key.value) {
            continue; // reported as a duplicate key
        }
        check_id(&entry.key, reading.sink);
        match decode(entry, reading) {
            Some(item) => decoded.push(item),
            None => {
                lost.insert(entry.key.value.clone());
            }
        }
    }
    fields.finish(reading.sink);
    decoded
}

/// A named figure.
fn figure(entry: &Entry, reading: &mut Reading<'_>) -> Option<(Spanned<String>, Spanned<String>)> {
    Some((entry.key.clone(), reading.expression(&entry.value, &entry.key.value)?))
}

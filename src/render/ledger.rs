//! The ledger of a page: every figure once, in the order in which a reader meets it, with its evidence; and how each
//! place in the text points to it, and it back.
//!
//! Words only what the resolve stage found; judges nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::briefing::{BoundFigure, BoundPage, Briefing, Slot, TilePart, place};
use crate::claim::{Part, State, Verdict};
use crate::data::format;
use crate::data::reference::Source;
use crate::expr::{Input, Value};
use crate::markdown::{FigureId, FigureText};
use crate::site::{Route, exhibit_anchor};
use crate::text::{capitalised, counted, escape_html};

use super::frame;
use super::view::{ClaimView, LinkView, RecordView};
use super::words;

/// How many figures of one sentence are marked; further ones are drawn plain, so that a sentence stays readable.
const MARKED_IN_A_SENTENCE: usize = 2;

/// The longest words that a narrow screen takes on one line, in letters.
const LONGEST_ON_ONE_LINE: usize = 28;

/// The records of a page and the way from each figure to its record.
#[derive(Debug, Default)]
pub(super) struct Ledger {
    /// The records in order.
    pub(super) records: Vec<RecordView>,
    marks: BTreeMap<Spot, Mark>,
    by_key: BTreeMap<String, usize>,
}

/// Where a figure stands: the exhibit, empty for the page's own text, which of its texts, and which figure of it.
type Spot = (String, Slot, FigureId);

/// How a figure in the text is drawn.
#[derive(Debug, Clone, Copy)]
struct Mark {
    /// Position of its record.
    record: usize,
    /// How it leads there.
    way: Way,
    /// Whether its record leads back to it.
    is_first: bool,
}

/// How a figure leads to its record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    /// By its mark, which opens the record in place.
    Button,
    /// By a link without a mark, where no mark of the page leads to the record.
    Quiet,
    /// Not at all: a mark of the page does already.
    Plain,
}

/// What the place of a figure allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    /// Running text: a mark.
    Marks,
    /// Headings and captions: a link, since a button has no place there.
    Links,
    /// Pictures and what search engines read: nothing.
    Nothing,
}

fn room(slot: Slot) -> Room {
    match slot {
        Slot::Summary | Slot::Body | Slot::Tile(_, TilePart::Value | TilePart::Change) => Room::Marks,
        Slot::Title | Slot::Tile(_, TilePart::Name) => Room::Links,
        Slot::ExhibitTitle | Slot::ExhibitSubtitle | Slot::ExhibitNote | Slot::ExhibitWhy => Room::Links,
        Slot::Description | Slot::ExhibitAlt | Slot::ExhibitAnnotation(_) => Room::Nothing,
    }
}

impl Ledger {
    /// Enters every figure of a page, those in the words of its exhibits last.
    pub(super) fn of(briefing: &Briefing, at: &Route, page: &BoundPage) -> Self {
        let mut ledger = Self::default();
        let mut sentence = Sentence::default();
        let mut found: Vec<(Spot, usize)> = Vec::new();
        let mut marked: BTreeSet<usize> = BTreeSet::new();
        let exhibits = page.exhibits.iter().filter_map(|shown| briefing.exhibits.get(&shown.id));
        let in_exhibits = exhibits
            .flat_map(|exhibit| exhibit.figures.iter().map(|figure| (exhibit.spec.id.as_str(), figure)));
        let all = page.figures.iter().map(|figure| ("", figure)).chain(in_exhibits);
        for (exhibit, figure) in all {
            let Some(record) = ledger.enter(briefing, at, figure) else { continue };
            let spot = (exhibit.to_owned(), figure.slot, figure.text.id);
            if room(figure.slot) == Room::Marks && !marked.contains(&record) && sentence.has_room(figure) {
                sentence.marked += 1;
                marked.insert(record);
                ledger.marks.insert(spot, Mark { record, way: Way::Button, is_first: true });
            } else {
                found.push((spot, record));
            }
        }
        marked.iter().for_each(|record| ledger.open(*record));
        found.into_iter().for_each(|(spot, record)| ledger.link(spot, record, marked.contains(&record)));
        ledger.lead_back();
        ledger
    }

    /// Decides how a figure without a mark leads to its record, and the record back.
    fn link(&mut self, spot: Spot, record: usize, is_marked: bool) {
        let is_reached = |way: Way| self.marks.values().any(|mark| mark.record == record && mark.way == way);
        let is_first = !is_marked && !is_reached(Way::Quiet);
        let (exhibit, slot, _) = &spot;
        if room(*slot) != Room::Nothing {
            let way = if is_marked { Way::Plain } else { Way::Quiet };
            self.marks.insert(spot, Mark { record, way, is_first });
        } else if is_first
            && !exhibit.is_empty()
            && let Some(record) = self.records.get_mut(record)
        {
            record.back = Some(format!("#{}", exhibit_anchor(exhibit)));
        }
    }

    /// Gives a record, which a mark opens, its popover.
    fn open(&mut self, record: usize) {
        if let Some(record) = self.records.get_mut(record) {
            record.popover = true;
        }
    }

    /// Leads every record back to the first place in the text that leads to it.
    fn lead_back(&mut self) {
        for mark in self.marks.values().filter(|mark| mark.is_first) {
            if let Some(record) = self.records.get_mut(mark.record) {
                record.back = Some(format!("#{}", place_id(&record.entry)));
            }
        }
    }

    /// Gives a figure its record. An exempt figure has none.
    fn enter(&mut self, briefing: &Briefing, at: &Route, figure: &BoundFigure) -> Option<usize> {
        if figure.claim.state == State::Exempt {
            return None;
        }
        let key = figure.key();
        if let Some(known) = self.by_key.get(&key) {
            return Some(*known);
        }
        let position = self.records.len();
        self.records.push(record(briefing, at, figure, position + 1));
        self.by_key.insert(key, position);
        Some(position)
    }

    /// How a figure is drawn; `exhibit` is the one in whose words it stands, empty for the page's own text, and `html`
    /// are its words with their markup.
    pub(super) fn claim(
        &self,
        (exhibit, slot): (&str, Slot),
        figure: &FigureText,
        html: String,
    ) -> ClaimView {
        let mark = self.marks.get(&(exhibit.to_owned(), slot, figure.id));
        let record = mark.and_then(|mark| self.records.get(mark.record));
        let (Some(mark), Some(record)) = (mark, record) else {
            return ClaimView { state: "plain".to_owned(), text_html: html, ..ClaimView::default() };
        };
        let state = match mark.way {
            Way::Button => record.state.as_str(),
            Way::Quiet => "quiet",
            Way::Plain => "plain",
        };
        ClaimView {
            place: if mark.is_first { place_id(&record.entry) } else { String::new() },
            record: record.id.clone(),
            entry: record.entry.clone(),
            number: record.number,
            state: state.to_owned(),
            long: figure.words.chars().count() > LONGEST_ON_ONE_LINE,
            text_html: html,
        }
    }

    /// Links to the records of figures that stand in the picture of an exhibit and nowhere else on the page.
    pub(super) fn in_picture(&self, exhibit: &str) -> Vec<LinkView> {
        let back = format!("#{}", exhibit_anchor(exhibit));
        let here = self.records.iter().filter(|record| record.back.as_ref() == Some(&back));
        here.map(|record| frame::link(record.value.clone(), format!("#{}", record.entry))).collect()
    }

    /// `13 checked figures: 7 match, 1 derived`; nothing on a page without figures.
    pub(super) fn tally(&self) -> Option<String> {
        let count = |state: &str| self.records.iter().filter(|record| record.state == state).count();
        let parts = [
            (count("match"), "match"),
            (count("derived"), "derived"),
            (count("provisional"), "provisional"),
            (count("disputed"), "with sources that differ"),
            (count("cited"), "cited"),
        ];
        let said: Vec<String> = parts
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{count} {word}"))
            .collect();
        let total = counted(self.records.len(), "checked figure", "checked figures");
        (!said.is_empty()).then(|| format!("{total}: {}", said.join(", ")))
    }
}

/// The sentence that is being read: how much of the block stands before it, and how many figures it has marked.
#[derive(Debug, Default)]
struct Sentence {
    slot: Option<Slot>,
    before: String,
    marked: usize,
}

impl Sentence {
    /// Whether another figure may be marked in the sentence that this one stands in.
    fn has_room(&mut self, figure: &BoundFigure) -> bool {
        let start = sentence_start(&figure.text.before);
        let before = figure.text.before.get(..start).unwrap_or_default();
        let same = self.slot == Some(figure.slot)
            && self.before == before
            && !(before.is_empty() && figure.text.before.is_empty());
        if !same {
            *self = Self { slot: Some(figure.slot), before: before.to_owned(), marked: 0 };
        }
        self.marked < MARKED_IN_A_SENTENCE
    }
}

/// The byte at which the last sentence of a text begins.
fn sentence_start(text: &str) -> usize {
    let ends = [". ", "! ", "? ", ".\n", "!\n", "?\n"];
    let last = ends.iter().filter_map(|end| text.rfind(end).map(|at| at + end.len())).max();
    last.unwrap_or(0)
}

/// The id of the place in the text to which a record leads back.
fn place_id(entry: &str) -> String {
    format!("at-{entry}")
}

/// The evidence of a figure.
fn record(briefing: &Briefing, at: &Route, figure: &BoundFigure, number: usize) -> RecordView {
    let (state, label) = state(figure);
    let entry = figure.anchor();
    RecordView {
        id: format!("c-{entry}"),
        entry,
        number,
        state: state.to_owned(),
        state_label: label.to_owned(),
        value: value(figure),
        what: what(figure),
        check_html: check(at, figure),
        popover: false,
        back: None,
        sources: sources(briefing, at, figure),
        discrepancies: frame::discrepancy_links(briefing, at, &figure.claim.discrepancies),
    }
}

/// The value that the data give; of words that a source vouches for, the words.
fn value(figure: &BoundFigure) -> String {
    let values: Vec<&str> = figure.claim.parts.iter().map(|part| part.value.as_str()).collect();
    if values.is_empty() { quoted(figure.claim.words.trim()) } else { values.join("; ") }
}

/// Words in quotation marks, unless they bring their own.
fn quoted(words: &str) -> String {
    if words.starts_with(['“', '"', '‘']) { words.to_owned() } else { format!("“{words}”") }
}

/// Who vouches for the figure: publisher and date, linked to the record of the document.
fn sources(briefing: &Briefing, at: &Route, figure: &BoundFigure) -> Vec<LinkView> {
    let known = figure.sources().filter_map(|id| briefing.catalog.sources.get(id));
    let link = |source: &Source| {
        let label = frame::publisher_and_date(&source.publisher, source.published);
        frame::link(label, place::source(&source.id).relative_to(at))
    };
    known.map(link).collect()
}

/// Which question was answered: the expressions in words.
fn what(figure: &BoundFigure) -> String {
    let words: Vec<String> =
        figure.claim.parts.iter().map(|part| capitalised(&part.evaluation.words)).collect();
    if words.is_empty() { "Stated by the source".to_owned() } else { words.join("; ") }
}

/// The theme's name of a state and its words.
fn state(figure: &BoundFigure) -> (&'static str, &'static str) {
    let is_read_off = figure.claim.parts.iter().all(is_bare);
    match figure.claim.state {
        State::Matches if is_read_off => ("match", "Matches source"),
        State::Matches => ("match", "Follows from the data"),
        State::Derived => ("derived", "Derived by us"),
        State::Provisional => ("provisional", "Provisional"),
        State::Differ => ("disputed", "Sources differ"),
        State::Cited => ("cited", "Cited, not recomputed"),
        State::Exempt => ("plain", "No claim about the data"),
    }
}

/// How a figure was checked, in sentences: what the text says, what it would accept, and what the value rests on.
fn check(at: &Route, figure: &BoundFigure) -> String {
    let mut sentences: Vec<String> = figure.claim.parts.iter().map(|part| judged(figure, part)).collect();
    if sentences.is_empty() {
        sentences.push("The words are the source’s; they were not recomputed.".to_owned());
    }
    sentences.extend(figure.claim.parts.iter().filter_map(|part| rests_on(at, part)));
    sentences.extend(figure.claim.notes.iter().chain(&figure.claim.title).map(|note| sentence(note)));
    sentences.join(" ")
}

/// `The text says “660%”, which accepts 655 to 665; the rounding of the sources leaves 658.1 to 676.9 open.`
fn judged(figure: &BoundFigure, part: &Part) -> String {
    let said = quoted(figure.claim.words.trim());
    let said = escape_html(&said);
    let accepted = match part.accepted.as_str() {
        "" => String::new(),
        accepted => format!(", which accepts {}", escape_html(accepted)),
    };
    let interval = match part.interval.as_str() {
        "" => String::new(),
        _ if is_bare(part) => String::new(),
        interval => format!("; the rounding of the sources leaves {} open", escape_html(interval)),
    };
    let within = if part.verdict == Verdict::OkRounding { ": they agree within that rounding" } else { "" };
    format!("The text says {said}{accepted}{interval}{within}.")
}

/// What the value was computed from, or the series that it stands in.
fn rests_on(at: &Route, part: &Part) -> Option<String> {
    let inputs = &part.evaluation.inputs;
    match inputs.as_slice() {
        [] => None,
        [only] if only.formula.is_none() && is_bare(part) => {
            let status = words::status(only.status);
            Some(format!("{status} in {}.", series_link(at, only)))
        }
        several => {
            let links: Vec<String> = several.iter().map(|input| self::input(at, input)).collect();
            Some(format!("Computed from {}.", links.join("; ")))
        }
    }
}

/// Whether an expression is one observation as its source printed it.
fn is_bare(part: &Part) -> bool {
    matches!(&part.evaluation.value, Value::Number(number) if number.printed.is_some())
}

/// An input with its value and a link to its record: `353 t (June 2025)`.
fn input(at: &Route, input: &Input) -> String {
    let period = format::period(input.period);
    let value = input.text();
    let label =
        if value == period { format!("{}, {period}", input.label) } else { format!("{value} ({period})") };
    match &input.series {
        Some((series, _)) => frame::anchor(&label, &place::series(series), at),
        None => escape_html(&label).into_owned(),
    }
}

fn series_link(at: &Route, input: &Input) -> String {
    match &input.series {
        Some((series, _)) => frame::anchor(&input.label, &place::series(series), at),
        None => escape_html(&input.label).into_owned(),
    }
}

/// A note as a sentence of its own.
fn sentence(note: &str) -> String {
    let text = capitalised(note.trim());
    let end = if text.ends_with(['.', '!', '?']) { "" } else { "." };
    format!("{}{end}", escape_html(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_begins_after_the_last_full_stop() {
        let check = |text: &str, rest: &str| assert_eq!(&text[sentence_start(text)..], rest);
        check("", "");
        check("One sentence", "One sentence");
        check("One. Two", "Two");
        check("At 1.5 per cent", "At 1.5 per cent");
        check("Really? Yes! So", "So");
    }
}

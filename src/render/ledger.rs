//! The ledger of a page: every figure once, in the order in which a reader meets it, with its evidence; and how each
//! place in the text points to it.
//!
//! Words only what the resolve stage found; judges nothing.

use std::collections::BTreeMap;

use crate::briefing::{BoundFigure, BoundPage, Briefing, Slot, place};
use crate::claim::{Part, State, Verdict};
use crate::data::format;
use crate::data::reference::Source;
use crate::expr::{Input, Value};
use crate::markdown::FigureId;
use crate::site::Route;
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
    marks: BTreeMap<(Slot, FigureId), Mark>,
    by_key: BTreeMap<String, usize>,
}

/// How a figure in the text is drawn.
#[derive(Debug, Clone, Copy)]
struct Mark {
    /// Position of its record.
    record: usize,
    /// Drawn without a mark.
    plain: bool,
}

impl Ledger {
    /// Enters every figure of a page, those in the words of its exhibits last.
    pub(super) fn of(briefing: &Briefing, at: &Route, page: &BoundPage) -> Self {
        let mut ledger = Self::default();
        let mut sentence = Sentence::default();
        for figure in &page.figures {
            let entered = ledger.enter(briefing, at, figure);
            let Some((record, first)) = entered else { continue };
            let room = sentence.has_room(figure);
            let plain = !first || !room;
            if !plain {
                sentence.marked += 1;
            }
            ledger.marks.insert((figure.slot, figure.text.id), Mark { record, plain });
        }
        let exhibits = page.exhibits.iter().filter_map(|shown| briefing.exhibits.get(&shown.id));
        for figure in exhibits.flat_map(|exhibit| &exhibit.figures) {
            ledger.enter(briefing, at, figure);
        }
        ledger
    }

    /// Gives a figure its record: its number, and whether this is the first use. An exempt figure has none.
    fn enter(&mut self, briefing: &Briefing, at: &Route, figure: &BoundFigure) -> Option<(usize, bool)> {
        if figure.claim.state == State::Exempt {
            return None;
        }
        let key = figure.key();
        if let Some(known) = self.by_key.get(&key) {
            return Some((*known, false));
        }
        let position = self.records.len();
        self.records.push(record(briefing, at, figure, position + 1));
        self.by_key.insert(key, position);
        Some((position, true))
    }

    /// How a figure is drawn in running text; `html` are its words with their markup.
    pub(super) fn claim(&self, slot: Slot, id: FigureId, words: &str, html: String) -> ClaimView {
        let mark = self.marks.get(&(slot, id));
        let record = mark.and_then(|mark| self.records.get(mark.record));
        let (Some(mark), Some(record)) = (mark, record) else {
            return ClaimView { state: "plain".to_owned(), text_html: html, ..ClaimView::default() };
        };
        ClaimView {
            record: record.id.clone(),
            entry: record.entry.clone(),
            number: record.number,
            state: if mark.plain { "plain".to_owned() } else { record.state.clone() },
            long: words.chars().count() > LONGEST_ON_ONE_LINE,
            text_html: html,
        }
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

/// `The text says “660%”, which accepts 655 to 665; the data give 658.1 to 676.9.`
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

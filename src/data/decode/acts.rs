//! `kind: acts`.

use indexmap::IndexMap;

use super::events::{ACTORS, documents, scope};
use super::reading::{Reading, Referent};
use crate::data::act::{Act, Expected, Phase, ScopeChange, Stacking};
use crate::data::event::{LegalStatus, Scope};
use crate::data::period::Period;
use crate::data::quantity::Decimal;
use crate::data::scalar::{ModelFields, read_number, read_period};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::yaml::{BAD_WORD, MISSING_KEY, UNQUOTED_CODE};
use crate::text::Spanned;
use crate::yaml::{Entry, Fields, Node};

/// What `stacks` may be.
const STACKS: &str = "write `additive`, `{excludes: [act]}` or `{greater_of: [act]}`";

/// Reads an act. Without an instrument or an author nothing can be computed of it: then it is lost, with all its other
/// faults reported.
pub(super) fn decode(entry: &Entry, reading: &mut Reading<'_>) -> Option<Act> {
    let mut fields = Fields::of_entry(entry, "an act", reading.sink)?;
    let title = fields.required_text("title", reading.sink);
    let instrument = fields.required_text("instrument", reading.sink);
    let imposed_by = fields.required_text("imposed_by", reading.sink).map(Spanned::owned);
    imposed_by.iter().for_each(|id| reading.refer(Referent::MemberIfListed(ACTORS.to_owned()), id));
    let (stacks, stacks_from) =
        fields.take("stacks").map_or((Stacking::Additive, None), |node| stacking(node, reading));
    fields.required("phases", reading.sink);
    let is_whole = instrument.is_some() && imposed_by.is_some();
    let act = Act {
        id: entry.key.value.clone(),
        title: title.map_or_else(|| entry.key.value.clone(), |text| text.value.to_owned()),
        instrument: instrument.map_or_else(String::new, |text| text.value.to_owned()),
        basis: fields.string("basis", reading.sink),
        documents: documents(&mut fields, reading),
        imposed_by: imposed_by.unwrap_or_else(|| Spanned::new(String::new(), entry.key.span)),
        on: reading.members(&mut fields, "on", ACTORS),
        scope: fields.take("scope").map_or_else(Scope::default, |node| scope(node, reading)),
        stacks,
        stacks_from,
        time_zone: time_zone(&mut fields, reading),
        phases: each(fields.list("phases", reading.sink), phase, reading),
        scope_changes: each(fields.list("scope_changes", reading.sink), scope_change, reading),
        expected: each(fields.list("expected", reading.sink), expected, reading),
        summary: fields.string("summary", reading.sink),
        note: fields.string("note", reading.sink),
        sources: reading.ids(&mut fields, "sources", &Referent::Source),
        place: entry.key.span,
    };
    fields.finish(reading.sink);
    is_whole.then_some(act)
}

/// A zone by its area and city, as the world's table of them writes it.
fn time_zone(fields: &mut Fields<'_>, reading: &mut Reading<'_>) -> Option<String> {
    let text = fields.text("tz", reading.sink)?;
    let is_name = |part: &str| {
        part.starts_with(|c: char| c.is_ascii_uppercase())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+'))
    };
    if !text.value.contains('/') || !text.value.split('/').all(is_name) {
        let message = format!("`{}` is not a time zone", text.value);
        let finding = Diagnostic::new(&BAD_WORD, text.span, message);
        reading.sink.push(finding.help("write its area and city: `America/New_York`"));
        return None;
    }
    Some(text.value.to_owned())
}

/// Reads a list, leaving out what has faults.
fn each<T>(
    nodes: &[Node],
    decode: fn(&Node, &mut Reading<'_>) -> Option<T>,
    reading: &mut Reading<'_>,
) -> Vec<T> {
    nodes.iter().filter_map(|node| decode(node, reading)).collect()
}

/// `additive`, or a mapping of one rule with the acts it looks at.
fn stacking(node: &Node, reading: &mut Reading<'_>) -> (Stacking, Option<Period>) {
    if let Some(word) = node.text() {
        if word.value != "additive" {
            let message = format!("`{}` is not a word that `stacks` takes", word.value);
            reading.sink.push(Diagnostic::new(&BAD_WORD, word.span, message).help(STACKS));
        }
        return (Stacking::Additive, None);
    }
    let Some(mut fields) = Fields::new(node, "a stacking rule", reading.sink) else {
        return (Stacking::Additive, None);
    };
    let excludes = reading.ids(&mut fields, "excludes", &Referent::Act);
    let greater_of = reading.ids(&mut fields, "greater_of", &Referent::Act);
    let from = fields.period("from", reading.sink).map(|period| period.value);
    let place = fields.place();
    fields.finish(reading.sink);
    let stacking = match (excludes.is_empty(), greater_of.is_empty()) {
        (false, true) => Stacking::Excludes(excludes),
        (true, false) => Stacking::GreaterOf(greater_of),
        // Nothing may be guessed here: the rule decides what duties add up to.
        (one, _) => {
            let found = if one { "names no rule" } else { "names two rules" };
            let finding = Diagnostic::new(&BAD_WORD, place, format!("`stacks` {found}"));
            reading.sink.push(finding.help(STACKS));
            Stacking::Additive
        }
    };
    (stacking, from)
}

/// A phase needs a beginning: that of its event, or a day of its own where the two differ.
fn phase(node: &Node, reading: &mut Reading<'_>) -> Option<Phase> {
    let mut fields = Fields::new(node, "a phase", reading.sink)?;
    let event = reading.id(&mut fields, "event", Referent::Event);
    let from = fields.period("from", reading.sink);
    if fields.take("event").or(fields.take("from")).is_none() {
        let finding = Diagnostic::new(&MISSING_KEY, fields.place(), "a phase lacks `event` and `from`");
        reading.sink.push(finding.help("name the event that began it, or write its first day as `from`"));
    }
    let phase = Phase {
        event,
        from: from.map(|period| period.value),
        rate: fields.number("rate", reading.sink).map(|number| number.value),
        rates: rates(fields.mapping("rates", reading.sink), reading),
        requirement: fields.string("requirement", reading.sink),
        status: fields.word("status", LegalStatus::WORDS, reading.sink).map(|word| word.value),
        documents: documents(&mut fields, reading),
        note: fields.string("note", reading.sink),
        sources: reading.ids(&mut fields, "sources", &Referent::Source),
        place: node.span,
    };
    fields.finish(reading.sink);
    Some(phase)
}

/// Rates by code, whose codes are keys in quotes.
fn rates(entries: &[Entry], reading: &mut Reading<'_>) -> IndexMap<String, Decimal> {
    let mut rates = IndexMap::new();
    for entry in entries {
        let code = &entry.key;
        if !entry.has_quoted_key() {
            let message = format!("the code `{}` stands without quotes", code.value);
            let help = format!("write `\"{}\":`", code.value);
            reading.sink.push(Diagnostic::new(&UNQUOTED_CODE, code.span, message).help(help));
        }
        if let Some(rate) = read_number(&entry.value, &code.value, reading.sink) {
            rates.insert(code.value.clone(), rate.value);
        }
    }
    rates
}

/// What is covered may change without the rate changing, so it has its own list and its own dates.
fn scope_change(node: &Node, reading: &mut Reading<'_>) -> Option<ScopeChange> {
    let mut fields = Fields::new(node, "a change of scope", reading.sink)?;
    let from = required_period(&mut fields, reading);
    let [add, add_except] = ["add", "add_except"]
        .map(|key| fields.take(key).map_or_else(Scope::default, |node| scope(node, reading)));
    let sources = reading.ids(&mut fields, "sources", &Referent::Source);
    fields.finish(reading.sink);
    Some(ScopeChange { from: from?.value, add, add_except, sources, place: node.span })
}

/// What is foreseen is kept apart from the phases: nothing of it may be read as being in force.
fn expected(node: &Node, reading: &mut Reading<'_>) -> Option<Expected> {
    let mut fields = Fields::new(node, "an expected step", reading.sink)?;
    let from = required_period(&mut fields, reading);
    let rate = fields.number("rate", reading.sink).map(|number| number.value);
    let requirement = fields.string("requirement", reading.sink);
    let condition = fields.string("if", reading.sink);
    fields.finish(reading.sink);
    Some(Expected { from: from?.value, rate, requirement, condition, place: node.span })
}

/// The day on which a change begins, which must be there.
fn required_period(fields: &mut Fields<'_>, reading: &mut Reading<'_>) -> Option<Spanned<Period>> {
    let node = fields.required("from", reading.sink)?;
    read_period(node, "from", reading.sink)
}

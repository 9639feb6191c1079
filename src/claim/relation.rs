//! Two values of one sentence that are compared: the words between them must agree with their order.
//!
//! "535, up from 583" is false whatever the data say. The other value is read from the text, bound or not; one that
//! cannot be compared (another unit, another kind of number) is passed over.

use super::reading::{Form, Reading, Spoken};
use super::scan::{Chunk, Item, chunks};
use super::words::{Direction, LevelWord, Sense, UnitWord, Vocabulary, is_evaluative};
use super::{ClaimText, Judgement, Verdict};
use crate::data::quantity::Decimal;
use crate::diagnostic::code::claim as codes;
use crate::expr::{Evaluation, Nature, Number, Value};

/// A value as a sentence prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Printed {
    value: Decimal,
    scale: Option<i32>,
    unit: Option<UnitWord>,
}

/// At most so many chunks may stand between "from" and its number: a currency, a month, a hedge.
const REACH: usize = 4;

/// In a pair of levels within one link the verb must agree with the order: "fell from 46 to 353" does not.
pub(super) fn pair(
    evaluations: &[Evaluation],
    reading: &Reading,
    near: Option<Direction>,
) -> Option<Judgement> {
    let [one, other] = evaluations else { return None };
    let (Value::Number(one), Value::Number(other)) = (&one.value, &other.value) else { return None };
    let levels = [one, other].iter().all(|number| is_level(number.nature));
    let [first, second] = reading.spoken.as_slice() else { return None };
    let (old, new) = match (first.level, second.level) {
        (Some(LevelWord::From), _) => (one.value, other.value),
        (_, Some(LevelWord::From)) => (other.value, one.value),
        (_, Some(LevelWord::To)) => (one.value, other.value),
        _ => return None,
    };
    let inside = reading.directions.first().map(|(_, direction)| *direction);
    let said = inside.or(near)?;
    if is_reversed(evaluations, first.level) {
        let message = "the words lead from the later value to the earlier one";
        return Some(
            Judgement::fault(Verdict::Contradicts, &codes::CONTRADICTED, message)
                .help("put the two expressions in the order of their times"),
        );
    }
    if !levels {
        return None;
    }
    let (old, new) = magnitudes(old, new);
    (!agrees(said, old, new)).then(contradiction)
}

/// A value within a link against one outside: "fell to 535 from 583", "535, up from 583", "rose from 583 to 535".
pub(super) fn neighbour(
    text: &ClaimText<'_>,
    spoken: &Spoken,
    number: &Number,
    vocabulary: &Vocabulary,
) -> Option<Judgement> {
    let Form::Number(numeral) = spoken.form else { return None };
    let is_pace = number.nature == Nature::PercentChange;
    if !(is_level(number.nature) || is_pace) || spoken.moved {
        return None;
    }
    let way: Way = if is_pace { pace } else { direction };
    let (head, tail) = (chunks(text.before, vocabulary), chunks(text.after, vocabulary));
    let (inside, sentence) = (chunks(text.words, vocabulary), last_sentence(&head));
    let lead = lead(sentence, &inside);
    let rest = first_sentence(&tail);
    let (said, old) = behind(rest, &lead, way).or_else(|| compared(rest)).or_else(|| ahead(&lead, way))?;
    let own = Printed { value: numeral.value, scale: numeral.scale, unit: spoken.unit };
    let (old, new) = alike(old, own)?;
    (!agrees(said, old, new)).then(contradiction)
}

/// Whether what the words start from is later than where they lead.
fn is_reversed(evaluations: &[Evaluation], first: Option<LevelWord>) -> bool {
    let of = |evaluation: &Evaluation| match evaluation.times.of.as_slice() {
        [of] => Some(*of),
        _ => None,
    };
    let [one, other] = evaluations else { return false };
    let (Some(one), Some(other)) = (of(one), of(other)) else { return false };
    first == Some(LevelWord::From) && one.first() > other.last()
}

fn contradiction() -> Judgement {
    let message = "the verb goes one way, the two values the other";
    Judgement::fault(Verdict::Contradicts, &codes::CONTRADICTED, message)
        .help("change the verb, or put the values in their order")
}

fn agrees(said: Direction, old: Decimal, new: Decimal) -> bool {
    match said {
        Direction::Up => new >= old,
        Direction::Down => new <= old,
    }
}

/// Whether a value stands for itself, not for a change.
fn is_level(nature: Nature) -> bool {
    matches!(nature, Nature::Level(_) | Nature::Share | Nature::PercentOf | Nature::Ratio | Nature::Plain)
}

/// Two negative values compare by size: a deficit that widens is a rise.
fn magnitudes(old: Decimal, new: Decimal) -> (Decimal, Decimal) {
    if old.is_negative() && new.is_negative() { (old.abs(), new.abs()) } else { (old, new) }
}

/// What stands before the number of the link: the sentence, and the words within the link up to the number.
fn lead<'a>(sentence: &'a [Chunk], inside: &'a [Chunk]) -> Vec<&'a Chunk> {
    let own = inside.iter().take_while(|chunk| !matches!(chunk.item, Item::Digits(_)));
    sentence.iter().chain(own).collect()
}

fn ends(chunk: &Chunk) -> bool {
    matches!(chunk.item, Item::Mark('.' | '!' | '?' | ';' | ':'))
}

fn last_sentence(head: &[Chunk]) -> &[Chunk] {
    let start = head.iter().rposition(ends).map_or(0, |at| at + 1);
    head.get(start..).unwrap_or_default()
}

fn first_sentence(tail: &[Chunk]) -> &[Chunk] {
    let end = tail.iter().position(ends).unwrap_or(tail.len());
    tail.get(..end).unwrap_or_default()
}

/// "535, up from 583", "fell to 535 from 583": the direction and the value that it starts from.
fn behind(rest: &[Chunk], lead: &[&Chunk], way: Way) -> Option<(Direction, Printed)> {
    let from = rest.iter().position(|chunk| chunk.sense() == Some(Sense::Level(LevelWord::From)))?;
    let between: Vec<&Chunk> = rest.get(..from)?.iter().collect();
    if between.iter().any(|chunk| breaks(chunk)) {
        return None;
    }
    let own = between.iter().rev().find_map(|chunk| way(chunk));
    // A number between belongs to another claim, unless it says by how much: "up 0.5 points from".
    let other = numbers(&between);
    if own.is_none() && other > 0 || other > 1 {
        return None;
    }
    let said = own.or_else(|| governing(lead, way))?;
    let said = said?;
    Some((said, printed(rest, from + 1)?))
}

/// "535, well below the 583 of 2023", "535, were higher than the 583".
fn compared(rest: &[Chunk]) -> Option<(Direction, Printed)> {
    let leads = |chunk: &&Chunk| {
        matches!(chunk.item, Item::Mark(','))
            || matches!(chunk.sense(), Some(Sense::Unit(_) | Sense::Level(LevelWord::At)))
    };
    let at = rest.iter().take(3).take_while(leads).count();
    let chunk = rest.get(at)?;
    let sided = matches!(chunk.sense(), Some(Sense::Bound(..) | Sense::Hedge(_)));
    let words = ["above", "higher than", "below", "lower than"];
    let place = words.iter().position(|word| chunk.text().ends_with(word)).filter(|_| sided)?;
    let said = if place < 2 { Direction::Up } else { Direction::Down };
    Some((said, printed(rest, at + 1)?))
}

/// "Rose from 583 to 535".
fn ahead(lead: &[&Chunk], way: Way) -> Option<(Direction, Printed)> {
    let to = lead.iter().rposition(|chunk| chunk.sense() == Some(Sense::Level(LevelWord::To)))?;
    let leads = |chunk: &&Chunk| {
        matches!(
            chunk.sense(),
            Some(Sense::Hedge(_) | Sense::Bound(..) | Sense::Filler | Sense::Unit(_) | Sense::Level(_))
        )
    };
    if !lead.get(to + 1..)?.iter().all(leads) {
        return None;
    }
    let from =
        lead.get(..to)?.iter().rposition(|chunk| chunk.sense() == Some(Sense::Level(LevelWord::From)))?;
    let between = lead.get(from + 1..to)?;
    if numbers(between) != 1 || between.iter().any(|chunk| breaks(chunk)) {
        return None;
    }
    let before = lead.get(..from)?;
    let said = before.iter().rev().take(REACH + 2).find_map(|chunk| way(chunk))??;
    let owned: Vec<Chunk> = between.iter().map(|chunk| (*chunk).clone()).collect();
    Some((said, printed(&owned, 0)?))
}

/// The direction of the verb before "to": "narrowed to", "is up at".
fn governing(lead: &[&Chunk], way: Way) -> Option<Option<Direction>> {
    let to = lead.iter().rposition(|chunk| matches!(chunk.sense(), Some(Sense::Level(LevelWord::To))))?;
    let behind = lead.get(to + 1..)?;
    let close = behind.iter().all(|chunk| {
        matches!(
            chunk.sense(),
            Some(Sense::Hedge(_) | Sense::Bound(..) | Sense::Filler | Sense::Unit(_) | Sense::Level(_))
        )
    });
    let verbs = lead.get(..to)?.iter().rev().take(REACH).take_while(|chunk| !breaks(chunk));
    verbs.filter(|_| close).find_map(|chunk| way(chunk))
}

/// How a word says that the numbers go.
type Way = fn(&Chunk) -> Option<Option<Direction>>;

/// Words for growth that gets faster or slower.
const FASTER: &[&str] = &[
    "accelerate",
    "accelerated",
    "accelerating",
    "quickened",
    "quickening",
    "picked up",
    "sped up",
    "speeded up",
];
const SLOWER: &[&str] = &[
    "slow",
    "slowed",
    "slowing",
    "slows",
    "cooled",
    "cooling",
    "eased",
    "easing",
    "moderated",
    "moderating",
    "decelerated",
    "decelerating",
    "softened",
];

/// The way that a rate of growth goes; other verbs say what grows, not whether it grows faster.
fn pace(chunk: &Chunk) -> Option<Option<Direction>> {
    let said = |list: &[&str]| list.contains(&chunk.text());
    match chunk.sense() {
        _ if said(FASTER) => Some(Some(Direction::Up)),
        _ if said(SLOWER) => Some(Some(Direction::Down)),
        Some(Sense::Direction(_)) => Some(None),
        _ => None,
    }
}

/// The way that a word says the numbers go; a word that praises or blames says none, and stands in for no other.
fn direction(chunk: &Chunk) -> Option<Option<Direction>> {
    match chunk.sense() {
        Some(Sense::Direction(direction)) => Some(Some(direction).filter(|_| !is_evaluative(chunk.text()))),
        _ => None,
    }
}

/// Words that begin another statement.
fn breaks(chunk: &Chunk) -> bool {
    let word = matches!(
        chunk.text(),
        "but"
            | "while"
            | "whereas"
            | "although"
            | "though"
            | "as"
            | "who"
            | "which"
            | "when"
            | "after"
            | "and"
            | "with"
            | "because"
            | "since"
            | "away"
            | "far"
            | "ranging"
            | "range"
            | "ranged"
            | "apart"
    );
    word || matches!(chunk.item, Item::Mark('(' | ')' | '–' | '—'))
}

/// How many numbers stand there that are no dates.
fn numbers(part: &[&Chunk]) -> usize {
    let owned: Vec<Chunk> = part.iter().map(|chunk| (*chunk).clone()).collect();
    (0..owned.len()).filter(|at| is_counted(&owned, *at)).count()
}

/// The number soon behind a place, with its scale and unit; nothing for a date, a time or a place in an order.
fn printed(part: &[Chunk], from: usize) -> Option<Printed> {
    let reach = part.len().min(from + REACH);
    let at = (from..reach).find(|at| is_counted(part, *at))?;
    if part.get(from..at)?.iter().any(breaks) {
        return None;
    }
    let Item::Digits(written) = part.get(at)?.item else { return None };
    let sense = |at: usize| part.get(at).and_then(Chunk::sense);
    let scale = match sense(at + 1) {
        Some(Sense::Scale(power)) => Some(power),
        _ => None,
    };
    let behind = match sense(at + 1 + usize::from(scale.is_some())) {
        Some(Sense::Unit(unit)) => Some(unit),
        _ => None,
    };
    let currency = at.checked_sub(1).and_then(sense);
    let before = match currency {
        Some(Sense::Unit(unit)) => Some(unit),
        _ => None,
    };
    let signed = part.get(from..at)?.iter().any(|chunk| matches!(chunk.sense(), Some(Sense::SignNoun(_))));
    if signed || behind.is_some_and(UnitWord::is_time) || before.is_some_and(UnitWord::is_time) {
        return None;
    }
    let value = written.value.checked_mul(Decimal::power_of_ten(scale.unwrap_or(0))?)?;
    Some(Printed { value, scale, unit: behind.or(before) })
}

/// Digits that are no year, day or part of "one in ten".
fn is_counted(part: &[Chunk], at: usize) -> bool {
    let Some(Item::Digits(written)) = part.get(at).map(|chunk| &chunk.item) else { return false };
    let month = |at: Option<usize>| {
        matches!(at.and_then(|at| part.get(at)).and_then(Chunk::sense), Some(Sense::Month(_)))
    };
    let year = !written.marked
        && written.value.scale() == 0
        && (Decimal::from_int(1900)..=Decimal::from_int(2099)).contains(&written.value);
    let next = part.get(at + 1).map_or("", Chunk::text);
    let times = part.get(at + 1).and_then(Chunk::sense) == Some(Sense::Times);
    !year && !times && !month(at.checked_sub(1)) && !month(Some(at + 1)) && !matches!(next, "in" | "out of")
}

/// The two values on one scale, the older first; nothing where their units differ. A scale word said once holds for both.
fn alike(old: Printed, new: Printed) -> Option<(Decimal, Decimal)> {
    let differ = |one: UnitWord, other: UnitWord| one != other;
    let percent = |printed: Printed| matches!(printed.unit, Some(UnitWord::Percent));
    if old.unit.zip(new.unit).is_some_and(|(one, other)| differ(one, other)) {
        return None;
    }
    // A bare number beside per cent may be anything.
    if percent(old) != percent(new) {
        return None;
    }
    let thousand = Decimal::from_int(1000);
    let lift = |value: Decimal, own: Option<i32>, other: Option<i32>| match (own, other) {
        (None, Some(power)) if value < thousand => value.checked_mul(Decimal::power_of_ten(power)?),
        _ => Some(value),
    };
    Some((lift(old.value, old.scale, new.scale)?, lift(new.value, new.scale, old.scale)?))
}

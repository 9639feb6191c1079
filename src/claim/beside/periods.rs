//! The periods that a sentence names, and which of its numbers each belongs to.
//!
//! A period in the clause of another number, or at the other end of a comparison, is not held against this one.

use super::ends_clause;
use crate::claim::scan::{Chunk, Item};
use crate::claim::words::{LevelWord, Sense};
use crate::data::period::{Day, Period};

/// A period that a sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::claim) struct Mention {
    pub(in crate::claim) time: Time,
    pub(in crate::claim) role: Role,
    pub(in crate::claim) words: String,
}

/// A period as named, perhaps without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::claim) enum Time {
    /// A month of any year.
    Month(i8),
    /// A period in full.
    Period(Period),
}

/// What the preposition makes of a named period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::claim) enum Role {
    /// In, during: the period of the value.
    Of,
    /// On, than in, compared with: what it is compared with.
    Base,
    /// Since: where a record starts.
    Since,
    /// Anything else: supports, never contradicts.
    Other,
}

impl Time {
    /// Whether it is the period, lies in it or holds it.
    pub(in crate::claim) fn meets(self, period: Period) -> bool {
        match self {
            Self::Month(month) => month == period.first().month(),
            Self::Period(named) => named.contains(period) || period.contains(named),
        }
    }
}

/// A period in a clause with a number of its own is that number's: "which sold for $118 in June 2022, now costs".
pub(super) fn foreign(head: &[Chunk], tail: &[Chunk], mentions: &mut [Mention]) {
    let mut others: Vec<Mention> = Vec::new();
    let behind = tail.split(ends_clause).skip(1);
    let ahead: Vec<&[Chunk]> = head.rsplit(ends_clause).skip(1).collect();
    for clause in ahead.into_iter().chain(behind) {
        if (0..clause.len()).any(|at| is_counted(clause, at)) {
            others.extend(self::mentions(clause));
        }
    }
    for mention in mentions.iter_mut().filter(|mention| others.contains(mention)) {
        mention.role = Role::Other;
    }
}

/// The periods that belong to the other end of a comparison within one clause: "narrowed to £5bn in June from
/// [£5.7bn]", "was cut from [4.5%] to 4.25% in May", "[0.9%] after tumbling 2.8% in May".
pub(super) fn of_the_other_end(
    head: &[Chunk],
    tail: &[Chunk],
    level: Option<LevelWord>,
) -> Option<Vec<Mention>> {
    let clause = |chunks: &[Chunk]| -> Vec<Chunk> {
        chunks.iter().take_while(|chunk| !ends_clause(chunk)).cloned().collect()
    };
    let number = |chunks: &[Chunk]| (0..chunks.len()).find(|at| is_counted(chunks, *at));
    let tail = clause(tail);
    let next = number(&tail);
    let turns = |chunk: &Chunk| OTHER_END.contains(&chunk.text());
    let turned = next.is_some_and(|at| tail.iter().take(at).any(turns));
    let mut others = Vec::new();
    if level == Some(LevelWord::From) {
        let own = mentions(tail.get(..next.unwrap_or(tail.len())).unwrap_or_default());
        let before = number(head).is_some();
        if (before || next.is_some()) && own.is_empty() {
            others.extend(mentions(head));
            others.extend(next.and_then(|at| tail.get(at..)).map(mentions).unwrap_or_default());
        }
    } else if turned {
        others.extend(next.and_then(|at| tail.get(at..)).map(mentions).unwrap_or_default());
    }
    (!others.is_empty()).then_some(others)
}

/// Words that turn from a value to what came before it.
const OTHER_END: &[&str] =
    &["after", "from", "against", "versus", "following", "compared with", "compared to"];

/// A number that is no date.
fn is_counted(clause: &[Chunk], at: usize) -> bool {
    let is_month = |at: Option<usize>| {
        matches!(at.and_then(|at| clause.get(at)).and_then(Chunk::sense), Some(Sense::Month(_)))
    };
    let digits = matches!(clause.get(at).map(|chunk| &chunk.item), Some(Item::Digits(_)));
    digits && year_at(clause, at).is_none() && !is_month(at.checked_sub(1)) && !is_month(Some(at + 1))
}

/// The periods that are named between the colons, dashes and brackets around the link.
pub(super) fn near(head: &[Chunk], inside: &[Chunk], tail: &[Chunk]) -> Vec<Mention> {
    let breaks = |chunk: &&Chunk| {
        matches!(chunk.item, Item::Mark(':' | ';' | '–' | '—' | '(' | ')' | '.' | '!' | '?'))
    };
    let mut clause: Vec<Chunk> = head.iter().rev().take_while(|chunk| !breaks(chunk)).cloned().collect();
    clause.reverse();
    clause.extend(inside.iter().cloned());
    clause.extend(tail.iter().take_while(|chunk| !breaks(chunk)).cloned());
    mentions(&clause)
}

/// The periods that a sentence names.
pub(super) fn mentions(sentence: &[Chunk]) -> Vec<Mention> {
    let mut out = Vec::new();
    for (at, chunk) in sentence.iter().enumerate() {
        let found = match chunk.sense() {
            Some(Sense::Month(month)) => named_month(sentence, at, month),
            Some(Sense::Ordinal(number)) => part_of_year(sentence, at, number),
            _ => lone_year(sentence, at),
        };
        if let Some(time) = found {
            let role = role(sentence, at);
            // "may" is a verb unless a preposition or a year says otherwise.
            let verb = chunk.text() == "may" && role == Role::Other && matches!(time, Time::Month(_));
            if !verb {
                out.push(Mention { time, role, words: shown(time) });
            }
        }
    }
    out
}

fn shown(time: Time) -> String {
    match time {
        Time::Month(month) => crate::data::format::month(month).to_owned(),
        Time::Period(period) => crate::data::format::period(period),
    }
}

fn year_at(sentence: &[Chunk], at: usize) -> Option<i16> {
    let Some(Item::Digits(written)) = sentence.get(at).map(|chunk| &chunk.item) else { return None };
    let text = written.value.to_string();
    let year = text.parse::<i16>().ok().filter(|year| (1900..=2099).contains(year))?;
    (!written.marked && text.len() == 4).then_some(year)
}

fn day_at(sentence: &[Chunk], at: Option<usize>) -> Option<i8> {
    let Some(Item::Digits(written)) = sentence.get(at?).map(|chunk| &chunk.item) else { return None };
    written.value.to_string().parse::<i8>().ok().filter(|day| (1..=31).contains(day))
}

fn named_month(sentence: &[Chunk], at: usize, month: i8) -> Option<Time> {
    let day = day_at(sentence, at.checked_sub(1));
    let Some(year) = year_at(sentence, at + 1) else {
        // A day without a year cannot be compared; a month of any year can.
        return day.is_none().then_some(Time::Month(month));
    };
    let first = Day::new(year, month, 1)?;
    let whole = Period::new(first, first.end_of_month())?;
    let exact = day.and_then(|day| Day::new(year, month, day)).map(Period::day);
    Some(Time::Period(exact.unwrap_or(whole)))
}

/// `first half of 2025`, `second quarter of 2025`.
fn part_of_year(sentence: &[Chunk], at: usize, number: u32) -> Option<Time> {
    let letter = match sentence.get(at + 1)?.sense()? {
        Sense::Half => 'H',
        Sense::Quarter => 'Q',
        _ => return None,
    };
    let of = usize::from(sentence.get(at + 2).is_some_and(|chunk| chunk.text() == "of"));
    let year = year_at(sentence, at + 2 + of)?;
    Period::parse(&format!("{year}-{letter}{number}")).map(Time::Period)
}

/// A year on its own, after a preposition of time.
fn lone_year(sentence: &[Chunk], at: usize) -> Option<Time> {
    let year = year_at(sentence, at)?;
    let before = at.checked_sub(1).and_then(|at| sentence.get(at));
    let preposition = matches!(
        before.map(Chunk::text),
        Some("in" | "during" | "than" | "since" | "at least" | "for" | "throughout")
    );
    preposition.then(|| Period::parse(&year.to_string()).map(Time::Period)).flatten()
}

/// Before "in" and a year: where the data start, not where the value stands.
const BEGINNINGS: &[&str] =
    &["began", "begin", "begun", "beginning", "start", "started", "starting", "starts"];

/// What the words before a period make of it.
fn role(sentence: &[Chunk], at: usize) -> Role {
    let mut back = at;
    let text = |at: usize| sentence.get(at).map_or("", Chunk::text);
    // Between the preposition and the month may stand its day, "the", "early".
    while let Some(before) = back.checked_sub(1)
        && (matches!(text(before), "the" | "early" | "late" | "mid" | "all" | "whole")
            || matches!(sentence.get(before).map(|chunk| &chunk.item), Some(Item::Digits(_))))
    {
        back = before;
    }
    let day = back != at;
    let Some(before) = back.checked_sub(1) else { return Role::Other };
    let earlier = before.checked_sub(1).map_or("", text);
    match text(before) {
        "in" if earlier.ends_with("than") || earlier == "as" || earlier == "with" => Role::Base,
        "in" if BEGINNINGS.contains(&earlier) => Role::Other,
        "in" | "during" | "for" | "throughout" => Role::Of,
        "since" => Role::Since,
        "at least" if earlier == "since" => Role::Since,
        "on" if !day => Role::Base,
        "with" if earlier == "compared" => Role::Base,
        _ => Role::Other,
    }
}

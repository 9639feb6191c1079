//! The periods that a sentence names, and which of its numbers each belongs to.
//!
//! Which number of the sentence a period belongs to is `territory`'s to say.

use super::ends_clause;
use crate::claim::scan::{Chunk, Item};
use crate::claim::words::{Sense, UnitWord};
use crate::data::period::{Day, Period};

/// A period that a sentence names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::claim) struct Mention {
    pub(in crate::claim) time: Time,
    pub(in crate::claim) role: Role,
    pub(in crate::claim) words: String,
    /// Whether it stands among the words that belong to the link, not to another number or to the whole sentence.
    pub(in crate::claim) is_own: bool,
}

/// A period as named, perhaps without its year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::claim) enum Time {
    /// A month of any year.
    Month(i8),
    /// So many months from the first of them, of any year: a quarter or half.
    Part(i8, i8),
    /// So many months up to a month of any year: "the three months to June".
    Run(i8, i8),
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
            Self::Month(month) | Self::Run(month, _) => month == period.first().month(),
            Self::Part(first, count) => (first..first + count).contains(&period.first().month()),
            Self::Period(named) => named.contains(period) || period.contains(named),
        }
    }
}

/// A number that is no date.
pub(super) fn is_counted(clause: &[Chunk], at: usize) -> bool {
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
            // What stands before "three months to June" leads to the whole of it.
            let start = if matches!(time, Time::Run(..)) { at.saturating_sub(3) } else { at };
            let role = role(sentence, start);
            // "may" is a verb unless a preposition or a year says otherwise.
            let is_word = sentence.get(at + 1).is_some_and(|next| !matches!(next.item, Item::Mark(_)));
            let verb =
                chunk.text() == "may" && role == Role::Other && matches!(time, Time::Month(_)) && is_word;
            if !verb {
                out.push(Mention { time, role, words: shown(time), is_own: false });
            }
        }
    }
    out
}

fn shown(time: Time) -> String {
    match time {
        Time::Month(month) => crate::data::format::month(month).to_owned(),
        Time::Run(month, count) => format!("{count} months to {}", crate::data::format::month(month)),
        Time::Part(first, 3) => format!("quarter {}", (first + 2) / 3),
        Time::Part(first, _) => format!("half {}", (first + 5) / 6),
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
    if let Some(count) = run_to(sentence, at) {
        return Some(Time::Run(month, count));
    }
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

/// How many months run up to the month at a place: "three months to June".
fn run_to(sentence: &[Chunk], at: usize) -> Option<i8> {
    let to = at.checked_sub(1).filter(|at| text_at(sentence, *at) == "to")?;
    let months = to.checked_sub(1).filter(|at| text_at(sentence, *at) == "months")?;
    let count = match &sentence.get(months.checked_sub(1)?)?.item {
        Item::Known(Sense::Cardinal(number), _) => *number,
        Item::Digits(written) => crate::claim::numeral::whole(written.value)?,
        _ => return None,
    };
    i8::try_from(count).ok()
}

/// `first half of 2025`, `second quarter of 2025`.
fn part_of_year(sentence: &[Chunk], at: usize, number: u32) -> Option<Time> {
    let (letter, months, count) = match sentence.get(at + 1)?.sense()? {
        Sense::Half => ('H', 6, 2),
        Sense::Quarter => ('Q', 3, 4),
        _ => return None,
    };
    let of = usize::from(sentence.get(at + 2).is_some_and(|chunk| chunk.text() == "of"));
    if let Some(year) = year_at(sentence, at + 2 + of) {
        return Period::parse(&format!("{year}-{letter}{number}")).map(Time::Period);
    }
    // "For the second quarter running" counts, and names none.
    let named = matches!(sentence.get(at + 1).map(Chunk::text), Some("half" | "quarter"));
    let behind =
        |word: &str| (1..4).any(|back| at.checked_sub(back).is_some_and(|at| text_at(sentence, at) == word));
    let counts =
        sentence.get(at + 2).and_then(Chunk::sense) == Some(Sense::Straight) || behind("for") || behind("a");
    let number =
        i8::try_from(number).ok().filter(|number| (1..=count).contains(number) && named && !counts)?;
    Some(Time::Part(number * months - months + 1, months))
}

fn text_at(sentence: &[Chunk], at: usize) -> &str {
    sentence.get(at).map_or("", Chunk::text)
}

/// A year on its own, after a preposition of time.
fn lone_year(sentence: &[Chunk], at: usize) -> Option<Time> {
    let year = year_at(sentence, at)?;
    let before = at.checked_sub(1).and_then(|at| sentence.get(at));
    let preposition = matches!(
        before.map(Chunk::text),
        Some("in" | "during" | "than" | "since" | "at least" | "for" | "throughout" | "of" | "by")
    );
    let months = |at: usize| {
        matches!(
            sentence.get(at).and_then(Chunk::sense),
            Some(Sense::Unit(UnitWord::Months | UnitWord::Weeks))
        )
    };
    let of = at.checked_sub(2).is_some_and(months) && before.map(Chunk::text) == Some("of");
    // "The 2018 figure".
    let attribute = sentence.get(at + 1).is_some_and(|next| ATTRIBUTES.contains(&next.text()));
    (preposition || attribute || of).then(|| Period::parse(&year.to_string()).map(Time::Period)).flatten()
}

/// Nouns that a year stands before without a preposition.
const ATTRIBUTES: &[&str] = &[
    "figure", "figures", "total", "totals", "number", "tally", "count", "level", "levels", "average", "peak",
    "high", "low", "value", "rate", "reading", "result", "output", "baseline", "estimate", "sum",
];

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
    let is_digits = |at: usize| matches!(sentence.get(at).map(|chunk| &chunk.item), Some(Item::Digits(_)));
    let day = (back..at).any(is_digits);
    let Some(before) = back.checked_sub(1) else { return Role::Other };
    let earlier = before.checked_sub(1).map_or("", text);
    match text(before) {
        "in" if earlier.ends_with("than") || earlier == "as" || earlier == "with" => Role::Base,
        "in" if follows_than(sentence, before) => Role::Base,
        // "Records began in 2010", but "homes were started in June".
        "in" if BEGINNINGS.contains(&earlier) && !is_passive(sentence, before) => Role::Other,
        "in" if is_compared(sentence, before) => Role::Base,
        "in" | "during" | "for" | "throughout" => Role::Of,
        "of" if matches!(earlier, "months" | "weeks") => Role::Of,
        "since" => Role::Since,
        "at least" if earlier == "since" => Role::Since,
        "on" if !day => Role::Base,
        "with" if earlier == "compared" => Role::Base,
        "of" if matches!(earlier, "end" | "start" | "beginning" | "middle" | "close") => {
            let since = (1..4).any(|back| before.checked_sub(back).is_some_and(|at| text(at) == "since"));
            match (since, follows_than(sentence, before)) {
                (true, _) => Role::Since,
                (_, true) => Role::Base,
                _ => Role::Of,
            }
        }
        _ => Role::Other,
    }
}

/// Words that turn to what a value is compared with.
const COMPARING: &[&str] = &[
    "than",
    "more than",
    "less than",
    "fewer than",
    "higher than",
    "lower than",
    "below",
    "above",
    "compared with",
    "compared to",
    "as",
    "versus",
    "against",
];

/// Verbs and nouns between such a word and the time: "below where they stood in June 2024".
const STANDING: &[&str] = &[
    "stood",
    "was",
    "were",
    "did",
    "had",
    "recorded",
    "seen",
    "reported",
    "registered",
    "level",
    "levels",
    "figure",
    "total",
    "sold",
    "sent",
    "shipped",
    "bought",
    "borrowed",
    "produced",
    "generated",
    "counted",
    "paid",
];

/// Whether "in" leads to the time of what is compared with.
fn is_compared(sentence: &[Chunk], preposition: usize) -> bool {
    let text = |at: usize| sentence.get(at).map_or("", Chunk::text);
    let stands = preposition.checked_sub(1).is_some_and(|at| STANDING.contains(&text(at)));
    let mut back = (preposition.saturating_sub(7)..preposition).rev();
    let clause = |at: &usize| sentence.get(*at).is_some_and(|chunk| !ends_clause(chunk));
    stands && back.by_ref().take_while(clause).any(|at| COMPARING.contains(&text(at)))
}

/// Whether the verb before a preposition is in the passive: "were started in".
fn is_passive(sentence: &[Chunk], preposition: usize) -> bool {
    let auxiliary = preposition.checked_sub(2).and_then(|at| sentence.get(at)).map_or("", Chunk::text);
    matches!(auxiliary, "were" | "was" | "been" | "are" | "is")
}

/// "Higher than it was in June": the words behind "than" are of the base, unless a size stands among them.
fn follows_than(sentence: &[Chunk], at: usize) -> bool {
    const REACH: usize = 5;
    let near = sentence.get(at.saturating_sub(REACH)..at).unwrap_or_default();
    let Some(than) = near.iter().rposition(|chunk| chunk.text().ends_with("than")) else { return false };
    let behind = near.get(than + 1..).unwrap_or_default();
    let is_size = |at: usize| {
        let sense = behind.get(at).and_then(Chunk::sense);
        is_counted(behind, at)
            || matches!(
                sense,
                Some(
                    Sense::Half
                        | Sense::Quarter
                        | Sense::Ordinal(_)
                        | Sense::Cardinal(_)
                        | Sense::Multiple(_)
                        | Sense::Scale(_)
                        | Sense::Dozen
                        | Sense::Unit(_)
                )
            )
    };
    !behind.is_empty() && !(0..behind.len()).any(is_size)
}

//! The periods that a sentence names, and which of its numbers each belongs to.
//!
//! A period in the clause of another number, or at the other end of a comparison, is not held against this one.

use super::ends_clause;
use crate::claim::scan::{Chunk, Item};
use crate::claim::words::{Direction, LevelWord, Sense, UnitWord};
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

/// A period in a clause with a claim of its own is that claim's: "which sold for $118 in June 2022, now costs", "was flat
/// in May and rose", "fell in May, but rose". `own` is the direction of the claim at hand.
pub(super) fn foreign(head: &[Chunk], tail: &[Chunk], own: Option<Direction>, mentions: &mut [Mention]) {
    let turns = own.map(Direction::opposite);
    let mut others: Vec<Mention> = Vec::new();
    let behind = tail.split(ends_clause).skip(1);
    let ahead: Vec<&[Chunk]> = head.rsplit(ends_clause).skip(1).collect();
    for clause in ahead.into_iter().chain(behind) {
        let claims = |at: usize| match clause.get(at).and_then(Chunk::sense) {
            Some(Sense::Flat(_) | Sense::Multiple(_) | Sense::Halved) => true,
            Some(Sense::Direction(direction)) => Some(direction) == turns,
            _ => is_counted(clause, at),
        };
        if (0..clause.len()).any(claims) {
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
    let own: Vec<Chunk> = clause_before(head);
    let from = own.iter().rposition(|chunk| chunk.sense() == Some(Sense::Level(LevelWord::From)));
    if let Some(from) = from.filter(|_| level == Some(LevelWord::To)) {
        others.extend(own.get(from..).map(mentions).unwrap_or_default());
    }
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

/// The clause that ends where the link begins.
fn clause_before(head: &[Chunk]) -> Vec<Chunk> {
    let mut own: Vec<Chunk> = head.iter().rev().take_while(|chunk| !ends_clause(chunk)).cloned().collect();
    own.reverse();
    own
}

/// Words that turn from a value to what came before it.
const OTHER_END: &[&str] = &[
    "after",
    "from",
    "against",
    "versus",
    "following",
    "compared with",
    "compared to",
    "compares",
    "comparing",
    "vs",
    "v",
];

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
        Some("in" | "during" | "than" | "since" | "at least" | "for" | "throughout")
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
    let day = back != at;
    let Some(before) = back.checked_sub(1) else { return Role::Other };
    let earlier = before.checked_sub(1).map_or("", text);
    match text(before) {
        "in" if earlier.ends_with("than") || earlier == "as" || earlier == "with" => Role::Base,
        "in" if BEGINNINGS.contains(&earlier) => Role::Other,
        "in" if is_compared(sentence, before) => Role::Base,
        "in" | "during" | "for" | "throughout" => Role::Of,
        "of" if matches!(earlier, "months" | "weeks") => Role::Of,
        "since" => Role::Since,
        "at least" if earlier == "since" => Role::Since,
        "on" if !day => Role::Base,
        "with" if earlier == "compared" => Role::Base,
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

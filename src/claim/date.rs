//! Dates in words against a date of the data: every word is understood, or the claim is refused.
//!
//! The words name a stretch of time; the date of the data has to lie in it as precisely as it is recorded.

use super::scan::{Chunk, Item, chunks};
use super::words::{LevelWord, Sense, Vocabulary};
use super::{Judgement, Verdict};
use crate::data::format;
use crate::data::period::{Day, Frequency, Period};
use crate::diagnostic::code::claim as codes;

/// A date at the precision that the words have.
pub(super) fn judge(words: &str, date: Period, vocabulary: &Vocabulary) -> Judgement {
    let shown = format::period(date);
    let said = match Said::read(&chunks(words, vocabulary)) {
        Ok(said) => said,
        Err(word) => {
            let message = format!("`{word}` is not understood in a date");
            return Judgement::fault(Verdict::Unknown, &codes::UNREADABLE, message)
                .help(format!("bind the date alone: `{shown}`"));
        }
    };
    match said.holds(date) {
        Some(true) => Judgement::passed(),
        Some(false) => {
            Judgement::fault(Verdict::Wrong, &codes::NUMBER_MISMATCH, format!("the date is {shown}"))
                .help(format!("write `{shown}`"))
        }
        None => {
            let message = "the expression gives a date, the words name none";
            Judgement::fault(Verdict::Unknown, &codes::UNREADABLE, message).help(format!("write `{shown}`"))
        }
    }
}

/// A date as words give it.
#[derive(Debug, Default, PartialEq, Eq)]
struct Said {
    year: Option<i16>,
    month: Option<i8>,
    day: Option<i8>,
    /// Early, mid or late: 1 to 3.
    part: Option<i8>,
    /// So many months from the first of them, 1 to 12: a quarter or half.
    span: Option<(i8, i32)>,
    /// A day of the week, 0 the Monday.
    weekday: Option<i32>,
}

/// Words that a date may carry and that change nothing of it: what happened on it.
const PLAIN: &[&str] = &[
    "on",
    "until",
    "till",
    "through",
    "as",
    "began",
    "begun",
    "begins",
    "starts",
    "started",
    "took",
    "takes",
    "taking",
    "effect",
    "came",
    "come",
    "comes",
    "into",
    "force",
    "expires",
    "expired",
    "expiring",
    "ends",
    "ended",
    "announced",
    "effective",
    "dated",
    "signed",
    "imposed",
    "introduced",
    "due",
    "lapsed",
    "lapses",
    "resumed",
    "day",
    "year",
    "month",
];

const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// Words for a part of a month or year.
const PARTS: &[(&str, i8)] = &[("start", 1), ("beginning", 1), ("middle", 2), ("end", 3)];

impl Said {
    /// Reads all chunks; the first that has no place in a date, if there is one.
    fn read(chunks: &[Chunk]) -> Result<Self, String> {
        let mut said = Self::default();
        let mut at = 0;
        while let Some(chunk) = chunks.get(at) {
            match said.take(chunks, at) {
                Some(used) => at += used,
                None => return Err(shown(chunk)),
            }
        }
        Ok(said)
    }

    /// Takes what stands at a place; how many chunks, nothing where it cannot be read.
    fn take(&mut self, chunks: &[Chunk], at: usize) -> Option<usize> {
        match &chunks.get(at)?.item {
            Item::Digits(_) => self.digits(chunks, at),
            Item::Known(sense, text) => self.known(*sense, text, chunks.get(at + 1).and_then(Chunk::sense)),
            Item::Word(word) => self.word(word),
            Item::Mark(',') => Some(1),
            _ => None,
        }
    }

    fn digits(&mut self, chunks: &[Chunk], at: usize) -> Option<usize> {
        let number = whole(chunks.get(at)?)?;
        if (1..=31).contains(&number) {
            return once(&mut self.day, i8::try_from(number).ok()?);
        }
        once(&mut self.year, i16::try_from(number).ok().filter(|year| (1000..=2999).contains(year))?)?;
        // 2025-07-01
        let joined = |ahead: usize| matches!(chunks.get(at + ahead).map(|one| &one.item), Some(Item::Dash));
        let Some(month) = chunks.get(at + 2).filter(|_| joined(1)).and_then(whole) else { return Some(1) };
        once(&mut self.month, i8::try_from(month).ok().filter(|month| (1..=12).contains(month))?)?;
        let Some(day) = chunks.get(at + 4).filter(|_| joined(3)).and_then(whole) else { return Some(3) };
        once(&mut self.day, i8::try_from(day).ok()?).map(|_| 5)
    }

    fn known(&mut self, sense: Sense, text: &str, next: Option<Sense>) -> Option<usize> {
        match (sense, next) {
            (Sense::Month(month), _) => once(&mut self.month, month),
            (Sense::PartOfMonth(part), _) => once(&mut self.part, part),
            (Sense::Ordinal(number @ 1..=4), Some(Sense::Quarter)) => {
                once(&mut self.span, (i8::try_from(number).ok()? * 3 - 2, 3)).map(|_| 2)
            }
            (Sense::Ordinal(number @ 1..=2), Some(Sense::Half)) => {
                once(&mut self.span, (i8::try_from(number).ok()? * 6 - 5, 6)).map(|_| 2)
            }
            (Sense::Ordinal(day), _) => once(&mut self.day, i8::try_from(day).ok()?),
            (Sense::Filler, _) if text != "out of" => Some(1),
            (Sense::Since, _) if text == "since" => Some(1),
            (Sense::Level(LevelWord::From | LevelWord::To), _) if matches!(text, "from" | "to") => Some(1),
            (Sense::Level(LevelWord::At), _) if matches!(text, "was" | "were" | "is" | "are") => Some(1),
            _ => None,
        }
    }

    fn word(&mut self, word: &str) -> Option<usize> {
        if let Some(day) = WEEKDAYS.iter().position(|known| *known == word) {
            return once(&mut self.weekday, i32::try_from(day).ok()?);
        }
        if let Some((_, part)) = PARTS.iter().find(|(known, _)| *known == word) {
            return once(&mut self.part, *part);
        }
        let tail = word.get(1..).and_then(|digit| digit.parse::<i8>().ok());
        match (word.get(..1), tail) {
            (Some("q"), Some(number @ 1..=4)) => return once(&mut self.span, (number * 3 - 2, 3)),
            (Some("h"), Some(number @ 1..=2)) => return once(&mut self.span, (number * 6 - 5, 6)),
            _ => {}
        }
        let ending = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending));
        if let Some(day) = ending.and_then(|digits| digits.parse::<i8>().ok()) {
            return once(&mut self.day, day);
        }
        PLAIN.contains(&word).then_some(1)
    }

    /// Whether the date lies in what is said; nothing where no time is.
    fn holds(&self, date: Period) -> Option<bool> {
        if *self == Self::default() {
            return None;
        }
        let is_day = date.frequency() == Frequency::Daily;
        // 1 January 1970 was a Thursday.
        let weekday = |day: i32| is_day && (date.first().number() + 3).rem_euclid(7) == day;
        let stretch = self.stretch(date.first());
        Some(stretch.is_some_and(|stretch| stretch.contains(date)) && self.weekday.is_none_or(weekday))
    }

    /// The time that the words name, with the year and month of the date where they leave them out; nothing for a day
    /// that the calendar does not have.
    fn stretch(&self, date: Day) -> Option<Period> {
        let year = self.year.unwrap_or(date.year());
        let months = |first: i8, count: i32| {
            let first = Day::new(year, first, 1)?;
            Period::new(first, first.plus_months(count).plus_days(-1))
        };
        let (first, count) = match (self.month, self.span) {
            (Some(_), Some(_)) => return None,
            (None, Some(span)) => span,
            (Some(month), None) => (month, 1),
            (None, None) if self.day.is_some() && self.year.is_none() => (date.month(), 1),
            (None, None) => (1, 12),
        };
        let whole = months(first, count)?;
        match (self.day, self.part) {
            (None, None) => Some(whole),
            (Some(day), None) if count == 1 => Day::new(year, first, day).map(Period::day),
            (None, Some(part)) if count == 1 => {
                let from = Day::new(year, first, part * 10 - 9)?;
                let to = if part == 3 { whole.last() } else { from.plus_days(9) };
                Period::new(from, to)
            }
            (None, Some(part)) if count == 12 => months(part * 4 - 3, 4),
            _ => None,
        }
    }
}

/// Fills a part of the date; nothing where it is said twice and differently.
fn once<T: PartialEq>(place: &mut Option<T>, value: T) -> Option<usize> {
    match place {
        Some(known) if *known != value => None,
        _ => {
            *place = Some(value);
            Some(1)
        }
    }
}

/// A whole number as it stands.
fn whole(chunk: &Chunk) -> Option<u32> {
    match &chunk.item {
        Item::Digits(written) if !written.marked => super::numeral::whole(written.value),
        _ => None,
    }
}

fn shown(chunk: &Chunk) -> String {
    match &chunk.item {
        Item::Digits(written) => format::number(written.value),
        Item::Misplaced(text) => text.clone(),
        Item::Dash => "\u{2013}".to_owned(),
        Item::Mark(mark) => mark.to_string(),
        _ => chunk.text().to_owned(),
    }
}

//! Numbers that are no claims: years and dates, stretches of time, codes, ages, parts of a year, what stands after "per".

use super::{Expected, Reach, Reader};
use crate::claim::divisor;
use crate::claim::numeral::whole;
use crate::claim::scan::{Chunk, Item};
use crate::claim::words::{Sense, is_move};
use crate::data::quantity::Decimal;

/// Words before a number that is a code or the number of a document.
const NUMBERED: &[&str] = &[
    "hs", "article", "section", "annex", "chapter", "heading", "code", "act", "order", "group", "phase",
    "figure", "table", "aged", "age", "ages", "type", "stage", "grade", "ftse", "dax", "cac", "stoxx",
    "nikkei", "fortune", "covid", "tier", "route", "band",
];

/// Words before a year.
const BEFORE_YEAR: &[&str] =
    &["in", "of", "since", "than", "during", "until", "early", "late", "mid", "their", "its", "by"];

/// Nouns whose "of" leads to an amount.
const AMOUNTS: &[&str] = &["total", "sum", "number", "value", "figure", "average", "mean", "count", "tally"];

/// Words after a year that makes an attribute: "their 1990 level".
const AFTER_YEAR: &[&str] = &["level", "levels", "average", "peak", "high", "low", "baseline", "pace"];

impl Reader<'_> {
    /// How many chunks at the present place are numbers that claim nothing.
    pub(super) fn exempt(&mut self) -> Option<usize> {
        if let Some(used) = self.reach().or_else(|| self.among()).or_else(|| self.divided()) {
            return Some(used);
        }
        self.exempt_words().or_else(|| self.exempt_digits())
    }

    /// A whole number at a place ahead.
    fn whole(&self, ahead: usize) -> Option<u32> {
        match self.item(ahead)? {
            Item::Known(Sense::Cardinal(number), _) => Some(*number),
            Item::Digits(written) => whole(written.value),
            _ => None,
        }
    }

    /// "An 18-month high", "in more than a decade": how far back a record reaches.
    fn reach(&mut self) -> Option<usize> {
        if self.expected != Expected::Record {
            return None;
        }
        let half = usize::from(self.sense(0) == Some(Sense::Half));
        let article = half > 0 || matches!(self.text(0), "a" | "an");
        let used = if article { half + usize::from(matches!(self.text(half), "a" | "an")) } else { 1 };
        let unit = self.time_at(used).filter(|_| used > 0)?;
        let count = if article { Decimal::ONE } else { Decimal::from_int(i64::from(self.whole(0)?)) };
        let count = if half > 0 { count.checked_div(Decimal::TWO)? } else { count };
        self.reading.reach = Some(Reach { count, unit, hedge: self.hedge.take() });
        Some(used + 1)
    }

    /// "Of the first seven months", behind a count: how many were looked at.
    fn among(&mut self) -> Option<usize> {
        if self.expected != Expected::Count || self.reading.spoken.is_empty() || !self.is_timed(1) {
            return None;
        }
        let whole = self.whole(0)?;
        self.reading.among = Some((whole, self.time_at(1)?));
        Some(2)
    }

    /// "49 births per 1,000 women": what the number before is divided by.
    fn divided(&mut self) -> Option<usize> {
        let per = self.sense(0) == Some(Sense::Per) && self.text(0) == "per";
        let (divisor, used) = divisor::at(self.chunks, self.at).filter(|_| per)?;
        if let Some(last) = self.reading.spoken.last_mut().filter(|last| last.divisor.is_none()) {
            last.divisor = Some(divisor);
        }
        Some(used + usize::from(matches!(self.sense(used), Some(Sense::Scale(_)))))
    }

    fn exempt_words(&self) -> Option<usize> {
        match self.sense(0)? {
            Sense::Ordinal(_) if self.is_nth_in_a_row() => None,
            Sense::Ordinal(_) if matches!(self.sense(1), Some(Sense::Half | Sense::Quarter)) => Some(2),
            Sense::Half | Sense::Quarter if matches!(self.text(1), "year" | "years" | "yearly" | "term") => {
                Some(2)
            }
            Sense::Cardinal(_) if self.is_timed(1) && self.is_background() => Some(2),
            Sense::Cardinal(1) if self.text(1) == "of" && !self.counts_or_ranks() => Some(2),
            Sense::Zero if self.text(0) == "no" && self.expected != Expected::Rank => self.document_number(),
            _ => None,
        }
    }

    /// "The second quarter running": how long a row is.
    fn is_nth_in_a_row(&self) -> bool {
        self.expected == Expected::Streak && self.sense(2) == Some(Sense::Straight)
    }

    /// `No. 18`, of an announcement.
    fn document_number(&self) -> Option<usize> {
        let numbered =
            matches!(self.item(1), Some(Item::Mark('.'))) && matches!(self.item(2), Some(Item::Digits(_)));
        numbered.then_some(3)
    }

    fn counts_or_ranks(&self) -> bool {
        matches!(self.expected, Expected::Rank | Expected::Share | Expected::Count | Expected::Record)
    }

    /// Whether a unit of time stands at a place ahead.
    pub(super) fn is_timed(&self, ahead: usize) -> bool {
        let counts = matches!(self.expected, Expected::Count | Expected::Streak | Expected::Record);
        match self.sense(ahead) {
            Some(Sense::Unit(unit)) => unit.is_time(),
            _ => counts && self.text(ahead) == "quarters",
        }
    }

    /// Whether stretches of time are background: not for durations and streaks, and for counts only beside the count.
    fn is_background(&self) -> bool {
        match self.expected {
            Expected::Duration | Expected::Streak => false,
            Expected::Count => !self.reading.spoken.is_empty(),
            _ => true,
        }
    }

    fn exempt_digits(&self) -> Option<usize> {
        let Some(Item::Digits(_)) = self.item(0) else { return None };
        if self.is_timed(1) && self.is_background() {
            return Some(2);
        }
        let before = self.before(1).map_or("", Chunk::text);
        let is_month = |chunk: Option<&Chunk>| matches!(chunk.and_then(Chunk::sense), Some(Sense::Month(_)));
        let dated = self.is_dated() && (is_month(self.before(1)) || is_month(self.chunks.get(self.at + 1)));
        let plural = self.chunks.get(self.at + 1).is_some_and(|next| next.joined && next.text() == "s");
        if dated || plural || NUMBERED.contains(&before) {
            return Some(1);
        }
        self.exempt_year(before)
    }

    /// Whether digits may be a day or a year beside their month: no "353" of "in June 353 tonnes".
    fn is_dated(&self) -> bool {
        let Some(Item::Digits(written)) = self.item(0) else { return false };
        let number = whole(written.value).filter(|_| !written.marked);
        let measured =
            matches!(self.sense(1), Some(Sense::Unit(_) | Sense::Scale(_) | Sense::Times | Sense::Dozen));
        !measured
            && number.is_some_and(|number| (1..=31).contains(&number) || (1900..=2099).contains(&number))
    }

    /// Whether the preposition before a year makes it an amount: "rose by 2000", "a total of 2000".
    fn is_amount(&self, before: &str) -> bool {
        let earlier = self.before(2).map(|chunk| (chunk.sense(), chunk.text()));
        match (before, earlier) {
            ("by" | "of", Some((Some(Sense::Direction(_)), word))) => {
                is_move(word, Some(before)) || before == "by"
            }
            ("of", Some((Some(Sense::SignNoun(_) | Sense::BalanceNoun(_) | Sense::Hedge(_)), _))) => true,
            ("of", Some((_, word))) => AMOUNTS.contains(&word),
            _ => false,
        }
    }

    fn exempt_year(&self, before: &str) -> Option<usize> {
        let Some(Item::Digits(written)) = self.item(0) else { return None };
        let (first, last) = (Decimal::from_int(1900), Decimal::from_int(2099));
        let whole = written.value.scale() == 0 && !written.marked;
        if !whole || written.value < first || last < written.value {
            return None;
        }
        // 1961–90, 2020–2023, 2024/25
        let joint = matches!(self.item(1), Some(Item::Dash | Item::Mark('/')));
        if joint && matches!(self.item(2), Some(Item::Digits(_))) {
            return Some(3);
        }
        let measured = matches!(self.sense(1), Some(Sense::Unit(_) | Sense::Scale(_) | Sense::Times));
        let quarter = before.len() == 2
            && before.starts_with(['q', 'h'])
            && before.ends_with(|last: char| last.is_ascii_digit());
        let since = before == "at least" && self.before(2).is_some_and(|chunk| chunk.text() == "since");
        let named = since || BEFORE_YEAR.contains(&before) || quarter || AFTER_YEAR.contains(&self.text(1));
        (!measured && named && !self.is_amount(before)).then_some(1)
    }
}

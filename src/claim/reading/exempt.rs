//! Numbers that are no claims: years and dates, stretches of time, codes, ages, parts of a year, what stands after "per".

use super::compose::small;
use super::{Expected, Reader};
use crate::claim::scan::{Chunk, Item};
use crate::claim::words::{Sense, UnitWord};
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

/// Words after a year that makes an attribute: "their 1990 level".
const AFTER_YEAR: &[&str] = &["level", "levels", "average", "peak", "high", "low", "baseline", "pace"];

impl Reader<'_> {
    /// How many chunks at the present place are numbers that claim nothing.
    pub(super) fn exempt(&mut self) -> Option<usize> {
        if let Some(used) = self.reach().or_else(|| self.among()) {
            return Some(used);
        }
        self.exempt_words().or_else(|| self.exempt_digits())
    }

    /// A whole number at a place ahead.
    fn whole(&self, ahead: usize) -> Option<u32> {
        match self.item(ahead)? {
            Item::Known(Sense::Cardinal(number), _) => Some(*number),
            Item::Digits(written) => small(written.value),
            _ => None,
        }
    }

    /// "An 18-month high": how far back a record reaches.
    fn reach(&mut self) -> Option<usize> {
        let Some(Sense::Unit(unit)) =
            self.sense(1).filter(|_| self.expected == Expected::Record && self.is_timed(1))
        else {
            return None;
        };
        self.reading.reach = Some((self.whole(0)?, unit));
        Some(2)
    }

    /// "Of the first seven months", behind a count: how many were looked at.
    fn among(&mut self) -> Option<usize> {
        if self.expected != Expected::Count || self.reading.spoken.is_empty() || !self.is_timed(1) {
            return None;
        }
        let unit = match self.sense(1) {
            Some(Sense::Unit(unit)) => unit,
            _ => UnitWord::Months,
        };
        let whole = self.whole(0)?;
        let whole = if self.sense(1) == Some(Sense::Quarter) { whole.checked_mul(3)? } else { whole };
        self.reading.among = Some((whole, unit));
        Some(2)
    }

    fn exempt_words(&self) -> Option<usize> {
        match self.sense(0)? {
            Sense::Ordinal(_) if matches!(self.sense(1), Some(Sense::Half | Sense::Quarter)) => Some(2),
            Sense::Half | Sense::Quarter if matches!(self.text(1), "year" | "years" | "yearly" | "term") => {
                Some(2)
            }
            Sense::Cardinal(_) if self.is_timed(1) && self.is_background() => Some(2),
            Sense::Cardinal(1) if self.text(1) == "of" && !self.counts_or_ranks() => Some(2),
            Sense::Per if matches!(self.item(1), Some(Item::Digits(_))) => Some(2),
            Sense::Zero if self.text(0) == "no" && self.expected != Expected::Rank => self.document_number(),
            _ => None,
        }
    }

    /// `No. 18`, of an announcement.
    fn document_number(&self) -> Option<usize> {
        let numbered =
            matches!(self.item(1), Some(Item::Mark('.'))) && matches!(self.item(2), Some(Item::Digits(_)));
        numbered.then_some(3)
    }

    fn counts_or_ranks(&self) -> bool {
        matches!(self.expected, Expected::Rank | Expected::Share | Expected::Count)
    }

    /// Whether a unit of time stands at a place ahead.
    pub(super) fn is_timed(&self, ahead: usize) -> bool {
        let time = matches!(
            self.sense(ahead),
            Some(Sense::Unit(
                UnitWord::Days | UnitWord::Weeks | UnitWord::Fortnights | UnitWord::Months | UnitWord::Years
            ))
        );
        let counts = matches!(self.expected, Expected::Count | Expected::Streak | Expected::Record);
        time || counts && self.text(ahead) == "quarters"
            || matches!(self.text(ahead), "hours" | "hour" | "minutes" | "minute")
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
        let dated = is_month(self.before(1)) || is_month(self.chunks.get(self.at + 1));
        let plural = self.chunks.get(self.at + 1).is_some_and(|next| next.joined && next.text() == "s");
        if dated || plural || NUMBERED.contains(&before) {
            return Some(1);
        }
        self.exempt_year(before)
    }

    fn exempt_year(&self, before: &str) -> Option<usize> {
        let Some(Item::Digits(written)) = self.item(0) else { return None };
        let (first, last) = (Decimal::from_int(1900), Decimal::from_int(2099));
        let whole = written.value.scale() == 0 && !written.marked;
        if !whole || written.value < first || last < written.value {
            return None;
        }
        // 1961–90, 2020–2023
        if matches!((self.item(1), self.item(2)), (Some(Item::Dash), Some(Item::Digits(_)))) {
            return Some(3);
        }
        let measured = matches!(self.sense(1), Some(Sense::Unit(_) | Sense::Scale(_) | Sense::Times));
        let quarter = before.len() == 2
            && before.starts_with(['q', 'h'])
            && before.ends_with(|last: char| last.is_ascii_digit());
        let named = BEFORE_YEAR.contains(&before) || quarter || AFTER_YEAR.contains(&self.text(1));
        (!measured && named).then_some(1)
    }
}

//! What belongs to a number that was read: its unit, its divisor, the hedge behind it, and whether it is a place.

use super::compose::Composed;
use super::{Expected, Form, Reader, Spoken, Unread};
use crate::claim::divisor;
use crate::claim::numeral::whole;
use crate::claim::scan::Item;
use crate::claim::words::{Sense, UnitWord, is_comparative};

/// Words between a number and its unit of time that change nothing.
const PLAIN_TIMES: &[&str] =
    &["calendar", "full", "whole", "long", "more", "further", "additional", "good", "solid"];

/// Adjectives of times: "the fifth straight monthly rise".
const TIME_ADJECTIVES: &[(&str, UnitWord)] = &[
    ("daily", UnitWord::Days),
    ("weekly", UnitWord::Weeks),
    ("monthly", UnitWord::Months),
    ("quarterly", UnitWord::Quarters),
    ("annual", UnitWord::Years),
    ("yearly", UnitWord::Years),
];

impl Reader<'_> {
    /// A number and the unit, hedge and divisor behind it.
    pub(super) fn number(&mut self, composed: Composed) -> Result<usize, Unread> {
        let Composed { form, mut used } = composed;
        let form = self.top_or_factor(form);
        self.push(form, used);
        // "150,000-odd tonnes"
        if let (Some(Sense::After(hedge)), Some(Sense::Unit(_))) = (self.sense(used), self.sense(used + 1)) {
            used += 1;
            self.attach(|spoken| spoken.hedge = Some(hedge), used);
        }
        // "0.5 of a percentage point"
        if self.text(used) == "of" && matches!(self.text(used + 1), "a" | "an" | "one") {
            let point = self.sense(used + 2) == Some(Sense::Unit(UnitWord::Points));
            used += if point { 2 } else { 0 };
        }
        used = self.unit_behind(used)?;
        if let Some((divisor, more)) = divisor::at(self.chunks, self.at + used) {
            used += more;
            used += usize::from(matches!(self.sense(used), Some(Sense::Scale(_))));
            self.attach(|spoken| spoken.divisor = Some(divisor), used);
        }
        let compared = self.chunks.get(self.at + used).is_some_and(|chunk| is_comparative(chunk.text()));
        if compared {
            self.attach(|spoken| spoken.moved = true, used);
        }
        self.between = false;
        let of_follows = self.text(used) == "of";
        let of_end = self.item(used).is_none();
        self.attach(|spoken| (spoken.of_follows, spoken.of_end) = (of_follows, of_end), used);
        Ok(used)
    }

    /// The unit behind a number, words of time with what may stand before them.
    fn unit_behind(&mut self, used: usize) -> Result<usize, Unread> {
        if let Some((unit, more)) = self.time_behind(used)? {
            self.attach(|spoken| spoken.unit = Some(unit), used + more);
            return Ok(used + more);
        }
        if let Some(Sense::Unit(unit)) = self.sense(used) {
            self.attach(|spoken| spoken.unit = Some(unit), used + 1);
            return Ok(used + 1);
        }
        Ok(used)
    }

    /// "90 calendar days", "five straight quarters", "fifth consecutive monthly": a time where times are counted. Days of
    /// another kind than the calendar's are refused.
    fn time_behind(&self, used: usize) -> Result<Option<(UnitWord, usize)>, Unread> {
        if !matches!(self.expected, Expected::Duration | Expected::Streak | Expected::Count) {
            return Ok(None);
        }
        let passes = |ahead: usize| {
            self.sense(ahead) == Some(Sense::Straight) || PLAIN_TIMES.contains(&self.text(ahead))
        };
        let skipped = (0..2).take_while(|at| passes(used + at)).count();
        let found = self.time_at(used + skipped);
        if let Some(unit) = found {
            return Ok(Some((unit, skipped + 1)));
        }
        let other = matches!(self.item(used), Some(Item::Word(_))) && self.expected == Expected::Duration;
        if other && self.time_at(used + 1).is_some() {
            let reason = format!("`{}` changes what is counted", self.text(used));
            return Err(self.unread(reason, "write calendar days, weeks, months or years"));
        }
        Ok(None)
    }

    /// A unit of time, or the adjective of one.
    pub(super) fn time_at(&self, ahead: usize) -> Option<UnitWord> {
        match self.sense(ahead) {
            Some(Sense::Unit(unit)) if unit.is_time() => Some(unit),
            Some(Sense::Quarter) => Some(UnitWord::Quarters),
            _ => TIME_ADJECTIVES.iter().find(|(word, _)| *word == self.text(ahead)).map(|(_, unit)| *unit),
        }
    }

    fn attach(&mut self, change: impl FnOnce(&mut Spoken), used: usize) {
        let end = self.range(used - 1).end;
        if let Some(last) = self.reading.spoken.last_mut() {
            change(last);
            last.range.end = end;
        }
    }

    fn top_or_factor(&mut self, form: Form) -> Form {
        match form {
            Form::Number(numeral) if std::mem::take(&mut self.factor) => Form::Multiple(numeral),
            Form::Number(numeral) if self.expected == Expected::Rank => {
                let place = whole(numeral.value).unwrap_or(0);
                // "The top three", "one of the three largest": three places.
                let among = std::mem::take(&mut self.top) || self.is_among();
                if among { Form::TopRank(place) } else { Form::Rank(place) }
            }
            form => form,
        }
    }

    /// A whole number before a superlative: "the five largest".
    fn is_among(&self) -> bool {
        let digits = matches!(self.item(0), Some(Item::Digits(_)))
            && self.before(1).is_none_or(|chunk| chunk.text() != "no");
        (digits || matches!(self.sense(0), Some(Sense::Cardinal(_))))
            && matches!(self.sense(1), Some(Sense::Superlative(_)))
    }
}

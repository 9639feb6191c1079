//! Numbers among the words: digits and number words, ranges, fractions, multiples, places in an order.

use super::{Expected, Form, Reader, Unread};
use crate::claim::numeral::{Numeral, whole};
use crate::claim::scan::Item;
use crate::claim::words::{Hedge, LevelWord, Sense, UnitWord};
use crate::data::quantity::Decimal;

/// A number that was read, with how many chunks it takes.
pub(super) struct Composed {
    pub(super) form: Form,
    pub(super) used: usize,
}

impl Reader<'_> {
    /// Reads a number, fraction or multiple at the present place.
    pub(super) fn compose(&mut self) -> Result<Option<Composed>, Unread> {
        if let Some(composed) = self.fraction() {
            return Ok(Some(composed));
        }
        if let Some(composed) = self.multiple_word() {
            return Ok(Some(composed));
        }
        let Some((numeral, mut used)) = self.plain(0) else { return Ok(self.ordinal()) };
        let mut ahead = used;
        if matches!(self.sense(ahead), Some(Sense::Unit(_))) {
            ahead += 1;
        }
        let joins = matches!(self.item(ahead), Some(Item::Dash))
            || self.between && self.sense(ahead) == Some(Sense::And)
            || self.expressions == 1 && self.text(ahead) == "to" && self.level != Some(LevelWord::From);
        if let (true, Some((other, more))) = (joins, self.plain_after_currency(ahead + 1)) {
            used = ahead + 1 + more;
            let times = self.sense(used) == Some(Sense::Times);
            let numeral = other.scale.map_or(numeral, |scale| numeral.with_scale_of(scale));
            let form = if times { Form::SpanMultiple(numeral, other) } else { Form::Span(numeral, other) };
            return Ok(Some(Composed { form, used: used + usize::from(times) }));
        }
        match self.sense(used) {
            Some(Sense::Ambiguous) => Err(self.ambiguous()),
            Some(Sense::Times) => self.times(numeral, used),
            _ => Ok(Some(Composed { form: Form::Number(numeral), used })),
        }
    }

    /// `n times`, `n-fold`: a ratio, unless something rose by it.
    fn times(&self, numeral: Numeral, used: usize) -> Result<Option<Composed>, Unread> {
        let fold = self.text(used) == "fold";
        let as_high = self.text(used + 1) == "as" || self.sense(used + 1) == Some(Sense::Filler);
        let by = (1..=3).any(|back| self.before(back).is_some_and(|chunk| chunk.text() == "by"));
        let directed = !self.reading.directions.is_empty();
        if !fold && !as_high && (by || directed) || fold && self.hedge == Some(Hedge::AtMost) {
            return Err(self.ambiguous());
        }
        Ok(Some(Composed { form: Form::Multiple(numeral), used: used + 1 }))
    }

    /// A currency sign may stand before the second end of a range.
    fn plain_after_currency(&self, ahead: usize) -> Option<(Numeral, usize)> {
        let currency = matches!(self.sense(ahead), Some(Sense::Unit(UnitWord::Dollar | UnitWord::Named(_))));
        let skip = usize::from(currency);
        self.plain(ahead + skip).map(|(numeral, used)| (numeral, used + skip))
    }

    /// Digits or number words with their scale.
    fn plain(&self, ahead: usize) -> Option<(Numeral, usize)> {
        let (numeral, used) = match self.item(ahead) {
            Some(Item::Digits(written)) => {
                let (scale, more) = self.scale(ahead + 1);
                (Numeral::written(*written, scale)?, 1 + more)
            }
            _ => self.article(ahead).or_else(|| self.worded(ahead))?,
        };
        if self.sense(ahead + used) != Some(Sense::Dozen) {
            return Some((numeral, used));
        }
        let twelve = numeral.value.checked_mul(Decimal::from_int(12))?;
        Some((Numeral::article(twelve), used + 1))
    }

    /// The power of ten of the scale words at a place, taken together: "thousand million".
    fn scale(&self, ahead: usize) -> (Option<i32>, usize) {
        let powers: Vec<i32> = (ahead..)
            .map_while(|at| match self.sense(at) {
                Some(Sense::Scale(power)) => Some(power),
                _ => None,
            })
            .collect();
        ((!powers.is_empty()).then(|| powers.iter().sum()), powers.len())
    }

    /// `a million`, `half a million`, `a dozen`.
    fn article(&self, ahead: usize) -> Option<(Numeral, usize)> {
        if let (Some(Sense::Half), Some(Sense::Scale(power))) = (self.sense(ahead), self.sense(ahead + 1)) {
            let value = Decimal::power_of_ten(power)?.checked_div(Decimal::TWO)?;
            return Some((Numeral::article(value), 2));
        }
        let half = self.sense(ahead) == Some(Sense::Half);
        let article = usize::from(half);
        if !matches!(self.text(ahead + article), "a" | "an") {
            return None;
        }
        // "A full percentage point", "a week" as a stretch of time.
        let whole = usize::from(matches!(self.text(ahead + 1), "full" | "whole" | "single"));
        let one = match self.sense(ahead + 1 + whole) {
            Some(Sense::Unit(UnitWord::Points)) => true,
            _ => self.expected == Expected::Duration && self.is_timed(ahead + 1 + whole),
        };
        if one && !half {
            return Some((Numeral::in_words(Decimal::ONE, None)?, 1 + whole));
        }
        let value = match self.sense(ahead + article + 1)? {
            Sense::Scale(power) => Decimal::power_of_ten(power)?,
            Sense::Dozen => Decimal::from_int(12),
            _ => return None,
        };
        let value = if half { value.checked_div(Decimal::TWO)? } else { value };
        let (more, scales) = self.scale(ahead + article + 2);
        let value = value.checked_mul(Decimal::power_of_ten(more.unwrap_or(0))?)?;
        Some((Numeral::article(value), article + 2 + scales))
    }

    /// `one hundred and forty-five`, `two and a half million`.
    fn worded(&self, ahead: usize) -> Option<(Numeral, usize)> {
        let mut at = ahead;
        let (mut total, mut group, mut any) = (0_i64, 0_i64, false);
        let mut scale = None;
        loop {
            match self.sense(at) {
                Some(Sense::Cardinal(number)) => group += i64::from(number),
                Some(Sense::Scale(2)) if any => group *= 100,
                Some(Sense::Scale(_)) if any && !self.is_number_after(at + 1) => {
                    let (power, more) = self.scale(at);
                    scale = power;
                    at += more;
                    break;
                }
                Some(Sense::Scale(power)) if any => {
                    let times = 10_i64.checked_pow(u32::try_from(power).ok()?)?;
                    (total, group) = (total.checked_add(group.checked_mul(times)?)?, 0);
                }
                Some(Sense::And) if any && group % 100 == 0 && self.is_number_after(at + 1) => {}
                _ => break,
            }
            any = true;
            at += 1;
        }
        if !any {
            return None;
        }
        let mut value = Decimal::from_int(total + group);
        if self.sense(at) == Some(Sense::And)
            && self.text(at + 1) == "a"
            && self.sense(at + 2) == Some(Sense::Half)
        {
            value = value.checked_add(Decimal::ONE.checked_div(Decimal::TWO)?)?;
            at += 3;
            let (power, more) = self.scale(at);
            scale = power.or(scale);
            at += more;
        }
        Numeral::in_words(value, scale).map(|numeral| (numeral, at - ahead))
    }

    fn is_number_after(&self, at: usize) -> bool {
        matches!(self.sense(at), Some(Sense::Cardinal(_)))
    }

    /// `a third`, `two-fifths`, `half`, `one in nine`; a point of one is a worded number.
    fn fraction(&self) -> Option<Composed> {
        if self.expected == Expected::Rank || self.expected == Expected::Streak {
            return None;
        }
        if let Some((low, high, used)) = self.one_in_n() {
            return Some(Composed { form: Form::Fraction(low, high), used });
        }
        if self.sense(0) == Some(Sense::Quarter) && self.sense(1) == Some(Sense::Unit(UnitWord::Points)) {
            // "By a quarter-point" as headlines have it.
            return Some(self.part_of(1, 4, 1));
        }
        let (count, used) = match self.sense(0) {
            Some(Sense::Half) if self.article(0).is_none() => return self.half(),
            Some(Sense::Cardinal(count)) => (count, 1),
            Some(Sense::Filler) if matches!(self.text(0), "a" | "an" | "one") => (1, 1),
            _ => return None,
        };
        // "Three quarters" in a row, or of a strike, are times.
        let timed =
            matches!(self.expected, Expected::Duration | Expected::Count) && self.text(used + 1) != "of";
        let parts = match self.sense(used) {
            Some(Sense::Quarter) if timed && self.text(used) == "quarters" => return None,
            Some(Sense::Quarter) => 4,
            Some(Sense::Ordinal(parts)) if parts >= 3 => parts,
            _ => return None,
        };
        Some(self.part_of(count, parts, used + 1))
    }

    /// A fraction, or that part of what stands behind it: of a point, of one per cent, of a million.
    fn part_of(&self, count: u32, parts: u32, used: usize) -> Composed {
        let of = usize::from(self.text(used) == "of");
        let article = usize::from(matches!(self.text(used + of), "a" | "an" | "one"));
        let ahead = used + of + article;
        let part = || Decimal::from_int(count.into()).checked_div(Decimal::from_int(parts.into()));
        let scaled = match self.sense(ahead) {
            Some(Sense::Scale(power)) => Decimal::power_of_ten(power),
            _ => None,
        };
        let fraction = Composed { form: Form::Fraction(count, parts), used };
        if let Some(value) = scaled.and_then(|power| part()?.checked_mul(power)) {
            return Composed { form: Form::Number(Numeral::article(value)), used: ahead + 1 };
        }
        let unit = match self.sense(ahead) {
            Some(Sense::Unit(UnitWord::Points | UnitWord::Percent)) => true,
            Some(Sense::Unit(unit)) if unit.is_time() => article > 0 && self.expected == Expected::Duration,
            Some(Sense::Unit(_)) => article > 0 || of == 0,
            _ => false,
        };
        match part().filter(|_| unit) {
            Some(value) => Composed { form: Form::Number(Numeral::article(value)), used: ahead },
            None => fraction,
        }
    }

    fn half(&self) -> Option<Composed> {
        if self.text(1) == "as" && self.text(3) == "again" {
            let one_and_a_half = Decimal::parse("1.5")?;
            return Some(Composed {
                form: Form::Multiple(Numeral::in_words(one_and_a_half, None)?),
                used: 4,
            });
        }
        Some(self.part_of(1, 2, 1))
    }

    /// `one in nine`, `one tonne in four`, `three out of every ten`.
    fn one_in_n(&self) -> Option<(u32, u32, usize)> {
        let noun = usize::from(
            self.expected == Expected::Share
                && (matches!(self.item(1), Some(Item::Word(_)))
                    || matches!(self.sense(1), Some(Sense::Unit(_)))),
        );
        let every = usize::from(self.text(2 + noun) == "every");
        if self.expected == Expected::Count || !matches!(self.text(1 + noun), "in" | "out of") {
            return None;
        }
        let number = |ahead: usize| match self.item(ahead)? {
            Item::Known(Sense::Cardinal(number), _) => Some(*number),
            Item::Digits(written) if written.value.scale() == 0 => whole(written.value),
            _ => None,
        };
        let (low, high) = (number(0)?, number(2 + noun + every)?);
        (low > 0 && low < high && high <= 100).then_some((low, high, 3 + noun + every))
    }

    fn multiple_word(&self) -> Option<Composed> {
        let Some(Sense::Multiple(times)) = self.sense(0) else { return None };
        let numeral = Numeral::in_words(Decimal::from_int(i64::from(times)), None)?;
        Some(Composed { form: Form::Multiple(Numeral { worded: true, ..numeral }), used: 1 })
    }

    /// `second`, `No. 2`: a place in an order or in a row; elsewhere no number.
    fn ordinal(&self) -> Option<Composed> {
        let Some(Sense::Ordinal(place)) = self.sense(0) else { return None };
        match self.expected {
            Expected::Rank => Some(Composed { form: Form::Rank(place), used: 1 }),
            Expected::Streak => {
                let numeral = Numeral::in_words(Decimal::from_int(i64::from(place)), None)?;
                Some(Composed { form: Form::Number(numeral), used: 1 })
            }
            _ => None,
        }
    }
}

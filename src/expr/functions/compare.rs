//! Comparing two amounts: percentages of change, differences, multiples.

use super::arguments::Place;
use crate::data::format;
use crate::data::period::{Frequency, Period};
use crate::data::quantity::Decimal;
use crate::data::series::Measure;
use crate::expr::ast::{Call, Expression, Node};
use crate::expr::evaluator::{Amount, Evaluator, Outcome, is_percent};
use crate::expr::formula::Formula;
use crate::expr::typing;
use crate::expr::value::Nature;
use crate::text::Span;

impl<'a> Evaluator<'a> {
    /// The change of a place against an earlier period of the same line, in per cent.
    pub(super) fn change_from(&mut self, place: Place<'a>, base: Period) -> Option<Outcome> {
        let (new, old) = (self.at(place, place.period), self.at(place, base));
        let label = place.line.label(self.catalog);
        let words = between(base, place.period, &label);
        self.percent_change(new?, old?, words, place.span).map(Outcome::Amount)
    }

    /// `new` against `old` in per cent. Refused where a percentage would mislead.
    pub(super) fn percent_change(
        &mut self,
        new: Amount,
        old: Amount,
        words: String,
        span: Span,
    ) -> Option<Amount> {
        let changes = |amount: &Amount| amount.nature.has_direction();
        if changes(&new) || changes(&old) {
            return self.refuse(
                span,
                "the change of a change in per cent says nothing",
                "write `diff(new,old)` or `pp(new,old)`",
            );
        }
        let old = typing::convert(self, old, &new.unit, span)?;
        let (new, old) = self.sizes(new, old)?;
        let (now, before) = (self.value(&new)?, self.value(&old)?);
        if before.is_negative() || before.is_zero() || now.is_negative() {
            let help = "write \"swung from … to …\" over the two values, or `diff(new,old)`";
            return self.refuse(span, "a change in per cent needs a base above zero and one sign", help);
        }
        let times = new.times.against(old.times);
        // One division, so that each observation stands once and plain interval arithmetic is exact.
        let ratio = new.formula.over(old.formula).times(Formula::Constant(Decimal::HUNDRED));
        Some(Amount {
            formula: ratio.minus(Formula::Constant(Decimal::HUNDRED)),
            unit: typing::percent(),
            nature: Nature::PercentChange,
            printed: None,
            exact: new.exact && old.exact,
            times,
            words,
            subject: None,
        })
    }

    /// The later less the earlier, in the unit of the later; of two percentages in points.
    pub(super) fn difference(&mut self, new: Amount, old: Amount, span: Span) -> Option<Amount> {
        let words = versus("difference", "less", &new, &old);
        let percent = is_percent(&new) && is_percent(&old);
        let old = typing::convert(self, old, &new.unit, span)?;
        let (new, old) = self.sizes(new, old)?;
        Some(Amount {
            unit: if percent { typing::points() } else { new.unit },
            nature: if percent { Nature::Points } else { Nature::Difference },
            printed: None,
            exact: new.exact && old.exact,
            times: new.times.against(old.times),
            formula: new.formula.minus(old.formula),
            words,
            subject: None,
        })
    }

    /// Two negative values of a balance compare by size: a deficit that widens is a rise.
    pub(super) fn sizes(&mut self, new: Amount, old: Amount) -> Option<(Amount, Amount)> {
        let balance = |amount: &Amount| amount.nature == Nature::Level(Measure::Balance);
        let both_negative = self.value(&new)?.is_negative() && self.value(&old)?.is_negative();
        if !(balance(&new) && balance(&old) && both_negative) {
            return Some((new, old));
        }
        let size = |amount: Amount| Amount { formula: amount.formula.size(), ..amount };
        Some((size(new), size(old)))
    }

    /// Two amounts from `f(new,old)` or the ends of `f(x@a..b)`: the later first.
    pub(super) fn pair(&mut self, call: &Call, span: Span, usage: &str) -> Option<(Amount, Amount)> {
        if let [Expression { node: Node::Series(..), .. }] = call.arguments.as_slice() {
            let place = self.place(call.arguments.first()?, usage)?;
            let steps = self.steps(place)?;
            let (first, last) = match steps.as_slice() {
                [first, .., last] => (*first, *last),
                _ => {
                    let message =
                        format!("{} is a single period of the series", format::period(place.period));
                    return self.bad_argument(place.span, message, format!("write `{usage}`"));
                }
            };
            let (new, old) = (self.at(place, last), self.at(place, first));
            return Some((new?, old?));
        }
        let (new, old) = self.two(call, span, usage)?;
        let (new, old) = (self.amount(new), self.amount(old));
        Some((new?, old?))
    }

    /// A place whose period is of one frequency, for functions that step back by it.
    pub(super) fn regular(
        &mut self,
        call: &Call,
        span: Span,
        wanted: Frequency,
        usage: &str,
    ) -> Option<Place<'a>> {
        let argument = self.only(call, span, usage)?;
        let place = self.place(argument, usage)?;
        if place.period.frequency() == wanted {
            return Some(place);
        }
        let path = place.line.path();
        let period = place.period;
        let better = match period.frequency() {
            Frequency::Monthly => format!("write `mom({path}@{period})`"),
            Frequency::Quarterly => format!("write `qoq({path}@{period})`"),
            Frequency::Daily => format!("write `change({path}@…..{period})`"),
            _ => format!("write `yoy({path}@{})`", crate::expr::lookup::spelling(period)),
        };
        let message = format!(
            "`{}` compares {} periods, and {} is none",
            call.name,
            wanted.word(),
            format::period(period)
        );
        self.bad_argument(place.span, message, better)
    }
}

/// `change from May 2025 to June 2025 of …`.
pub(super) fn between(from: Period, to: Period, label: &str) -> String {
    format!("change from {} to {} of {label}", format::period(from), format::period(to))
}

/// Words for a comparison: of one line its two times, otherwise both sides in full.
pub(super) fn versus(what: &str, joint: &str, new: &Amount, old: &Amount) -> String {
    let label = new.words.rsplit_once(", ").map_or(new.words.as_str(), |(label, _)| label);
    match (new.times.of.as_slice(), old.times.of.as_slice()) {
        ([to], [from]) if new.subject.is_some() && new.subject == old.subject => {
            format!("{what} from {} to {} of {label}", format::period(*from), format::period(*to))
        }
        _ => beside(&format!("{what} of "), joint, &new.words, &old.words),
    }
}

/// Two descriptions beside each other, what they share said once and first: `Loans, March 2025: share of Central in All`.
pub(super) fn beside(before: &str, joint: &str, one: &str, other: &str) -> String {
    let (left, right): (Vec<&str>, Vec<&str>) = (one.split(", ").collect(), other.split(", ").collect());
    let head = left.iter().zip(&right).take_while(|(one, other)| one == other).count();
    let most = left.len().min(right.len()) - head;
    let tails = left.iter().rev().zip(right.iter().rev()).take(most);
    let tail = tails.take_while(|(one, other)| one == other).count();
    let middle = |parts: &[&str]| parts.get(head..parts.len() - tail).unwrap_or_default().join(", ");
    let (short, other_short) = (middle(&left), middle(&right));
    if head == 0 || short.is_empty() || other_short.is_empty() {
        return format!("{before}{one} {joint} {other}");
    }
    let shared: Vec<&str> =
        left.iter().take(head).chain(left.iter().skip(left.len() - tail)).copied().collect();
    format!("{}: {before}{short} {joint} {other_short}", shared.join(", "))
}

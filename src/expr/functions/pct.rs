//! `pct`: one value as a percentage of another.

use super::Function;
use super::compare::beside;
use crate::data::quantity::Decimal;
use crate::expr::evaluator::{Amount, Outcome};
use crate::expr::formula::Formula;
use crate::expr::typing;
use crate::expr::value::Nature;

pub(super) static FUNCTION: Function = Function {
    name: "pct",
    signature: "pct(a,b)",
    summary: "the first as per cent of the second",
    documentation: "Neither has to be a part of the other: 40 per cent of the level of a year before.",
    example: "pct(visits.town@2025-06,visits.town@2024-06)",
    options: &[],
    run: |evaluator, call, span| {
        let (new, old) = evaluator.pair(call, span, "pct(series@2025-06,series@2024-06)")?;
        let words = beside("", "in per cent of", &new.words, &old.words);
        let old = typing::convert(evaluator, old, &new.unit, span)?;
        if evaluator.value(&old)?.is_zero() {
            return evaluator.refuse(span, "nothing is a percentage of zero", "write `diff(new,old)`");
        }
        Some(Outcome::Amount(Amount {
            unit: typing::percent(),
            nature: Nature::PercentOf,
            printed: None,
            exact: new.exact && old.exact,
            times: new.times.against(old.times),
            formula: new.formula.over(old.formula).times(Formula::Constant(Decimal::HUNDRED)),
            words,
            subject: None,
        }))
    },
};

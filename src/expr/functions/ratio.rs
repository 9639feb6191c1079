//! `ratio`: one value as a multiple of another.

use super::Function;
use super::compare::versus;
use crate::expr::evaluator::{Amount, Outcome};
use crate::expr::typing;
use crate::expr::value::Nature;

pub(super) static FUNCTION: Function = Function {
    name: "ratio",
    signature: "ratio(new,old)",
    summary: "the first as a multiple of the second",
    documentation: "A plain number: 2 means twice as much. The second must not be zero, and both of one sign.",
    example: "ratio(visits.town@2025-06,visits.town@2025-05)",
    options: &[],
    run: |evaluator, call, span| {
        let (new, old) = evaluator.pair(call, span, "ratio(series@2025-06,series@2025-05)")?;
        let words = versus("ratio", "to", &new, &old);
        let old = typing::convert(evaluator, old, &new.unit, span)?;
        let (now, before) = (evaluator.value(&new)?, evaluator.value(&old)?);
        if before.is_zero() || now.is_negative() != before.is_negative() {
            return evaluator.refuse(
                span,
                "a multiple needs two values of one sign",
                "write `diff(new,old)`",
            );
        }
        Some(Outcome::Amount(Amount {
            unit: typing::times(),
            nature: Nature::Ratio,
            printed: None,
            exact: new.exact && old.exact,
            times: new.times.against(old.times),
            formula: new.formula.over(old.formula),
            words,
            subject: None,
        }))
    },
};

//! `diff`: difference of two values in their own unit.

use super::Function;
use super::compare::versus;
use crate::expr::evaluator::{Amount, Outcome, is_percent};
use crate::expr::typing;
use crate::expr::value::Nature;

pub(super) static FUNCTION: Function = Function {
    name: "diff",
    signature: "diff(new,old) or diff(x@a..b)",
    summary: "the later less the earlier, in the series' own unit",
    documentation: "Of two percentages in percentage points. Two deficits compare by size: one that widens is a rise.",
    example: "diff(visits.central@2025-06,visits.central@2025-05)",
    options: &[],
    run: |evaluator, call, span| {
        let (new, old) = evaluator.pair(call, span, "diff(series@2025-06,series@2025-05)")?;
        let words = versus("difference", "less", &new, &old);
        let percent = is_percent(&new) && is_percent(&old);
        let old = typing::convert(evaluator, old, &new.unit, span)?;
        let (new, old) = evaluator.sizes(new, old)?;
        Some(Outcome::Amount(Amount {
            unit: if percent { typing::points() } else { new.unit },
            nature: if percent { Nature::Points } else { Nature::Difference },
            printed: None,
            exact: new.exact && old.exact,
            times: new.times.against(old.times),
            formula: new.formula.minus(old.formula),
            words,
            subject: None,
        }))
    },
};

//! `mom`: change on the month before.

use super::Function;
use crate::data::period::Frequency;

pub(super) static FUNCTION: Function = Function {
    name: "mom",
    signature: "mom(p)",
    summary: "change on the month before, in per cent",
    documentation: "`p` is one month of a series. Refused on `measure: change`; `pp` or `diff` compare those.",
    example: "mom(visits.central@2025-06)",
    options: &[],
    run: |evaluator, call, span| {
        let place = evaluator.regular(call, span, Frequency::Monthly, "mom(series@2025-06)")?;
        evaluator.change_from(place, place.period.step(-1))
    },
};

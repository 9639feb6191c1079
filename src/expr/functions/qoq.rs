//! `qoq`: change on the quarter before.

use super::Function;
use crate::data::period::Frequency;

pub(super) static FUNCTION: Function = Function {
    name: "qoq",
    signature: "qoq(p)",
    summary: "change on the quarter before, in per cent",
    documentation: "`p` is one quarter of a series; of a monthly flow the sums of three months are compared.",
    example: "qoq(visits.central@2025-Q2)",
    options: &[],
    run: |evaluator, call, span| {
        let place = evaluator.regular(call, span, Frequency::Quarterly, "qoq(series@2025-Q2)")?;
        evaluator.change_from(place, place.period.step(-1))
    },
};

//! `yoy`: change on the same period of the year before.

use super::Function;

pub(super) static FUNCTION: Function = Function {
    name: "yoy",
    signature: "yoy(p)",
    summary: "change on the same period a year before, in per cent",
    documentation: "`p` is a month, quarter, half, year or range; longer periods of a flow compare the sums.",
    example: "yoy(visits.town@2025-H1)",
    options: &[],
    run: |evaluator, call, span| {
        let usage = "yoy(series@2025-06)";
        let argument = evaluator.only(call, span, usage)?;
        let place = evaluator.place(argument, usage)?;
        evaluator.change_from(place, place.period.plus_years(-1))
    },
};

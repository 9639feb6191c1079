//! Derived series: an expression without periods, computed for each period of its inputs.
//!
//! The last step before the catalogue is frozen. The observations are computed once, here, so that charts and prose
//! can only ever show the same ones.

use std::collections::BTreeMap;

use super::ast::{Expression, Node};
use super::{Evaluation, Number, Value};
use crate::data::catalog::{Catalog, Target};
use crate::data::order::{Graph, order};
use crate::data::period::Period;
use crate::data::quantity::{Decimal, Interval};
use crate::data::series::{Body, Condition, Observation, ObservationStatus, Observations, Series, SeriesId};
use crate::diagnostic::code::check::CIRCULAR_FORMULA;
use crate::diagnostic::code::expr::UNIT_MISMATCH;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::text::Spanned;

/// More digits than this are never kept of a computed value.
const MOST_DECIMALS: i32 = 10;

/// Computes every derived series, those first that others rest on.
pub fn derive(catalog: &mut Catalog, sink: &mut Diagnostics) {
    let formula = |one: &Series| match &one.body {
        Body::Derive(text) => Some((one.id.clone(), text.clone())),
        _ => None,
    };
    let formulas: BTreeMap<SeriesId, Spanned<String>> = catalog.series.values().filter_map(formula).collect();
    let graph: Graph<SeriesId> =
        formulas.iter().map(|(id, text)| (id.clone(), inputs(catalog, text))).collect();
    let order = order(&graph);
    for (id, text) in order.ready.iter().filter_map(|id| formulas.get_key_value(id)) {
        derive_one(id, text, catalog, sink);
    }
    for (id, text) in order.circles.iter().flatten().filter_map(|id| formulas.get_key_value(id)) {
        let message = format!("`{id}` is derived from itself");
        let finding = Diagnostic::new(&CIRCULAR_FORMULA, text.span, message);
        sink.push(finding.help("derive it from something that a source states"));
        damage(catalog, id);
    }
    order.behind.iter().for_each(|id| damage(catalog, id));
}

/// The series that a formula names, at any time.
fn inputs(catalog: &Catalog, text: &Spanned<String>) -> Vec<SeriesId> {
    let expression = super::parse_expression(&text.value, text.span, &mut Diagnostics::new());
    let paths = expression.paths();
    let named = paths.iter().filter_map(|path| series_of(catalog, path.value));
    named.map(|series| series.id.clone()).collect()
}

fn damage(catalog: &mut Catalog, id: &str) {
    if let Some(series) = catalog.series.get_mut(id) {
        series.condition = Condition::Damaged;
    }
}

/// The paths of an expression that stand without a period.
fn paths(expression: &Expression) -> Vec<&str> {
    let mut found = Vec::new();
    expression.visit(&mut |part| {
        if let Node::Path(path) = &part.node {
            found.push(path.as_str());
        }
    });
    found
}

fn series_of<'a>(catalog: &'a Catalog, path: &str) -> Option<&'a Series> {
    match catalog.resolve(path).ok()? {
        Target::Observations(series, ..) | Target::Partial(series, _) | Target::NoObservations(series) => {
            Some(series)
        }
        _ => None,
    }
}

/// The periods at which one of the inputs has a value.
fn periods(catalog: &Catalog, expression: &Expression) -> Vec<Period> {
    let mut periods = std::collections::BTreeSet::new();
    for path in paths(expression) {
        if let Ok(Target::Observations(_, _, line)) = catalog.resolve(path) {
            periods.extend(line.by_period.values().filter(|one| one.value.is_some()).map(|one| one.period));
        }
    }
    periods.into_iter().collect()
}

/// The words of a break that an input has between two periods: what is computed from it breaks there too.
fn break_words(catalog: &Catalog, expression: &Expression, earlier: Period, later: Period) -> Option<String> {
    let lines = paths(expression).into_iter().filter_map(|path| match catalog.resolve(path) {
        Ok(Target::Observations(_, _, line)) => Some(line),
        _ => None,
    });
    lines.filter_map(|line| line.break_between(earlier, later)?.breaks.clone()).next()
}

fn derive_one(id: &str, text: &Spanned<String>, catalog: &mut Catalog, sink: &mut Diagnostics) {
    let before = sink.len();
    let expression = super::parse_expression(&text.value, text.span, sink);
    let periods = periods(catalog, &expression);
    let Some(series) = catalog.series.get(id) else { return };
    let mut by_period: BTreeMap<Period, Observation> = BTreeMap::new();
    for period in &periods {
        // Where an input has no value the result has none: a hole, and no fault.
        let evaluation = super::evaluate_formula(text, Some(*period), catalog, &mut Diagnostics::new());
        if let Some(observation) = observation(series, *period, text, evaluation) {
            let earlier = by_period.keys().next_back().copied();
            let breaks = earlier.and_then(|earlier| break_words(catalog, &expression, earlier, *period));
            by_period.insert(*period, Observation { breaks, ..observation });
        }
    }
    if by_period.is_empty() && sink.len() == before {
        explain(series, text, &periods, catalog, sink);
    }
    let faulty = sink.len() > before || by_period.is_empty();
    let line = Observations {
        unit: series.unit.clone(),
        multiplier: series.multiplier,
        measure: series.measure,
        by_period,
    };
    if let Some(series) = catalog.series.get_mut(id) {
        series.keys.insert(Vec::new(), line);
    }
    if faulty {
        damage(catalog, id);
    }
}

/// Says why nothing could be computed: what the evaluation reports, or a unit that is not the declared one.
fn explain(
    series: &Series,
    text: &Spanned<String>,
    periods: &[Period],
    catalog: &Catalog,
    sink: &mut Diagnostics,
) {
    let comes_to_a_number = |period: &&Period| {
        let evaluation = super::evaluate_formula(text, Some(**period), catalog, &mut Diagnostics::new());
        matches!(evaluation.value, Value::Number(_))
    };
    let period = periods.iter().find(comes_to_a_number).or(periods.last()).copied();
    let evaluation = super::evaluate_formula(text, period, catalog, sink);
    if let Value::Number(number) = evaluation.value {
        let message =
            format!("the expression gives {}, the series is in {}", number.unit.name, series.unit.name);
        let finding = Diagnostic::new(&UNIT_MISMATCH, text.span, message);
        sink.push(finding.help(format!("write `unit: \"{}\"`", number.unit.id)));
    }
}

/// The observation that an evaluation gives, printed in the unit and multiplier of the series.
fn observation(
    series: &Series,
    period: Period,
    text: &Spanned<String>,
    evaluation: Evaluation,
) -> Option<Observation> {
    let Value::Number(number) = evaluation.value else { return None };
    let printed = |value: Decimal| {
        let factor = number.unit.factor_to(&series.unit)?;
        value.checked_mul(factor)?.checked_mul(Decimal::power_of_ten(-series.multiplier)?)
    };
    let range = Interval::between(printed(number.interval.low)?, printed(number.interval.high)?);
    let mut sources = Vec::new();
    for source in evaluation.inputs.iter().flat_map(|input| &input.sources) {
        if !sources.contains(source) {
            sources.push(source.clone());
        }
    }
    let value = printed(number.value)?.round(MOST_DECIMALS).normalized();
    let digits = decimals(&number, range);
    Some(Observation {
        range: (!number.exact).then_some(range),
        formula: Some(text.clone()),
        ..Observation::printed(period, Some(value), digits, ObservationStatus::Derived, sources, text.span)
    })
}

/// The digits that the rounding of the inputs leaves certain: one unit of the last is about as wide as the interval.
fn decimals(number: &Number, range: Interval) -> i32 {
    if number.exact {
        return i32::try_from(number.value.normalized().scale()).unwrap_or(0).min(MOST_DECIMALS);
    }
    let width = range.width().unwrap_or(Decimal::ZERO);
    let fits = |decimals: &i32| Decimal::power_of_ten(-decimals).is_some_and(|unit| unit >= width);
    (-MOST_DECIMALS..=MOST_DECIMALS).rev().find(fits).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::decode::decode;
    use crate::input::InputSet;
    use crate::project::Config;
    use crate::text::FileId;
    use crate::yaml;

    const PARTS: &str = "kind: series\nid: loans\ntitle: Loans\nindicator: q\nmeasure: flow\nfrequency: monthly\n\
                         unit: t\nstatus: reported\nsource: s\ndims: {to: {east: East, all: {name: All, aggregate: true}}}\n\
                         observations: {east: {2025-01: 10, 2025-02: 20, 2025-03: 5}, all: {2025-01: 40, 2025-02: 50}}";
    const SOURCE: &str = "kind: sources\nsources: {s: {title: T, publisher: P, tier: primary}}";

    fn derived(id: &str, unit: &str, expression: &str) -> String {
        format!(
            "kind: series\nid: {id}\ntitle: D\nindicator: d\nmeasure: rate\nfrequency: monthly\nunit: \"{unit}\"\nderive: {expression}"
        )
    }

    /// The values of `d` by period, and the findings.
    fn check(files: &[&str], expected: &[&str], faults: &[&str]) {
        let mut sink = Diagnostics::new();
        let texts: Vec<&str> = [PARTS, SOURCE].iter().chain(files).copied().collect();
        let trees = texts.iter().zip(0..).map(|(text, at)| {
            let file = FileId(at);
            (file, yaml::parse(file, text, 0..text.len(), &mut sink).expect("YAML"))
        });
        let trees: Vec<_> = trees.collect();
        let mut catalog = decode(&trees, &Config::default(), &InputSet::default(), &mut sink);
        derive(&mut catalog, &mut sink);
        let found: Vec<String> =
            sink.iter().map(|finding| format!("{}: {}", finding.code.name, finding.message)).collect();
        assert_eq!(found, faults);
        let cells = catalog.series["d"].keys.values().flat_map(|line| line.by_period.values());
        let shown = cells.map(|one| format!("{} {} ({})", one.period, one.value.unwrap(), one.decimals));
        assert_eq!(shown.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn each_period_of_the_inputs_is_computed() {
        check(
            &[&derived("d", "%", "share(loans.east,loans.all)")],
            &["2025-01 25 (-1)", "2025-02 40 (-1)"],
            &[],
        );
        check(
            &[&derived("d", "kg", "loans.east*2")],
            &["2025-01 20000 (-4)", "2025-02 40000 (-4)", "2025-03 10000 (-4)"],
            &[],
        );
    }

    #[test]
    fn a_series_may_rest_on_derived_ones() {
        let (d, e) = (derived("d", "%", "e*2"), derived("e", "%", "share(loans.east,loans.all)"));
        check(&[&d, &e], &["2025-01 50 (-1)", "2025-02 80 (-1)"], &[]);
    }

    #[test]
    fn what_cannot_be_computed_is_said_once() {
        check(
            &[&derived("d", "t", "share(loans.east,loans.all)")],
            &[],
            &["unit-mismatch: the expression gives per cent, the series is in tonnes"],
        );
        check(
            &[&derived("d", "t", "e"), &derived("e", "t", "d")],
            &[],
            &["circular-formula: `d` is derived from itself", "circular-formula: `e` is derived from itself"],
        );
        check(
            &[&derived("d", "t", "loans.west")],
            &[],
            &["unknown-member: `loans` has no member or attribute `west`"],
        );
    }
}

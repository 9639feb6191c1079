//! Computes an expression: literals, observations, operators and calls to functions, with units all the way.
//!
//! Keeps each observation once, by its place in the file, so that the same observation is the same unknown
//! wherever an expression uses it. Reports what an editor can mend; nothing computed from a fault is reported again.

use super::ast::{Expression, Node, Operator, When};
use super::formula::Formula;
use super::functions;
use super::lookup;
use super::typing;
use super::value::{Circle, Evaluation, Input, Nature, Number, Printed, Record, Times, Value};
use crate::data::catalog::{Catalog, Target};
use crate::data::period::Period;
use crate::data::quantity::{Decimal, Interval};
use crate::data::unit::{Unit, UnitKind};
use crate::diagnostic::code::expr::{
    BAD_ARGUMENTS, EXPRESSION_SYNTAX, EXPRESSION_WITHOUT_DATA, REFUSED_OPERATION,
};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::text::Span;

/// A number on the way: its formula over observations, its unit and what is known about it.
#[derive(Debug, Clone)]
pub(super) struct Amount {
    pub(super) formula: Formula,
    pub(super) unit: Unit,
    pub(super) nature: Nature,
    /// For a bare observation: how it was printed.
    pub(super) printed: Option<Printed>,
    /// No rounding in it.
    pub(super) exact: bool,
    pub(super) times: Times,
    /// What it is, for readers.
    pub(super) words: String,
    /// The path, where it comes from a single line.
    pub(super) subject: Option<String>,
}

impl Amount {
    /// The sum with another of the same unit, as parts of one total.
    pub(super) fn added(self, other: Self) -> Self {
        Self {
            formula: self.formula.plus(other.formula),
            printed: None,
            exact: self.exact && other.exact,
            times: self.times.and(other.times),
            subject: self.subject.filter(|subject| other.subject.as_ref() == Some(subject)),
            ..self
        }
    }

    /// A bare number that nothing was read for.
    pub(super) fn literal(number: Decimal) -> Self {
        Self {
            formula: Formula::Constant(number),
            unit: typing::plain(),
            nature: Nature::Plain,
            printed: None,
            exact: true,
            times: Times::default(),
            words: crate::data::format::number(number),
            subject: None,
        }
    }
}

/// What a part of an expression comes to.
#[derive(Debug, Clone)]
pub(super) enum Outcome {
    Amount(Amount),
    Date(Period, String),
    Record(Record, String, Times),
}

/// The state of one evaluation.
pub(super) struct Evaluator<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) sink: &'a mut Diagnostics,
    /// What `latest` stands for, where several series share one.
    pub(super) latest: Option<Period>,
    /// The period of a derived series that is being computed; a bare path means its value then.
    pub(super) implied: Option<Period>,
    pub(super) notes: Vec<String>,
    /// Where `across:break` stands, if it does.
    pub(super) across: Option<Span>,
    inputs: Vec<Input>,
    values: Vec<Decimal>,
    intervals: Vec<Interval>,
}

impl<'a> Evaluator<'a> {
    pub(super) fn new(catalog: &'a Catalog, sink: &'a mut Diagnostics) -> Self {
        Self {
            catalog,
            sink,
            latest: None,
            implied: None,
            notes: Vec::new(),
            across: None,
            inputs: Vec::new(),
            values: Vec::new(),
            intervals: Vec::new(),
        }
    }

    /// Reports and gives nothing.
    pub(super) fn report<T>(&mut self, finding: Diagnostic) -> Option<T> {
        self.sink.push(finding);
        None
    }

    pub(super) fn refuse<T>(
        &mut self,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Option<T> {
        self.report(Diagnostic::new(&REFUSED_OPERATION, span, message).help(help))
    }

    pub(super) fn bad_argument<T>(
        &mut self,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Option<T> {
        self.report(Diagnostic::new(&BAD_ARGUMENTS, span, message).help(help))
    }

    pub(super) fn overflow<T>(&mut self, span: Span) -> Option<T> {
        self.refuse(
            span,
            "the numbers are too large for 28 digits, or a divisor is zero",
            "choose a larger unit",
        )
    }

    /// The observations and dates that were read so far, each once.
    pub(super) fn inputs(&self) -> &[Input] {
        &self.inputs
    }

    /// The number of an observation within this evaluation, the same for the same place.
    pub(super) fn cell(&mut self, input: Input, value: Decimal, interval: Interval) -> usize {
        let known =
            self.inputs.iter().position(|known| known.place == input.place && known.period == input.period);
        known.unwrap_or_else(|| {
            self.inputs.push(input);
            self.values.push(value);
            self.intervals.push(interval);
            self.inputs.len() - 1
        })
    }

    /// The value and interval of an amount.
    pub(super) fn measure(&mut self, amount: &Amount, span: Span) -> Option<(Decimal, Interval)> {
        let value = amount.formula.at(&self.values);
        let Some(value) = value else { return self.overflow(span) };
        let interval = amount.formula.bounds(&self.intervals);
        let Some(interval) = interval else {
            let help = "the divisor can be zero within the rounding of its source";
            return self.refuse(span, "the value has no bounds", help);
        };
        // Division to 28 digits may leave the value a digit outside its own interval.
        let interval = Interval { low: interval.low.min(value), high: interval.high.max(value) };
        Some((value, interval))
    }

    /// The value of an amount alone.
    pub(super) fn value(&self, amount: &Amount) -> Option<Decimal> {
        amount.formula.at(&self.values)
    }

    /// Computes a part.
    pub(super) fn outcome(&mut self, expression: &Expression) -> Option<Outcome> {
        match &expression.node {
            Node::Call(call) => functions::call(self, call, expression.span),
            _ => self.amount(expression).map(Outcome::Amount),
        }
    }

    /// Computes a part that has to be a number.
    pub(super) fn amount(&mut self, expression: &Expression) -> Option<Amount> {
        let span = expression.span;
        match &expression.node {
            Node::Hole => None,
            Node::Number(number) => Some(Amount::literal(*number)),
            Node::Point(path, when) => {
                let line = self.line(path, span)?;
                let period = self.period(line, *when, span)?;
                self.observe(line, period, span)
            }
            Node::Series(path, from, to) => {
                let line = self.line(path, span)?;
                let period = self.range(line, *from, *to, span)?;
                self.observe(line, period, span)
            }
            Node::Path(path) => self.implied_point(path, span),
            Node::Dates(..) => {
                let help = "write `days(…)`, or a series: `series@2025-01..2025-06`";
                self.bad_argument(span, "a range of dates is no number", help)
            }
            Node::Negate(inner) => {
                let amount = self.amount(inner)?;
                let minus = Formula::Constant(Decimal::ZERO).minus(amount.formula);
                let words = format!("\u{2212}({})", amount.words);
                Some(Amount { formula: minus, words, printed: None, ..amount })
            }
            Node::Binary(operator, left, right) => self.binary(*operator, left, right, span),
            Node::Call(call) => match functions::call(self, call, span)? {
                Outcome::Amount(amount) => Some(amount),
                Outcome::Date(..) | Outcome::Record(..) => self.bad_argument(
                    span,
                    format!("`{}` gives no number to calculate with", call.name),
                    "use it alone",
                ),
            },
        }
    }

    /// The time from one period to another on a line.
    pub(super) fn range(
        &mut self,
        line: lookup::Line<'a>,
        from: When,
        to: When,
        span: Span,
    ) -> Option<Period> {
        let (from, to) = (self.period(line, from, span)?, self.period(line, to, span)?);
        match from.through(to) {
            Some(range) => Some(range),
            None => {
                self.bad_argument(span, format!("the range `{from}..{to}` runs backward"), "turn it round")
            }
        }
    }

    /// A bare path: in a derived series its value at the period being computed, elsewhere a mistake.
    fn implied_point(&mut self, path: &str, span: Span) -> Option<Amount> {
        if let Some(period) = self.implied {
            let line = self.line(path, span)?;
            return self.observe(line, period, span);
        }
        match self.catalog.resolve(path) {
            Err(unknown) => self.unknown_path(path, &unknown, lookup::segment(path, &unknown, span)),
            Ok(Target::Lost) => None,
            Ok(Target::Date(..)) => self.bad_argument(
                span,
                format!("`{path}` is a date, not a number"),
                format!("write `date({path})`"),
            ),
            Ok(_) => {
                let last = self.line(path, span)?.last();
                let period = last.map_or("latest".to_owned(), |last| last.to_string());
                self.bad_argument(span, format!("`{path}` has no period"), format!("write `{path}@{period}`"))
            }
        }
    }

    fn binary(
        &mut self,
        operator: Operator,
        left: &Expression,
        right: &Expression,
        span: Span,
    ) -> Option<Amount> {
        if operator == Operator::Subtract && self.is_hyphenated(left, right, span) {
            return None;
        }
        let (left, right) = (self.amount(left), self.amount(right));
        typing::combine(self, operator, left?, right?, span)
    }

    /// Catches an id written with a hyphen, which the grammar reads as a difference.
    fn is_hyphenated(&mut self, left: &Expression, right: &Expression, span: Span) -> bool {
        let (Node::Path(head), Some(tail)) =
            (&left.node, right.paths().first().map(|path| path.value.to_owned()))
        else {
            return false;
        };
        // In a derived series bare paths may be subtracted.
        if self.implied.is_some() && self.catalog.resolve(head).is_ok() {
            return false;
        }
        let spellings = [format!("{head}_{tail}"), format!("{head}.{tail}")];
        let known = spellings.iter().find(|path| self.catalog.resolve(path).is_ok());
        let meant = known.or(spellings.first()).cloned().unwrap_or_default();
        let message = format!("ids hold no hyphens: `{head}-{tail}` is read as a difference");
        self.sink.push(Diagnostic::new(&EXPRESSION_SYNTAX, span, message).help(format!("write `{meant}`")));
        true
    }

    /// Computes a whole expression.
    pub(super) fn evaluate(mut self, expression: &Expression) -> Evaluation {
        let outcome = self.outcome(expression).filter(|_| self.minds_breaks(expression.span));
        let found = outcome.and_then(|outcome| self.finish(outcome, expression.span));
        let (value, words, times) = found.unwrap_or((Value::Unknown, String::new(), Times::default()));
        let circle = circle(self.catalog, &self.inputs);
        Evaluation { value, words, inputs: self.inputs, times, circle, notes: self.notes }
    }

    fn finish(&mut self, outcome: Outcome, span: Span) -> Option<(Value, String, Times)> {
        let amount = match outcome {
            Outcome::Date(date, words) => return Some((Value::Date(date), words, Times::default())),
            Outcome::Record(record, words, times) => return Some((Value::Record(record), words, times)),
            Outcome::Amount(amount) => amount,
        };
        if self.inputs.is_empty() && !matches!(amount.nature, Nature::Count | Nature::Duration(_)) {
            let finding = Diagnostic::new(&EXPRESSION_WITHOUT_DATA, span, "the expression rests on no data");
            let help = "name an observation, such as `series.member@2025-06`, or write `=cite(source_id)`";
            return self.report(finding.help(help));
        }
        let (value, interval) = self.measure(&amount, span)?;
        let (unit, nature, printed) = (amount.unit, amount.nature, amount.printed);
        let exact = amount.exact && interval.low == interval.high;
        let signed = match &amount.formula {
            Formula::Abs(inner) => inner.at(&self.values),
            _ => None,
        };
        let number = Number { value, interval, unit, nature, printed, signed, exact };
        Some((Value::Number(number), amount.words, amount.times))
    }
}

/// The first input whose formula, or that of an input behind it, names another input.
fn circle(catalog: &Catalog, inputs: &[Input]) -> Option<Circle> {
    inputs.iter().enumerate().find_map(|(derived, input)| {
        let roots = roots(catalog, input, 0);
        let from =
            inputs.iter().position(|other| other.place != input.place && roots.contains(&other.place))?;
        Some(Circle { derived, from })
    })
}

/// Formulas behind formulas are followed so far.
const GENERATIONS: usize = 8;

/// The places of all observations that a derived one was computed from.
fn roots(catalog: &Catalog, input: &Input, generation: usize) -> Vec<Span> {
    let Some(formula) = input.formula.as_ref().filter(|_| generation < GENERATIONS) else {
        return Vec::new();
    };
    // The formula's own faults are reported where it is checked.
    let mut silent = Diagnostics::new();
    let expression = super::parse_expression(&formula.value, formula.span, &mut silent);
    let mut evaluator = Evaluator::new(catalog, &mut silent);
    evaluator.implied = Some(input.period);
    let _ = evaluator.outcome(&expression);
    let direct = std::mem::take(&mut evaluator.inputs);
    let deeper = direct.iter().flat_map(|one| roots(catalog, one, generation + 1));
    direct.iter().map(|one| one.place).chain(deeper).collect()
}

/// Whether an amount is a percentage.
pub(super) fn is_percent(amount: &Amount) -> bool {
    amount.unit.kind == UnitKind::Percent
}

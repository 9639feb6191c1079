//! Reading the arguments of a call, with messages that show the right form.

use crate::data::period::Period;
use crate::expr::ast::{Call, Choice, ChoiceValue, Expression, Node};
use crate::expr::evaluator::{Amount, Evaluator};
use crate::expr::lookup::Line;
use crate::text::Span;

/// An argument that names observations and a time.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) line: Line<'a>,
    pub(super) period: Period,
    pub(super) span: Span,
}

impl<'a> Evaluator<'a> {
    /// The only argument.
    pub(super) fn only<'e>(&mut self, call: &'e Call, span: Span, usage: &str) -> Option<&'e Expression> {
        match call.arguments.as_slice() {
            [one] => Some(one),
            _ if has_hole(call) => None,
            _ => self.bad_argument(
                span,
                format!("`{}` takes one argument", call.name),
                format!("write `{usage}`"),
            ),
        }
    }

    /// Two arguments.
    pub(super) fn two<'e>(
        &mut self,
        call: &'e Call,
        span: Span,
        usage: &str,
    ) -> Option<(&'e Expression, &'e Expression)> {
        match call.arguments.as_slice() {
            [one, other] => Some((one, other)),
            _ if has_hole(call) => None,
            _ => self.bad_argument(
                span,
                format!("`{}` takes two arguments", call.name),
                format!("write `{usage}`"),
            ),
        }
    }

    /// An argument that names observations and a period or range.
    pub(super) fn place(&mut self, argument: &Expression, usage: &str) -> Option<Place<'a>> {
        let span = argument.span;
        let (line, period) = match &argument.node {
            Node::Point(path, when) => {
                let line = self.line(path, span)?;
                (line, self.period(line, *when, span)?)
            }
            Node::Series(path, from, to) => {
                let line = self.line(path, span)?;
                (line, self.range(line, *from, *to, span)?)
            }
            Node::Path(path) if self.implied.is_some() => (self.line(path, span)?, self.implied?),
            Node::Hole => return None,
            Node::Path(_) => return self.amount(argument).and(None),
            _ => {
                let help = format!("write `{usage}`");
                return self.bad_argument(span, "an observation is wanted here, not a computed value", help);
            }
        };
        Some(Place { line, period, span })
    }

    /// The amount at a place.
    pub(super) fn at(&mut self, place: Place<'a>, period: Period) -> Option<Amount> {
        self.observe(place.line, period, place.span)
    }

    /// All arguments as numbers; a single range gives its observations one by one.
    pub(super) fn listed(&mut self, call: &Call, span: Span, usage: &str) -> Option<Vec<Amount>> {
        if let [Expression { node: Node::Series(..), .. }] = call.arguments.as_slice() {
            let place = self.place(call.arguments.first()?, usage)?;
            return self.each(place);
        }
        if call.arguments.is_empty() {
            return self.bad_argument(
                span,
                format!("`{}` has no arguments", call.name),
                format!("write `{usage}`"),
            );
        }
        let amounts: Vec<Option<Amount>> =
            call.arguments.iter().map(|argument| self.amount(argument)).collect();
        amounts.into_iter().collect()
    }

    /// The observations within a time, in the series' own frequency, without a hole.
    pub(super) fn each(&mut self, place: Place<'a>) -> Option<Vec<Amount>> {
        let mut out = Vec::new();
        for period in self.steps(place) {
            out.push(self.at(place, period)?);
        }
        if out.is_empty() {
            return self.at(place, place.period).map(|one| vec![one]);
        }
        Some(out)
    }

    /// The periods of a time: every one of a regular series, or those that an irregular one has.
    pub(super) fn steps(&self, place: Place<'a>) -> Vec<Period> {
        let known =
            place.line.observations.by_period.keys().copied().filter(|one| place.period.contains(*one));
        let frequency = place.line.series.frequency;
        let Some(months) = frequency.months() else { return known.collect() };
        let mut out = Vec::new();
        let mut first = place.period.first();
        while let Some(step) = Period::new(first, first.plus_months(months).plus_days(-1)) {
            if !place.period.contains(step) {
                break;
            }
            out.push(step);
            first = step.last().plus_days(1);
        }
        out
    }

    /// The id of an option, if the option is there.
    pub(super) fn id_option(&mut self, call: &Call, name: &str) -> Option<Option<String>> {
        let Some(choice) = option(call, name) else { return Some(None) };
        match &choice.value {
            ChoiceValue::Path(id) => Some(Some(id.clone())),
            _ => {
                self.bad_argument(choice.span, format!("`{name}` wants an id"), format!("write `{name}:id`"))
            }
        }
    }

    /// The word of an option, one of a few.
    pub(super) fn word_option(&mut self, call: &Call, name: &str, words: &[&str]) -> Option<Option<String>> {
        let Some(choice) = option(call, name) else { return Some(None) };
        match &choice.value {
            ChoiceValue::Path(word) if words.contains(&word.as_str()) => Some(Some(word.clone())),
            _ => {
                let help = format!("write `{name}:{}`", words.join("` or `"));
                self.bad_argument(choice.span, format!("`{name}` has no such value"), help)
            }
        }
    }
}

/// Whether an argument could not be read; that is reported, and how many there are is guesswork.
fn has_hole(call: &Call) -> bool {
    call.arguments.iter().any(|argument| argument.node == Node::Hole)
}

/// An option of a call.
pub(super) fn option<'e>(call: &'e Call, name: &str) -> Option<&'e Choice> {
    call.options.iter().find(|choice| choice.name == name)
}

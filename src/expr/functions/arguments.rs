//! Reading the arguments of a call, with messages that show the right form.

use crate::data::format;
use crate::data::period::{Frequency, Period};
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
        for period in self.steps(place)? {
            out.push(self.at(place, period)?);
        }
        Some(out)
    }

    /// The periods of a time: every one of a regular series, or those that an irregular one has. A time that begins or
    /// ends within a period is refused: what lies beside the whole periods would be left out without a word.
    pub(super) fn steps(&mut self, place: Place<'a>) -> Option<Vec<Period>> {
        let frequency = place.line.series.frequency;
        let found = match frequency.months() {
            Some(months) => tiled(place.period, months),
            None => recorded(place),
        };
        if found.is_some() {
            return found;
        }
        let message = format!(
            "{} is not made of whole periods of `{}`",
            format::period(place.period),
            place.line.path()
        );
        let help = match frequency {
            Frequency::Daily | Frequency::Irregular => {
                "begin and end with periods that the series has".to_owned()
            }
            _ => format!("name whole {} periods", frequency.word().replace('_', "-")),
        };
        self.bad_argument(place.span, message, help)
    }

    /// The periods of a time that are as long as the place's own, which must be one of them: a quarter is compared with
    /// quarters, whatever the series is made of.
    pub(super) fn peers(&mut self, place: Place<'a>, within: Period) -> Option<Vec<Period>> {
        let own = place.period;
        if !within.contains(own) {
            let message = format!("{} does not lie in {}", format::period(own), format::period(within));
            return self.bad_argument(place.span, message, "compare it with a time that it is part of");
        }
        if own.frequency() == Frequency::Irregular || own.frequency() == Frequency::Daily {
            return self.steps(Place { period: within, ..place });
        }
        let before = (1..).map(|back| own.step(-back)).take_while(|one| within.contains(*one));
        let mut out: Vec<Period> = before.collect();
        out.reverse();
        out.push(own);
        out.extend((1..).map(|ahead| own.step(ahead)).take_while(|one| within.contains(*one)));
        let whole = out.first().zip(out.last()).and_then(|(first, last)| first.through(*last));
        if whole == Some(within) {
            return Some(out);
        }
        let message = format!(
            "{} is not made of whole periods as long as {}",
            format::period(within),
            format::period(own)
        );
        self.bad_argument(place.span, message, "name a time that begins and ends with such periods")
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

/// A time cut into periods of so many months; nothing where they do not fill it.
fn tiled(whole: Period, months: i32) -> Option<Vec<Period>> {
    let mut out = Vec::new();
    let mut first = whole.first();
    while first <= whole.last() {
        let step = Period::new(first, first.plus_months(months).plus_days(-1))
            .filter(|step| whole.contains(*step))?;
        out.push(step);
        first = step.last().plus_days(1);
    }
    Some(out)
}

/// The periods of an irregular series within a time; nothing where there are none, or where one reaches over an end of
/// the time that no other covers.
fn recorded(place: Place<'_>) -> Option<Vec<Period>> {
    let whole = place.period;
    let keys = || place.line.observations.by_period.keys().copied();
    let inside: Vec<Period> = keys().filter(|one| whole.contains(*one)).collect();
    let covered = |day| inside.iter().any(|one| one.contains(Period::day(day)));
    let cut = |one: Period| {
        let over = |day| one.contains(Period::day(day)) && !covered(day);
        !whole.contains(one) && !one.contains(whole) && (over(whole.first()) || over(whole.last()))
    };
    (!inside.is_empty() && !keys().any(cut)).then_some(inside)
}

/// Whether an argument could not be read; that is reported, and how many there are is guesswork.
fn has_hole(call: &Call) -> bool {
    call.arguments.iter().any(|argument| argument.node == Node::Hole)
}

/// An option of a call.
pub(super) fn option<'e>(call: &'e Call, name: &str) -> Option<&'e Choice> {
    call.options.iter().find(|choice| choice.name == name)
}

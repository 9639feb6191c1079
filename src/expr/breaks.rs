//! Breaks in a series: values from both sides of one do not compare, unless the expression says that they may.
//!
//! The rule is one for all functions and operators, since every one of them keeps what it reads among the inputs: an
//! expression whose inputs lie on both sides of a break of their line is refused. `across:break`, in any of its calls,
//! lifts that, and the ledger tells readers. A single observation that spans a break is what its source printed.

use super::ast::{Call, ChoiceValue};
use super::evaluator::Evaluator;
use crate::data::format;
use crate::data::series::Observation;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::code::expr::SERIES_BREAK;
use crate::text::Span;

/// The option that lets values from both sides of a break be compared: `across:break`.
pub(super) const ACROSS: &str = "across";

impl<'a> Evaluator<'a> {
    /// Reads `across:break` of a call, if it is there; false where it says anything else.
    pub(super) fn read_across(&mut self, call: &Call) -> bool {
        let Some(choice) = call.options.iter().find(|choice| choice.name == ACROSS) else { return true };
        if matches!(&choice.value, ChoiceValue::Path(word) if word == "break") {
            self.across = Some(choice.span);
            return true;
        }
        // One that could not be read is reported already.
        if choice.value != ChoiceValue::Hole {
            let _: Option<()> = self.bad_argument(
                choice.span,
                "`across` has no such value",
                "write `across:break` to compare values from both sides of a break",
            );
        }
        false
    }

    /// Whether what was read may be joined in one value; says so where it may not, and where `across:break` is needless.
    pub(super) fn minds_breaks(&mut self, span: Span) -> bool {
        match (self.crossed(), self.across) {
            (Some((path, broken)), None) => {
                let finding = refusal(&path, broken, span);
                self.sink.push(finding);
                false
            }
            (Some((_, broken)), Some(_)) => {
                let note = format!("across the break in {}{}", format::period(broken.period), why(broken));
                self.notes.push(note);
                true
            }
            // A derived series needs it in some of its periods only.
            (None, Some(place)) if self.implied.is_none() => {
                let message = "no break lies between these values";
                self.bad_argument::<()>(
                    place,
                    message,
                    "remove `across:break`: a later break would go unseen",
                );
                false
            }
            (None, _) => true,
        }
    }

    /// The first break that lies between two of the inputs of one line, with the path of that line.
    fn crossed(&self) -> Option<(String, &'a Observation)> {
        let inputs = self.inputs();
        inputs.iter().enumerate().find_map(|(at, one)| {
            let (id, key) = one.series.as_ref()?;
            let series = self.catalog.series.get(id)?;
            let line = series.keys.get(key)?;
            let others = inputs.iter().skip(at + 1).filter(|other| other.series == one.series);
            let broken = others.filter_map(|other| line.break_between(one.period, other.period)).next()?;
            Some((series.path(key), broken))
        })
    }
}

fn refusal(path: &str, broken: &Observation, span: Span) -> Diagnostic {
    let when = format::period(broken.period);
    let message = format!("`{path}` breaks in {when}{}: values before and after do not compare", why(broken));
    let help = "stay on one side of the break; or write `across:break` as an option of a function, such as \
                `diff(new,old,across:break)`, and tell readers in the text";
    Diagnostic::new(&SERIES_BREAK, span, message).also(broken.place, "the break").help(help)
}

/// ` (new method)`, if the data say why.
fn why(broken: &Observation) -> String {
    let words = broken.breaks.as_deref().unwrap_or_default();
    if words.is_empty() { String::new() } else { format!(" ({words})") }
}

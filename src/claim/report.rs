//! Judgements as findings: the place, what the words accept, the value with its inputs, and wording that would pass.

use std::ops::Range;

use super::{ClaimText, Judgement, show};
use crate::diagnostic::code::claim as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expr::Evaluation;

/// At most so many inputs are pointed at.
const INPUTS: usize = 6;

/// Reports a judgement that does not pass; the notes of one that does.
pub(super) fn judgement(
    text: &ClaimText<'_>,
    range: Range<usize>,
    judgement: &Judgement,
    evaluation: Option<&Evaluation>,
    phrases: &[String],
    sink: &mut Diagnostics,
) {
    let place = if range.is_empty() { text.span } else { (text.place)(range) };
    let Some(fault) = &judgement.fault else {
        for note in &judgement.notes {
            sink.push(Diagnostic::new(&codes::FIGURE_NOTE, place, note.clone()));
        }
        return;
    };
    let mut finding = Diagnostic::new(fault.code, place, fault.message.clone());
    if let Some(accepted) = &judgement.accepted {
        finding = finding.label(format!("accepts {}", show::accepted(accepted, &judgement.symbol)));
    }
    if let Some(evaluation) = evaluation {
        finding = with_value(finding, evaluation);
    }
    if !phrases.is_empty() {
        let phrases: Vec<String> = phrases.iter().map(|phrase| format!("`{phrase}`")).collect();
        finding = finding.help(format!("{} would pass", phrases.join(" or ")));
    }
    for help in &fault.help {
        finding = finding.help(help.clone());
    }
    sink.push(finding);
}

/// Adds the value, what it was computed from, and where that is written.
fn with_value(mut finding: Diagnostic, evaluation: &Evaluation) -> Diagnostic {
    let (value, interval) = (show::value(evaluation), show::interval(evaluation));
    let range = if interval.is_empty() { String::new() } else { format!(", within rounding {interval}") };
    finding = finding.note(format!("value {value}{range}: {}", evaluation.words));
    for input in evaluation.inputs.iter().take(INPUTS) {
        finding = finding.also(input.place, format!("{}: {}", input.path, input.text()));
    }
    finding
}

/// A hedge outside the brackets that holds.
pub(super) fn loose_hedge(text: &ClaimText<'_>, words: &str, sink: &mut Diagnostics) {
    let message = format!("`{words}` belongs to the claim and stands outside its brackets");
    let help = format!("move it in: `[{words} {}](=…)`", text.words);
    sink.push(Diagnostic::new(&codes::LOOSE_HEDGE, text.span, message).help(help));
}

/// A placeholder that is left, with the words that `briefing fill` would try first.
pub(super) fn draft(text: &ClaimText<'_>, wording: Option<&String>, sink: &mut Diagnostics) {
    let finding = Diagnostic::new(&codes::FIGURE_DRAFT, text.span, "a figure waits for its value");
    sink.push(match wording {
        Some(words) => finding.help(format!("write `{words}`, or let `briefing fill` write it")),
        None => finding,
    });
}

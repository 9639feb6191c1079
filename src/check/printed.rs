//! `stated:` of a series: what others printed about it in words, judged like a figure.
//!
//! The words are theirs, so none that the briefing adds to the vocabulary help them. Where sources differ on an input
//! and a discrepancy says so, nothing is reported again.

use std::ops::Range;

use super::{Check, Run};
use crate::claim::{self, ClaimText, Ground, Vocabulary};
use crate::data::catalog::Catalog;
use crate::data::concern::Concerns;
use crate::data::series::{Condition, StatedClaim};
use crate::diagnostic::{Diagnostics, Severity};
use crate::expr;

pub(super) const CHECK: Check = Check {
    name: "printed",
    summary: "what others print about a series follows from it",
    run: Run::Data(run),
};

/// Looks at every series that was read without faults.
fn run(catalog: &Catalog, sink: &mut Diagnostics) {
    let sound = catalog.series.values().filter(|series| series.condition == Condition::Sound);
    let vocabulary = Vocabulary::english(None);
    let concerns = Concerns::of(catalog);
    let ground = Ground { catalog, concerns: &concerns, vocabulary: &vocabulary };
    for claim in sound.flat_map(|series| &series.stated) {
        judge(claim, ground, sink);
    }
}

/// Judges one claim. Its remarks are for the words of an editor, who could change them: a source's stay as they are.
fn judge(claim: &StatedClaim, ground: Ground<'_>, sink: &mut Diagnostics) {
    let mut own = Diagnostics::new();
    let figure = expr::parse(&claim.expression.value, claim.expression.span, &mut own);
    let whole = claim.text.span;
    let exact = whole.range().len() == claim.text.value.len();
    let place = move |part: Range<usize>| if exact { whole.part(part) } else { whole };
    let text = ClaimText {
        words: &claim.text.value,
        before: "",
        after: "",
        others: (&[], &[]),
        title: None,
        span: whole,
        place: &place,
    };
    let resolved = claim::resolve(&text, &figure, ground, &mut own);
    if resolved.discrepancies.is_empty() {
        own.into_iter()
            .filter(|finding| finding.severity != Severity::Note)
            .for_each(|finding| sink.push(finding));
    }
}

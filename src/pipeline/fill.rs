//! Drafts of figures filled: which words go where, tried out in memory before anybody writes them.
//!
//! All drafts of a run are filled at once and the texts are read and judged anew, because the words of one draft stand
//! around the next. A draft whose words do not pass gets its next wording, and is left alone after the last. Writes
//! nothing; what it gives is exact to the byte outside the brackets.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::{Model, Options, model, parse, resolve};
use crate::briefing::BoundFigure;
use crate::briefing::bind::Binder;
use crate::diagnostic::code::claim::{FIGURE_DRAFT, UNFILLED};
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, Texts};
use crate::input::InputSet;
use crate::markdown::FigureText;
use crate::text::{FileId, Span};

/// What filling the drafts of a briefing comes to.
#[derive(Debug, Clone, Default)]
pub struct Filled {
    /// What is written, in the order of the files.
    pub changes: Vec<Change>,
    /// The whole new text of each file that changes.
    pub texts: BTreeMap<FileId, String>,
    /// Why drafts are left.
    pub diagnostics: Diagnostics,
}

/// One draft with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The bytes that are replaced, in the text as it was read.
    pub place: Span,
    /// What is written there.
    pub words: String,
    /// The expression behind it, without `=`.
    pub expression: String,
}

/// Fills every draft of pages and chart files for which words are found that pass.
#[must_use]
pub fn fill(inputs: &InputSet, options: &Options) -> Filled {
    let first = Judged::of(inputs, options);
    let mut drafts = first.drafts(inputs);
    loop {
        let texts = texts(&drafts, inputs);
        let trial = Judged::of(&inputs.clone().with_texts(borrowed(&texts)), options);
        let failed: BTreeSet<usize> =
            (0..).zip(&drafts).filter(|(_, draft)| draft.fails_in(&trial)).map(|(at, _)| at).collect();
        if failed.is_empty() {
            return outcome(&first, &trial, &drafts, texts);
        }
        // Each round at least one draft comes nearer to its last wording, so that there is an end.
        for (_, draft) in (0..).zip(&mut drafts).filter(|(at, _)| failed.contains(at)) {
            draft.next();
        }
    }
}

/// A figure without words.
struct Draft {
    /// The file, and which of its figures this is.
    at: (FileId, usize),
    /// What the words replace; `None` where escapes hide its place.
    hole: Option<Span>,
    /// Words to try, the next one first.
    wordings: Vec<String>,
    /// The first of them, for the report.
    best: Option<String>,
    text: FigureText,
}

impl Draft {
    /// The words that are tried now, and where.
    fn words(&self) -> Option<(Span, &str)> {
        Some((self.hole?, self.wordings.first()?))
    }

    fn next(&mut self) {
        self.wordings.drain(..1.min(self.wordings.len()));
    }

    /// Whether its words were tried and do not pass.
    fn fails_in(&self, trial: &Judged) -> bool {
        let passes = |figure: &BoundFigure| !figure.is_draft() && figure.claim.verdict.passes();
        self.words().is_some() && !trial.figure(self.at).is_some_and(passes)
    }
}

/// A briefing with every figure of its pages and chart files judged.
struct Judged {
    model: Model,
    /// By file, in the order of their places; it stays the same when drafts get words.
    figures: BTreeMap<FileId, Vec<BoundFigure>>,
}

impl Judged {
    fn of(inputs: &InputSet, options: &Options) -> Self {
        // Faults elsewhere are the business of `check`.
        let mut silent = Diagnostics::new();
        let parsed = parse::parse(inputs, &mut silent);
        let model = model(inputs, parsed, options, &mut silent);
        let (pages, exhibits) = resolve(&model, &mut silent);
        let on_pages = pages.into_values().flat_map(|page| page.figures);
        let all = on_pages.chain(exhibits.into_iter().flat_map(|exhibit| exhibit.figures));
        let mut figures: BTreeMap<FileId, Vec<BoundFigure>> = BTreeMap::new();
        for figure in all {
            figures.entry(figure.text.span.file).or_default().push(figure);
        }
        figures.values_mut().for_each(|list| list.sort_by_key(|figure| figure.text.span));
        Self { model, figures }
    }

    fn binder(&self) -> Binder<'_> {
        Binder::new(&self.model.catalog, &self.model.concerns, &self.model.config)
    }

    fn figure(&self, (file, at): (FileId, usize)) -> Option<&BoundFigure> {
        self.figures.get(&file)?.get(at)
    }

    /// Every draft, by file and place.
    fn drafts(&self, inputs: &InputSet) -> Vec<Draft> {
        let binder = self.binder();
        let placed = self.figures.iter().flat_map(|(file, figures)| {
            (0..).zip(figures).map(|(at, figure): (usize, _)| ((*file, at), figure))
        });
        let drafts = placed.filter(|(_, figure)| figure.is_draft()).map(|(at, figure)| {
            let wordings = binder.wordings(figure);
            let best = wordings.first().cloned();
            let hole = hole(&figure.text, inputs.text(at.0));
            Draft { at, hole, wordings, best, text: figure.text.clone() }
        });
        drafts.collect()
    }
}

/// The bytes between the brackets that the words replace, emphasis left out. Where a figure's place is not exact, as
/// behind an escape in YAML, nothing may be written.
fn hole(text: &FigureText, source: &str) -> Option<Span> {
    let (span, expected) = match text.words.find('?') {
        Some(at) => (text.place(at..at + 1), "?"),
        None => (text.words_span, text.words.as_str()),
    };
    let Range { start, end } = span.range();
    let inside = source.get(start..end)? == expected;
    let is_bracketed = text.words_span.range().start.checked_sub(1).and_then(|at| source.get(at..=at));
    (inside && is_bracketed == Some("[")).then_some(span)
}

/// The text of each file with the words that are tried now.
fn texts(drafts: &[Draft], inputs: &InputSet) -> BTreeMap<FileId, String> {
    let mut texts: BTreeMap<FileId, String> = BTreeMap::new();
    // From the last to the first, so that no place moves before its turn.
    for (hole, words) in drafts.iter().rev().filter_map(Draft::words) {
        let text = texts.entry(hole.file).or_insert_with(|| inputs.text(hole.file).to_owned());
        text.replace_range(hole.range(), words);
    }
    texts
}

fn borrowed(texts: &BTreeMap<FileId, String>) -> impl Iterator<Item = (FileId, &str)> {
    texts.iter().map(|(file, text)| (*file, text.as_str()))
}

fn outcome(first: &Judged, last: &Judged, drafts: &[Draft], texts: BTreeMap<FileId, String>) -> Filled {
    let mut out = Filled { texts, ..Filled::default() };
    for draft in drafts {
        match draft.words() {
            Some((place, words)) => out.changes.push(Change {
                place,
                words: words.to_owned(),
                expression: draft.text.target.value.clone(),
            }),
            None => explain(draft, first, last, &mut out.diagnostics),
        }
    }
    out
}

/// Says why a draft is left: no value, no words, no place, or words that do not fit their sentence.
fn explain(draft: &Draft, first: &Judged, last: &Judged, sink: &mut Diagnostics) {
    let finding = |message: &str| Diagnostic::new(&UNFILLED, draft.text.span, message);
    let Some(best) = &draft.best else {
        let faults: Diagnostics = faults(first, draft, None);
        if faults.is_empty() {
            let message = "there is no value that could be written here";
            sink.push(finding(message).help("`briefing check` may say why; else write the words yourself"));
        }
        sink.append(faults);
        return;
    };
    if draft.hole.is_none() {
        let message = "an escape in the text hides the exact place of this draft";
        sink.push(finding(message).help(format!("write `{best}` yourself")));
        return;
    }
    let mut finding = finding("the value does not fit the words around it").note(format!("tried `{best}`"));
    for fault in faults(last, draft, Some(best)) {
        finding = finding.note(fault.message);
    }
    sink.push(finding.help("change the words beside it, or write its words yourself"));
}

/// The errors that a draft has in its sentence, with the words that are tried or, without, apart from being a draft.
fn faults(judged: &Judged, draft: &Draft, words: Option<&String>) -> Diagnostics {
    let Some(figure) = judged.figure(draft.at) else { return Diagnostics::new() };
    let mut text = figure.text.clone();
    if let Some(words) = words {
        text.words.clone_from(words);
        text.words_map.clear();
    }
    let mut found = Diagnostics::new();
    let _ = judged.binder().bind(figure.slot, &text, &mut found);
    let is_fault =
        |finding: &Diagnostic| finding.severity == Severity::Error && finding.code.name != FIGURE_DRAFT.name;
    found.into_iter().filter(is_fault).collect()
}

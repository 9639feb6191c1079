//! `briefing explain '=…'`: what an expression comes to, in words, with its interval and every input.

use std::fmt::Write;
use std::path::Path;

use crate::claim;
use crate::cli::Exit;
use crate::cli::screen::Screen;
use crate::cli::site::{Shown, read, report_human};
use crate::data::catalog::Catalog;
use crate::diagnostic::{Diagnostics, Texts};
use crate::expr::{self, Evaluation, Figure, Input};
use crate::input::InputFile;
use crate::pipeline::{self, Options};
use crate::text::{LineIndex, Span};

/// What findings call the expression that was typed.
const TYPED: &str = "EXPRESSION";

/// Computes an expression, written with its `=`, over the data of a briefing and prints how.
pub(super) fn explain(root: &Path, typed: &str, screen: &mut Screen) -> Exit {
    let mut sink = Diagnostics::new();
    let inputs = match read(root, &mut sink, screen) {
        Ok(inputs) => inputs,
        Err(exit) => return exit,
    };
    // Faults of the data are the business of `check`; what an expression rests on and cannot be read is unknown here.
    let (catalog, _) = pipeline::catalog(&inputs, &Options::default());
    let (inputs, file) = inputs.with(InputFile::typed(TYPED, typed));
    let texts = Shown::new(root, &inputs);
    let text = typed.strip_prefix('=').unwrap_or(typed);
    let figure = expr::parse(text, Span::new(file, 1..typed.len()), &mut sink);
    let evaluations = evaluate(&figure, &catalog, &mut sink);
    for evaluation in &evaluations {
        screen.result(&told(evaluation, &catalog, &texts));
    }
    let summary = report_human(&sink.sorted(&texts), &texts, screen);
    if summary.errors > 0 { Exit::Findings } else { Exit::Clean }
}

fn evaluate(figure: &Figure, catalog: &Catalog, sink: &mut Diagnostics) -> Vec<Evaluation> {
    match figure {
        Figure::Expressions(list) => expr::evaluate_all(list, catalog, sink),
        Figure::Named(name) => match expr::named(name, catalog, sink) {
            Some(Figure::Expressions(list)) => expr::evaluate_all(&list, catalog, sink),
            _ => Vec::new(),
        },
        Figure::Cite(_) | Figure::Quote(_) | Figure::Exempt(_) => Vec::new(),
    }
}

/// The value, what it is, how far it is open, and what it rests on.
fn told(evaluation: &Evaluation, catalog: &Catalog, texts: &dyn Texts) -> String {
    let mut out = String::new();
    let mut line = |name: &str, text: &str| {
        if !text.is_empty() {
            let _ = writeln!(out, "{name:<10}{text}");
        }
    };
    let value = claim::value(evaluation);
    line("value", if value.is_empty() { "unknown" } else { &value });
    line("interval", &claim::interval(evaluation));
    line("is", &evaluation.words);
    evaluation.notes.iter().for_each(|note| line("note", note));
    for input in &evaluation.inputs {
        line("input", &rests_on(input, catalog, texts));
    }
    out.push('\n');
    out
}

/// `exports.us@2025-06 = 353 t, reported, content/data/…:57 (Reuters, 20 July 2025)`, with the formula if it has one.
fn rests_on(input: &Input, catalog: &Catalog, texts: &dyn Texts) -> String {
    let text = texts.text(input.place.file);
    let at = LineIndex::new(text).position(text, input.place.range().start);
    let place = format!("{}:{}:{}", texts.path(input.place.file), at.line, at.column);
    let known = input.sources.iter().filter_map(|id| catalog.sources.get(id));
    let mut sources: Vec<&str> = known.map(|source| source.publisher.as_str()).collect();
    sources.dedup();
    let formula = input.formula.as_ref().map(|formula| format!(" = {}", formula.value)).unwrap_or_default();
    format!(
        "{} = {}{formula}, {}, {place} ({})",
        input.path,
        input.text(),
        input.status.word(),
        sources.join("; ")
    )
}

//! For people at a terminal: the lines in question with the fault underlined. The only module that names
//! `annotate_snippets`.

use std::collections::BTreeMap;
use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Report, Stream, Writer};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{FileId, Span};

/// `human`.
pub(super) static WRITER: Writer = Writer {
    name: "human",
    summary: "for people: the lines in question, with the fault underlined",
    stream: Stream::Stderr,
    write,
};

/// Longer places are shown by their first line: nobody reads an underlined page.
const LINES_SHOWN: usize = 6;

fn write(report: &Report<'_>) -> String {
    let renderer = Renderer::styled();
    let mut text = String::new();
    for finding in report.findings() {
        text += &renderer.render(&[group(report, finding)]);
        text += "\n\n";
    }
    if !text.is_empty() {
        text += &format!("{}\n", report.summary());
    }
    text
}

fn group<'a>(report: &Report<'a>, finding: &'a Diagnostic) -> Group<'a> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(finding.message.as_str()).id(finding.code.name);
    let notes = finding.notes.iter().map(|note| Level::NOTE.message(note.as_str()));
    let help = finding.help.iter().map(|help| Level::HELP.message(help.as_str()));
    Group::with_title(title).elements(snippets(report, finding)).elements(notes).elements(help)
}

/// A mark under a place: what stands there, and whether it is the primary one.
struct Mark<'a> {
    span: Span,
    text: &'a str,
    kind: AnnotationKind,
}

/// One snippet for each file that the finding points into, that of the primary place first.
fn snippets<'a>(report: &Report<'a>, finding: &'a Diagnostic) -> Vec<Element<'a>> {
    let primary = finding.span.map(|span| Mark { span, text: &finding.label, kind: AnnotationKind::Primary });
    let others = finding.labels.iter().map(|label| Mark {
        span: label.span,
        text: &label.text,
        kind: AnnotationKind::Context,
    });
    let mut by_file: BTreeMap<(bool, FileId), Vec<Mark<'a>>> = BTreeMap::new();
    for mark in primary.into_iter().chain(others) {
        let is_other = finding.span.is_none_or(|span| span.file != mark.span.file);
        by_file.entry((is_other, mark.span.file)).or_default().push(mark);
    }
    by_file.into_iter().map(|((_, file), marks)| snippet(report, file, &marks)).collect()
}

/// The lines from the first mark to the last; the renderer folds what lies between.
fn snippet<'a>(report: &Report<'a>, file: FileId, marks: &[Mark<'a>]) -> Element<'a> {
    let (path, text) = (report.texts.path(file), report.texts.text(file));
    let ranges: Vec<Range<usize>> = marks.iter().map(|mark| shown(text, mark.span.range())).collect();
    let first = ranges.iter().map(|range| range.start).min().unwrap_or(0);
    let last = ranges.iter().map(|range| range.end).max().unwrap_or(0);
    let lines = line_start(text, first)..line_end(text, last);
    // An empty place at the very beginning means the file as a whole, which no line of it shows.
    let is_whole = ranges.iter().all(|range| range.end == 0);
    let Some(excerpt) = text.get(lines.clone()).filter(|_| !is_whole) else {
        return Origin::path(path).into();
    };
    let start = report.lines.get(&file).map_or(1, |index| index.position(text, lines.start).line);
    let annotation = |(mark, range): (&Mark<'a>, &Range<usize>)| -> Annotation<'a> {
        let within = range.start.saturating_sub(lines.start)..range.end.saturating_sub(lines.start);
        let label = Some(mark.text).filter(|text| !text.is_empty());
        mark.kind.span(within).label(label)
    };
    Snippet::source(excerpt)
        .path(path)
        .line_start(start as usize)
        .annotations(marks.iter().zip(&ranges).map(annotation))
        .into()
}

/// The part of a range that is underlined: inside the text, and its first line only if it is long.
fn shown(text: &str, range: Range<usize>) -> Range<usize> {
    // A place inside a letter would be a fault of ours, but no reason to fall over while reporting another one.
    let (start, end) = (text.floor_char_boundary(range.start), text.ceil_char_boundary(range.end));
    let is_long = text.get(start..end).is_some_and(|part| part.lines().count() > LINES_SHOWN);
    start..if is_long { line_end(text, start) } else { end }
}

/// Where the line of an offset begins.
fn line_start(text: &str, offset: usize) -> usize {
    text.get(..offset).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1)
}

/// Where the line of an offset ends, without its line break.
fn line_end(text: &str, offset: usize) -> usize {
    let rest = text.get(offset..).unwrap_or("");
    let length = rest.find('\n').unwrap_or(rest.len());
    let has_return = rest.get(..length).is_some_and(|line| line.ends_with('\r'));
    offset + length - usize::from(has_return)
}

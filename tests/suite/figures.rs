//! The figures of the flagship: each sentence of its pages and charts is held against the data.

use std::ops::Range;
use std::path::Path;

use briefing::claim::{self, ClaimText, Ground, ResolvedClaim, Vocabulary};
use briefing::data::catalog::Catalog;
use briefing::data::concern::Concerns;
use briefing::data::decode;
use briefing::diagnostic::{Diagnostics, Severity, Texts};
use briefing::expr;
use briefing::input::{self, Area, InputSet};
use briefing::markdown::{self, FigureText};
use briefing::project;
use briefing::text::{FileId, LineIndex, Span, Spanned};
use briefing::yaml::{self, Kind, Node};

/// The inputs and the catalogue, without a word about their faults: other tests speak of those.
pub(crate) fn load(project: &Path) -> (InputSet, Catalog, Vocabulary) {
    let mut silent = Diagnostics::new();
    let inputs = input::read(project, &mut silent).unwrap();
    let tree = |id: FileId, sink: &mut Diagnostics| {
        let text = inputs.text(id);
        yaml::parse(id, text, 0..text.len(), sink)
    };
    let site = inputs.find("content/site.yaml").unwrap();
    let config = project::decode(&tree(site, &mut silent).unwrap(), &mut silent);
    let is_data = |name: &str| name.starts_with("data/") && name.ends_with(".yaml");
    let data: Vec<FileId> =
        inputs.area(Area::Content).filter(|(_, file)| is_data(file.name())).map(|(id, _)| id).collect();
    let trees: Vec<(FileId, Node)> =
        data.into_iter().filter_map(|id| tree(id, &mut silent).map(|node| (id, node))).collect();
    let catalog = decode::decode(&trees, &config, &inputs, &mut silent);
    (inputs, catalog, Vocabulary::english(Some("USD")))
}

/// The figures of a file: those of the prose and those of every text in its YAML.
pub(crate) fn figures(id: FileId, name: &str, text: &str) -> Vec<FigureText> {
    let mut silent = Diagnostics::new();
    let mut out = Vec::new();
    let mut yaml_range = 0..text.len();
    if name.ends_with(".md") {
        let document = markdown::parse(id, text, markdown::Options::default(), &mut silent);
        yaml_range = document.front.clone().unwrap_or(0..0);
        out.extend(document.figures);
    }
    if let Some(node) = yaml::parse(id, text, yaml_range, &mut silent) {
        texts(&node, &mut out);
    }
    out
}

fn texts(node: &Node, out: &mut Vec<FigureText>) {
    match &node.kind {
        Kind::Scalar(scalar) => {
            let place = |range: Range<usize>| node.place_in(range);
            out.extend(markdown::parse_inline(&scalar.text, &place, &mut Diagnostics::new()).figures);
        }
        Kind::List(list) => list.iter().for_each(|item| texts(item, out)),
        Kind::Map(entries) => entries.iter().for_each(|entry| texts(&entry.value, out)),
        Kind::Null => {}
    }
}

pub(crate) fn resolve(figure: &FigureText, ground: Ground<'_>, sink: &mut Diagnostics) -> ResolvedClaim {
    let target = expr::parse(&figure.target.value, figure.target.span, sink);
    let place = |range: Range<usize>| -> Span { figure.place(range) };
    let text = ClaimText {
        words: &figure.words,
        before: &figure.before,
        after: &figure.after,
        others: (&figure.others.0, &figure.others.1),
        title: figure.title.as_deref(),
        span: figure.span,
        place: &place,
    };
    claim::resolve(&text, &target, ground, sink)
}

#[test]
fn every_figure_of_the_flagship_follows_from_its_data() {
    let (inputs, catalog, vocabulary) = load(Path::new(env!("CARGO_MANIFEST_DIR")));
    let concerns = Concerns::of(&catalog);
    let ground = Ground { catalog: &catalog, concerns: &concerns, vocabulary: &vocabulary };
    let (mut count, mut faults) = (0, Vec::new());
    let is_text =
        |name: &str| !name.starts_with("data/") && (name.ends_with(".md") || name.starts_with("charts/"));
    for (id, file) in inputs.area(Area::Content).filter(|(_, file)| is_text(file.name())) {
        let text = file.text().unwrap_or("");
        for figure in figures(id, file.name(), text) {
            let mut sink = Diagnostics::new();
            let _ = resolve(&figure, ground, &mut sink);
            count += 1;
            let line = LineIndex::new(text).position(text, figure.span.range().start).line;
            let place = format!("{}:{line} [{}](={})", file.path(), figure.words, figure.target.value);
            for finding in &sink {
                let what = format!(
                    "{place}\n    {}: {} {:?} {:?}",
                    finding.code.name, finding.message, finding.notes, finding.help
                );
                if finding.severity == Severity::Error {
                    faults.push(what);
                }
            }
        }
    }
    assert!(count > 60, "only {count} figures were found");
    assert!(faults.is_empty(), "{} of {count}:\n{}", faults.len(), faults.join("\n"));
}

/// The totals of the acts against those that sources print, on days of the flagship's series.
#[test]
fn duties_add_up_to_what_sources_print() {
    let (_, catalog, _) = load(Path::new(env!("CARGO_MANIFEST_DIR")));
    let value = |text: &str| {
        let mut sink = Diagnostics::new();
        let text = Spanned::new(text.to_owned(), Span::new(FileId(0), 0..text.len()));
        let evaluation = expr::evaluate_formula(&text, None, &catalog, &mut sink);
        let inputs: Vec<String> =
            evaluation.inputs.iter().map(|input| format!("{} {}", input.path, input.text())).collect();
        match evaluation.value {
            expr::Value::Number(number) => format!("{} = {}", number.value.normalized(), inputs.join(" + ")),
            _ => format!("{sink:?}"),
        }
    };
    for (expression, expected) in [
        ("rate(us,cn,on:2025-05-01,basis:ieepa)", "145"),
        ("rate(us,cn,on:2025-06-15,basis:ieepa)", "30"),
        ("rate(cn,us,on:2025-05-01)", "125"),
    ] {
        let found = value(expression);
        assert_eq!(found.split(" = ").next(), Some(expected), "{expression}: {found}");
    }
}

/// A row of the corpus: the verdict of the sub-editor and the sentence.
struct Row<'a> {
    line: usize,
    verdict: &'a str,
    sentence: &'a str,
}

/// The rows of the tables of a Markdown file whose first cell is a verdict.
fn rows(text: &str) -> Vec<Row<'_>> {
    let verdicts = ["ok", "wrong", "contradicts", "drift", "unknown"];
    let lines = text.lines().enumerate();
    let cells = lines.filter_map(|(at, line)| {
        let mut cells = line.strip_prefix('|')?.split('|').map(str::trim);
        let (verdict, sentence) = (cells.next()?, cells.next()?);
        verdicts.contains(&verdict).then_some(Row { line: at + 1, verdict, sentence })
    });
    cells.collect()
}

/// Judges all figures of a sentence: the worst verdict and what was said.
pub(crate) fn judge(sentence: &str, ground: Ground<'_>) -> (&'static str, Vec<String>) {
    let place = |range: Range<usize>| Span::new(FileId(0), range);
    let text = markdown::parse_inline(sentence, &place, &mut Diagnostics::new());
    assert!(!text.figures.is_empty(), "no figure in: {sentence}");
    let mut sink = Diagnostics::new();
    let claims = text.figures.iter().map(|figure| resolve(figure, ground, &mut sink));
    let worst = claims.map(|claim| claim.verdict).max().unwrap();
    let mut said = Vec::new();
    for finding in sink.iter().filter(|finding| finding.severity == Severity::Error) {
        said.push(format!("{}: {} {:?}", finding.code.name, finding.message, finding.notes));
    }
    (if worst.passes() { "ok" } else { worst.word() }, said)
}

#[test]
fn sentences_of_reports_get_the_verdict_of_a_sub_editor() {
    println!("{}", hold("tests/figures"));
}

#[test]
fn sentences_over_other_data_get_the_verdict_of_a_sub_editor() {
    println!("{}", hold("tests/figures/second"));
}

/// Counts false alarms and misses of a corpus, which stands beside its data: the report, if neither is too many.
fn hold(folder: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let text = std::fs::read_to_string(folder.join("corpus.md")).unwrap();
    let (_, catalog, vocabulary) = load(&folder);
    let concerns = Concerns::of(&catalog);
    let ground = Ground { catalog: &catalog, concerns: &concerns, vocabulary: &vocabulary };
    let rows = rows(&text);
    let (mut alarms, mut misses, mut other) = (Vec::new(), Vec::new(), Vec::new());
    for Row { line, verdict, sentence } in &rows {
        let (found, said) = judge(sentence, ground);
        let report =
            format!("corpus.md:{line}: {found}, not {verdict}: {sentence}\n    {}", said.join("\n    "));
        match (*verdict, found) {
            (verdict, found) if verdict == found => {}
            ("ok", _) => alarms.push(report),
            (_, "ok") => misses.push(report),
            _ => other.push(report),
        }
    }
    let sound = rows.iter().filter(|row| row.verdict == "ok").count();
    let false_ones = rows.len() - sound;
    let report = [
        format!("{} of {sound} true sentences refused:\n{}", alarms.len(), alarms.join("\n")),
        format!("{} of {false_ones} false sentences accepted:\n{}", misses.len(), misses.join("\n")),
        format!("{} refused with another verdict:\n{}", other.len(), other.join("\n")),
    ];
    let report = report.join("\n");
    assert!(alarms.len() * 100 <= sound, "{report}");
    assert!(misses.len() * 100 <= false_ones, "{report}");
    report
}

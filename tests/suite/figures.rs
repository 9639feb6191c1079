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
fn load() -> (InputSet, Catalog, Vocabulary) {
    let mut silent = Diagnostics::new();
    let inputs = input::read(Path::new(env!("CARGO_MANIFEST_DIR")), &mut silent).unwrap();
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
fn figures(id: FileId, name: &str, text: &str) -> Vec<FigureText> {
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

fn resolve(figure: &FigureText, ground: Ground<'_>, sink: &mut Diagnostics) -> ResolvedClaim {
    let target = expr::parse(&figure.target.value, figure.target.span, sink);
    let place = |range: Range<usize>| -> Span { figure.place(range) };
    let text = ClaimText {
        words: &figure.words,
        before: &figure.before,
        after: &figure.after,
        title: figure.title.as_deref(),
        span: figure.span,
        place: &place,
    };
    claim::resolve(&text, &target, ground, sink)
}

#[test]
fn every_figure_of_the_flagship_follows_from_its_data() {
    let (inputs, catalog, vocabulary) = load();
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
    let (_, catalog, _) = load();
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

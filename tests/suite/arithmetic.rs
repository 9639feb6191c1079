//! Values and intervals against results computed elsewhere, against random inputs, and against what would break them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use briefing::claim::{Ground, Verdict};
use briefing::data::catalog::Catalog;
use briefing::data::concern::Concerns;
use briefing::data::quantity::{Decimal, Interval};
use briefing::diagnostic::{Diagnostics, Texts};
use briefing::expr::{self, Evaluation, Number, Value};
use briefing::input::Area;
use briefing::text::{FileId, LineIndex, Span, Spanned};

use crate::figures::{figures, judge, load, resolve};

fn corpus() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/figures")
}

fn evaluate(expression: &str, catalog: &Catalog) -> Evaluation {
    let text = Spanned::new(expression.to_owned(), Span::new(FileId(0), 0..expression.len()));
    expr::evaluate_formula(&text, None, catalog, &mut Diagnostics::new())
}

fn number(expression: &str, catalog: &Catalog) -> Number {
    let value = evaluate(expression, catalog).value;
    let number = if let Value::Number(number) = &value { Some(number.clone()) } else { None };
    number.ok_or_else(|| format!("{expression} gives {value:?}")).unwrap()
}

/// Rows of the table: the expression with its value and the ends of its interval.
fn table() -> Vec<(String, [Decimal; 3])> {
    let text = fs::read_to_string(corpus().join("independent.csv")).unwrap();
    let rows = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    let row = |line: &str| {
        let mut cells = line.split(';');
        let expression = cells.next().unwrap().to_owned();
        let numbers: Vec<Decimal> = cells.map(|cell| Decimal::parse(cell).unwrap()).collect();
        (expression, [numbers[0], numbers[1], numbers[2]])
    };
    rows.map(row).collect()
}

/// Equal to the last decimals that the table has.
fn is_close(one: Decimal, other: Decimal) -> bool {
    one.checked_sub(other).is_some_and(|gap| gap.abs() <= Decimal::power_of_ten(-12).unwrap())
}

#[test]
fn values_and_intervals_agree_with_an_independent_computation() {
    let (_, catalog, _) = load(&corpus());
    let table = table();
    assert!(table.len() >= 60, "only {} results", table.len());
    for (expression, [value, low, high]) in table {
        let found = number(&expression, &catalog);
        let Interval { low: found_low, high: found_high } = found.interval;
        assert!(is_close(found.value, value), "{expression}: {} is not {value}", found.value);
        assert!(is_close(found_low, low), "{expression}: {found_low} is not the low end {low}");
        assert!(is_close(found_high, high), "{expression}: {found_high} is not the high end {high}");
    }
}

/// The catalogue with every rounded observation moved within its half-unit, by a share between -1 and 1 that `next` gives.
fn moved(catalog: &Catalog, mut next: impl FnMut() -> Decimal) -> Catalog {
    let mut catalog = catalog.clone();
    for series in catalog.series.values_mut() {
        let counted = series.unit.id == "count" && series.multiplier == 0;
        let exact = series.exact;
        for observation in series.keys.values_mut().flat_map(|key| key.by_period.values_mut()) {
            if exact || counted && observation.decimals >= 0 {
                continue;
            }
            let half = Decimal::power_of_ten(-observation.decimals)
                .unwrap()
                .checked_div(Decimal::from_int(2))
                .unwrap();
            let step = half.checked_mul(next()).unwrap();
            observation.value = observation.value.and_then(|value| value.checked_add(step));
        }
    }
    catalog
}

#[test]
fn an_interval_holds_the_value_for_every_choice_of_inputs() {
    let (_, catalog, _) = load(&corpus());
    let more = [
        "max(steel.world@2025-01..2025-06)-min(steel.world@2025-01..2025-06)",
        "abs(trade@2025-06-trade@2024-06)",
    ];
    let expressions: Vec<String> =
        table().into_iter().map(|(expression, _)| expression).chain(more.map(str::to_owned)).collect();
    let intervals: Vec<Interval> = expressions.iter().map(|one| number(one, &catalog).interval).collect();
    let mut state = 20_251_123_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let thousandths = i64::try_from((state >> 33) % 2001).unwrap() - 1000;
        Decimal::from_int(thousandths).checked_div(Decimal::from_int(1000)).unwrap()
    };
    for _ in 0..100 {
        let other = moved(&catalog, &mut next);
        for (expression, interval) in expressions.iter().zip(&intervals) {
            let value = number(expression, &other).value;
            let near = is_close(value, interval.low) || is_close(value, interval.high);
            assert!(interval.contains(value) || near, "{expression}: {value} lies outside {interval:?}");
        }
    }
}

/// The verdict of every figure by its place, and whether it rests on an observation.
fn verdicts(project: &Path, path: &str) -> BTreeMap<String, (Verdict, bool, bool)> {
    let (inputs, catalog, vocabulary) = load(project);
    let concerns = Concerns::of(&catalog);
    let ground = Ground { catalog: &catalog, concerns: &concerns, vocabulary: &vocabulary };
    let mut out = BTreeMap::new();
    let is_text =
        |name: &str| !name.starts_with("data/") && (name.ends_with(".md") || name.ends_with(".yaml"));
    for (id, file) in inputs.area(Area::Content).filter(|(_, file)| is_text(file.name())) {
        let text = file.text().unwrap_or("");
        for figure in figures(id, file.name(), text) {
            let claim = resolve(&figure, ground, &mut Diagnostics::new());
            let at = LineIndex::new(text).position(text, figure.span.range().start);
            let place = format!("{}:{}:{}", file.path(), at.line, at.column);
            let uses =
                claim.parts.iter().flat_map(|part| &part.evaluation.inputs).any(|input| input.path == path);
            let bare = claim.parts.iter().any(|part| part.expression == path);
            out.insert(place, (claim.verdict, uses, bare));
        }
    }
    out
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// One observation of the flagship changed: the figures that rest on it fall, and no other.
#[test]
fn a_changed_observation_flips_the_figures_that_use_it_and_no_other() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for path in ["magnets.us@2025-06", "magnets.world@2025-06"] {
        let (inputs, catalog, _) = load(root);
        let input = evaluate(path, &catalog).inputs.remove(0);
        let file = inputs.path(input.place.file).to_owned();
        let other = tempfile::tempdir().unwrap();
        copy(&root.join("content"), &other.path().join("content"));
        let text = fs::read_to_string(root.join(&file)).unwrap();
        let old = input.value.unwrap().to_string();
        let start = input.place.range().start;
        let at = start + text[start..].find(&old).unwrap();
        let changed = format!("{}9{}", &text[..at], &text[at..]);
        fs::write(other.path().join(&file), changed).unwrap();
        let (before, after) = (verdicts(root, path), verdicts(other.path(), path));
        let mut flipped = 0;
        for (place, (verdict, uses, bare)) in &before {
            let (now, ..) = after[place];
            assert!(*uses || now == *verdict, "{place} does not rest on {path} and became {now:?}");
            assert!(!bare || !now.passes(), "{place} prints {path} and still passes");
            flipped += usize::from(now != *verdict);
        }
        assert!(flipped > 0, "nothing rests on {path}");
    }
}

/// What should never pass in silence, and never break the program.
#[test]
fn hostile_figures_are_refused() {
    let (_, catalog, vocabulary) = load(&corpus());
    let concerns = Concerns::of(&catalog);
    let ground = Ground { catalog: &catalog, concerns: &concerns, vocabulary: &vocabulary };
    let x = "steel.world@2025-06";
    let deep = format!("{}{x}{}", "(".repeat(200), ")".repeat(200));
    let calls = format!("{}{x}{}", "abs(".repeat(60), ")".repeat(60));
    let minus = format!("{}{x}", "-".repeat(400));
    let long = format!("{x}{}", "+1".repeat(2000));
    let huge = "9".repeat(60);
    let product = [x; 20].join("*");
    let expressions = [
        deep,
        calls,
        minus,
        long,
        product,
        format!("{x}/0"),
        format!("{x}/({x}-{x})"),
        format!("{x}*{huge}"),
        format!("{x}+{huge}.{huge}"),
        "steel.mars@2025-06".to_owned(),
        "nothing@2025-06".to_owned(),
        "fig.nothing".to_owned(),
        "steel.world@2025-6".to_owned(),
        "steel.world@2025-13".to_owned(),
        "steel.world@2025-02-30".to_owned(),
        "steel.world@9999".to_owned(),
        "steel.world@latest-99999".to_owned(),
        "mom()".to_owned(),
        "mom".to_owned(),
        "rank(steel.world@2025-06,within:)".to_owned(),
        "days(9999-12-31..0001-01-01)".to_owned(),
        String::new(),
    ];
    let mut passed = Vec::new();
    for expression in &expressions {
        let (verdict, said) = judge(&format!("Exports came to [604,000 tonnes](<={expression}>)."), ground);
        if verdict != "unknown" || said.is_empty() {
            passed.push(format!("{verdict}: {expression} {said:?}"));
        }
    }
    let words = [
        "\u{202e}604,000 tonnes",
        "604\u{200f},000 tonnes",
        "6\u{200b}04,000 tonnes",
        "604,000\u{2066} tonnes",
        "٦٠٤ kt",
        "６０４ kt",
        "604٠ kt",
        "604\u{660}\u{660}\u{660} tonnes",
        "6O4 kt",
        "604½ kt",
        "6𝟎4 kt",
        "999999999999999999999999999999999999999999 kt",
        "604,00,0 tonnes",
        "604.000.000 tonnes",
        "604 trillion trillion tonnes",
        "1e3 kt",
        "0x25C kt",
        "604\u{ad}000 tonnes",
    ];
    for words in words {
        let (verdict, said) = judge(&format!("Exports came to [{words}](={x})."), ground);
        if verdict == "ok" || said.is_empty() {
            passed.push(format!("{verdict}: {words:?} {said:?}"));
        }
    }
    assert!(passed.is_empty(), "{}", passed.join("\n"));
}

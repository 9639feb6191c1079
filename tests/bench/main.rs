//! How fast the two inner loops are, on the briefing of this repository and on one core: `cargo bench`.
//!
//! Prints what it measured and judges nothing. Seconds depend on the machine; the last column does not, much: it says
//! how many times as long as hashing one megabyte one item takes, measured in the same run.

#![expect(clippy::print_stdout, reason = "a benchmark prints")]
#![expect(clippy::cast_precision_loss, reason = "rates are printed to three digits")]

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use briefing::briefing::BoundExhibit;
use briefing::briefing::bind::{Binder, Slot};
use briefing::chart::{self, Setting};
use briefing::data::catalog::Catalog;
use briefing::data::concern::Concerns;
use briefing::diagnostic::Diagnostics;
use briefing::exhibit::{self, ExhibitSpec};
use briefing::hash::ContentHash;
use briefing::input::{self, Area, InputSet};
use briefing::markdown::{self, FigureText, InlineText};
use briefing::pipeline::{self, Options};
use briefing::project::Config;
use briefing::site;
use briefing::yaml;

/// How many figures are checked, and how many exhibits are drawn in one width.
const FIGURES: usize = 10_000;
const DRAWINGS: usize = 4_000;

fn main() {
    let mut sink = Diagnostics::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Ok(inputs) = input::read(root, &mut sink) else {
        return println!("there is no content/ in {}", root.display());
    };
    let (catalog, _) = pipeline::catalog(&inputs, &Options::default());
    let unit = time(64, |_| {
        black_box(ContentHash::of(black_box(&[7; 1 << 20])));
    });
    println!("{:<38}{:>8}{:>12}{:>14}", "", "items", "a second", "megabytes");
    let figures = figures(&inputs);
    say("figures checked", FIGURES, check(&figures, &catalog), unit);
    let exhibits = exhibits(&inputs, &catalog);
    let (drawings, took) = draw(&exhibits, &catalog);
    say("drawings, one width each", drawings, took, unit);
}

/// The mean time of one run of `work`, over `count` runs after a tenth of them for warmth.
fn time(count: usize, mut work: impl FnMut(usize)) -> Duration {
    (0..count / 10).for_each(&mut work);
    let start = Instant::now();
    (0..count).for_each(work);
    start.elapsed() / u32::try_from(count).unwrap_or(u32::MAX)
}

fn say(what: &str, count: usize, each: Duration, unit: Duration) {
    let second = 1.0 / each.as_secs_f64();
    let ratio = each.as_secs_f64() / unit.as_secs_f64();
    println!("{what:<38}{count:>8}{second:>12.0}{ratio:>14.3}");
}

/// Every figure in the text of the pages.
fn figures(inputs: &InputSet) -> Vec<FigureText> {
    let pages = inputs.area(Area::Content).filter(|(_, file)| file.extension() == "md");
    let mut sink = Diagnostics::new();
    let texts = pages.filter_map(|(id, file)| Some((id, file.text()?)));
    texts
        .flat_map(|(id, text)| markdown::parse(id, text, markdown::Options::default(), &mut sink).figures)
        .collect()
}

/// The mean time of one figure, from its text to its verdict and evidence.
fn check(figures: &[FigureText], catalog: &Catalog) -> Duration {
    let concerns = Concerns::of(catalog);
    let binder = Binder::new(catalog, &concerns, &Config::default());
    let mut cycle = figures.iter().cycle();
    time(FIGURES, |_| {
        if let Some(figure) = cycle.next() {
            black_box(binder.bind(Slot::Body, figure, &mut Diagnostics::new()));
        }
    })
}

fn exhibits(inputs: &InputSet, catalog: &Catalog) -> Vec<BoundExhibit> {
    let concerns = Concerns::of(catalog);
    let binder = Binder::new(catalog, &concerns, &Config::default());
    let mut sink = Diagnostics::new();
    let charts = inputs.area(Area::Content).filter(|(_, file)| file.name().starts_with("charts/"));
    let spec = |(id, file): (_, &input::InputFile)| -> Option<ExhibitSpec> {
        let text = file.text()?;
        let node = yaml::parse(id, text, 0..text.len(), &mut Diagnostics::new())?;
        exhibit::decode(site::exhibit_name(file.name()), &node, &mut Diagnostics::new())
    };
    charts.filter_map(spec).map(|spec| BoundExhibit::bind(spec, &binder, &mut sink)).collect()
}

/// How many pictures were drawn, and the mean time of one: resolved, laid out, checked for collisions, written as SVG.
fn draw(exhibits: &[BoundExhibit], catalog: &Catalog) -> (usize, Duration) {
    let colours = std::collections::BTreeMap::new();
    let setting = Setting { colours: &colours, edition: None };
    let mut cycle = exhibits.iter().cycle();
    let mut pictures = 0;
    let each = time(DRAWINGS / 3, |_| {
        let Some(exhibit) = cycle.next() else { return };
        let words = &exhibit.words;
        let texts = chart::Texts {
            title: words.title.plain(),
            alt: words.alt.as_ref().map(InlineText::plain).unwrap_or_default(),
            annotations: words.annotations.iter().map(InlineText::plain).collect(),
        };
        let drawing = chart::draw("x", &exhibit.spec, catalog, setting, &texts, &mut Diagnostics::new());
        pictures += drawing.map_or(0, |drawing| black_box(drawing).variants.len());
    });
    let runs = DRAWINGS / 3 + DRAWINGS / 30;
    (pictures, each.mul_f64(runs as f64 / pictures.max(1) as f64))
}

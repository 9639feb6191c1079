//! The stages in their order: the only module that knows the threads and the barriers between them.
//!
//! From inputs to a plan; reading them and writing it is the caller's. Stage functions take one item each; here they
//! run over many at once and their findings are gathered in the order of the items, so that the number of threads
//! never shows.

mod fill;
mod parse;
mod placed;
mod settings;

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::Arc;
use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::briefing::bind::Binder;
use crate::briefing::{
    BoundExhibit, BoundFigure, BoundPage, Briefing, Edition, ExhibitUse, Index, SeriesChart, place,
    series_chart,
};
use crate::chart::{self, Card};
use crate::check::{self, Covered};
use crate::data::catalog::Catalog;
use crate::data::concern::Concerns;
use crate::data::decode;
use crate::data::period::Day;
use crate::data::series::Series;
use crate::diagnostic::{Diagnostic, Diagnostics, Severity, code};
use crate::exhibit::ExhibitSpec;
use crate::expr;
use crate::input::{Area, InputSet};
use crate::output::asset::{AssetFile, Assets};
use crate::output::{Artifact, Earlier, OutputPlan, Producer};
use crate::project::Config;
use crate::raster;
use crate::render::{self, Frame, PlacedPicture};
use crate::site::{Page, PageFile, PageId, Site, Surroundings};
use crate::text::Span;
use crate::theme::{self, TemplateSet};

pub use fill::{Change, Filled, fill};

/// What a run is asked for, apart from where it reads and writes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The address of the published site, in place of the one in `site.yaml`.
    pub base_url: Option<String>,
    /// The date of the edition, in place of the newest date among the sources.
    pub now: Option<Day>,
    /// Whether drafts are published.
    pub drafts: bool,
    /// How many threads to use; all of the machine's unless said.
    pub jobs: Option<NonZero<usize>>,
    /// Whether the numbers of each file are counted.
    pub coverage: bool,
    /// Whether the proof sheets of the charts are written too.
    pub proofs: bool,
    /// The pictures of the last output. Without them none is drawn: nothing of this run will be written.
    pub pictures: Option<Earlier>,
}

/// What was made, for the closing line.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Pages, generated ones included.
    pub pages: usize,
    /// Exhibits drawn.
    pub charts: usize,
    /// Figures that were held against the data.
    pub figures: usize,
}

/// What a run came to.
#[derive(Debug, Default)]
pub struct Outcome {
    /// Everything to be published; `None` if errors kept the plan from being made.
    pub plan: Option<OutputPlan>,
    /// The findings, in any order.
    pub diagnostics: Diagnostics,
    /// How long each stage took, in order.
    pub timings: Vec<(&'static str, Duration)>,
    /// What was made.
    pub counts: Counts,
    /// How far the numbers of each file are vouched for, if that was asked.
    pub coverage: Vec<Covered>,
}

/// Runs the stages up to the model: what expressions can be asked about, without pages and exhibits.
#[must_use]
pub fn catalog(inputs: &InputSet, options: &Options) -> (Catalog, Diagnostics) {
    let mut sink = Diagnostics::new();
    let parsed = parse::parse(inputs, &mut sink);
    let model = model(inputs, parsed, options, &mut sink);
    (model.catalog, sink)
}

/// The chart files of a briefing, in the order of their files; those that cannot be read are left out.
#[must_use]
pub fn charts(inputs: &InputSet) -> Vec<ExhibitSpec> {
    parse::parse(inputs, &mut Diagnostics::new()).specs
}

/// Runs every stage.
#[must_use]
pub fn build(inputs: &InputSet, options: &Options) -> Outcome {
    let threads = options.jobs.map_or(0, NonZero::get);
    match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(|| run(inputs, options)),
        // Without threads of its own it runs on those that there are.
        Err(_) => run(inputs, options),
    }
}

fn run(inputs: &InputSet, options: &Options) -> Outcome {
    let mut laps = Laps::start();
    let mut sink = Diagnostics::new();
    let parsed = laps.time("parse", || parse::parse(inputs, &mut sink));
    let model = laps.time("model", || model(inputs, parsed, options, &mut sink));
    let (resolved, exhibits) = laps.time("resolve", || resolve(&model, &mut sink));
    let (pages, series_charts) =
        laps.time("draw", || (draw(&model, resolved, &exhibits, &mut sink), draw_series(&model)));
    let cards = laps.time("cards", || draw_cards(&model, &exhibits));
    let briefing = freeze(model, exhibits, (series_charts, cards), pages, options);
    laps.time("check", || check::run(&briefing, &mut sink));
    let mut sink = soften_unpublished(sink, &briefing.site);
    let (assets, templates) = theme(inputs, &mut sink);
    let counts = counts(&briefing);
    let coverage = if options.coverage { check::coverage(&briefing) } else { Vec::new() };
    let plan = (!sink.has_errors())
        .then(|| {
            let frame = Frame::new(&briefing, &assets, &templates);
            let mut artifacts = laps.time("render", || render(&briefing, &frame, &mut sink));
            artifacts
                .extend(laps.time("pictures", || pictures(&frame, options.pictures.as_ref(), &mut sink)));
            if options.proofs {
                let findings = findings_of_charts(&briefing, &sink);
                artifacts.extend(frame.proofs(&findings, &mut sink));
            }
            laps.time("plan", || plan(inputs, &briefing, &assets, artifacts, &mut sink))
        })
        .filter(|_| !sink.has_errors());
    Outcome { plan, diagnostics: sink, timings: laps.laps, counts, coverage }
}

/// What was said of each chart file.
fn findings_of_charts(briefing: &Briefing, sink: &Diagnostics) -> render::Findings {
    let of = |exhibit: &BoundExhibit| {
        let in_file =
            |finding: &&Diagnostic| finding.span.is_some_and(|span| span.file == exhibit.spec.place.file);
        (exhibit.spec.id.clone(), sink.iter().filter(in_file).cloned().collect())
    };
    briefing.exhibits.values().map(of).collect()
}

/// The model of a briefing: data, pages and chart files, each validated.
struct Model {
    config: Config,
    catalog: Catalog,
    concerns: Concerns,
    site: Site,
    specs: Vec<ExhibitSpec>,
    edition: Edition,
    colours: BTreeMap<String, String>,
}

fn model(inputs: &InputSet, parsed: parse::Parsed, options: &Options, sink: &mut Diagnostics) -> Model {
    let parse::Parsed { config, pages, parts, specs, files } = parsed;
    let mut catalog = decode::join(parts, decode::units(&config), sink);
    expr::derive(&mut catalog, sink);
    let concerns = Concerns::of(&catalog);
    settings::check(&config, &catalog, sink);
    let edition = Edition::of(&catalog, options.now);
    let has_address = options.base_url.is_some() || config.base_url.is_some();
    let surroundings = Surroundings {
        generated: place::generated(&catalog, &config.pages_for),
        files: files.into_iter().collect(),
        exhibits: chart_files(inputs),
        exhibit_pages: place::exhibit_pages(&specs),
        outputs: render::formats::routes(&catalog, has_address, edition.date.is_some()),
        lost: catalog.lost.clone(),
        templates: templates(inputs),
        drafts: options.drafts,
    };
    let site = assemble(pages, &config, surroundings, sink);
    let colours =
        config.colours.iter().map(|(name, colour)| (name.clone(), colour.token.value.clone())).collect();
    Model { config, catalog, concerns, site, specs, edition, colours }
}

/// Every template, those with faults included: a page that names one of them is not to blame.
fn templates(inputs: &InputSet) -> std::collections::BTreeSet<String> {
    let own = inputs.area(Area::Templates).map(|(_, file)| file.name());
    theme::builtin_templates().map(|(name, _)| name).chain(own).map(str::to_owned).collect()
}

/// Every chart file, those with faults included: a page that shows one of them is not to blame.
fn chart_files(inputs: &InputSet) -> std::collections::BTreeSet<String> {
    let files = inputs.area(Area::Content).map(|(_, file)| file.name());
    files.filter(|name| parse::is_chart(name)).map(str::to_owned).collect()
}

fn assemble(pages: Vec<PageFile>, config: &Config, around: Surroundings, sink: &mut Diagnostics) -> Site {
    let site = Site::assemble(pages, &config.navigation, around, sink);
    site.check_links(sink);
    site
}

/// Judges every figure: of the chart files once, of the pages each by itself.
fn resolve(model: &Model, sink: &mut Diagnostics) -> (BTreeMap<PageId, BoundPage>, Vec<BoundExhibit>) {
    let binder = Binder::new(&model.catalog, &model.concerns, &model.config);
    let exhibits = each(&model.specs, sink, |spec, sink| BoundExhibit::bind(spec.clone(), &binder, sink));
    let pages: Vec<&Page> = model.site.pages().iter().collect();
    let bound = each(&pages, sink, |page, sink| (page.id, binder.bind_page(page, sink)));
    (bound.into_iter().collect(), exhibits)
}

/// Draws every exhibit where it stands; one that stands nowhere is drawn once, so that its faults are known.
fn draw(
    model: &Model,
    mut pages: BTreeMap<PageId, BoundPage>,
    exhibits: &[BoundExhibit],
    sink: &mut Diagnostics,
) -> BTreeMap<PageId, BoundPage> {
    let setting = chart::Setting { colours: &model.colours, edition: model.edition.date };
    let by_id: BTreeMap<&str, &BoundExhibit> =
        exhibits.iter().map(|one| (one.spec.id.as_str(), one)).collect();
    let uses = render::exhibit_uses(&model.site, &by_id);
    placed::check(&uses, &model.catalog, sink);
    let drawn = each(&uses, sink, |shown, sink| {
        let texts = shown.texts();
        chart::draw(&shown.id, &shown.exhibit.spec, &model.catalog, setting, &texts, sink)
    });
    for (shown, drawing) in uses.iter().zip(drawn) {
        let Some(page) = shown.page.and_then(|id| pages.get_mut(&id)) else { continue };
        page.exhibits.push(ExhibitUse { id: shown.exhibit.spec.id.clone(), drawing });
    }
    pages
}

/// Draws every exhibit for cards, in a program that makes them.
fn draw_cards(model: &Model, exhibits: &[BoundExhibit]) -> BTreeMap<String, Card> {
    let setting = chart::Setting { colours: &model.colours, edition: model.edition.date };
    let drawn: &[BoundExhibit] = if raster::IS_AVAILABLE { exhibits } else { &[] };
    let draw = |one: &BoundExhibit| {
        let texts = render::exhibit_texts(one);
        (one.spec.id.clone(), chart::card(&one.spec, &model.catalog, setting, &texts))
    };
    drawn.par_iter().map(draw).collect::<Vec<_>>().into_iter().collect()
}

/// Draws the charts of series that nobody wrote; what has no good picture has none.
fn draw_series(model: &Model) -> BTreeMap<String, SeriesChart> {
    let setting = chart::Setting { colours: &model.colours, edition: model.edition.date };
    let series: Vec<&Series> = model.catalog.series.values().collect();
    let draw = |one: &&Series| Some((one.id.clone(), series_chart::draw(one, &model.catalog, setting)?));
    series.par_iter().filter_map(draw).collect::<Vec<_>>().into_iter().collect()
}

fn freeze(
    model: Model,
    exhibits: Vec<BoundExhibit>,
    (series_charts, cards): (BTreeMap<String, SeriesChart>, BTreeMap<String, Card>),
    pages: BTreeMap<PageId, BoundPage>,
    options: &Options,
) -> Briefing {
    let own = || model.config.base_url.as_ref().map(|url| url.value.clone());
    let base_url = options.base_url.clone().or_else(own).unwrap_or_default();
    Briefing {
        base_url: if base_url.is_empty() { base_url } else { format!("{}/", base_url.trim_end_matches('/')) },
        index: Index::of(&model.catalog, model.concerns),
        edition: model.edition,
        exhibits: exhibits.into_iter().map(|one| (one.spec.id.clone(), one)).collect(),
        series_charts,
        cards,
        pages,
        config: model.config,
        catalog: model.catalog,
        site: model.site,
    }
}

/// Findings on pages that are not published never fail a run; a draft that is, under `--drafts`, is judged as any page.
fn soften_unpublished(findings: Diagnostics, site: &Site) -> Diagnostics {
    let unpublished = site.unpublished_files();
    let soften = |finding: Diagnostic| match finding.span {
        Some(span) if unpublished.contains(&span.file) => finding.severity(Severity::Note),
        _ => finding,
    };
    findings.into_iter().map(soften).collect()
}

fn counts(briefing: &Briefing) -> Counts {
    let on_pages = briefing.written().flat_map(|(_, bound)| &bound.figures);
    let in_exhibits = briefing.exhibits.values().flat_map(|exhibit| &exhibit.figures);
    // What is cited or exempt is vouched for, and held against nothing.
    let is_computed = |figure: &&BoundFigure| !figure.claim.parts.is_empty();
    let figures = on_pages.chain(in_exhibits).filter(is_computed).count();
    // The page for addresses that do not exist has no address of its own.
    let pages = briefing.routes().len() + 1;
    Counts { pages, charts: briefing.exhibits.len(), figures }
}

/// The static files under their published names, and the templates, the site's own before those of the theme.
fn theme(inputs: &InputSet, sink: &mut Diagnostics) -> (Assets, TemplateSet) {
    let built_in = theme::static_files().map(|(name, bytes)| AssetFile {
        name: name.to_owned(),
        bytes: bytes.into(),
        file: None,
    });
    let own = inputs.area(Area::Static).filter(|(_, file)| file.is_read()).map(|(id, file)| AssetFile {
        name: file.name().to_owned(),
        bytes: file.bytes().into(),
        file: Some(id),
    });
    let assets = Assets::new(built_in.chain(own), sink);
    let templates = inputs.area(Area::Templates);
    let templates: Vec<_> = templates
        .filter_map(|(id, file)| Some((file.name().to_owned(), file.text()?.to_owned(), id)))
        .collect();
    (assets, TemplateSet::load(&templates, sink))
}

fn render(briefing: &Briefing, frame: &Frame<'_>, sink: &mut Diagnostics) -> Vec<(String, Artifact)> {
    let tasks = render::tasks(briefing);
    let pages = each(&tasks, sink, |task, sink| frame.render(task, sink));
    let formats: Vec<_> = render::formats::FORMATS.par_iter().map(|format| frame.produce(format)).collect();
    pages.into_iter().flatten().chain(formats.into_iter().flatten()).collect()
}

/// Draws the pictures, or takes them over from the last output where they rest on the same; in a run that writes
/// nothing, their places are taken and no more.
fn pictures(frame: &Frame<'_>, earlier: Option<&Earlier>, sink: &mut Diagnostics) -> Vec<(String, Artifact)> {
    let artifacts = each(&frame.pictures(), sink, |placed, sink| {
        let key = placed.picture.key();
        let bytes = match earlier {
            None => Some([].into()),
            Some(earlier) => earlier.get(key).or_else(|| drawn(placed, sink)),
        };
        let artifact = Artifact::new(bytes?, placed.producer.clone()).made_from(key);
        Some((placed.path.clone(), artifact))
    });
    artifacts.into_iter().flatten().collect()
}

fn drawn(placed: &PlacedPicture, sink: &mut Diagnostics) -> Option<Arc<[u8]>> {
    match placed.picture.draw() {
        Ok(bytes) => Some(bytes.into()),
        Err(fault) => {
            let message = format!("{} could not be drawn: {fault}", placed.producer.what);
            let finding = Diagnostic::without_place(&code::chart::CHART_LAYOUT, message);
            sink.push(Diagnostic { span: placed.producer.span, ..finding });
            None
        }
    }
}

fn plan(
    inputs: &InputSet,
    briefing: &Briefing,
    assets: &Assets,
    artifacts: Vec<(String, Artifact)>,
    sink: &mut Diagnostics,
) -> OutputPlan {
    let mut plan = OutputPlan::new();
    for (path, artifact) in artifacts {
        plan.insert(&path, artifact, sink);
    }
    for (id, file) in inputs.area(Area::Content).filter(|(_, file)| parse::is_published(file.name())) {
        let producer = Producer::written(format!("the file `{}`", file.path()), Span::new(id, 0..0));
        plan.insert(file.name(), Artifact::new(file.bytes(), producer), sink);
    }
    for (path, artifact) in render::aliases(briefing) {
        plan.insert(&path, artifact, sink);
    }
    assets.plan(&mut plan, sink);
    plan
}

/// Runs a stage function over many items at once. Values and findings come back in the order of the items.
fn each<T: Sync, U: Send>(
    items: &[T],
    sink: &mut Diagnostics,
    stage: impl Fn(&T, &mut Diagnostics) -> U + Sync,
) -> Vec<U> {
    let one = |item: &T| {
        let mut findings = Diagnostics::new();
        (stage(item, &mut findings), findings)
    };
    let results: Vec<(U, Diagnostics)> = items.par_iter().map(one).collect();
    let keep = |(value, findings)| {
        sink.append(findings);
        value
    };
    results.into_iter().map(keep).collect()
}

/// How long each stage took.
struct Laps {
    laps: Vec<(&'static str, Duration)>,
}

impl Laps {
    fn start() -> Self {
        Self { laps: Vec::new() }
    }

    fn time<T>(&mut self, stage: &'static str, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let value = work();
        self.laps.push((stage, start.elapsed()));
        value
    }
}

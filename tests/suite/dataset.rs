//! The repository's own data set: nothing of it may be lost, and what it says can be recomputed is recomputed.
//!
//! The counts are those of the set's own description; whoever adds a figure changes them here.

use std::collections::BTreeMap;
use std::path::Path;

use briefing::data::catalog::Catalog;
use briefing::data::decode;
use briefing::data::series::{Body, Observation};
use briefing::diagnostic::{Diagnostics, Texts};
use briefing::expr;
use briefing::input::{self, Area, InputSet};
use briefing::project::{self, Config};
use briefing::text::LineIndex;
use briefing::yaml;

/// The catalogue of `content/data`, with everything there was to say about it as `path:line:col code: message`.
fn load() -> (Catalog, Vec<String>) {
    let mut sink = Diagnostics::new();
    let inputs = input::read(Path::new(env!("CARGO_MANIFEST_DIR")), &mut sink).expect("a briefing");
    let config = site(&inputs, &mut sink);
    let is_data = |name: &str| name.starts_with("data/") && name.ends_with(".yaml");
    let data = inputs.area(Area::Content).filter(|(_, file)| is_data(file.name()));
    let trees = data.filter_map(|(id, file)| {
        let text = file.text().unwrap_or("");
        yaml::parse(id, text, 0..text.len(), &mut sink).map(|node| (id, node))
    });
    let trees: Vec<_> = trees.collect();
    let catalog = decode::decode(&trees, &config, &decode::NoTables, &mut sink);
    let shown = sink.sorted(&inputs).iter().map(|finding| show(finding, &inputs)).collect();
    (catalog, shown)
}

fn site(inputs: &InputSet, sink: &mut Diagnostics) -> Config {
    let id = inputs.find("content/site.yaml").expect("settings");
    let text = inputs.text(id);
    let node = yaml::parse(id, text, 0..text.len(), sink).expect("settings");
    project::decode(&node, sink)
}

fn show(finding: &briefing::diagnostic::Diagnostic, inputs: &InputSet) -> String {
    let Some(span) = finding.span else { return finding.message.clone() };
    let text = inputs.text(span.file);
    let at = LineIndex::new(text).position(text, span.range().start);
    let (path, code) = (inputs.path(span.file), finding.code.name);
    format!("{path}:{}:{} {code}: {} {:?}", at.line, at.column, finding.message, finding.help)
}

#[test]
fn it_has_no_faults() {
    let (_, findings) = load();
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}

/// Every observation of the series that have their own, alternatives included.
fn observations(catalog: &Catalog) -> Vec<(&str, &Observation)> {
    let own = catalog.series.values().filter(|series| series.body == Body::Own);
    let cells = own.flat_map(|series| {
        let lines = series.keys.values();
        lines.flat_map(|line| line.by_period.values()).map(|cell| (series.id.as_str(), cell))
    });
    cells
        .flat_map(|(id, cell)| std::iter::once(cell).chain(&cell.alternatives).map(move |one| (id, one)))
        .collect()
}

#[test]
fn nothing_of_it_is_lost() {
    let (catalog, _) = load();
    let count = |wanted: Body| catalog.series.values().filter(|series| series.body == wanted).count();
    assert_eq!(count(Body::Own), 28);
    assert_eq!(observations(&catalog).len(), 980);
    assert_eq!(catalog.events.len(), 85);
    assert_eq!(catalog.discrepancies.len(), 81);
    assert_eq!(catalog.sources.len(), 289);
    let members = |list: &str| catalog.code_lists.get(list).map_or(0, |list| list.members.len());
    assert_eq!((members("elements"), members("hs_codes"), members("countries")), (17, 20, 37));
}

#[test]
fn every_series_keeps_its_observations() {
    let (catalog, _) = load();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (id, _) in observations(&catalog) {
        *counts.entry(id).or_default() += 1;
    }
    let expected = [
        ("china_quotas", 17),
        ("china_shares", 20),
        ("heavy_rare_earth_exports", 24),
        ("magnet_destination_rank", 30),
        ("magnet_exports_by_destination", 71),
        ("magnet_exports_cumulative", 34),
        ("magnet_exports_monthly", 32),
        ("magnet_exports_value", 21),
        ("magnet_materials_to_japan", 3),
        ("magnet_unit_value", 20),
        ("mine_production", 132),
        ("oxide_prices_annual", 131),
        ("oxide_prices_spot", 17),
        ("rare_earth_exports_cumulative", 26),
        ("rare_earth_exports_monthly", 51),
        ("rare_earth_exports_value", 6),
        ("rare_earth_imports_china", 18),
        ("rare_earth_products_exports", 5),
        ("rare_earth_unit_value", 6),
        ("reserves", 25),
        ("tariff_average_bilateral", 71),
        ("tariff_average_us_all", 3),
        ("tariff_stack_china_on_us", 3),
        ("tariff_stack_us_on_china", 22),
        ("us_import_sources", 28),
        ("us_imports_china_share", 33),
        ("us_imports_china_value", 66),
        ("us_salient", 65),
    ];
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), expected);
}

/// The set counts 612 reported values and 279 estimates. Of these two and one speak of the future: they are forecasts
/// here. Its two preliminary values are provisional ones.
#[test]
fn every_status_is_kept() {
    let (catalog, _) = load();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, observation) in observations(&catalog) {
        *counts.entry(observation.status.word()).or_default() += 1;
    }
    let expected =
        [("derived", 87), ("estimated", 278), ("forecast", 3), ("provisional", 2), ("reported", 610)];
    assert_eq!(counts.into_iter().collect::<Vec<_>>(), expected);
}

#[test]
fn unions_hold_every_cell_of_their_parts() {
    let (catalog, _) = load();
    let cells = |id: &str| {
        catalog
            .series
            .get(id)
            .expect("a series")
            .keys
            .values()
            .map(|line| line.by_period.len())
            .sum::<usize>()
    };
    let parts = ["magnet_exports_monthly", "magnet_exports_by_destination", "magnet_exports_cumulative"];
    assert!(cells("magnets") > 0 && cells("magnets") <= parts.iter().map(|id| cells(id)).sum());
    for id in parts {
        let series = catalog.series.get(id).expect("a part");
        for (key, line) in &series.keys {
            let union = catalog.series.get("magnets").and_then(|union| union.keys.get(key)).expect("its key");
            assert!(line.by_period.keys().all(|period| union.by_period.contains_key(period)), "{id} {key:?}");
        }
    }
}

#[test]
fn what_can_be_recomputed_is() {
    let (catalog, _) = load();
    let mut sink = Diagnostics::new();
    briefing::check::run(&catalog, &mut sink);
    let inputs =
        input::read(Path::new(env!("CARGO_MANIFEST_DIR")), &mut Diagnostics::new()).expect("a briefing");
    let findings: Vec<String> = sink.sorted(&inputs).iter().map(|finding| show(finding, &inputs)).collect();
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}

/// A formula that comes to nothing would be passed over, so each must come to a number.
#[test]
fn every_formula_comes_to_a_number() {
    let (catalog, _) = load();
    let derived =
        observations(&catalog).into_iter().filter_map(|(_, one)| Some((one.formula.as_ref()?, one.period)));
    let mut sink = Diagnostics::new();
    let values: Vec<_> = derived
        .map(|(formula, period)| expr::evaluate_formula(formula, Some(period), &catalog, &mut sink).value)
        .collect();
    assert_eq!(values.iter().filter(|value| matches!(value, expr::Value::Number(_))).count(), 87);
    assert!(sink.is_empty(), "{sink:?}");
}

/// What does not add up has a reason, and there is no more of it than this.
#[test]
fn exceptions_are_few_and_named() {
    let (catalog, _) = load();
    let assertions = catalog.series.values().flat_map(|series| &series.assertions);
    let mut exceptions: Vec<&str> =
        assertions.filter_map(|one| Some(one.except.as_ref()?.value.as_str())).collect();
    exceptions.sort_unstable();
    assert_eq!(exceptions, ["sum_2023"; 4]);
}

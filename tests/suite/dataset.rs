//! The repository's own data set: nothing of it may be lost, and what it says can be recomputed is recomputed.
//!
//! The counts are those of the set's own description; whoever adds a figure changes them here.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use briefing::data::act::Act;
use briefing::data::catalog::Catalog;
use briefing::data::decode;
use briefing::data::period::Day;
use briefing::data::quantity::Decimal;
use briefing::data::series::{Body, Observation};
use briefing::diagnostic::{Diagnostics, Texts};
use briefing::expr;
use briefing::input::{self, Area, InputSet};
use briefing::project::{self, Config};
use briefing::text::{FileId, LineIndex, Span, Spanned};
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
    let catalog = decode::decode(&trees, &config, &inputs, &mut sink);
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
    briefing::check::run_data(&catalog, &mut sink);
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

/// What the elements' own fields say in the set follows here from the acts: the last phase of each control.
#[test]
fn controls_of_elements_follow_from_the_acts() {
    let (catalog, _) = load();
    let mut controls: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for act in catalog.acts.values().filter(|act| act.instrument == "export_control") {
        let Some(last) = act.phases.last() else { continue };
        let state = last.requirement.clone().or(last.status.map(|status| status.word().to_owned()));
        let since = last.from.map_or_else(String::new, |from| from.to_string());
        for element in act.scope.covers.get("elements").into_iter().flatten() {
            let list = controls.entry(element.value.as_str()).or_default();
            list.push(format!("{} since {since}", state.clone().unwrap_or_default()));
        }
    }
    let expected = |elements: &[&'static str], state: &str| -> Vec<(&str, Vec<String>)> {
        elements.iter().map(|element| (*element, vec![state.to_owned()])).collect()
    };
    let mut all = expected(&["dy", "gd", "lu", "sc", "sm", "tb", "y"], "licence since 2025-04-04");
    all.extend(expected(&["er", "eu", "ho", "tm", "yb"], "suspended since 2025-11-07"));
    assert_eq!(controls, all.into_iter().collect());
}

/// The rate of an act on a day: that of the last phase that began by then.
fn rate(act: &Act, day: Day) -> Decimal {
    let mut begun = act.phases.iter().filter(|phase| phase.from.is_some_and(|from| from.first() <= day));
    begun.next_back().and_then(|phase| phase.rate).unwrap_or(Decimal::ZERO)
}

/// The stack of duties on all goods is kept twice, as acts and as a series: at every step they agree.
#[test]
fn duties_of_the_acts_add_up_to_the_stacks() {
    let (catalog, _) = load();
    let stacks = [
        ("tariff_stack_us_on_china", vec!["total"], "us", "cn"),
        ("tariff_stack_china_on_us", vec![], "cn", "us"),
    ];
    for (series, key, by, on) in stacks {
        let key: Vec<String> = key.into_iter().map(str::to_owned).collect();
        let acts: Vec<&Act> = catalog
            .acts
            .values()
            .filter(|act| act.instrument == "tariff" && act.imposed_by.value == by)
            .filter(|act| act.on.iter().any(|target| [on, "world"].contains(&target.value.as_str())))
            .filter(|act| {
                act.scope
                    .covers
                    .get("hs_codes")
                    .is_some_and(|codes| codes.iter().any(|code| code.value == "all"))
            })
            .collect();
        for (period, cell) in &catalog.series[series].keys[&key].by_period {
            let total =
                acts.iter().try_fold(Decimal::ZERO, |sum, act| sum.checked_add(rate(act, period.first())));
            assert_eq!(total, cell.value, "{series} on {period}");
        }
    }
}

/// 289 documents were read; 14 of them only to check others.
#[test]
fn sources_are_used() {
    let (catalog, _) = load();
    let mut used: BTreeSet<&str> = BTreeSet::new();
    used.extend(observations(&catalog).into_iter().flat_map(|(_, one)| &one.sources).map(String::as_str));
    used.extend(catalog.events.values().flat_map(|event| &event.sources).map(|id| id.value.as_str()));
    let statements = catalog.discrepancies.values().flat_map(|one| &one.statements);
    used.extend(statements.flat_map(|statement| &statement.sources).map(String::as_str));
    let members = catalog.code_lists.values().flat_map(|list| list.members.values());
    used.extend(members.flat_map(|member| &member.sources).map(String::as_str));
    assert_eq!(catalog.sources.len() - used.len(), 14);
}

#[test]
fn the_truce_lasts_90_days_and_the_surcharge_150() {
    let (catalog, _) = load();
    let days = |text: &str| {
        let mut sink = Diagnostics::new();
        let text = Spanned::new(text.to_owned(), Span::new(FileId(0), 0..text.len()));
        let value = expr::evaluate_formula(&text, None, &catalog, &mut sink).value;
        assert!(sink.is_empty(), "{sink:?}");
        match value {
            expr::Value::Number(number) => number.value.to_string(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(days("days(geneva_truce.effective..geneva_truce.expires)"), "90");
    assert_eq!(days("days(us_s122.effective..us_s122.expires)"), "150");
}

//! The list of all series, by what they measure.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::briefing::Briefing;
use crate::briefing::place;
use crate::data::format;
use crate::data::series::{Body, Observation, Observations, Series};
use crate::render::frame::{self, ComposedPage};
use crate::render::view::{DataIndexView, GroupView, LinkView, SeriesRowView, Subject, TocEntry};
use crate::render::words;
use crate::site::Route;
use crate::text::{counted, escape_html};

use super::tile;

/// The page of all series.
pub(in crate::render) fn compose(briefing: &Briefing) -> ComposedPage {
    let at = place::data();
    let groups = groups(briefing, &at);
    let mut view = frame::page(briefing, &at, "Data", None);
    view.kind = "data".to_owned();
    view.section = place::data().to_string();
    let own = briefing.catalog.series.values().filter(|series| series.body == Body::Own);
    let (count, observations) =
        own.fold((0, 0), |(count, observations), series| (count + 1, observations + series.values()));
    view.description = format!(
        "{} with {}, each with its source.",
        counted(count, "series", "series"),
        counted(observations, "value", "values"),
    );
    view.standfirst_html = Some(escape_html(&view.description).into_owned());
    view.toc =
        groups.iter().map(|group| TocEntry { id: group.id.clone(), title: group.title.clone() }).collect();
    let subject = Subject::Data(DataIndexView { see_also: see_also(briefing, &at), groups });
    ComposedPage { template: subject.template().to_owned(), subject: Some(subject), view, route: at }
}

/// Where each value comes from, and where sources disagree about it.
fn see_also(briefing: &Briefing, at: &Route) -> Vec<LinkView> {
    let (sources, cases) = (briefing.catalog.sources.len(), briefing.catalog.discrepancies.len());
    let sources = frame::link(counted(sources, "source", "sources"), place::sources().relative_to(at));
    let cases = format!("{} in which sources differ", counted(cases, "case", "cases"));
    vec![sources, frame::link(cases, place::discrepancies().relative_to(at))]
}

/// Series by their indicator, in the order of the catalogue.
fn groups(briefing: &Briefing, at: &Route) -> Vec<GroupView<SeriesRowView>> {
    let mut groups: IndexMap<&str, Vec<SeriesRowView>> = IndexMap::new();
    for series in briefing.catalog.series.values() {
        groups.entry(&series.indicator).or_default().push(row(briefing, at, series));
    }
    let group = |(indicator, entries): (&str, Vec<SeriesRowView>)| GroupView {
        id: format!("indicator-{}", indicator.replace(['_', '.'], "-")),
        title: words::sentence_case(indicator),
        note: None,
        entries,
    };
    groups.into_iter().map(group).collect()
}

/// A series in a list: the latest value and the course of its fullest key.
pub(super) fn row(briefing: &Briefing, at: &Route, series: &Series) -> SeriesRowView {
    let row = series.fullest_key().map(|(key, line)| {
        let name = super::series::key_names(briefing, series, key);
        let note = if name.is_empty() { String::new() } else { format!("latest: {name}") };
        row_of_key(at, series, line, &note)
    });
    SeriesRowView {
        observations: series.values().to_string(),
        ..row.unwrap_or_else(|| row_of_key(at, series, &empty(series), ""))
    }
}

/// A key of a series in a list: its latest value and its course; `note` follows what is measured.
pub(super) fn row_of_key(at: &Route, series: &Series, line: &Observations, note: &str) -> SeriesRowView {
    let latest = super::series::newest(line);
    let measure = super::series::measure_line(series);
    SeriesRowView {
        title: series.title.clone(),
        href: place::series(&series.id).relative_to(at),
        note: if note.is_empty() { measure } else { format!("{measure}; {note}") },
        spark_html: tile::course(series, line),
        latest: latest.and_then(|value| latest_value(line, value)).unwrap_or_default(),
        period: latest.map(|value| format::period_short(value.period)).unwrap_or_default(),
        observations: line.known().count().to_string(),
        csv_href: Some(place::series_csv(&series.id).relative_to(at)),
    }
}

/// The line of a series that has none.
fn empty(series: &Series) -> Observations {
    let (unit, multiplier, measure) = (series.unit.clone(), series.multiplier, series.measure);
    Observations { unit, multiplier, measure, by_period: BTreeMap::new() }
}

fn latest_value(line: &Observations, value: &Observation) -> Option<String> {
    let letter = super::series::letter(value);
    Some(format::marked_quantity(value.value?, letter, &line.unit, line.multiplier))
}

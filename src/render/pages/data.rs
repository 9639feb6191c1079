//! The list of all series, by what they measure.

use indexmap::IndexMap;

use crate::briefing::Briefing;
use crate::briefing::place;
use crate::data::format;
use crate::data::series::{Body, Series};
use crate::render::frame::{self, ComposedPage};
use crate::render::view::{DataIndexView, GroupView, SeriesRowView, Subject, TocEntry};
use crate::render::words;
use crate::site::Route;
use crate::text::escape_html;

/// The page of all series.
pub(in crate::render) fn compose(briefing: &Briefing) -> ComposedPage {
    let at = place::data();
    let groups = groups(briefing, &at);
    let mut view = frame::page(briefing, &at, "Data", None);
    view.kind = "data".to_owned();
    view.section = place::data().to_string();
    let own = briefing.catalog.series.values().filter(|series| series.body == Body::Own);
    let (count, observations) = own.fold((0, 0), |(count, observations), series| {
        let here: usize = series.keys.values().map(|line| line.by_period.len()).sum();
        (count + 1, observations + here)
    });
    view.description = format!(
        "{} with {}, each with its source.",
        words::counted(count, "series", "series"),
        words::counted(observations, "observation", "observations"),
    );
    view.standfirst_html = Some(standfirst(briefing, &at, &view.description));
    view.toc =
        groups.iter().map(|group| TocEntry { id: group.id.clone(), title: group.title.clone() }).collect();
    let subject = Subject::Data(DataIndexView { groups, downloads: Vec::new() });
    ComposedPage { template: subject.template().to_owned(), subject: Some(subject), view, route: at }
}

fn standfirst(briefing: &Briefing, at: &Route, description: &str) -> String {
    let (sources, cases) = (briefing.catalog.sources.len(), briefing.catalog.discrepancies.len());
    format!(
        "{} See also <a href=\"{}\">{}</a> and <a href=\"{}\">{} in which they differ</a>.",
        escape_html(description),
        place::sources().relative_to(at),
        words::counted(sources, "source", "sources"),
        place::discrepancies().relative_to(at),
        words::counted(cases, "case", "cases"),
    )
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

/// A series in a list.
pub(super) fn row(briefing: &Briefing, at: &Route, series: &Series) -> SeriesRowView {
    let values =
        || series.keys.values().flat_map(|line| line.by_period.values().map(move |value| (line, value)));
    let count = values().count();
    let newest =
        values().filter(|(_, value)| value.value.is_some()).max_by_key(|(_, value)| value.period.last());
    let one_key = series.keys.len() == 1;
    let latest = newest.filter(|_| one_key).and_then(|(line, value)| {
        let mark = if super::series::is_provisional(value) { "p" } else { "" };
        Some(format!("{}{mark}", format::quantity(value.value?, &line.unit, line.multiplier)))
    });
    SeriesRowView {
        title: series.title.clone(),
        href: place::series(&series.id).relative_to(at),
        note: super::series::measure_line(series),
        spark_html: None,
        latest: latest.unwrap_or_default(),
        period: newest.map(|(_, value)| format::period_short(value.period)).unwrap_or_default(),
        observations: count.to_string(),
        csv_href: super::series::may_be_offered(briefing, series)
            .then(|| place::series_csv(&series.id).relative_to(at)),
    }
}

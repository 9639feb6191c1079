//! The page of a series: its latest values, every observation with status and source, and what it is.

use std::collections::BTreeSet;

use crate::briefing::Briefing;
use crate::briefing::place;
use crate::data::format;
use crate::data::series::{Body, Key, Observation, ObservationStatus, Observations, Series};
use crate::render::frame::{self, ComposedPage};
use crate::render::view::{
    CellView, ColumnView, FactView, LatestView, LinkView, PageView, RowView, SeriesView, Subject, TableView,
};
use crate::render::{shown, words};
use crate::site::Route;
use crate::text::{counted, escape_html};

/// How many members show their latest value on top.
const LATEST: usize = 4;

/// The page of the series with this id.
pub(in crate::render) fn compose(briefing: &Briefing, id: &str) -> Option<ComposedPage> {
    let series = briefing.catalog.series.get(id)?;
    let at = place::series(id);
    let subject = Subject::Series(view(briefing, &at, series));
    let template = subject.template().to_owned();
    Some(ComposedPage { view: page(briefing, &at, series), subject: Some(subject), template, route: at })
}

fn page(briefing: &Briefing, at: &Route, series: &Series) -> PageView {
    let mut view = frame::page(briefing, at, &series.title, Some(("Data", place::data())));
    view.kind = "series".to_owned();
    view.section = place::data().to_string();
    view.description = series.description.clone().unwrap_or_else(|| measure_line(series));
    view.standfirst_html = series.description.as_deref().map(|text| escape_html(text).into_owned());
    view
}

/// `Monthly, tonnes`.
pub(super) fn measure_line(series: &Series) -> String {
    let unit = unit_words(series);
    let frequency = words::frequency(series.frequency);
    if unit.is_empty() { frequency.to_owned() } else { format!("{frequency}, {unit}") }
}

/// The unit with its power of ten: `million US dollars`.
fn unit_words(series: &Series) -> String {
    format::unit_words(&series.unit, series.multiplier)
}

fn view(briefing: &Briefing, at: &Route, series: &Series) -> SeriesView {
    let downloads = vec![
        frame::link("CSV", place::series_csv(&series.id).relative_to(at)),
        frame::link("JSON", place::series_json(&series.id).relative_to(at)),
    ];
    SeriesView {
        latest: latest(briefing, series),
        exhibit: briefing.series_charts.get(&series.id).map(|chart| shown::series_view(briefing, at, chart)),
        table: Some(table(briefing, at, series)),
        facts: facts(briefing, at, series),
        notes_html: notes(briefing, series),
        downloads,
        sources: frame::source_links(briefing, at, source_ids(series)),
        exhibits: briefing
            .exhibits_of_series(&series.id)
            .map(|(exhibit, page)| frame::link(exhibit.words.title.plain(), page.route.relative_to(at)))
            .collect(),
        pages: pages(briefing, at, series),
        discrepancies: frame::discrepancy_links(
            briefing,
            at,
            briefing.index.discrepancies_of_series(&series.id),
        ),
    }
}

/// Names of the members of a key: `United States, MCS 2026`.
pub(in crate::render) fn key_names(briefing: &Briefing, series: &Series, key: &Key) -> String {
    briefing.catalog.member_names(series, key).join(", ")
}

/// The newest value of the first keys, by the newest period first.
fn latest(briefing: &Briefing, series: &Series) -> Vec<LatestView> {
    let newest = |(key, line)| Some((key, line, newest(line)?));
    let mut found: Vec<(&Key, &Observations, &Observation)> = series.keys.iter().filter_map(newest).collect();
    found.sort_by_key(|(_, _, value)| std::cmp::Reverse(value.period.last()));
    found.truncate(LATEST);
    found.iter().map(|(key, line, value)| latest_view(briefing, series, key, line, value)).collect()
}

fn latest_view(
    briefing: &Briefing,
    series: &Series,
    key: &Key,
    line: &Observations,
    value: &Observation,
) -> LatestView {
    LatestView {
        name: key_names(briefing, series, key),
        value: value.value.map(format::number).unwrap_or_default(),
        unit: format::unit_words(&line.unit, line.multiplier),
        period: format::period(value.period),
        status: words::status(value.status).to_owned(),
        provisional: is_provisional(value),
    }
}

/// The value that ends last, of those that are no forecast.
pub(super) fn newest(line: &Observations) -> Option<&Observation> {
    line.known()
        .filter(|value| value.status != ObservationStatus::Forecast)
        .max_by_key(|value| value.period.last())
}

/// Whether a value may still change.
pub(super) fn is_provisional(value: &Observation) -> bool {
    !letter(value).is_empty()
}

/// Every observation, oldest first within its key, alternatives under the value in use.
fn table(briefing: &Briefing, at: &Route, series: &Series) -> TableView {
    let dimensions =
        series.free_dimensions().map(|dimension| text_column(&words::sentence_case(&dimension.id)));
    let value = ColumnView { label: value_label(series), text: false };
    let columns = std::iter::once(text_column("Period")).chain(dimensions);
    let columns = columns.chain([value, text_column("Status"), text_column("Source")]).collect();
    let mut rows = Vec::new();
    for (key, line) in &series.keys {
        for observation in line.by_period.values() {
            rows.push(row(briefing, at, series, (key, line), observation, false));
            let others = observation.alternatives.iter().chain(&observation.earlier);
            rows.extend(others.map(|other| row(briefing, at, series, (key, line), other, true)));
        }
    }
    TableView { caption: format!("All observations of {}", series.title), columns, rows }
}

fn text_column(label: &str) -> ColumnView {
    ColumnView { label: label.to_owned(), text: true }
}

fn value_label(series: &Series) -> String {
    let unit = unit_words(series);
    if unit.is_empty() { "Value".to_owned() } else { words::sentence_case(&unit) }
}

fn row(
    briefing: &Briefing,
    at: &Route,
    series: &Series,
    (key, line): (&Key, &Observations),
    observation: &Observation,
    compared: bool,
) -> RowView {
    let members =
        briefing.catalog.member_names(series, key).into_iter().map(|name| words_cell(escape_html(&name)));
    let status = if compared { "Kept for comparison" } else { words::status(observation.status) };
    let sources = sources_html(briefing, at, observation);
    let own_unit = line.unit.id == series.unit.id && line.multiplier == series.multiplier;
    let value = match observation.value {
        Some(value) if own_unit => cell(format::number(value)),
        Some(value) => cell(escape_html(&format::quantity(value, &line.unit, line.multiplier))),
        None => CellView { text_html: "n/a".to_owned(), muted: true, text: false },
    };
    RowView {
        head_html: escape_html(&format::period(observation.period)).into_owned(),
        cells: members.chain([value, words_cell(status), words_cell(sources)]).collect(),
        provisional: is_provisional(observation),
        letter: letter(observation).to_owned(),
        highlight: false,
    }
}

/// The letter behind the head of a row whose value may still change.
pub(super) fn letter(observation: &Observation) -> &'static str {
    match observation.status {
        ObservationStatus::Provisional => "p",
        ObservationStatus::Forecast => "f",
        _ => "",
    }
}

fn cell(text_html: impl Into<String>) -> CellView {
    CellView { text_html: text_html.into(), ..CellView::default() }
}

/// A cell of words, set to the left.
fn words_cell(text_html: impl Into<String>) -> CellView {
    CellView { text: true, ..cell(text_html) }
}

/// The sources of an observation as links, publishers as words.
fn sources_html(briefing: &Briefing, at: &Route, observation: &Observation) -> String {
    let known = observation.sources.iter().filter_map(|id| briefing.catalog.sources.get(id));
    let links: Vec<String> =
        known.map(|source| frame::anchor(&source.publisher, &place::source(&source.id), at)).collect();
    links.join(", ")
}

/// Ids of all sources of a series, in the order in which its observations name them.
fn source_ids(series: &Series) -> Vec<&str> {
    let mut seen = BTreeSet::new();
    let observations = series.keys.values().flat_map(|line| line.by_period.values());
    let ids = observations.flat_map(|value| &value.sources).map(String::as_str);
    ids.filter(|id| seen.insert(*id)).collect()
}

fn facts(briefing: &Briefing, at: &Route, series: &Series) -> Vec<FactView> {
    let mut facts = Vec::new();
    let mut add = |term: &str, text: String| {
        if !text.is_empty() {
            facts.push(FactView { term: term.to_owned(), text_html: text });
        }
    };
    let plain = |text: &Option<String>| {
        text.as_deref().map(|text| escape_html(text).into_owned()).unwrap_or_default()
    };
    add("Indicator", escape_html(&words::sentence_case(&series.indicator)).into_owned());
    add("Unit", escape_html(&words::sentence_case(&unit_words(series))).into_owned());
    add("Behaviour", words::measure(series.measure).to_owned());
    add("Timing", words::timing(series.timing).to_owned());
    add("Frequency", words::frequency(series.frequency).to_owned());
    add("Coverage", coverage(series));
    add("Fixed", escape_html(&fixed(briefing, series)).into_owned());
    add("Made of", made_of(briefing, at, series));
    add("Limits", plain(&series.limits));
    add("Revisions", plain(&series.revision_policy));
    add("Licence", plain(&series.licence));
    add("Id in expressions", format!("<code>{}</code>", escape_html(&series.id)));
    facts
}

/// `May 2019 to March 2026, 71 values`.
fn coverage(series: &Series) -> String {
    let periods = || series.keys.values().flat_map(|line| line.known().map(|value| &value.period));
    let (Some(first), Some(last)) = (periods().min(), periods().max_by_key(|period| period.last())) else {
        return String::new();
    };
    let count = counted(series.values(), "value", "values");
    format!("{} to {}, {count}", format::period(*first), format::period(*last))
}

/// The members that hold for the whole series.
fn fixed(briefing: &Briefing, series: &Series) -> String {
    let one = |dimension: &crate::data::dimension::Dimension| {
        let id = dimension.fixed.as_ref()?;
        let name = briefing.catalog.member(&dimension.codes, id).map_or(id.as_str(), |member| &member.name);
        Some(format!("{}: {name}", words::sentence_case(&dimension.id)))
    };
    series.dimensions.iter().filter_map(one).collect::<Vec<_>>().join("; ")
}

/// Links to the parts of a union, or the expression of a computed series.
fn made_of(briefing: &Briefing, at: &Route, series: &Series) -> String {
    match &series.body {
        Body::Own => String::new(),
        Body::Derive(expression) => format!("<code>{}</code>", escape_html(&expression.value)),
        Body::Union(parts) => {
            let known = parts.iter().filter_map(|part| briefing.catalog.series.get(&part.value));
            let links = known.map(|part| frame::anchor(&part.title, &place::series(&part.id), at));
            links.collect::<Vec<_>>().join("; ")
        }
    }
}

/// Notes on single observations, in the order of the table.
fn notes(briefing: &Briefing, series: &Series) -> Vec<String> {
    let mut notes = Vec::new();
    for (key, line) in &series.keys {
        let names = key_names(briefing, series, key);
        for observation in line.by_period.values() {
            notes.extend(note(&names, observation));
        }
    }
    notes
}

fn note(names: &str, observation: &Observation) -> Option<String> {
    let text = observation.remarks()?;
    let period = format::period(observation.period);
    let place = if names.is_empty() { period } else { format!("{names}, {period}") };
    Some(format!("<strong>{}</strong>: {}", escape_html(&place), escape_html(&text)))
}

/// Pages that cite the series.
fn pages(briefing: &Briefing, at: &Route, series: &Series) -> Vec<LinkView> {
    briefing
        .pages_of_series(&series.id)
        .map(|page| frame::link(page.title(), page.route.relative_to(at)))
        .collect()
}

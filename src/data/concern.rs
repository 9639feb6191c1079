//! What the discrepancies are about: the paths under `about` read once, and looked up by cell, series and event.
//!
//! Only looks up; whether a disagreement matters to a number is for `claim`, and what does not resolve was reported
//! when the model was made.

use std::collections::{BTreeMap, BTreeSet};

use super::catalog::{Catalog, Target};
use super::event::Event;
use super::period::Period;
use super::series::{Body, Key, Observations, Series, SeriesId, Timing};
use crate::text::Span;

/// Ids of discrepancies, each once, in the order of the catalogue.
type Ids = Vec<String>;

/// The discrepancies by what they are about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Concerns {
    cells: BTreeMap<SeriesId, BTreeMap<Key, BTreeMap<Period, Ids>>>,
    /// Paths of the dated attributes of events: `truce.effective`.
    dates: BTreeMap<String, Ids>,
    series: BTreeMap<SeriesId, Ids>,
    events: BTreeMap<String, Ids>,
}

/// Where an observation is written, and of which period it is: the same cell, whichever series presents it. The
/// values of a derived series share one place, so the place alone would not tell them apart.
type Written = (Span, Period);

impl Concerns {
    /// Reads the paths of every discrepancy. The catalogue must be whole, derived series included.
    #[must_use]
    pub fn of(catalog: &Catalog) -> Self {
        let mut concerns = Self::default();
        let mut written: BTreeMap<Written, Ids> = BTreeMap::new();
        for discrepancy in catalog.discrepancies.values() {
            for path in &discrepancy.about {
                concerns.add(catalog, &path.value, &discrepancy.id, &mut written);
            }
        }
        concerns.add_cells(catalog, &written);
        concerns
    }

    fn add(&mut self, catalog: &Catalog, path: &str, id: &str, written: &mut BTreeMap<Written, Ids>) {
        let (head, period) = cell(path);
        let (series, lines): (_, Vec<&Observations>) = match catalog.resolve(head) {
            Ok(Target::Observations(series, _, line)) => (series, vec![line]),
            Ok(Target::Partial(series, _)) => {
                let named = series.members_in(head);
                let lines = series.keys.iter().filter(|(key, _)| key.starts_with(&named));
                (series, lines.map(|(_, line)| line).collect())
            }
            Ok(Target::NoObservations(series)) => (series, Vec::new()),
            Ok(Target::Event(event)) => return self.add_event(event, Event::DATED, id),
            Ok(Target::Date(event, attribute, _)) => return self.add_event(event, &[attribute], id),
            Ok(Target::Act(_) | Target::Source(_) | Target::Lost) | Err(_) => return,
        };
        self.add_series(catalog, series, id);
        for line in lines {
            for (period, place) in meant(series, line, period) {
                push(written.entry((place, period)).or_default(), id);
            }
        }
    }

    fn add_event(&mut self, event: &Event, attributes: &[&str], id: &str) {
        push(self.events.entry(event.id.clone()).or_default(), id);
        for attribute in attributes {
            push(self.dates.entry(format!("{}.{attribute}", event.id)).or_default(), id);
        }
    }

    /// What is about a union is about the series that it presents.
    fn add_series(&mut self, catalog: &Catalog, series: &Series, id: &str) {
        push(self.series.entry(series.id.clone()).or_default(), id);
        if let Body::Union(parts) = &series.body {
            for part in parts.iter().filter(|part| catalog.series.contains_key(&part.value)) {
                push(self.series.entry(part.value.clone()).or_default(), id);
            }
        }
    }

    /// A cell of a union is a cell of the series that it presents, and the other way round.
    fn add_cells(&mut self, catalog: &Catalog, written: &BTreeMap<Written, Ids>) {
        for (series, key, observation) in catalog.observations() {
            if let Some(ids) = written.get(&(observation.place, observation.period)) {
                let lines = self.cells.entry(series.id.clone()).or_default();
                lines.entry(key.clone()).or_default().insert(observation.period, ids.clone());
            }
        }
    }

    /// Ids of the discrepancies about one cell.
    #[must_use]
    pub fn of_cell(&self, series: &str, key: &Key, period: Period) -> &[String] {
        let lines = self.cells.get(series).and_then(|lines| lines.get(key));
        lines.and_then(|line| line.get(&period)).map_or(&[], Vec::as_slice)
    }

    /// Ids of the discrepancies about a dated attribute of an event: `truce.effective`.
    #[must_use]
    pub fn of_date(&self, path: &str) -> &[String] {
        self.dates.get(path).map_or(&[], Vec::as_slice)
    }

    /// Ids of the discrepancies about a series or one of its cells.
    #[must_use]
    pub fn of_series(&self, series: &str) -> &[String] {
        self.series.get(series).map_or(&[], Vec::as_slice)
    }

    /// Ids of the discrepancies about an event or one of its dates.
    #[must_use]
    pub fn of_event(&self, event: &str) -> &[String] {
        self.events.get(event).map_or(&[], Vec::as_slice)
    }
}

/// The two halves of the path to a cell: `exports.us@2025-01..2025-06` to `exports.us` and its period, if it names one.
#[must_use]
pub fn cell(path: &str) -> (&str, Option<Period>) {
    match path.split_once('@') {
        Some((head, period)) => (head, Period::parse(&period.replace("..", "/"))),
        None => (path, None),
    }
}

/// The observations of a line that a period means, as expressions read it: that of the period itself, else the one in
/// force on its first day, else those within. Without a period all of them.
fn meant(series: &Series, line: &Observations, period: Option<Period>) -> BTreeSet<(Period, Span)> {
    let cells = || line.by_period.values().map(|one| (one.period, one.place));
    let Some(period) = period else { return cells().collect() };
    if let Some(exact) = line.by_period.get(&period) {
        return [(exact.period, exact.place)].into();
    }
    if series.timing == Timing::From {
        let earlier = line.by_period.range(..=Period::day(period.first())).next_back();
        return earlier.map(|(_, one)| (one.period, one.place)).into_iter().collect();
    }
    cells().filter(|(one, _)| period.contains(*one)).collect()
}

fn push(ids: &mut Ids, id: &str) {
    if !ids.iter().any(|known| known == id) {
        ids.push(id.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::data::decode;
    use crate::diagnostic::Diagnostics;
    use crate::input::InputSet;
    use crate::project::Config;
    use crate::text::FileId;
    use crate::yaml;

    const FRAME: &[&str] = &[
        "kind: sources\nsources: {agency: {title: Monthly, publisher: Agency, tier: primary}}\n",
        "kind: codes\nid: countries\nmembers: {us: United States, fr: France}\n",
        "kind: codes\nid: event_types\nmembers: {treaty: Treaty}\n",
        "kind: events\nevents: {truce: {date: 2025-05-14, title: Truce, summary: S, type: treaty, sources: [agency]}}\n",
        "kind: series\nid: all\ntitle: All\nindicator: q\nmeasure: flow\nfrequency: monthly\nunit: t\nunion: [part]\n",
        "kind: series\nid: part\ntitle: Part\nindicator: q\nmeasure: flow\nfrequency: monthly\nunit: t\nsource: agency\n\
         dims: {partner: countries}\nobservations: {us: {2025-05: 46, 2025-06: 353}, fr: {2025-06: 9}}\n",
    ];

    /// What a discrepancy with these paths is about: the cells of both series in June and May, the event, its end.
    fn check(about: &str, expected: &[&str]) {
        let discrepancies = format!(
            "kind: discrepancies\ndiscrepancies: {{d: {{topic: t, type: value, severity: low, about: [{about}]}}}}\n"
        );
        let mut sink = Diagnostics::new();
        let mut trees = Vec::new();
        for (file, text) in (0..).map(FileId).zip(FRAME.iter().copied().chain([discrepancies.as_str()])) {
            trees.push((file, yaml::parse(file, text, 0..text.len(), &mut sink).unwrap()));
        }
        let catalog = decode::decode(&trees, &Config::default(), &InputSet::default(), &mut sink);
        assert!(!sink.has_errors(), "{about}: {sink:#?}");
        let concerns = Concerns::of(&catalog);
        let mut found = Vec::new();
        for (series, key, one) in catalog.observations() {
            if !concerns.of_cell(&series.id, key, one.period).is_empty() {
                found.push(format!("{}.{}@{}", series.id, key.join("."), one.period));
            }
        }
        found.sort();
        let whole = ["all", "part"].into_iter().filter(|id| !concerns.of_series(id).is_empty());
        found.extend(whole.map(str::to_owned));
        let dates = ["truce.date", "truce.expires"].into_iter();
        found.extend(dates.filter(|path| !concerns.of_date(path).is_empty()).map(str::to_owned));
        assert_eq!(found, expected, "{about}");
        assert_eq!(concerns.of_event("truce").is_empty(), !about.contains("truce"));
    }

    #[test]
    fn a_path_concerns_what_it_names() {
        check("part.us@2025-06", &["all.us@2025-06", "part.us@2025-06", "part"]);
        check("all.us@2025-06", &["all.us@2025-06", "part.us@2025-06", "all", "part"]);
        check(
            "part.us@2025-05..2025-06",
            &["all.us@2025-05", "all.us@2025-06", "part.us@2025-05", "part.us@2025-06", "part"],
        );
        check(
            "part@2025-06",
            &["all.fr@2025-06", "all.us@2025-06", "part.fr@2025-06", "part.us@2025-06", "part"],
        );
        check("part.fr", &["all.fr@2025-06", "part.fr@2025-06", "part"]);
        check("truce", &["truce.date", "truce.expires"]);
        check("truce.expires", &["truce.expires"]);
    }
}

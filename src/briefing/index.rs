//! Who rests on whom: the catalogue read backwards, from sources and cells to what uses them.
//!
//! Built once from a frozen catalogue; everything in it is in the order of the catalogue.

use std::collections::BTreeMap;

use crate::data::catalog::Catalog;
use crate::data::concern::Concerns;
use crate::data::event::Event;
use crate::data::period::Period;
use crate::data::reference::Discrepancy;
use crate::data::series::{Body, Key, Observation, Series};

/// A cell of a series: the observation of one key and period.
pub type Cell = (String, Key, Period);

/// The catalogue read backwards.
#[derive(Debug, Clone, Default)]
pub struct Index {
    cells_by_source: BTreeMap<String, Vec<Cell>>,
    events_by_source: BTreeMap<String, Vec<String>>,
    discrepancies_by_source: BTreeMap<String, Vec<String>>,
    concerns: Concerns,
}

impl Index {
    /// Reads a catalogue backwards; what its discrepancies are about was read before.
    #[must_use]
    pub fn of(catalog: &Catalog, concerns: Concerns) -> Self {
        let mut index = Self { concerns, ..Self::default() };
        for series in catalog.series.values().filter(|series| series.body == Body::Own) {
            index.add_series(series);
        }
        for event in catalog.events.values() {
            index.add_event(event);
        }
        for discrepancy in catalog.discrepancies.values() {
            index.add_discrepancy(discrepancy);
        }
        index
    }

    fn add_series(&mut self, series: &Series) {
        for (key, observations) in &series.keys {
            for observation in observations.by_period.values() {
                for source in sources_of(observation) {
                    let cells = self.cells_by_source.entry(source.clone()).or_default();
                    cells.push((series.id.clone(), key.clone(), observation.period));
                }
            }
        }
    }

    fn add_event(&mut self, event: &Event) {
        for source in &event.sources {
            add(&mut self.events_by_source, &source.value, &event.id);
        }
    }

    fn add_discrepancy(&mut self, discrepancy: &Discrepancy) {
        for source in discrepancy.statements.iter().flat_map(|statement| &statement.sources) {
            add(&mut self.discrepancies_by_source, source, &discrepancy.id);
        }
    }

    /// The cells that a source states, alternatives and earlier releases included.
    #[must_use]
    pub fn cells_of_source(&self, source: &str) -> &[Cell] {
        all(&self.cells_by_source, source)
    }

    /// Ids of the events that rest on a source.
    #[must_use]
    pub fn events_of_source(&self, source: &str) -> &[String] {
        all(&self.events_by_source, source)
    }

    /// Ids of the discrepancies in which a source has a part.
    #[must_use]
    pub fn discrepancies_of_source(&self, source: &str) -> &[String] {
        all(&self.discrepancies_by_source, source)
    }

    /// Ids of the discrepancies about a series or one of its cells.
    #[must_use]
    pub fn discrepancies_of_series(&self, series: &str) -> &[String] {
        self.concerns.of_series(series)
    }

    /// Ids of the discrepancies about an event.
    #[must_use]
    pub fn discrepancies_of_event(&self, event: &str) -> &[String] {
        self.concerns.of_event(event)
    }
}

/// The observation of a cell.
#[must_use]
pub fn observation_at<'a>(series: &'a Series, key: &Key, period: Period) -> Option<&'a Observation> {
    series.keys.get(key)?.by_period.get(&period)
}

/// Every source of a cell once: of the value in use, of alternatives and of earlier releases.
fn sources_of(observation: &Observation) -> Vec<&String> {
    let others = observation.alternatives.iter().chain(&observation.earlier);
    let mut found: Vec<&String> = Vec::new();
    for source in std::iter::once(observation).chain(others).flat_map(|value| &value.sources) {
        if !found.contains(&source) {
            found.push(source);
        }
    }
    found
}

fn add<K: Ord + Clone>(map: &mut BTreeMap<K, Vec<String>>, key: &K, id: &str) {
    let ids = map.entry(key.clone()).or_default();
    if !ids.iter().any(|known| known == id) {
        ids.push(id.to_owned());
    }
}

fn all<'a, V>(map: &'a BTreeMap<String, Vec<V>>, key: &str) -> &'a [V] {
    map.get(key).map_or(&[], Vec::as_slice)
}

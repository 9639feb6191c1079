//! The chart on the page of a series: its fullest key over all its periods, where that makes a picture.
//!
//! Nobody wrote it, so nobody is told of its compromises: what cannot be drawn well is left to the table.

use crate::chart::{self, Drawing};
use crate::data::catalog::Catalog;
use crate::data::format;
use crate::data::series::{Condition, Measure, Observations, Series, Timing};
use crate::diagnostic::{Diagnostics, Severity};
use crate::exhibit::ExhibitSpec;

/// Fewer values make no course.
const FEWEST: usize = 5;
/// More columns than this are drawn as a line.
const MOST_COLUMNS: usize = 24;

/// What the page of a series shows above its table.
#[derive(Debug, Clone)]
pub struct SeriesChart {
    /// The pictures.
    pub drawing: Drawing,
    /// The title over them: the member that is drawn, or the series.
    pub title: String,
    /// Measure and unit.
    pub subtitle: String,
}

/// Draws the chart of a series; nothing where it has too few values of one kind, or a layout that cannot be solved.
#[must_use]
pub fn draw(series: &Series, catalog: &Catalog, setting: chart::Setting<'_>) -> Option<SeriesChart> {
    let (key, line) = series.fullest_key().filter(|_| series.condition == Condition::Sound)?;
    let known = line.by_period.values().filter(|value| value.value.is_some()).count();
    if known < FEWEST {
        return None;
    }
    let names = catalog.member_names(series, key).join(", ");
    let title = title(series, &names, line);
    let subtitle = format::unit_words(&line.unit, line.multiplier);
    let path = std::iter::once(&series.id).chain(key).cloned().collect::<Vec<_>>().join(".");
    let spec = ExhibitSpec::plain("series", kind(series, line), &title, &subtitle, &[&path], series.place);
    let texts = chart::Texts { title: title.clone(), ..chart::Texts::default() };
    let mut findings = Diagnostics::new();
    let drawing = chart::draw("series", &spec, catalog, setting, &texts, &mut findings)?;
    let is_sound = findings.iter().all(|finding| finding.severity != Severity::Error);
    is_sound.then_some(SeriesChart { drawing, title, subtitle })
}

/// Whose values are drawn, and from when to when: `World, Sep 2021 to Mar 2026`.
fn title(series: &Series, names: &str, line: &Observations) -> String {
    let whose = if names.is_empty() { series.title.as_str() } else { names };
    let mut known = line.by_period.values().filter(|value| value.value.is_some()).map(|value| value.period);
    let (Some(first), Some(last)) = (known.next(), known.next_back()) else { return whose.to_owned() };
    format!("{whose}, {} to {}", format::period_short(first), format::period_short(last))
}

/// Rates hold from day to day, amounts stand as columns while there is room for them.
fn kind(series: &Series, line: &Observations) -> &'static str {
    match (series.timing, series.measure) {
        (Timing::From, _) => "step",
        (_, Measure::Flow | Measure::Stock) if line.by_period.len() <= MOST_COLUMNS => "columns",
        _ => "line",
    }
}

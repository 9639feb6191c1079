//! From a chart file and the catalogue to what is plotted: lines of points in one unit, events and notes.
//!
//! Values come from observations alone. Alternatives and earlier releases are never plotted; what is missing stays
//! missing. Places nothing on a page.

pub(super) mod cells;
mod colours;
mod events;
pub(super) mod measures;
mod notes;
mod parts;
mod paths;
mod points;
mod rows;

use std::collections::BTreeMap;

use crate::data::catalog::Catalog;
use crate::data::dimension::MemberId;
use crate::data::event::EventId;
use crate::data::period::{Day, Frequency, Period};
use crate::data::quantity::{Decimal, Interval};
use crate::data::reference::SourceId;
use crate::data::series::{Measure, ObservationStatus, SeriesId, Timing};
use crate::data::unit::Unit;
use crate::diagnostic::code::chart::{BAD_CHART, CHART_DATA, CHART_EMPTY};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::exhibit::{ExhibitSpec, Moment};
use crate::text::Span;

use super::scene::Role;

/// One value of one period, ready to be placed.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Point {
    /// Its period.
    pub(super) period: Period,
    /// The value in the unit of the plot; missing if `None`.
    pub(super) value: Option<Decimal>,
    /// Where it stands on the axis: the value, or for an amount over several periods of a series its mean per
    /// period, so that a total of two months is not taken for a month.
    pub(super) level: Option<Decimal>,
    /// What it stands on, where it is stacked on others of its period.
    pub(super) base: Option<Decimal>,
    /// Where the level may lie, if the source gives a range.
    pub(super) range: Option<Interval>,
    /// What the source first gave, if it changed that later.
    pub(super) first: Option<Estimate>,
    /// Why the series breaks here, in words that may be empty: earlier values do not compare.
    pub(super) breaks: Option<String>,
    /// How good it is.
    pub(super) status: ObservationStatus,
    /// A note of the source or of ours.
    pub(super) note: Option<String>,
    /// Who says so.
    pub(super) sources: Vec<SourceId>,
    /// Where it is written.
    pub(super) place: Span,
}

impl Point {
    /// Whether it may still change, which form shows: dashed, hollow, hatched.
    pub(super) fn is_provisional(&self) -> bool {
        matches!(self.status, ObservationStatus::Provisional | ObservationStatus::Forecast)
    }

    /// The letter of a value that may still change.
    pub(super) fn letter(&self) -> &'static str {
        if self.is_provisional() { self.suffix() } else { "" }
    }

    /// The letter behind its value, where it is not simply stated by its source.
    pub(super) fn suffix(&self) -> &'static str {
        match self.status {
            ObservationStatus::Provisional => "p",
            ObservationStatus::Estimated => "e",
            ObservationStatus::Forecast => "f",
            _ => "",
        }
    }

    /// Why there is no value.
    pub(super) fn absence(&self) -> &'static str {
        match self.status {
            ObservationStatus::NotCollected => "not collected",
            ObservationStatus::NotPossible => "not applicable",
            _ => "not published",
        }
    }

    /// Its status in brackets, in the same cases.
    pub(super) fn status_words(&self) -> String {
        if self.suffix().is_empty() { String::new() } else { format!(" ({})", self.status.word()) }
    }

    /// Whether its level is a mean over several periods.
    pub(super) fn is_mean(&self) -> bool {
        self.level.is_some() && self.value != self.level
    }

    /// Where it reaches up to on the axis: its level, on what it stands on.
    pub(super) fn top(&self) -> Option<Decimal> {
        self.level?.checked_add(self.base.unwrap_or(Decimal::ZERO))
    }
}

/// A value that was changed later.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Estimate {
    /// The value in the unit of the plot.
    pub(super) value: Decimal,
    /// Where it stands on the axis.
    pub(super) level: Decimal,
    /// The day or month of its release, if it is known.
    pub(super) as_of: Option<Period>,
}

/// How much a line asks for attention.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Emphasis {
    /// Grey, drawn first.
    Context,
    /// One among equals.
    Plain,
    /// What the chart is about.
    Accent,
}

/// The points of one key.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    /// What readers call it.
    pub(super) name: String,
    /// Its series.
    pub(super) series: SeriesId,
    /// Its members by dimension, fixed ones included.
    pub(super) members: Vec<(String, MemberId)>,
    /// The members that tell it from its neighbours: those of the open dimensions, or the fixed ones where none is
    /// open. A member's colour is theirs.
    pub(super) distinct: Vec<MemberId>,
    /// Its path in expressions.
    pub(super) path: String,
    /// How a value relates to its period.
    pub(super) timing: Timing,
    /// How its values behave.
    pub(super) measure: Measure,
    /// How often it is observed.
    pub(super) frequency: Frequency,
    /// Its colour.
    pub(super) role: Role,
    /// How much it stands out.
    pub(super) emphasis: Emphasis,
    /// The first day that the chart shows. What was in force before it is the first point, under its own period.
    pub(super) begins: Option<Day>,
    /// Which part of each period is its own, where several lines stand side by side.
    pub(super) slot: Slot,
    /// Its points in order of time.
    pub(super) points: Vec<Point>,
}

/// One of the equal parts into which a period is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// Its position, from 0.
    pub(super) index: usize,
    /// How many there are.
    pub(super) count: usize,
}

impl Slot {
    /// The whole period.
    pub(super) const WHOLE: Self = Self { index: 0, count: 1 };
}

/// How the series of a chart stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Arrangement {
    /// Each for itself.
    Apart,
    /// Side by side within each period.
    Beside,
    /// On each other, as parts of a total.
    Stacked,
    /// One after the other, from a total at one period to that at another.
    Changes,
}

impl Line {
    /// The points that have a value, with its level.
    pub(super) fn levels(&self) -> impl DoubleEndedIterator<Item = (&Point, Decimal)> {
        self.points.iter().filter_map(|point| point.level.map(|level| (point, level)))
    }

    /// The points at which the series breaks after others that the chart shows.
    pub(super) fn breaks(&self) -> impl Iterator<Item = (&Point, &str)> {
        self.points.iter().skip(1).filter_map(|point| Some((point, point.breaks.as_deref()?)))
    }

    /// What holds at a period: its own point, or for what is in force until changed the last one begun before its end.
    pub(super) fn holding(&self, period: Period) -> Option<&Point> {
        match self.timing {
            Timing::From => self.points.iter().rfind(|point| point.period.first() <= period.last()),
            Timing::During | Timing::At => self.at(period),
        }
    }

    /// The point of a period.
    pub(super) fn at(&self, period: Period) -> Option<&Point> {
        self.points.iter().find(|point| point.period == period)
    }
}

/// A member in a chart that compares members at one period.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    /// What readers call it.
    pub(super) name: String,
    /// Position of its line; none for the sum of the rest.
    pub(super) line: Option<usize>,
    /// Its colour.
    pub(super) role: Role,
    /// How much it stands out.
    pub(super) emphasis: Emphasis,
    /// Its value.
    pub(super) point: Point,
    /// Its value at the period that is compared with.
    pub(super) other: Option<Point>,
    /// The positions of the lines of which it is the sum, for the sum of the rest.
    pub(super) sums: Vec<usize>,
    /// What a reader must know of the sum: whom it leaves out.
    pub(super) caution: Option<String>,
}

impl Row {
    /// By how much the value differs from that of the other period.
    pub(super) fn change(&self) -> Option<Decimal> {
        self.point.value?.checked_sub(self.other.as_ref()?.value?)
    }
}

/// The form of an event's marker.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Glyph {
    /// Three corners.
    Triangle,
    /// Four corners, level.
    Square,
    /// Round.
    Disc,
    /// Four corners, on one of them.
    Diamond,
}

impl Glyph {
    /// Its word in the attributes of a type of events, and for templates.
    pub(super) const WORDS: [(&'static str, Self); 5] = [
        ("triangle", Self::Triangle),
        ("square", Self::Square),
        ("disc", Self::Disc),
        ("circle", Self::Disc),
        ("diamond", Self::Diamond),
    ];

    /// Its word.
    pub(super) fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, glyph)| *glyph == self).map_or("", |(word, _)| word)
    }
}

/// An event that the chart marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct PlotEvent {
    /// Its number in the picture and in the key, from 1, in order of time.
    pub(super) number: usize,
    /// Its id.
    pub(super) id: EventId,
    /// Its date.
    pub(super) date: Period,
    /// Its title.
    pub(super) title: String,
    /// The name of its lane.
    pub(super) lane: String,
    /// The name of its type.
    pub(super) kind: String,
    /// The colour of its type.
    pub(super) role: Role,
    /// The form of its marker.
    pub(super) glyph: Glyph,
}

/// A note of the editor's in the picture.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Note {
    /// What it is fixed to.
    pub(super) target: NoteTarget,
    /// What it says.
    pub(super) text: String,
    /// Where it is written.
    pub(super) place: Span,
}

/// What a note is fixed to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum NoteTarget {
    /// The line of this position, at a period.
    Datum(usize, Period),
    /// From a day to before another, open without it.
    Band(Day, Option<Day>),
    /// A level of the value axis.
    Level(Decimal),
}

/// What a chart shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Subject {
    /// Values of series.
    Values,
    /// Where measures stand over time.
    Measures(measures::Measures),
    /// Where the members of a code list stand on a day.
    Cells(cells::Cells),
}

/// Everything a chart shows.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plot {
    /// What it shows; without values there are no lines, rows and notes.
    pub(super) subject: Subject,
    /// The lines, in the order of the file.
    pub(super) lines: Vec<Line>,
    /// The total that they are parts of, if the file names it.
    pub(super) total: Option<Line>,
    /// The periods without a stack: not every part has a value.
    pub(super) incomplete: Vec<Period>,
    /// Their common unit.
    pub(super) unit: Unit,
    /// Their common multiplier.
    pub(super) multiplier: i32,
    /// The first and the last day of the range, for charts over time.
    pub(super) days: (Day, Day),
    /// The period of charts that compare members, and the one they compare it with.
    pub(super) at: Option<Period>,
    /// The second period.
    pub(super) compare: Option<Period>,
    /// The members in their order, where `at` is given.
    pub(super) rows: Vec<Row>,
    /// The marked events in order of time.
    pub(super) events: Vec<PlotEvent>,
    /// The notes, in the order of the file.
    pub(super) notes: Vec<Note>,
    /// Positions of the notes of which the words stand in the key in every width, since in one of them they find no
    /// place in the picture.
    pub(super) keyed: Vec<usize>,
}

impl Plot {
    /// The lines with their total, if the file names it.
    pub(super) fn with_total(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().chain(&self.total)
    }
}

/// What an exhibit needs to know beyond its file and the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Members and types of events by the theme's token for them (`c1` to `c4`, `e1` to `e3`, `context`).
    pub colours: &'a BTreeMap<String, String>,
    /// The date of the edition, up to which what is in force still holds.
    pub edition: Option<Day>,
}

/// Resolves a chart file. `notes` are the finished words of its annotations, in their order. Nothing comes back
/// where something is wrong, or depends on something wrong that was reported already.
pub(super) fn resolve(
    spec: &ExhibitSpec,
    catalog: &Catalog,
    setting: Setting<'_>,
    notes: &[String],
    arrangement: Arrangement,
    sink: &mut Diagnostics,
) -> Option<Plot> {
    if spec.measures.is_asked {
        return of_measures(spec, catalog, setting, sink);
    }
    let drawn = paths::expand(&spec.data, catalog, sink)?;
    let (unit, multiplier) = points::common_unit(&drawn, sink)?;
    let mut lines = points::lines(&drawn, &unit, multiplier);
    let at = moment(spec.at.as_ref().map(|at| at.value), &lines);
    let Some(days) = days(spec, &lines, setting) else {
        report_empty(spec, sink);
        return None;
    };
    if at.is_none() {
        points::cut(&mut lines, days, sink);
    }
    let has_value = |line: &Line| match at {
        Some(at) => line.holding(at).is_some_and(|point| point.value.is_some()),
        None => line.levels().next().is_some(),
    };
    if !lines.iter().any(has_value) {
        report_empty(spec, sink);
        return None;
    }
    colours::assign(&mut lines, spec, setting.colours, sink)?;
    let events = events::marked(&spec.events, catalog, setting.colours, days, sink)?;
    let compare = moment(spec.compare.as_ref().map(|at| at.value), &lines);
    check_compare(spec, at, compare, sink)?;
    let ranking = rows::Ranking::of(arrangement);
    let rows = match at {
        Some(at) => rows::rows(&lines, spec, (at, compare), ranking, sink)?,
        None => Vec::new(),
    };
    let mut plot = Plot {
        subject: Subject::Values,
        lines,
        total: None,
        incomplete: Vec::new(),
        unit,
        multiplier,
        days,
        at,
        compare,
        rows,
        events,
        notes: Vec::new(),
        keyed: Vec::new(),
    };
    parts::arrange(&mut plot, &drawn, arrangement, spec, catalog, sink)?;
    let notes = notes::resolve(&spec.annotate, notes, &plot, catalog, sink)?;
    Some(Plot { notes, ..plot })
}

/// A chart of what is in force, which has no values.
fn of_measures(
    spec: &ExhibitSpec,
    catalog: &Catalog,
    setting: Setting<'_>,
    sink: &mut Diagnostics,
) -> Option<Plot> {
    let (subject, days) = if spec.measures.codes.is_some() {
        let cells = cells::cells(spec, catalog, setting, sink)?;
        let days = (cells.day, cells.day);
        (Subject::Cells(cells), days)
    } else {
        let measures = measures::measures(spec, catalog, setting, sink)?;
        let days = measures.days;
        (Subject::Measures(measures), days)
    };
    Some(Plot {
        subject,
        lines: Vec::new(),
        total: None,
        incomplete: Vec::new(),
        unit: Unit::plain(),
        multiplier: 0,
        days,
        at: None,
        compare: None,
        rows: Vec::new(),
        events: Vec::new(),
        notes: Vec::new(),
        keyed: Vec::new(),
    })
}

/// A period is compared with another one.
fn check_compare(
    spec: &ExhibitSpec,
    at: Option<Period>,
    compare: Option<Period>,
    sink: &mut Diagnostics,
) -> Option<()> {
    let Some(written) = spec.compare.as_ref().filter(|_| at.is_some() && at == compare) else {
        return Some(());
    };
    let message = "a period is compared with itself";
    let finding = Diagnostic::new(&BAD_CHART, written.span, message);
    sink.push(finding.help("name another period with `compare`"));
    None
}

/// The period that a moment means: the newest with a value where it says `latest`.
fn moment(moment: Option<Moment>, lines: &[Line]) -> Option<Period> {
    match moment? {
        Moment::Of(period) => Some(period),
        Moment::Latest => latest(lines),
    }
}

fn latest(lines: &[Line]) -> Option<Period> {
    let ends = lines
        .iter()
        .filter_map(|line| line.levels().map(|(point, _)| point.period).max_by_key(|period| period.last()));
    ends.max_by_key(|period| period.last())
}

/// The first and the last day that the chart shows. What is in force from a day on holds up to the edition's date
/// where the range ends with the latest value.
fn days(spec: &ExhibitSpec, lines: &[Line], setting: Setting<'_>) -> Option<(Day, Day)> {
    let firsts = lines.iter().filter_map(|line| line.levels().next().map(|(point, _)| point.period.first()));
    let newest = latest(lines).map(Period::last);
    let steps = lines.iter().all(|line| line.timing == Timing::From);
    let in_force =
        newest.map(|day| setting.edition.filter(|_| steps).map_or(day, |edition| edition.max(day)));
    match spec.range.as_ref().map(|range| range.value) {
        Some(range) => match range.to {
            Moment::Of(to) => Some((range.from.first(), to.last())),
            Moment::Latest => in_force.map(|last| (range.from.first(), last.max(range.from.last()))),
        },
        None => Some((firsts.min()?, in_force?)),
    }
}

fn report_empty(spec: &ExhibitSpec, sink: &mut Diagnostics) {
    let range = spec.range.as_ref().map(|range| range.span);
    let place = spec.at.as_ref().map(|at| at.span).or(range).unwrap_or(spec.place);
    let finding = Diagnostic::new(&CHART_EMPTY, place, "no value lies in the periods of this chart");
    let paths: Vec<&str> = spec.data.iter().map(|entry| entry.path.value.as_str()).collect();
    sink.push(finding.note(format!("it shows {}", paths.join(", "))));
}

/// The finding for something that is no data.
fn not_data(place: Span, message: String) -> Diagnostic {
    Diagnostic::new(&CHART_DATA, place, message)
}

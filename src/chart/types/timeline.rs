//! `type: timeline`: measures over time, one row each, from the day on which they began to the day on which they ended.

mod row;

use crate::chart::layout::axes::{self, Axes};
use crate::chart::layout::{Composed, Width};
use crate::chart::marks::interval::{self, Form, TIP};
use crate::chart::metrics::{CAP_HEIGHT, width};
use crate::chart::resolve::measures::{Group, Measures, Step};
use crate::chart::resolve::{Arrangement, Plot, Subject};
use crate::chart::scale::{Frame, Ticks};
use crate::chart::scene::{Anchor, LEADING, Label, Rect, Role, SMALL, Scene, Shape, TEXT, Voice};
use crate::chart::words::widest;
use crate::data::format;
use crate::data::period::{Day, Frequency, Period};
use crate::exhibit::ExhibitSpec;

use super::ChartType;
use super::keys::Key;
use row::{Row, Words};

pub(super) static TYPE: ChartType = ChartType {
    name: "timeline",
    title: "Timeline",
    takes: &[Key::AsOf, Key::Range],
    needs: &[Key::Groups],
    arrangement: Arrangement::Apart,
    from_zero: false,
    lines: (1, 0),
    most_rows: 14,
    most_points: usize::MAX,
    compose,
};

/// Height of a bar.
const BAR: f64 = 20.0;
/// Between names and bars.
const GAP: f64 = 16.0;
/// Over everything, for the day that the chart speaks of.
const HEAD: f64 = 22.0;
/// Height of a heading, to the upper edge of the first measure under it.
const HEADING: f64 = 30.0;
/// Between measures.
const APART: f64 = 12.0;
/// From a name over its bar to the bar.
const UNDER_NAME: f64 = 4.0;

fn compose(plot: &Plot, _spec: &ExhibitSpec, size: Width) -> Composed {
    let Subject::Measures(measures) = &plot.subject else { return Composed::empty(size) };
    let frame = frame(measures, size);
    let groups: Vec<(&str, Vec<Row<'_>>)> = measures
        .groups
        .iter()
        .map(|group| (group.label.as_str(), rows_of(group, measures, &frame, size)))
        .collect();
    let rows = || groups.iter().flat_map(|(_, rows)| rows);
    let bottom = HEAD + groups.len() as f64 * HEADING + rows().map(|row| height(row, size)).sum::<f64>();
    let frame = Frame { bottom, ..frame };
    let axes = calendar(measures, frame);
    let mut scene = Scene::new(size.width, axes.height, frame);
    draw_calendar(&mut scene, plot, &axes);
    draw_day(&mut scene, measures.as_of);
    let mut top = HEAD;
    for (label, rows) in &groups {
        scene.label(Label::new(*label, (0.0, top + HEADING - 12.0), Anchor::Start, Voice::Strong).halo());
        top += HEADING;
        for row in rows {
            draw_row(&mut scene, row, measures, top, size);
            top += height(row, size);
        }
    }
    Composed { scene, keyed: Vec::new() }
}

fn rows_of<'a>(group: &'a Group, measures: &Measures, frame: &Frame, size: Width) -> Vec<Row<'a>> {
    group.measures.iter().map(|measure| Row::of(measure, measures, frame, size)).collect()
}

/// The room for names beside the bars, at most.
fn name_room(size: Width) -> f64 {
    if size.is_narrow() { size.width } else { (size.width * 0.34).min(320.0) }
}

/// Where the bars stand; how deep they reach is not known yet.
fn frame(measures: &Measures, size: Width) -> Frame {
    let names = measures.all().map(|(_, measure)| row::broken(&measure.name, name_room(size)));
    let names = names.map(|rows| widest(&rows, Voice::Note.weight(), TEXT)).fold(0.0, f64::max);
    let (first, last) = measures.days;
    let cut = measures.all().any(|(_, measure)| measure.steps.first().is_some_and(|step| step.from < first));
    let tip = if cut { TIP } else { 0.0 };
    let left = if size.is_narrow() { tip } else { names + GAP + tip };
    let days = (f64::from(first.number()), f64::from(last.number()) + 1.0);
    Frame { left, right: size.width - TIP - 1.0, top: HEAD, bottom: HEAD + 1.0, x: days, y: (0.0, 1.0) }
}

fn calendar(measures: &Measures, frame: Frame) -> Axes {
    let (slots, year_row) = axes::calendar(measures.days, Frequency::Irregular, (frame.left, frame.right));
    let years = if year_row { axes::YEAR_DROP } else { 0.0 };
    let height = frame.bottom + axes::LABEL_DROP + years + axes::FOOT;
    let ticks = Ticks { values: Vec::new(), low: 0.0, high: 1.0 };
    Axes { frame, ticks, slots, year_row, borders: true, height }
}

/// The height of a measure with the room under it.
fn height(row: &Row<'_>, size: Width) -> f64 {
    let names = row.names.len() as f64 * LEADING;
    if size.is_narrow() { names + UNDER_NAME + BAR + APART } else { names.max(BAR) + APART }
}

/// The axis, with a line up from where each labelled period begins.
fn draw_calendar(scene: &mut Scene, plot: &Plot, axes: &Axes) {
    let frame = axes.frame;
    for slot in axes.slots.iter().filter(|slot| !slot.label.is_empty() || slot.year.is_some()) {
        let x = frame.px(slot.from);
        scene.furniture("grid", Shape::Line(vec![(x, frame.top), (x, frame.bottom)]));
    }
    scene.furniture("axis", Shape::Line(vec![(frame.left, frame.bottom), (frame.right, frame.bottom)]));
    axes::draw_periods(scene, plot, axes);
}

/// The day that the chart speaks of: a line through all rows, and its date over it.
fn draw_day(scene: &mut Scene, day: Day) {
    let frame = scene.frame;
    let x = frame.px(f64::from(day.number()) + 1.0);
    scene.furniture("ref", Shape::Line(vec![(x, frame.top - 4.0), (x, frame.bottom)]));
    let text = format::period_short(Period::day(day));
    let half = width(&text, Voice::Strong.weight(), TEXT) / 2.0;
    let middle = x.min(scene.width - half);
    scene.label(Label::new(text, (middle, frame.top - 8.0), Anchor::Middle, Voice::Strong));
}

fn draw_row(scene: &mut Scene, row: &Row<'_>, measures: &Measures, top: f64, size: Width) {
    let names = row.names.len() as f64 * LEADING;
    let block = if size.is_narrow() { names } else { names.max(BAR) };
    let bar = if size.is_narrow() { top + names + UNDER_NAME } else { top + (block - BAR) / 2.0 };
    let first = top + (block - names) / 2.0 + LEADING - 3.5;
    for (at, name) in row.names.iter().enumerate() {
        let place = (0.0, first + at as f64 * LEADING);
        scene.label(Label::new(name.clone(), place, Anchor::Start, Voice::Note).halo());
    }
    for piece in &row.pieces {
        let area = Rect { left: piece.left, top: bar, right: piece.right, bottom: bar + BAR };
        let words = tooltip(&row.measure.name, piece.step, measures);
        interval::draw(scene, (piece.form, row.measure.role), area, piece.open, words);
    }
    for words in &row.words {
        draw_words(scene, words, bar);
    }
}

/// Words in a bar or beside it; on a pattern they have a ground of their own.
fn draw_words(scene: &mut Scene, words: &Words, bar: f64) {
    let (voice, size) =
        if words.inside == Some(Form::Solid) { (Voice::On, SMALL) } else { (Voice::Note, TEXT) };
    let baseline = bar + BAR / 2.0 + CAP_HEIGHT * size / 2.0;
    let label = Label::new(words.text.clone(), (words.at, baseline), words.anchor, voice);
    if words.inside == Some(Form::Hatched) {
        let ground = Rect { top: bar + 2.5, bottom: bar + BAR - 2.5, ..label.rect().grown(4.0) };
        scene.furniture("bg", Shape::Box(ground));
    }
    let label = if words.inside.is_some() { label.over() } else { label.halo() };
    scene.label(label.role(Role::None));
}

/// `Duty on goods: 10%, from 4 February 2025 to 4 March 2025`.
fn tooltip(name: &str, step: &Step, measures: &Measures) -> String {
    let words = step.words();
    let expected = if step.condition.is_some() || measures.is_ahead(step) { "expected " } else { "" };
    let from = format::day(step.from);
    match step.to {
        Some(to) => format!("{name}: {words}, {expected}from {from} to {}", format::day(to)),
        None => format!("{name}: {words}, {expected}from {from}"),
    }
}

//! `type: table`: exact values with a bar from zero in each cell, members at one period or the periods of a few series.

mod column;

use std::collections::BTreeSet;

use crate::chart::layout::{Composed, Width};
use crate::chart::marks::{first, range, tooltip};
use crate::chart::metrics::CAP_HEIGHT;
use crate::chart::resolve::{Arrangement, Emphasis, Plot, Point};
use crate::chart::scale::Frame;
use crate::chart::scene::{Anchor, HATCH, LEADING, Label, Scene, Shape, TEXT, Voice};
use crate::chart::words::{widest, wrap};
use crate::data::format;
use crate::data::period::Period;
use crate::exhibit::ExhibitSpec;

use super::ChartType;
use super::keys::Key;
use column::{Cell, Column};

pub(super) static TYPE: ChartType = ChartType {
    name: "table",
    title: "Table with bars",
    takes: &[Key::Range, Key::At, Key::Compare, Key::Sort, Key::Limit],
    needs: &[],
    arrangement: Arrangement::Apart,
    from_zero: true,
    lines: (1, 4),
    most_rows: 24,
    most_points: 24,
    compose,
};

/// Height of a row with one line of text, and height of its bar.
const ROW: f64 = 25.0;
const BAR: f64 = 11.0;
/// What a row grows by where bars stand under their values.
const UNDER: f64 = 16.0;
/// Between a name, a value and a bar.
const GAP: f64 = 12.0;
/// Between the columns.
const COLUMN_GAP: f64 = 22.0;
/// Least room for a bar beside its value.
const LEAST_BAR: f64 = 44.0;

/// One row: its name, broken.
struct Row {
    name: Vec<String>,
    voice: Voice,
}

/// The measures of one picture.
struct Sheet<'a> {
    rows: Vec<Row>,
    columns: Vec<Column<'a>>,
    /// Where the rows begin, from the first to the end of the last.
    tops: Vec<f64>,
    /// Whether bars stand under their values, for want of room beside them.
    under: bool,
}

fn compose(plot: &Plot, _spec: &ExhibitSpec, size: Width) -> Composed {
    let sheet = Sheet::of(plot, size);
    let Some(bottom) = sheet.tops.last().copied() else { return Composed::empty(size) };
    let frame = Frame { left: 0.0, right: size.width, top: 0.0, bottom, x: (0.0, 1.0), y: (0.0, 1.0) };
    let mut scene = Scene::new(size.width, bottom + 2.0, frame);
    sheet.draw_heads(&mut scene);
    for (at, row) in sheet.rows.iter().enumerate() {
        sheet.draw_row(&mut scene, plot, at, row);
    }
    Composed { scene, keyed: Vec::new() }
}

impl<'a> Sheet<'a> {
    fn of(plot: &'a Plot, size: Width) -> Self {
        let room = size.width * if size.is_narrow() { 0.36 } else { 0.3 };
        let (rows, mut columns) =
            if plot.at.is_some() { of_members(plot, room) } else { of_periods(plot, room) };
        let names = rows.iter().map(|row| widest(&row.name, row.voice.weight(), TEXT)).fold(0.0, f64::max);
        let left = names + GAP;
        let count = columns.len().max(1) as f64;
        let each = (size.width - left + COLUMN_GAP) / count - COLUMN_GAP;
        let under = columns.iter().any(|column| each - column.value_width() - GAP < LEAST_BAR);
        for (at, column) in columns.iter_mut().enumerate() {
            column.place(left + at as f64 * (each + COLUMN_GAP), each, under);
        }
        let head = columns.iter().map(|column| column.head.len()).max().unwrap_or(0);
        let mut tops = vec![if head > 0 { head as f64 * LEADING + 8.0 } else { 2.0 }];
        for row in &rows {
            let lines = (row.name.len().max(1) - 1) as f64 * LEADING;
            let height = ROW + if under { lines.max(UNDER) } else { lines };
            tops.push(tops.last().copied().unwrap_or(0.0) + height);
        }
        Self { rows, columns, tops, under }
    }

    /// The names of the columns, over a line.
    fn draw_heads(&self, scene: &mut Scene) {
        let top = self.tops.first().copied().unwrap_or(0.0);
        for column in &self.columns {
            let first = top - 8.0 - (column.head.len().max(1) - 1) as f64 * LEADING;
            for (at, row) in column.head.iter().enumerate() {
                let place = (column.left, first + at as f64 * LEADING);
                scene.label(Label::new(row.clone(), place, Anchor::Start, Voice::Strong));
            }
        }
        scene.furniture("axis", Shape::Line(vec![(0.0, top), (scene.width, top)]));
    }

    fn draw_row(&self, scene: &mut Scene, plot: &Plot, at: usize, row: &Row) {
        let top = self.tops.get(at).copied().unwrap_or(0.0);
        let bottom = self.tops.get(at + 1).copied().unwrap_or(top);
        if at + 1 < self.rows.len() {
            scene.furniture("grid", Shape::Line(vec![(0.0, bottom), (scene.width, bottom)]));
        }
        // Names, values and bars stand level with the first line of the row, or all in the middle of it.
        let lines = if self.under { 0.0 } else { (row.name.len().max(1) - 1) as f64 * LEADING / 2.0 };
        let middle = top + ROW / 2.0 + lines;
        let baseline = middle + CAP_HEIGHT * TEXT / 2.0;
        for (line, name) in row.name.iter().enumerate() {
            let place = (0.0, baseline - lines + line as f64 * LEADING);
            scene.label(Label::new(name.clone(), place, Anchor::Start, row.voice));
        }
        for column in &self.columns {
            let Some(cell) = column.cells.get(at) else { continue };
            let bar = if self.under { middle + UNDER } else { middle };
            self.draw_cell(scene, plot, column, cell, (baseline, bar));
        }
    }

    fn draw_cell(
        &self,
        scene: &mut Scene,
        plot: &Plot,
        column: &Column<'_>,
        cell: &Cell<'_>,
        (baseline, bar): (f64, f64),
    ) {
        let Some((point, level)) = cell.point.and_then(|point| Some((point, point.level?))) else {
            column.draw_absence(scene, cell.point.map_or("no figure", Point::absence), baseline);
            return;
        };
        scene.label(column.value_label(&cell.text, baseline, cell.emphasis));
        scene.frame = Frame { top: bar - BAR / 2.0, bottom: bar + BAR / 2.0, ..column.frame };
        let class = match (point.is_provisional(), point.is_mean()) {
            (true, _) => HATCH,
            (false, true) => "a soft",
            (false, false) => "a",
        };
        let end = level.to_f64();
        scene.solid(class, cell.role, Shape::DataBar((0.0, 0.0), (end, 1.0)), words(plot, cell, point));
        if let Some(range) = point.range.filter(|_| !point.is_mean()) {
            range::draw_level(scene, bar, range);
        }
        if let Some(first) = point.first {
            first::dot(scene, cell.role, (first.level.to_f64(), 0.5));
        }
        let zero = scene.frame.px(0.0);
        scene.furniture(
            "axis",
            Shape::Line(vec![(zero, bar - BAR / 2.0 - 3.0), (zero, bar + BAR / 2.0 + 3.0)]),
        );
    }
}

/// What a mouse over a bar is told.
fn words(plot: &Plot, cell: &Cell<'_>, point: &Point) -> Option<String> {
    if let Some(line) = cell.line {
        return tooltip(plot, line, point);
    }
    let value = format::quantity(point.value?, &plot.unit, plot.multiplier);
    Some(format!("{}, {}: {value}{}", cell.name, format::period_short(point.period), point.status_words()))
}

/// The members at the period, and at the one it is compared with.
fn of_members(plot: &Plot, room: f64) -> (Vec<Row>, Vec<Column<'_>>) {
    let voice = |emphasis: Emphasis| if emphasis == Emphasis::Accent { Voice::Strong } else { Voice::Note };
    let rows = plot.rows.iter().map(|row| {
        let voice = voice(row.emphasis);
        Row { name: wrap(&row.name, voice.weight(), TEXT, room), voice }
    });
    let periods: Vec<Period> = [plot.at, plot.compare].into_iter().flatten().collect();
    let column = |(at, period): (usize, &Period)| {
        let cells = plot.rows.iter().map(|row| Cell {
            point: if at == 0 { Some(&row.point) } else { row.other.as_ref() },
            role: row.role,
            emphasis: row.emphasis,
            name: &row.name,
            line: None,
            text: String::new(),
        });
        let head = if periods.len() > 1 { vec![format::period_short(*period)] } else { Vec::new() };
        Column::new(plot, head, cells.collect(), at == 0)
    };
    (rows.collect(), periods.iter().enumerate().map(column).collect())
}

/// The periods of the series, the first period first.
fn of_periods(plot: &Plot, room: f64) -> (Vec<Row>, Vec<Column<'_>>) {
    let periods: BTreeSet<Period> =
        plot.lines.iter().flat_map(|line| line.points.iter().map(|point| point.period)).collect();
    let rows = periods.iter().map(|period| Row {
        name: wrap(&format::period_short(*period), Voice::Note.weight(), TEXT, room),
        voice: Voice::Note,
    });
    let columns = plot.lines.iter().enumerate().map(|(at, line)| {
        let cells = periods.iter().map(|period| Cell {
            point: line.at(*period),
            role: line.role,
            emphasis: line.emphasis,
            name: &line.name,
            line: Some(line),
            text: String::new(),
        });
        let head = if plot.lines.len() > 1 { vec![line.name.clone()] } else { Vec::new() };
        Column::new(plot, head, cells.collect(), at == 0)
    });
    (rows.collect(), columns.collect())
}

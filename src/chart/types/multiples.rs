//! `type: multiples`: one small panel for each series, all on one scale unless each has its own.

mod panel;

use crate::chart::layout::axes;
use crate::chart::layout::{Composed, Width};
use crate::chart::metrics::{Weight, width};
use crate::chart::resolve::{Arrangement, Emphasis, Line, Plot};
use crate::chart::scale::{Frame, Ticks};
use crate::chart::scene::{LEADING, Scene, TEXT, Voice};
use crate::chart::words::wrap;
use crate::exhibit::ExhibitSpec;

use super::ChartType;
use super::keys::Key;
use panel::Panel;

pub(super) static TYPE: ChartType = ChartType {
    name: "multiples",
    title: "Small multiples",
    takes: &[Key::Range, Key::Free],
    needs: &[],
    arrangement: Arrangement::Apart,
    from_zero: false,
    lines: (2, 12),
    most_rows: 0,
    most_points: 200,
    compose,
};

/// Between panels side by side, and between the rows of panels.
const GAP: f64 = 18.0;
const ROW_GAP: f64 = 14.0;
/// From the tick labels to the panels.
const COLUMN_GAP: f64 = 6.0;
/// Under the title of a panel, for a value over its highest point or the label of its highest tick.
const HEAD: f64 = 22.0;
/// Under a panel for the periods at its ends.
const FOOT: f64 = 24.0;

fn compose(plot: &Plot, spec: &ExhibitSpec, size: Width) -> Composed {
    let free = spec.free.as_ref().is_some_and(|free| free.value);
    let grid = Grid::of(plot, spec, size, free);
    let frame = grid.frames.first().copied();
    let Some(frame) = frame else { return Composed::empty(size) };
    let mut scene = Scene::new(size.width, grid.height, frame);
    for (at, (line, frame)) in plot.lines.iter().zip(&grid.frames).enumerate() {
        scene.frame = *frame;
        let (row, column) = (at / grid.columns, at % grid.columns);
        let Some(ticks) = grid.ticks.get(if free { at } else { 0 }) else { continue };
        let panel = Panel {
            line,
            title: grid.titles.get(at).map_or(&[][..], Vec::as_slice),
            ticks,
            first: at == 0,
            labelled: free || column == 0,
            dated: grid.foot(row),
            left: frame.left - if free { grid.column } else { 0.0 },
            label_left: if free { frame.left - grid.column } else { 0.0 },
            right: frame.right + if column + 1 < grid.columns { GAP / 2.0 } else { 0.0 },
        };
        panel.draw(&mut scene, plot, free);
    }
    Composed { scene, keyed: Vec::new() }
}

/// How the panels stand.
struct Grid {
    columns: usize,
    rows: usize,
    /// Whether the last row is full: then it alone has dates under it.
    even: bool,
    frames: Vec<Frame>,
    /// The ticks of all panels, or of each.
    ticks: Vec<Ticks>,
    titles: Vec<Vec<String>>,
    /// Width of the tick labels with the gap after them.
    column: f64,
    height: f64,
}

impl Grid {
    fn of(plot: &Plot, spec: &ExhibitSpec, size: Width, free: bool) -> Self {
        let count = plot.lines.len().max(1);
        let rows = count.div_ceil(most_columns(size));
        let columns = count.div_ceil(rows);
        let zero = spec.zero.as_ref().is_none_or(|zero| zero.value);
        let ticks = ticks(plot, zero, free);
        let column = column(plot, &ticks);
        let shared = if free { 0.0 } else { column };
        let own = column - shared;
        let panel = (size.width - shared + GAP) / columns as f64 - GAP;
        let titles: Vec<Vec<String>> =
            plot.lines.iter().map(|line| wrap(&line.name, voice(line).weight(), TEXT, panel)).collect();
        let mut grid = Self {
            columns,
            rows,
            even: count == columns * rows,
            frames: Vec::new(),
            ticks,
            titles,
            column,
            height: 0.0,
        };
        let (first, last) = plot.days;
        let days = (f64::from(first.number()), f64::from(last.number()) + 1.0);
        let mut top = 0.0;
        for row in 0..rows {
            top += grid.title_height(row) + HEAD;
            for at in (row * columns..(row + 1) * columns).take_while(|at| *at < plot.lines.len()) {
                let left = shared + (at % columns) as f64 * (panel + GAP) + own;
                let scale = grid.ticks.get(if free { at } else { 0 });
                let y = scale.map_or((0.0, 1.0), |ticks| (ticks.low, ticks.high));
                let (right, bottom) = (left - own + panel, top + plot_height(size));
                grid.frames.push(Frame { left, right, top, bottom, x: days, y });
            }
            top += plot_height(size) + if grid.foot(row) { FOOT } else { 4.0 };
            top += if row + 1 < rows { ROW_GAP } else { 0.0 };
        }
        grid.height = top;
        grid
    }

    /// Whether the panels of a row have dates under them.
    fn foot(&self, row: usize) -> bool {
        !self.even || row + 1 == self.rows
    }

    fn title_height(&self, row: usize) -> f64 {
        let titles = self.titles.iter().skip(row * self.columns).take(self.columns);
        titles.map(Vec::len).max().unwrap_or(0) as f64 * LEADING
    }
}

/// Most panels side by side.
fn most_columns(size: Width) -> usize {
    match size.class {
        "v-n" => 2,
        "v-m" => 3,
        _ => 4,
    }
}

fn plot_height(size: Width) -> f64 {
    (size.plot * 0.38).max(88.0)
}

/// The ticks of all panels together, or of each.
fn ticks(plot: &Plot, zero: bool, free: bool) -> Vec<Ticks> {
    if !free {
        return vec![axes::value_ticks(plot, zero, FEW)];
    }
    let alone = |line: &Line| Plot { lines: vec![line.clone()], notes: Vec::new(), ..plot.clone() };
    plot.lines.iter().map(|line| axes::value_ticks(&alone(line), zero, FEW)).collect()
}

/// Ticks that a panel asks for.
const FEW: usize = 3;

/// The room for tick labels; the unit stands at the first panel only.
fn column(plot: &Plot, ticks: &[Ticks]) -> f64 {
    let texts = ticks.iter().enumerate().flat_map(|(panel, ticks)| {
        (0..ticks.values.len()).map(move |at| axes::tick_text(plot, ticks, at, panel == 0))
    });
    texts.map(|text| width(&text, Weight::Regular, TEXT)).fold(0.0, f64::max) + COLUMN_GAP
}

/// How the title of a panel is set.
fn voice(line: &Line) -> Voice {
    if line.emphasis == Emphasis::Accent { Voice::Named } else { Voice::Strong }
}

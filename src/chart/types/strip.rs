//! `type: strip`: one cell for each member of a code list, filled where a measure over it is in force, hatched where it
//! is set aside, outlined where nothing covers it.

use crate::chart::layout::{Composed, Width};
use crate::chart::marks::interval::Form;
use crate::chart::metrics::width;
use crate::chart::resolve::cells::{Cells, MemberCell};
use crate::chart::resolve::{Arrangement, Plot, Subject};
use crate::chart::scale::Frame;
use crate::chart::scene::{Anchor, Label, Rect, Role, SMALL, Scene, Shape, TEXT, Voice};
use crate::chart::states;
use crate::data::format;
use crate::data::standing::Standing;
use crate::exhibit::ExhibitSpec;

use super::ChartType;
use super::keys::Key;

pub(super) static TYPE: ChartType = ChartType {
    name: "strip",
    title: "Strip",
    takes: &[Key::At],
    needs: &[Key::Codes, Key::State],
    arrangement: Arrangement::Apart,
    from_zero: false,
    lines: (1, 0),
    most_rows: 60,
    most_points: usize::MAX,
    compose,
};

/// Between cells.
const GAP: f64 = 4.0;
/// From the edge of a cell to its texts.
const INSET: f64 = 7.0;
/// How far the pattern of a measure that is set aside reaches into a cell.
const RIM: f64 = 5.0;
/// Height of a cell with one and with two texts.
const CELL: f64 = 34.0;
const TALL_CELL: f64 = 50.0;
/// Least width of a cell.
const LEAST: f64 = 40.0;
/// A sample of a state in the key, what follows it, and from one line of the key to the next.
const SAMPLE: f64 = 12.0;
const AFTER_SAMPLE: f64 = 7.0;
const AFTER_ENTRY: f64 = 22.0;
const KEY_LINE: f64 = 20.0;

fn compose(plot: &Plot, _spec: &ExhibitSpec, size: Width) -> Composed {
    let Subject::Cells(cells) = &plot.subject else { return Composed::empty(size) };
    let grid = Grid::of(cells, size);
    let entries = key(cells, size);
    let top = entries.last().map_or(0.0, |entry| entry.baseline) + KEY_LINE * 0.75;
    let height = top + grid.rows as f64 * (grid.height + GAP);
    let frame = Frame { left: 0.0, right: size.width, top, bottom: height, x: (0.0, 1.0), y: (0.0, 1.0) };
    let mut scene = Scene::new(size.width, height, frame);
    for entry in entries {
        let area = Rect {
            left: entry.left,
            top: entry.baseline - SAMPLE + 1.5,
            right: entry.left + SAMPLE,
            bottom: entry.baseline + 1.5,
        };
        draw_state(&mut scene, area, (entry.standing, cells.role), None);
        let place = (area.right + AFTER_SAMPLE, entry.baseline);
        scene.label(Label::new(entry.words, place, Anchor::Start, Voice::Note));
    }
    for (at, cell) in cells.cells.iter().enumerate() {
        draw_cell(&mut scene, cells, cell, grid.area(at, top), &grid);
    }
    Composed { scene, keyed: Vec::new() }
}

/// How the cells stand: equal in width, the rows as even as the count allows.
struct Grid {
    columns: usize,
    rows: usize,
    width: f64,
    height: f64,
    /// Whether a cell holds the name under the symbol.
    named: bool,
}

impl Grid {
    fn of(cells: &Cells, size: Width) -> Self {
        let widest = |of: fn(&MemberCell) -> &str, voice: Voice| {
            let texts = cells.cells.iter().map(|cell| width(of(cell), voice.weight(), SMALL.max(TEXT)));
            texts.fold(0.0, f64::max) + 2.0 * INSET
        };
        let symbols = widest(|cell| &cell.symbol, Voice::Strong).max(LEAST);
        let names = widest(|cell| &cell.name, Voice::On).max(symbols);
        let two = cells.cells.iter().any(|cell| cell.symbol != cell.name);
        // Names are worth a row or two more, not a picture of a dozen rows.
        let named = two && columns(names, size) >= 4.min(cells.cells.len());
        let fitting = columns(if named { names } else { symbols }, size);
        let count = cells.cells.len().max(1);
        let rows = count.div_ceil(fitting);
        let columns = count.div_ceil(rows);
        let width = ((size.width + GAP) / columns as f64 - GAP).min(120.0);
        Self { columns, rows, width, height: if named { TALL_CELL } else { CELL }, named }
    }

    fn area(&self, at: usize, top: f64) -> Rect {
        let (row, column) = (at / self.columns, at % self.columns);
        let left = column as f64 * (self.width + GAP);
        let top = top + row as f64 * (self.height + GAP);
        Rect { left, top, right: left + self.width, bottom: top + self.height }
    }
}

/// How many cells of that width stand side by side.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a picture holds some dozen cells"
)]
fn columns(cell: f64, size: Width) -> usize {
    (((size.width + GAP) / (cell + GAP)).floor() as usize).max(1)
}

/// A state in the key: a sample and its count in words.
struct Entry {
    standing: Option<Standing>,
    words: String,
    left: f64,
    baseline: f64,
}

/// The key, broken into lines where the picture is narrow; after it the day.
fn key(cells: &Cells, size: Width) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    let (mut left, mut baseline) = (0.0, SAMPLE);
    for (standing, words) in states::counts(cells) {
        let words = if entries.is_empty() { format!("{words} on {}", format::day(cells.day)) } else { words };
        let wide = SAMPLE + AFTER_SAMPLE + width(&words, Voice::Note.weight(), TEXT);
        if left > 0.0 && left + wide > size.width {
            (left, baseline) = (0.0, baseline + KEY_LINE);
        }
        entries.push(Entry { standing, words, left, baseline });
        left += wide + AFTER_ENTRY;
    }
    entries
}

/// A cell or a sample in the form of its state.
fn draw_state(
    scene: &mut Scene,
    area: Rect,
    (standing, role): (Option<Standing>, Role),
    words: Option<String>,
) {
    match standing {
        Some(standing) => {
            let form = Form::of(standing, false);
            let area = if form == Form::Solid { area } else { area.grown(-0.75) };
            scene.solid(form.class(), role, Shape::Box(area), words);
        }
        None => scene.solid("hollow", Role::None, Shape::Box(area.grown(-0.5)), words),
    }
}

fn draw_cell(scene: &mut Scene, cells: &Cells, cell: &MemberCell, area: Rect, grid: &Grid) {
    let standing = cell.standing();
    draw_state(scene, area, (standing, cells.role), Some(tooltip(cell)));
    if standing.is_some_and(|standing| Form::of(standing, false) == Form::Hatched) {
        scene.furniture("bg", Shape::Box(area.grown(-RIM)));
    }
    let solid = standing.is_some_and(|standing| Form::of(standing, false) == Form::Solid);
    let (strong, plain) = if solid { (Voice::On, Voice::On) } else { (Voice::Strong, Voice::Note) };
    if grid.named {
        let left = area.left + INSET;
        let symbol = Label::new(cell.symbol.clone(), (left, area.top + 20.0), Anchor::Start, strong);
        let name = Label::new(cell.name.clone(), (left, area.bottom - 11.0), Anchor::Start, plain);
        scene.label(symbol.over());
        scene.label(name.over());
    } else {
        let middle = ((area.left + area.right) / 2.0, area.top + CELL / 2.0 + 4.5);
        scene.label(Label::new(cell.symbol.clone(), middle, Anchor::Middle, strong).over());
    }
}

/// `Name: licence, suspended since 7 November 2025`.
fn tooltip(cell: &MemberCell) -> String {
    let Some(cover) = &cell.cover else { return format!("{}: not covered", cell.name) };
    let demand = if cover.demand.is_empty() { String::new() } else { format!("{}, ", cover.demand) };
    format!("{}: {demand}{} since {}", cell.name, cover.standing.word(), format::day(cover.since))
}

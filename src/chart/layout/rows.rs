//! Members under each other, each with its mark in a row of its own: names beside the marks, or above them where the
//! picture is narrow. A name that runs over several lines makes its row taller.

use crate::chart::marks::extent;
use crate::chart::metrics::CAP_HEIGHT;
use crate::chart::resolve::{Emphasis, Plot, Point, Row};
use crate::chart::scale::Frame;
use crate::chart::scene::{Anchor, LEADING, Label, Scene, Shape, TEXT, Voice};
use crate::chart::words::{widest, wrap};
use crate::data::quantity::Decimal;

use super::Width;

/// Between a name, its mark and its value.
pub(in crate::chart) const GAP: f64 = 8.0;
/// Height of a mark that fills its row.
pub(in crate::chart) const BAR: f64 = 20.0;
/// Least height of a row with the name beside its mark.
const ROW: f64 = 34.0;
/// Under a mark whose name stands above it, and between name and mark.
const UNDER: f64 = 6.0;
const ABOVE: f64 = 4.0;

/// What stands at the head of a row.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Head {
    /// The name.
    pub(in crate::chart) name: String,
    /// How it is set.
    pub(in crate::chart) voice: Voice,
}

impl Head {
    /// The head of a member: strong where the chart is about it.
    pub(in crate::chart) fn of(row: &Row) -> Self {
        let voice = if row.emphasis == Emphasis::Accent { Voice::Strong } else { Voice::Note };
        Self { name: row.name.clone(), voice }
    }

    /// The name broken to fit: beside its mark into at most a third of the picture.
    fn lines(&self, size: Width) -> Vec<String> {
        let room = if size.is_narrow() { size.width } else { size.width * 0.3 };
        wrap(&self.name, self.voice.weight(), TEXT, room)
    }
}

/// The rows of one picture. Heights are counted from the lower edge of the frame in units of the viewBox.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Grid {
    /// The coordinate system: values to the right, heights up.
    pub(in crate::chart) frame: Frame,
    /// The right edge of names beside the marks.
    names: f64,
    /// The upper edge of each row, and the middle of its mark, in units of the viewBox.
    rows: Vec<(f64, f64)>,
    heads: Vec<(Vec<String>, Voice)>,
    narrow: bool,
}

impl Grid {
    /// Rows with these heads, under `head` units for other words, with room for texts before and after the marks, over
    /// these values.
    pub(in crate::chart) fn of(
        heads: &[Head],
        size: Width,
        head: f64,
        (before, after): (f64, f64),
        values: (f64, f64),
    ) -> Self {
        let narrow = size.is_narrow();
        let lines: Vec<(Vec<String>, Voice)> = heads.iter().map(|one| (one.lines(size), one.voice)).collect();
        let wide = lines.iter().map(|(lines, voice)| widest(lines, voice.weight(), TEXT));
        let names = if narrow { 0.0 } else { wide.fold(0.0, f64::max) };
        let mut top = head;
        let mut rows = Vec::new();
        for (lines, _) in &lines {
            let text = lines.len().max(1) as f64 * LEADING;
            let (height, middle) = if narrow {
                (text + ABOVE + BAR + UNDER, text + ABOVE + BAR / 2.0)
            } else {
                let height = ROW.max(text + 10.0);
                (height, height / 2.0)
            };
            rows.push((top, top + middle));
            top += height;
        }
        let gap = if narrow { 0.0 } else { GAP };
        let (left, right) = (names + gap + before, size.width - after);
        let frame = Frame { left, right, top: head, bottom: top, x: values, y: (0.0, top - head) };
        Self { frame, names, rows, heads: lines, narrow }
    }

    /// The middle of a mark, from the top of the picture.
    pub(in crate::chart) fn middle(&self, at: usize) -> f64 {
        self.rows.get(at).map_or(self.frame.bottom, |(_, middle)| *middle)
    }

    /// A height of the picture as the frame counts it.
    pub(in crate::chart) fn up(&self, y: f64) -> f64 {
        self.frame.bottom - y
    }

    /// The lower and the upper edge of a bar as the frame counts them.
    pub(in crate::chart) fn sides(&self, at: usize) -> (f64, f64) {
        let middle = self.up(self.middle(at));
        (middle - BAR / 2.0, middle + BAR / 2.0)
    }

    /// The baseline of a text beside a mark.
    pub(in crate::chart) fn baseline(&self, at: usize) -> f64 {
        self.middle(at) + CAP_HEIGHT * TEXT / 2.0
    }

    /// The names.
    pub(in crate::chart) fn draw_names(&self, scene: &mut Scene) {
        for ((lines, voice), (top, middle)) in self.heads.iter().zip(&self.rows) {
            let beside = middle - (lines.len().max(1) - 1) as f64 * LEADING / 2.0 + CAP_HEIGHT * TEXT / 2.0;
            let (x, first, anchor) = match self.narrow {
                true => (0.0, top + 14.5, Anchor::Start),
                false => (self.names, beside, Anchor::End),
            };
            for (index, text) in lines.iter().enumerate() {
                let place = (x, first + index as f64 * LEADING);
                scene.label(Label::new(text.clone(), place, anchor, *voice).halo());
            }
        }
    }

    /// The line at zero: through all rows, or at each mark where names stand between them; none where there is no zero.
    pub(in crate::chart) fn draw_base(&self, scene: &mut Scene) {
        let frame = self.frame;
        if frame.x.0 > 0.0 || frame.x.1 < 0.0 {
            return;
        }
        let x = frame.px(0.0).max(0.5);
        let reach = BAR / 2.0 + 2.0;
        let pieces: Vec<(f64, f64)> = match self.narrow {
            true => self.rows.iter().map(|(_, middle)| (middle - reach, middle + reach)).collect(),
            false => vec![(frame.top, frame.bottom)],
        };
        for (from, to) in pieces {
            scene.furniture("axis", Shape::Line(vec![(x, from), (x, to)]));
        }
    }

    /// A thin line through each row, along which its marks are read.
    pub(in crate::chart) fn draw_guides(&self, scene: &mut Scene) {
        for (_, middle) in &self.rows {
            scene.furniture(
                "grid",
                Shape::Line(vec![(self.frame.left, *middle), (self.frame.right, *middle)]),
            );
        }
    }
}

/// From the lowest to the highest of all values in the rows and the marks around them, zero included where asked.
pub(in crate::chart) fn range(plot: &Plot, zero: bool) -> (f64, f64) {
    let points = plot.rows.iter().flat_map(|row| [Some(&row.point), row.other.as_ref()]).flatten();
    let reach = |point: &Point| point.value.map(|value| extent(point, value));
    let values: Vec<f64> = points.filter_map(reach).flatten().map(Decimal::to_f64).collect();
    spread(values, zero)
}

/// The domain of values: never empty, and with a little room on both sides where it does not begin at zero.
pub(in crate::chart) fn spread(values: impl IntoIterator<Item = f64>, zero: bool) -> (f64, f64) {
    let around = |(low, high): (f64, f64), value: f64| (low.min(value), high.max(value));
    let start = if zero { (0.0, 0.0) } else { (f64::INFINITY, f64::NEG_INFINITY) };
    let (low, high) = values.into_iter().fold(start, around);
    if zero {
        return if low < high { (low, high) } else { (0.0, 1.0) };
    }
    let room = if low < high { (high - low) * 0.06 } else { high.abs().max(1.0) * 0.5 };
    if low.is_finite() && high.is_finite() { (low - room, high + room) } else { (0.0, 1.0) }
}

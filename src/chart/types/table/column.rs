//! One column of a table with bars: values under each other by their decimal points, bars from one zero.

use crate::chart::marks::{extent, value_text, value_with_unit};
use crate::chart::metrics::{Weight, width};
use crate::chart::resolve::{Emphasis, Line, Plot, Point};
use crate::chart::scale::Frame;
use crate::chart::scene::{Anchor, Label, Role, Scene, TEXT, Voice};
use crate::chart::words::wrap;
use crate::data::format;
use crate::data::quantity::Decimal;

use super::GAP;

/// A cell of a column.
pub(super) struct Cell<'a> {
    /// Its point; none where the series has no such period.
    pub(super) point: Option<&'a Point>,
    /// The colour of its bar.
    pub(super) role: Role,
    /// How much it stands out.
    pub(super) emphasis: Emphasis,
    /// The member or series.
    pub(super) name: &'a str,
    /// The series of a period's value.
    pub(super) line: Option<&'a Line>,
    /// The value as it is written.
    pub(super) text: String,
}

/// A column.
pub(super) struct Column<'a> {
    /// Its name, broken once its place is known; empty where the title says it.
    pub(super) head: Vec<String>,
    /// Its cells.
    pub(super) cells: Vec<Cell<'a>>,
    /// Where it begins.
    pub(super) left: f64,
    /// Width of the values before and behind their decimal points.
    before: f64,
    behind: f64,
    /// Where bars may stand, and the values that its two edges stand for.
    pub(super) frame: Frame,
}

impl<'a> Column<'a> {
    /// A column without a place; the unit stands at the first value of the first column.
    pub(super) fn new(plot: &Plot, head: Vec<String>, mut cells: Vec<Cell<'a>>, with_unit: bool) -> Self {
        let first = cells.iter().position(|cell| cell.point.is_some_and(|point| point.value.is_some()));
        for (at, cell) in cells.iter_mut().enumerate() {
            let Some(point) = cell.point else { continue };
            let with_unit = with_unit && first == Some(at);
            let text = if with_unit { value_with_unit(plot, point) } else { value_text(plot, point) };
            cell.text = text.unwrap_or_default();
        }
        let parts = || cells.iter().map(|cell| split(&cell.text));
        let widest = |texts: &mut dyn Iterator<Item = &str>| texts.map(figure_width).fold(0.0, f64::max);
        let before = widest(&mut parts().map(|(before, _)| before));
        let behind = widest(&mut parts().map(|(_, behind)| behind));
        let frame = Frame { left: 0.0, right: 1.0, top: 0.0, bottom: 1.0, x: domain(plot), y: (0.0, 1.0) };
        Self { head, cells, left: 0.0, before, behind, frame }
    }

    /// Room for the values.
    pub(super) fn value_width(&self) -> f64 {
        self.before + self.behind
    }

    /// Gives it its place.
    pub(super) fn place(&mut self, left: f64, width: f64, under: bool) {
        self.left = left;
        self.head = wrap(&self.head.join(" "), Voice::Strong.weight(), TEXT, width);
        let from = if under { left } else { left + self.value_width() + GAP };
        self.frame = Frame { left: from, right: left + width, ..self.frame };
    }

    /// A value in its column: its decimal point under those of the others.
    pub(super) fn value_label(&self, text: &str, baseline: f64, emphasis: Emphasis) -> Label {
        let (_, behind) = split(text);
        let end = self.left + self.before + figure_width(behind);
        let voice = if emphasis == Emphasis::Accent { Voice::Tally } else { Voice::Figure };
        Label::new(text, (end, baseline), Anchor::End, voice)
    }

    /// Says why there is no value.
    pub(super) fn draw_absence(&self, scene: &mut Scene, words: &str, baseline: f64) {
        let room = self.frame.right - self.left;
        let fits = width(words, Weight::Regular, TEXT) <= room;
        let words = if fits { words } else { "n/a" };
        scene.label(Label::new(words, (self.left, baseline), Anchor::Start, Voice::Note));
    }
}

/// The width of a text in figures of one width.
fn figure_width(text: &str) -> f64 {
    Voice::Tally.width(text)
}

/// A value before and from its decimal point on; what is no digit behind a whole number hangs over too.
fn split(text: &str) -> (&str, &str) {
    let whole = |letter: char| letter.is_ascii_digit() || letter == ',' || letter == format::MINUS;
    let first = text.find(|letter: char| letter.is_ascii_digit()).unwrap_or(0);
    let end = text.get(first..).and_then(|rest| rest.find(|letter| !whole(letter))).map(|at| at + first);
    text.split_at_checked(end.unwrap_or(text.len())).unwrap_or((text, ""))
}

/// From the lowest value, or zero, to the highest, their ranges included.
fn domain(plot: &Plot) -> (f64, f64) {
    let of_rows = plot.rows.iter().flat_map(|row| [Some(&row.point), row.other.as_ref()]).flatten();
    let of_lines = plot.lines.iter().flat_map(|line| &line.points).filter(|_| plot.at.is_none());
    let points = of_rows.chain(of_lines);
    let ends = points.filter_map(|point| Some(extent(point, point.level?))).flatten();
    let (low, high) = ends
        .map(Decimal::to_f64)
        .fold((0.0_f64, 0.0_f64), |(low, high), value| (low.min(value), high.max(value)));
    if low < high { (low, high) } else { (0.0, 1.0) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_part_at_their_decimal_point() {
        let check = |text: &str, expected: (&str, &str)| assert_eq!(split(text), expected, "{text}");
        check("1,341.08p", ("1,341", ".08p"));
        check("−38%", ("−38", "%"));
        check("US$1,204", ("US$1,204", ""));
        check("569\u{a0}t", ("569", "\u{a0}t"));
        check("", ("", ""));
    }
}

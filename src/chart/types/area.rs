//! `type: area`: an amount over time as the area from zero, or the parts of a total on each other.
//!
//! ```yaml
//! type: area
//! data: [{series: trade.*}]
//! parts_of: trade.world        # needed for several series
//! range: 2024-01..latest
//! ```

use crate::chart::layout::{Composed, Width, callouts, ends, solver};
use crate::chart::marks;
use crate::chart::resolve::{Arrangement, Plot};
use crate::chart::scene::Scene;
use crate::exhibit::ExhibitSpec;

use super::keys::Key;
use super::over_time::Names;
use super::{ChartType, over_time};

pub(super) static TYPE: ChartType = ChartType {
    name: "area",
    title: "Area chart",
    takes: &[Key::Range, Key::Events, Key::Annotate, Key::PartsOf],
    needs: &[],
    arrangement: Arrangement::Stacked,
    from_zero: true,
    lines: (1, 5),
    most_rows: 0,
    most_points: 600,
    compose,
};

fn compose(plot: &Plot, spec: &ExhibitSpec, size: Width) -> Composed {
    let names = Names::Ends(ends::at_datum);
    let form = over_time::Form { borders: true, names, marks: draw, early: |_, _| {}, late };
    over_time::compose(plot, spec, size, form)
}

/// One series keeps its line over the area, with its dots; the parts of a total are told apart by their areas.
fn draw(scene: &mut Scene, plot: &Plot) {
    if let [line] = plot.lines.as_slice() {
        marks::area::draw(scene, line, "a soft");
        marks::line::draw(scene, plot, line);
        return;
    }
    plot.lines.iter().for_each(|line| marks::area::draw(scene, line, "a"));
    plot.lines.iter().for_each(|line| marks::area::draw_cuts(scene, line));
    plot.lines.iter().for_each(|line| marks::area::draw_words(scene, plot, line));
}

/// The first, last, highest and lowest value: of the total over a stack.
fn late(scene: &mut Scene, plot: &Plot) {
    let Some(total) = plot.total.as_ref().filter(|_| plot.lines.len() > 1) else {
        callouts::draw_values(scene, plot);
        return;
    };
    for found in callouts::remarkable(scene, total, true) {
        callouts::draw_value(scene, plot, total, found, solver::Side::Above);
    }
}

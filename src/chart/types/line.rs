//! `type: line`: amounts and levels over time.

use crate::chart::layout::{Composed, Width, callouts, ends};
use crate::chart::marks;
use crate::chart::resolve::{Arrangement, Emphasis, Line, Plot};
use crate::chart::scene::Scene;
use crate::exhibit::ExhibitSpec;

use super::keys::Key;
use super::over_time::Names;
use super::{ChartType, over_time};

pub(super) static TYPE: ChartType = ChartType {
    name: "line",
    title: "Line chart",
    takes: &[Key::Range, Key::Events, Key::Annotate],
    needs: &[],
    arrangement: Arrangement::Apart,
    from_zero: false,
    lines: (1, 6),
    most_rows: 0,
    most_points: 600,
    compose,
};

fn compose(plot: &Plot, spec: &ExhibitSpec, size: Width) -> Composed {
    over_time::compose(
        plot,
        spec,
        size,
        over_time::Form {
            borders: true,
            names: Names::Ends(ends::at_datum),
            marks: draw,
            early: |_, _| {},
            late: callouts::draw_values,
        },
    )
}

/// Grey lines first, so that what the chart is about lies over them.
fn draw(scene: &mut Scene, plot: &Plot) {
    in_order(plot, |line| marks::line::draw(scene, plot, line));
}

/// The lines from the least to the most emphasised.
pub(super) fn in_order(plot: &Plot, mut draw: impl FnMut(&Line)) {
    for emphasis in [Emphasis::Context, Emphasis::Plain, Emphasis::Accent] {
        plot.lines.iter().filter(|line| line.emphasis == emphasis).for_each(&mut draw);
    }
}

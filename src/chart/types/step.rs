//! `type: step`: what is in force from a day until the next, such as a rate.

use crate::chart::layout::{Composed, Width, callouts, ends};
use crate::chart::marks;
use crate::chart::resolve::{Arrangement, Plot};
use crate::chart::scene::Scene;
use crate::exhibit::ExhibitSpec;

use super::keys::Key;
use super::over_time::Names;
use super::{ChartType, line, over_time};

pub(super) static TYPE: ChartType = ChartType {
    name: "step",
    title: "Step chart",
    takes: &[Key::Range, Key::Events, Key::Annotate],
    needs: &[],
    arrangement: Arrangement::Apart,
    from_zero: false,
    lines: (1, 6),
    most_rows: 0,
    most_points: 200,
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

fn draw(scene: &mut Scene, plot: &Plot) {
    line::in_order(plot, |line| marks::step::draw(scene, plot, line));
}

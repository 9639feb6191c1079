//! `type: step`: what is in force from a day until the next, such as a rate.

use crate::chart::layout::{Composed, Width, callouts};
use crate::chart::marks;
use crate::chart::resolve::Plot;
use crate::chart::scene::Scene;
use crate::exhibit::ExhibitSpec;

use super::keys::Key;
use super::{ChartType, line, over_time};

pub(super) static TYPE: ChartType = ChartType {
    name: "step",
    title: "Step chart",
    takes: &[Key::Range, Key::Events, Key::Annotate],
    needs: &[],
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
        over_time::Form { borders: true, marks: draw, early: |_, _| {}, late: callouts::draw_values },
    )
}

fn draw(scene: &mut Scene, plot: &Plot) {
    line::in_order(plot, |line| marks::step::draw(scene, plot, line));
}

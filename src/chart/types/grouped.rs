//! `type: grouped`: a few series side by side, a group of columns for each period.
//!
//! ```yaml
//! type: grouped
//! data: [{series: trade.us}, {series: trade.de}]
//! range: 2025-05..latest
//! ```

use crate::chart::layout::{Composed, Width, callouts};
use crate::chart::marks;
use crate::chart::resolve::{Arrangement, Plot};
use crate::chart::scene::Scene;
use crate::exhibit::ExhibitSpec;

use super::keys::Key;
use super::over_time::Names;
use super::{ChartType, columns, over_time};

pub(super) static TYPE: ChartType = ChartType {
    name: "grouped",
    title: "Grouped column chart",
    takes: &[Key::Range, Key::Events, Key::Annotate],
    needs: &[],
    arrangement: Arrangement::Beside,
    from_zero: true,
    lines: (1, 4),
    most_rows: 0,
    most_points: 24,
    compose,
};

fn compose(plot: &Plot, spec: &ExhibitSpec, size: Width) -> Composed {
    let names = Names::First;
    over_time::compose(plot, spec, size, over_time::Form { borders: true, names, marks: draw, early, late })
}

fn draw(scene: &mut Scene, plot: &Plot) {
    plot.lines.iter().for_each(|line| marks::column::draw(scene, plot, line));
}

/// Every column its value if all have room, else the remarkable ones of each series that have.
fn early(scene: &mut Scene, plot: &Plot) {
    columns::values_over(scene, plot, &plot.lines);
}

fn late(scene: &mut Scene, plot: &Plot) {
    plot.lines.iter().for_each(|line| callouts::draw_means(scene, plot, line));
}

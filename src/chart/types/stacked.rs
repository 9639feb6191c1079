//! `type: stacked`: the parts of a total on each other, one column a period, the total over each.
//!
//! ```yaml
//! type: stacked
//! data: [{series: trade.*}]
//! parts_of: trade.world
//! range: 2025-01..latest
//! highlight: [trade.us]        # stands at the bottom, where it can be compared
//! ```

use crate::chart::layout::{Composed, Width, ends, is_free};
use crate::chart::marks;
use crate::chart::resolve::{Arrangement, Plot};
use crate::chart::scale::calendar::middle;
use crate::chart::scene::{Anchor, Label, Scene, Voice};
use crate::exhibit::ExhibitSpec;

use super::keys::Key;
use super::over_time::Names;
use super::{ChartType, columns, over_time};

pub(super) static TYPE: ChartType = ChartType {
    name: "stacked",
    title: "Stacked column chart",
    takes: &[Key::Range, Key::Events, Key::Annotate],
    needs: &[Key::PartsOf],
    arrangement: Arrangement::Stacked,
    from_zero: true,
    lines: (1, 5),
    most_rows: 0,
    most_points: 24,
    compose,
};

fn compose(plot: &Plot, spec: &ExhibitSpec, size: Width) -> Composed {
    let names = Names::Ends(marks::column::right as ends::Edge);
    over_time::compose(plot, spec, size, over_time::Form { borders: false, names, marks: draw, early, late })
}

fn draw(scene: &mut Scene, plot: &Plot) {
    plot.lines.iter().for_each(|line| marks::column::draw(scene, plot, line));
    plot.lines.iter().for_each(|line| marks::column::draw_cuts(scene, line));
    plot.total.iter().for_each(|total| marks::column::draw_means(scene, total));
}

/// The total over each stack, and a word where there is none.
fn early(scene: &mut Scene, plot: &Plot) {
    for period in &plot.incomplete {
        let place = (scene.frame.px(middle(*period)), scene.frame.py(0.0) - columns::LIFT);
        let label = Label::new("n/a", place, Anchor::Middle, Voice::Note);
        if is_free(scene, &label.rect()) {
            scene.label(label);
        }
    }
    if let Some(total) = &plot.total {
        columns::values_over(scene, plot, std::slice::from_ref(total));
    }
}

fn late(scene: &mut Scene, plot: &Plot) {
    if let Some(total) = &plot.total {
        columns::values_further(scene, plot, total);
    }
}

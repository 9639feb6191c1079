//! `type: columns`: amounts of one series over time, standing on zero.

use crate::chart::layout::callouts;
use crate::chart::layout::{Composed, Width, is_free};
use crate::chart::marks::{self, Stretch, value_text};
use crate::chart::metrics::{Weight, width};
use crate::chart::resolve::{Line, Plot};
use crate::chart::scene::{Anchor, Label, Scene, TEXT, Voice};
use crate::exhibit::ExhibitSpec;

use super::{ChartType, over_time};

pub(super) static TYPE: ChartType = ChartType {
    name: "columns",
    title: "Column chart",
    over_time: true,
    from_zero: true,
    most_lines: 1,
    most_points: 36,
    compose,
};

/// From the top of a column to the baseline of its value.
const LIFT: f64 = 7.0;

fn compose(plot: &Plot, spec: &ExhibitSpec, size: Width) -> Composed {
    over_time::compose(plot, spec, size, over_time::Form { borders: false, marks: draw, values })
}

fn draw(scene: &mut Scene, plot: &Plot) {
    plot.lines.iter().for_each(|line| marks::column::draw(scene, plot, line));
}

/// Each column its value, if all have room; else the remarkable ones.
fn values(scene: &mut Scene, plot: &Plot) {
    let Some(line) = plot.lines.first() else { return };
    let labels = labels(scene, line);
    let apart = labels.windows(2).all(|pair| match pair {
        [one, next] => one.rect().right + 2.0 <= next.rect().left,
        _ => true,
    });
    if !apart {
        callouts::draw_values(scene, plot);
        return;
    }
    for label in labels {
        if is_free(scene, &label.rect()) {
            scene.label(label);
        }
    }
}

fn labels(scene: &Scene, line: &Line) -> Vec<Label> {
    let stretches = Stretch::of(line, scene.frame.x.1);
    stretches.iter().filter_map(|stretch| label(scene, stretch)).collect()
}

/// Above a column, below one that hangs from zero; `n/a` on the axis where the source gives none.
fn label(scene: &Scene, stretch: &Stretch<'_>) -> Option<Label> {
    let x = scene.frame.px((stretch.from + stretch.to) / 2.0);
    let Some(level) = stretch.level else {
        let place = (x, scene.frame.py(0.0) - LIFT);
        return Some(Label::new("n/a", place, Anchor::Middle, Voice::Note).halo());
    };
    let y = scene.frame.py(level);
    let baseline = if level < 0.0 { y + LIFT + TEXT * 0.72 } else { y - LIFT };
    let text = value_text(stretch.point)?;
    let half = width(&text, Weight::Semibold, TEXT) / 2.0;
    let x = x.min(scene.width - half);
    Some(Label::new(text, (x, baseline), Anchor::Middle, Voice::Strong).halo())
}

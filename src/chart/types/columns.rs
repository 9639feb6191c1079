//! `type: columns`: amounts of one series over time, standing on zero.

use crate::chart::layout::{Composed, Width, callouts, is_free, solver};
use crate::chart::marks::{self, Stretch, extent, value_text};
use crate::chart::metrics::CAP_HEIGHT;
use crate::chart::resolve::{Line, NoteTarget, Plot};
use crate::chart::scale::calendar::middle;
use crate::chart::scene::{Anchor, Label, Rect, SMALL, Scene, TEXT, Voice};
use crate::data::period::Period;
use crate::exhibit::ExhibitSpec;

use super::keys::Key;
use super::{ChartType, over_time};

pub(super) static TYPE: ChartType = ChartType {
    name: "columns",
    title: "Column chart",
    takes: &[Key::Range, Key::Events, Key::Annotate],
    needs: &[],
    from_zero: true,
    lines: (1, 1),
    most_rows: 0,
    most_points: 36,
    compose,
};

/// From the top of a column to the baseline of its value.
const LIFT: f64 = 7.0;

fn compose(plot: &Plot, spec: &ExhibitSpec, size: Width) -> Composed {
    over_time::compose(plot, spec, size, over_time::Form { borders: false, marks: draw, early, late })
}

fn draw(scene: &mut Scene, plot: &Plot) {
    plot.lines.iter().for_each(|line| marks::column::draw(scene, plot, line));
}

/// Each column its value, if all have room; else the remarkable ones that have, and those that the editor points out.
fn early(scene: &mut Scene, plot: &Plot) {
    let Some(line) = plot.lines.first() else { return };
    let labels = labels(scene, plot, line);
    let apart = labels.windows(2).all(|pair| match pair {
        [(_, one), (_, next)] => one.rect().right + 4.0 <= next.rect().left,
        _ => true,
    });
    let remarkable = callouts::remarkable(scene, line, true);
    absences(scene, line);
    for (period, label) in labels {
        let noted = plot.notes.iter().any(|note| note.target == NoteTarget::Datum(0, period));
        let wanted = apart || noted || remarkable.iter().any(|(known, _)| *known == period);
        // What stands inside a column lies on data by its nature.
        if wanted && (label.voice == Voice::On || is_free(scene, &label.rect())) {
            scene.label(label);
        }
    }
}

/// `n/a` where a period of the series has no column: a gap is not a column of no height.
fn absences(scene: &mut Scene, line: &Line) {
    let stretches = Stretch::of(line, scene.frame.x.1);
    let gaps = stretches.windows(2).filter_map(|pair| match pair {
        [one, next] => Some((one.point.period, next.point.period)),
        _ => None,
    });
    for (before, after) in gaps.filter(|(before, _)| before.frequency() == line.frequency) {
        let missing = std::iter::successors(Some(before.step(1)), |period| Some(period.step(1)));
        for period in missing.take_while(|period| period.last() < after.first()) {
            let place = (scene.frame.px(middle(period)), scene.frame.py(0.0) - LIFT);
            let label = Label::new("n/a", place, Anchor::Middle, Voice::Note);
            if is_free(scene, &label.rect()) {
                scene.label(label);
            }
        }
    }
}

/// The needed values that had no room over their columns, with a leader; and what stands at a mean.
fn late(scene: &mut Scene, plot: &Plot) {
    let Some(line) = plot.lines.first() else { return };
    let missing =
        |label: &Label| !scene.labels().any(|known| known.at == label.at && known.text == label.text);
    let labels = labels(scene, plot, line);
    let missing: Vec<Period> =
        labels.iter().filter(|(_, label)| missing(label)).map(|(period, _)| *period).collect();
    for (period, needed) in callouts::remarkable(scene, line, true) {
        if needed && missing.contains(&period) {
            callouts::draw_value(scene, plot, line, (period, needed), solver::Side::Above);
        }
    }
    callouts::draw_means(scene, plot, line);
}

/// The value of each column that the editor has not put a note at.
fn labels(scene: &Scene, plot: &Plot, line: &Line) -> Vec<(Period, Label)> {
    let stretches = Stretch::of(line, scene.frame.x.1);
    let free = stretches.iter().filter(|stretch| !stretch.point.is_mean());
    let free = free.filter(|stretch| !callouts::is_noted(plot, 0, stretch.point.period));
    free.filter_map(|stretch| Some((stretch.point.period, label(scene, plot, stretch)?))).collect()
}

/// Above a column, below one that hangs from zero, inside where a reference line would run through it; `n/a` on the
/// axis where the source gives none.
fn label(scene: &Scene, plot: &Plot, stretch: &Stretch<'_>) -> Option<Label> {
    let x = scene.frame.px((stretch.from + stretch.to) / 2.0);
    let Some(level) = stretch.level else {
        let place = (x, scene.frame.py(0.0) - LIFT);
        return Some(Label::new("n/a", place, Anchor::Middle, Voice::Note).halo());
    };
    // Off the column and off the stroke that says where its value may lie.
    let ends = extent(stretch.point, stretch.point.level?);
    let reach = if level < 0.0 { ends.iter().min() } else { ends.iter().max() };
    let reach = reach.filter(|reach| stretch.point.level != Some(**reach));
    let y = scene.frame.py(reach.map_or(level, |reach| reach.to_f64()));
    let baseline = if level < 0.0 { y + LIFT + TEXT * CAP_HEIGHT } else { y - LIFT };
    let text = value_text(plot, stretch.point)?;
    let outside = Label::new(text.clone(), (x, baseline), Anchor::Middle, Voice::Strong).halo();
    let inside = Label::new(text, (x, y + LIFT + SMALL), Anchor::Middle, Voice::On);
    let solid = !stretch.point.is_provisional();
    let tall = reach.is_none() && scene.frame.py(0.0) - y > 2.0 * SMALL + LIFT;
    let wide = marks::column::width(scene, stretch) >= inside.rect().right - inside.rect().left + 4.0;
    let crossed = is_crossed(scene, plot, &outside.rect());
    Some(if crossed && solid && tall && wide && level > 0.0 { inside } else { outside })
}

/// Whether a reference line runs through a place.
fn is_crossed(scene: &Scene, plot: &Plot, rect: &Rect) -> bool {
    plot.notes.iter().any(|note| match note.target {
        NoteTarget::Level(level) => {
            let y = scene.frame.py(level.to_f64());
            rect.top - 3.0 <= y && y <= rect.bottom + 3.0
        }
        _ => false,
    })
}

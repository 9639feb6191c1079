//! `type: columns`: amounts of one series over time, standing on zero.

use crate::chart::layout::{Composed, Width, callouts, ends, is_free, solver};
use crate::chart::marks::{self, Stretch, extent, value_text};
use crate::chart::metrics::CAP_HEIGHT;
use crate::chart::resolve::{Arrangement, Line, NoteTarget, Plot};
use crate::chart::scene::{Anchor, Label, Rect, SMALL, Scene, TEXT, Voice};
use crate::data::period::Period;
use crate::data::quantity::Decimal;
use crate::exhibit::ExhibitSpec;

use super::keys::Key;
use super::over_time::Names;
use super::{ChartType, over_time};

pub(super) static TYPE: ChartType = ChartType {
    name: "columns",
    title: "Column chart",
    takes: &[Key::Range, Key::Events, Key::Annotate],
    needs: &[],
    arrangement: Arrangement::Apart,
    from_zero: true,
    lines: (1, 1),
    most_rows: 0,
    most_points: 36,
    compose,
};

/// From the top of a column to the baseline of its value.
pub(super) const LIFT: f64 = 7.0;

fn compose(plot: &Plot, spec: &ExhibitSpec, size: Width) -> Composed {
    over_time::compose(
        plot,
        spec,
        size,
        over_time::Form { borders: false, names: Names::Ends(ends::at_datum), marks: draw, early, late },
    )
}

fn draw(scene: &mut Scene, plot: &Plot) {
    plot.lines.iter().for_each(|line| marks::column::draw(scene, plot, line));
}

/// Each column its value, if all have room; else the remarkable ones that have, and those that the editor points out.
fn early(scene: &mut Scene, plot: &Plot) {
    values_over(scene, plot, &plot.lines);
}

/// The values over the columns of some lines.
pub(super) fn values_over(scene: &mut Scene, plot: &Plot, lines: &[Line]) {
    let mut all: Vec<(usize, Period, Label)> = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        absences(scene, line);
        let mut own = labels(scene, plot, (index, line));
        if lines.len() > 1 {
            own.retain(|(period, label)| is_plain(scene, lines, line, *period, label));
        }
        all.extend(own.into_iter().map(|(period, label)| (index, period, label)));
    }
    all.sort_by(|(.., one), (.., other)| one.at.0.total_cmp(&other.at.0));
    let apart = all.windows(2).all(|pair| match pair {
        [(.., one), (.., next)] => one.rect().right + 4.0 <= next.rect().left,
        _ => true,
    });
    let remarkable: Vec<_> = lines.iter().map(|line| callouts::remarkable(scene, line, true)).collect();
    for (index, period, label) in all {
        let noted = plot.notes.iter().any(|note| note.target == NoteTarget::Datum(index, period));
        let known =
            remarkable.get(index).is_some_and(|found| found.iter().any(|(known, _)| *known == period));
        // What stands inside a column lies on data by its nature.
        if (apart || noted || known) && (label.voice == Voice::On || is_free(scene, &label.rect())) {
            scene.label(label);
        }
    }
}

/// Whether it is plain over which of several columns side by side a value stands: it is hardly wider than its own, or
/// over the highest of all.
fn is_plain(scene: &Scene, lines: &[Line], line: &Line, period: Period, label: &Label) -> bool {
    let stretches = Stretch::of(line, scene.frame.x.1);
    let Some(own) = stretches.iter().find(|stretch| stretch.point.period == period) else { return false };
    let rect = label.rect();
    let highest = lines.iter().flat_map(|line| line.levels().map(|(_, level)| level)).max();
    let fits = rect.right - rect.left <= marks::column::width(scene, line, own) + WIDER;
    fits || (own.point.level == highest && highest.is_some_and(|level| level > Decimal::ZERO))
}

/// How much wider than its column a value may be beside others.
const WIDER: f64 = 10.0;

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
            let place = (scene.frame.px(marks::middle_of(line, period)), scene.frame.py(0.0) - LIFT);
            let label = Label::new("n/a", place, Anchor::Middle, Voice::Note);
            if is_free(scene, &label.rect()) {
                scene.label(label);
            }
        }
    }
}

/// The needed values that had no room over their columns, with a leader; and what stands at a mean.
fn late(scene: &mut Scene, plot: &Plot) {
    if let Some(line) = plot.lines.first() {
        values_further(scene, plot, line);
    }
}

/// The same for one line.
pub(super) fn values_further(scene: &mut Scene, plot: &Plot, line: &Line) {
    let missing =
        |label: &Label| !scene.labels().any(|known| known.at == label.at && known.text == label.text);
    let labels = labels(scene, plot, (0, line));
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
fn labels(scene: &Scene, plot: &Plot, (index, line): (usize, &Line)) -> Vec<(Period, Label)> {
    let stretches = Stretch::of(line, scene.frame.x.1);
    let free = stretches.iter().filter(|stretch| !stretch.point.is_mean());
    let free = free.filter(|stretch| !callouts::is_noted(plot, index, stretch.point.period));
    free.filter_map(|stretch| Some((stretch.point.period, label(scene, plot, line, stretch)?))).collect()
}

/// Above a column, below one that hangs from zero, inside where a reference line would run through it; `n/a` on the
/// axis where the source gives none.
fn label(scene: &Scene, plot: &Plot, line: &Line, stretch: &Stretch<'_>) -> Option<Label> {
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
    let wide = marks::column::width(scene, line, stretch) >= inside.rect().right - inside.rect().left + 4.0;
    let crossed = plot.total.is_none() && is_crossed(scene, plot, &outside.rect());
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

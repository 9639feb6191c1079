//! One panel of small multiples: its title, its scale, its line over those of the others, its last and highest value.

use crate::chart::layout::{axes, levels};
use crate::chart::marks::{self, Stretch, value_text};
use crate::chart::metrics::width;
use crate::chart::resolve::{Emphasis, Line, Plot, Point};
use crate::chart::scale::Ticks;
use crate::chart::scene::{Anchor, LEADING, Label, Rect, Role, Scene, Shape, TEXT, Voice};
use crate::data::format;
use crate::data::period::{Day, Frequency, Period};
use crate::data::series::Timing;

use super::{HEAD, voice};

/// From a point to the baseline of its value.
const LIFT: f64 = 8.0;
/// How far the highest value stands from the last to be worth a number of its own.
const STAND_OFF: f64 = 26.0;
/// From the axis to the baseline of the dates.
const DROP: f64 = 17.0;
/// Points that the grey lines of all panels may have together: more make the file too large for what they tell.
const MOST_GHOSTS: usize = 700;

/// A panel.
pub(super) struct Panel<'a> {
    /// Its series.
    pub(super) line: &'a Line,
    /// Its title, broken.
    pub(super) title: &'a [String],
    /// Its ticks.
    pub(super) ticks: &'a Ticks,
    /// Whether it is the first, which says the unit.
    pub(super) first: bool,
    /// Whether the labels of the ticks stand beside it.
    pub(super) labelled: bool,
    /// Whether dates stand under it.
    pub(super) dated: bool,
    /// Where its title begins.
    pub(super) left: f64,
    /// Where the labels of its ticks begin.
    pub(super) label_left: f64,
    /// How far its texts may reach.
    pub(super) right: f64,
}

impl Panel<'_> {
    /// Draws it into the frame that the scene has.
    pub(super) fn draw(&self, scene: &mut Scene, plot: &Plot, free: bool) {
        self.draw_title(scene);
        self.draw_scale(scene, plot);
        if !free {
            draw_ghosts(scene, plot, self.line);
        }
        levels::draw_breaks(scene, std::slice::from_ref(self.line));
        let line = Line { role: role(self.line), emphasis: Emphasis::Plain, ..self.line.clone() };
        if line.timing == Timing::From {
            marks::step::draw(scene, plot, &line);
        } else {
            marks::line::draw(scene, plot, &line);
        }
        self.draw_base(scene);
        if self.dated {
            draw_dates(scene, plot);
        }
        self.draw_values(scene, plot);
    }

    fn draw_title(&self, scene: &mut Scene) {
        let first = scene.frame.top - HEAD - (self.title.len().max(1) - 1) as f64 * LEADING - 2.0;
        for (at, row) in self.title.iter().enumerate() {
            let place = (self.left, first + at as f64 * LEADING);
            let role = if voice(self.line) == Voice::Named { role(self.line) } else { Role::None };
            scene.label(Label::new(row.clone(), place, Anchor::Start, voice(self.line)).role(role));
        }
    }

    fn draw_scale(&self, scene: &mut Scene, plot: &Plot) {
        let frame = scene.frame;
        for (at, value) in self.ticks.values.iter().enumerate() {
            let y = frame.py(value.to_f64());
            let from = if self.labelled { self.label_left } else { frame.left };
            if !value.is_zero() {
                scene.furniture("grid", Shape::Line(vec![(from, y), (frame.right, y)]));
            }
            if self.labelled {
                let text = axes::tick_text(plot, self.ticks, at, self.first);
                scene.label(Label::new(text, (self.label_left, y - 4.0), Anchor::Start, Voice::Note));
            }
        }
    }

    /// The line at zero, if the axis has one.
    fn draw_base(&self, scene: &mut Scene) {
        let frame = scene.frame;
        if frame.y.0 <= 0.0 && frame.y.1 >= 0.0 {
            let from = if self.labelled { self.label_left } else { frame.left };
            scene.furniture("axis", Shape::Line(vec![(from, frame.py(0.0)), (frame.right, frame.py(0.0))]));
        }
    }

    /// The last value, and the highest where it is another one that stands off.
    fn draw_values(&self, scene: &mut Scene, plot: &Plot) {
        let stretches = Stretch::of(self.line, scene.frame.x.1);
        let valued: Vec<&Stretch<'_>> = stretches.iter().filter(|stretch| stretch.level.is_some()).collect();
        let Some(last) = valued.last() else {
            let middle =
                ((scene.frame.left + scene.frame.right) / 2.0, (scene.frame.top + scene.frame.bottom) / 2.0);
            let words = self.line.points.first().map_or("no figure", Point::absence);
            scene.label(Label::new(words, middle, Anchor::Middle, Voice::Note).halo());
            return;
        };
        self.draw_value(scene, plot, last, Voice::Strong);
        let highest = valued
            .iter()
            .max_by(|one, other| one.level.partial_cmp(&other.level).unwrap_or(std::cmp::Ordering::Equal));
        let place = |stretch: &Stretch<'_>| {
            let (x, y) = stretch.datum().unwrap_or_default();
            (scene.frame.px(x), scene.frame.py(y))
        };
        if let Some(highest) = highest {
            let ((x, y), (end, level)) = (place(highest), place(last));
            if (x - end).abs().max((y - level).abs()) > STAND_OFF {
                self.draw_value(scene, plot, highest, Voice::Note);
            }
        }
    }

    /// A value over its point, or under it, as near as there is room inside the panel; a value without room stands
    /// in the table only.
    fn draw_value(&self, scene: &mut Scene, plot: &Plot, stretch: &Stretch<'_>, voice: Voice) {
        let datum = stretch.datum().zip(value_text(plot, stretch.point));
        let Some(((days, level), text)) = datum else { return };
        let (frame, wide) = (scene.frame, width(&text, voice.weight(), TEXT));
        let (x, y) = (frame.px(days), frame.py(level));
        let bounds = (frame.left + wide / 2.0, self.right - wide / 2.0);
        let middle = if bounds.0 < bounds.1 { x.clamp(bounds.0, bounds.1) } else { x };
        let places = (0..4).flat_map(|step| {
            let off = LIFT + f64::from(step) * 5.0;
            [
                (middle, y - off),
                (middle, y + off + 9.0),
                (middle - wide / 2.0, y - off),
                (middle + wide / 2.0, y - off),
            ]
        });
        let inside = |rect: &Rect| {
            rect.top > frame.top - HEAD + 2.0
                && rect.bottom < frame.bottom - 1.0
                && rect.left >= frame.left - 2.0
                && rect.right <= self.right + 0.5
        };
        let mut labels = places.map(|at| Label::new(text.clone(), at, Anchor::Middle, voice).halo());
        let free = labels.find(|label| {
            let rect = label.rect();
            inside(&rect) && !scene.covers_data(&rect) && !scene.covers_text(&rect.grown(2.0))
        });
        if let Some(label) = free {
            scene.label(label);
        }
    }
}

/// The colour of a panel: one for all where nothing is highlighted, since their places tell them apart.
fn role(line: &Line) -> Role {
    if line.emphasis == Emphasis::Plain { Role::C1 } else { line.role }
}

/// The lines of the other panels.
fn draw_ghosts(scene: &mut Scene, plot: &Plot, own: &Line) {
    let points: usize = plot.lines.iter().map(|line| line.points.len()).sum();
    let all = points * plot.lines.len() <= MOST_GHOSTS;
    let ghosts = plot.lines.iter().filter(|line| line.path != own.path);
    for line in ghosts.filter(|line| all || line.emphasis == Emphasis::Accent) {
        marks::line::draw_ghost(scene, line);
    }
}

/// The periods at both ends of the axis, and a stroke at each new year.
fn draw_dates(scene: &mut Scene, plot: &Plot) {
    let (frame, (first, last)) = (scene.frame, plot.days);
    let years = i32::from(first.year()) + 1..=i32::from(last.year());
    for year in years.filter_map(|year| Day::new(i16::try_from(year).ok()?, 1, 1)) {
        let x = frame.px(f64::from(year.number()));
        scene.furniture("tick", Shape::Line(vec![(x, frame.bottom), (x, frame.bottom + 4.0)]));
    }
    let frequency = axes::frequency(plot);
    let name = |day: Day| format::period_short(period_of(day, frequency));
    let (from, to) = (name(first), name(last));
    let baseline = frame.bottom + DROP;
    let end = Label::new(to.clone(), (frame.right, baseline), Anchor::End, Voice::Note);
    let start = Label::new(from.clone(), (frame.left, baseline), Anchor::Start, Voice::Note);
    if from != to && start.rect().right + 8.0 <= end.rect().left {
        scene.label(start);
    }
    scene.label(end);
}

/// The period of a frequency that holds a day.
fn period_of(day: Day, frequency: Frequency) -> Period {
    let whole = frequency.months().and_then(|months| {
        let back = (i32::from(day.month()) - 1) % months;
        let first = Day::new(day.year(), day.month(), 1)?.plus_months(-back);
        Period::new(first, first.plus_months(months - 1).end_of_month())
    });
    whole.unwrap_or(Period::day(day))
}

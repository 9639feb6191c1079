//! Free places for texts at a datum: the nearest of a fixed set that covers nothing.
//!
//! A text never covers data, another text or the edge; that is a condition, not a price. What is merely unwelcome,
//! hairlines behind a text or a leader across a line, has a price. Decides where, never what is said.

use crate::chart::metrics::{CAP_HEIGHT, DESCENT};
use crate::chart::scene::{Anchor, LEADING, Label, Rect, Role, Scene, Shape, TEXT, Voice};
use crate::chart::words::widest;

use super::is_free;

/// Directions in which a text may stand, in the order of preference: up, down, right, left, and between.
/// Constants, since sines differ between platforms in the last bit.
const DIRECTIONS: [(f64, f64); 16] = [
    (0.0, -1.0),
    (0.0, 1.0),
    (1.0, 0.0),
    (-1.0, 0.0),
    (0.707, -0.707),
    (-0.707, -0.707),
    (0.707, 0.707),
    (-0.707, 0.707),
    (0.383, -0.924),
    (-0.383, -0.924),
    (0.924, -0.383),
    (-0.924, -0.383),
    (0.383, 0.924),
    (-0.383, 0.924),
    (0.924, 0.383),
    (-0.924, 0.383),
];
/// Distances from the datum to the text.
pub(super) const RADII: [f64; 9] = [9.0, 14.0, 20.0, 28.0, 38.0, 50.0, 64.0, 80.0, 96.0];
/// A text further away than this has a leader.
const LEADER_FROM: f64 = 18.0;
/// Price of a hairline behind a text, and of a leader that crosses data.
const HAIRLINE: f64 = 20.0;
const CROSSING: f64 = 60.0;

/// Lines of text that stay together.
pub(super) struct Block {
    rows: Vec<(String, Voice)>,
    width: f64,
    role: Role,
}

impl Block {
    /// Rows in their voices and one colour.
    pub(super) fn new(rows: Vec<(String, Voice)>, role: Role) -> Self {
        let wide = |(text, voice): &(String, Voice)| widest(std::slice::from_ref(text), voice.weight(), TEXT);
        let width = rows.iter().map(wide).fold(0.0, f64::max);
        Block { rows, width, role }
    }

    fn height(&self) -> f64 {
        (self.rows.len().max(1) - 1) as f64 * LEADING + (CAP_HEIGHT + DESCENT) * TEXT
    }

    /// The labels, the block so far from a datum in a direction.
    fn labels(&self, (x, y): (f64, f64), (dx, dy): (f64, f64), radius: f64) -> Vec<Label> {
        let middle = (x + dx * (radius + self.width / 2.0), y + dy * (radius + self.height() / 2.0));
        let (anchor, at) = if dx > 0.5 {
            (Anchor::Start, middle.0 - self.width / 2.0)
        } else if dx < -0.5 {
            (Anchor::End, middle.0 + self.width / 2.0)
        } else {
            (Anchor::Middle, middle.0)
        };
        let first = middle.1 - self.height() / 2.0 + CAP_HEIGHT * TEXT;
        let rows = self.rows.iter().enumerate();
        let label = |(row, (text, voice)): (usize, &(String, Voice))| {
            let place = (at, first + row as f64 * LEADING);
            Label::new(text.clone(), place, anchor, *voice).role(self.role).halo()
        };
        rows.map(label).collect()
    }
}

/// Where texts at a datum may stand.
#[derive(Clone, Copy)]
pub(in crate::chart) enum Side {
    /// All around, above before below: at a peak.
    Peak,
    /// All around, below before above: in a valley.
    Valley,
    /// Above only: over a column, whose neighbours would claim a text beside it.
    Above,
}

impl Side {
    fn allows(self, direction: (f64, f64)) -> bool {
        !matches!(self, Self::Above) || (direction.1 < 0.0 && direction.0.abs() < 0.5)
    }
}

/// How far texts at data may reach into the column of tick labels.
const MARGIN: f64 = 16.0;

/// Whether a text stands free in the room for data: never among the labels of the axes.
fn is_open(scene: &Scene, rect: &Rect) -> bool {
    let frame = scene.frame;
    rect.bottom < frame.bottom && rect.left > frame.left - MARGIN && is_free(scene, rect)
}

/// The best free place for a block at a datum; nothing where there is none.
pub(super) fn place(
    scene: &Scene,
    block: &Block,
    at: (f64, f64),
    radii: &[f64],
    side: Side,
) -> Option<(Vec<Label>, f64)> {
    let mut best: Option<(f64, Vec<Label>, f64)> = None;
    for radius in radii {
        // No place further out can be cheaper than its distance.
        if best.as_ref().is_some_and(|(least, ..)| least <= radius) {
            break;
        }
        for (rank, direction) in DIRECTIONS.iter().enumerate().filter(|(_, way)| side.allows(**way)) {
            let downward = matches!(side, Side::Valley);
            let direction = if downward { (direction.0, -direction.1) } else { *direction };
            let labels = block.labels(at, direction, *radius);
            if !labels.iter().all(|label| is_open(scene, &label.rect())) {
                continue;
            }
            let cost = radius + rank as f64 * 0.6 + price(scene, &labels, at, *radius);
            if best.as_ref().is_none_or(|(least, ..)| cost < *least) {
                best = Some((cost, labels, *radius));
            }
        }
    }
    best.map(|(_, labels, radius)| (labels, radius))
}

/// What speaks against a free place: hairlines behind the text, a leader over data or text.
fn price(scene: &Scene, labels: &[Label], at: (f64, f64), radius: f64) -> f64 {
    let hairlines = scene.marks().filter(|mark| mark.class == "ev").filter(|mark| match &mark.shape {
        Shape::Line(points) => labels.iter().any(|label| {
            points
                .windows(2)
                .any(|pair| matches!(pair, [from, to] if label.rect().grown(2.0).meets(*from, *to)))
        }),
        _ => false,
    });
    let leader = if radius > LEADER_FROM { leader(labels, at) } else { None };
    let crossed = leader.is_some_and(|(from, to)| crosses(scene, from, to));
    hairlines.count() as f64 * HAIRLINE + if crossed { CROSSING } else { 0.0 }
}

/// The leader from near the datum to the nearest edge of a block.
fn leader(labels: &[Label], (x, y): (f64, f64)) -> Option<((f64, f64), (f64, f64))> {
    let rects = labels.iter().map(Label::rect);
    let around = rects.reduce(|one, other| Rect {
        left: one.left.min(other.left),
        top: one.top.min(other.top),
        right: one.right.max(other.right),
        bottom: one.bottom.max(other.bottom),
    })?;
    let around = around.grown(3.0);
    let to = (x.clamp(around.left, around.right), y.clamp(around.top, around.bottom));
    let (dx, dy) = (to.0 - x, to.1 - y);
    let length = (dx * dx + dy * dy).sqrt();
    (length > 10.0).then(|| ((x + dx * 7.0 / length, y + dy * 7.0 / length), to))
}

/// Whether a leader runs over data or a text: looked at in short pieces.
fn crosses(scene: &Scene, from: (f64, f64), to: (f64, f64)) -> bool {
    let hits_text = scene.text_rects().iter().any(|text| text.meets(from, to));
    let pieces = 12;
    let hits_data = (1..pieces).any(|piece| {
        let part = f64::from(piece) / f64::from(pieces);
        let (x, y) = (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part);
        scene.covers_data(&Rect { left: x - 0.6, top: y - 0.6, right: x + 0.6, bottom: y + 0.6 })
    });
    hits_text || hits_data
}

/// Puts labels into the picture, with a leader where they stand far from their datum.
pub(super) fn push(scene: &mut Scene, labels: Vec<Label>, at: (f64, f64), radius: f64) {
    if radius > LEADER_FROM
        && let Some((from, to)) = leader(&labels, at)
    {
        scene.furniture("leader", Shape::Line(vec![from, to]));
    }
    labels.into_iter().for_each(|label| scene.label(label));
}

/// The middle of a free disc as near to a datum as there is room.
pub(super) fn free_disc(scene: &Scene, (x, y): (f64, f64)) -> Option<(f64, f64)> {
    let half = 10.5;
    let places = RADII.iter().flat_map(|radius| {
        DIRECTIONS.iter().map(move |(dx, dy)| (x + dx * (radius + half), y + dy * (radius + half)))
    });
    let mut free = places.filter(|(x, y)| {
        is_free(scene, &Rect { left: x - half, top: y - half, right: x + half, bottom: y + half })
    });
    free.next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::scale::Frame;

    fn scene() -> Scene {
        let frame =
            Frame { left: 40.0, right: 340.0, top: 20.0, bottom: 220.0, x: (0.0, 10.0), y: (0.0, 10.0) };
        Scene::new(360.0, 240.0, frame)
    }

    fn placed(scene: &Scene, at: (f64, f64), side: Side) -> Option<Label> {
        let block = Block::new(vec![("1,238".to_owned(), Voice::Strong)], Role::None);
        place(scene, &block, at, &RADII, side).and_then(|(labels, _)| labels.into_iter().next())
    }

    #[test]
    fn a_text_stands_over_a_peak_and_under_a_valley() {
        let scene = scene();
        assert!(placed(&scene, (200.0, 100.0), Side::Peak).unwrap().rect().bottom < 100.0);
        assert!(placed(&scene, (200.0, 100.0), Side::Valley).unwrap().rect().top > 100.0);
        // A valley at the bottom has no room under it: never among the labels of the axis.
        assert!(placed(&scene, (200.0, 214.0), Side::Valley).unwrap().rect().bottom < 220.0);
    }

    #[test]
    fn a_text_keeps_off_data_and_other_texts() {
        let mut scene = scene();
        scene.solid("l", Role::C1, Shape::Line(vec![(40.0, 85.0), (340.0, 85.0)]), None);
        scene.label(Label::new("already here", (150.0, 118.0), Anchor::Start, Voice::Note));
        for side in [Side::Peak, Side::Valley, Side::Above] {
            let label = placed(&scene, (200.0, 100.0), side).unwrap();
            assert!(!scene.covers_data(&label.rect()) && !scene.covers_text(&label.rect()), "{label:?}");
        }
    }

    #[test]
    fn where_nothing_is_free_nothing_is_placed() {
        let mut scene = scene();
        let all = Rect { left: 0.0, top: 0.0, right: 360.0, bottom: 240.0 };
        scene.solid("a", Role::C1, Shape::Box(all), None);
        assert_eq!(placed(&scene, (200.0, 100.0), Side::Peak), None);
        assert_eq!(free_disc(&scene, (200.0, 100.0)), None);
    }
}

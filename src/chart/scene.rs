//! What a layout decides: every line, bar and text of one picture, with its place, before anything is drawn.
//!
//! Plain values. Composing a scene draws nothing; drawing it decides nothing.

use super::metrics::{CAP_HEIGHT, DESCENT, Weight, even_width, width};
use super::scale::Frame;

/// Size of ordinary text, in units of the viewBox.
pub(super) const TEXT: f64 = 13.0;
/// Size of text inside marks.
pub(super) const SMALL: f64 = 12.0;
/// From one baseline to the next.
pub(super) const LEADING: f64 = 16.0;

/// Which colour a mark has: a role that the stylesheet fills, never a colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Role {
    /// Furniture: the class alone says it.
    None,
    /// First series; the total.
    C1,
    /// Second series.
    C2,
    /// Third series.
    C3,
    /// Fourth series.
    C4,
    /// First lane of events.
    E1,
    /// Second lane.
    E2,
    /// Third lane.
    E3,
    /// Grey: comparison, everything else.
    Context,
    /// A mark without identity.
    Ink,
}

impl Role {
    /// Every role with its class. The position is the index that stands for it in a colour.
    pub(super) const CLASSES: [(Self, &'static str); 10] = [
        (Self::None, ""),
        (Self::C1, "c-c1"),
        (Self::C2, "c-c2"),
        (Self::C3, "c-c3"),
        (Self::C4, "c-c4"),
        (Self::E1, "c-e1"),
        (Self::E2, "c-e2"),
        (Self::E3, "c-e3"),
        (Self::Context, "c-context"),
        (Self::Ink, "c-ink"),
    ];
    /// The colours of series, in the order in which they are handed out.
    pub(super) const SERIES: [Self; 4] = [Self::C1, Self::C2, Self::C3, Self::C4];

    /// The role of a token as `site.yaml` writes it: `c1`, `e2`, `context`.
    pub(super) fn of_token(token: &str) -> Option<Self> {
        let found = Self::CLASSES.iter().find(|(_, class)| class.strip_prefix("c-") == Some(token));
        found.map(|(role, _)| *role)
    }

    /// The token of the theme for it.
    pub(super) fn token(self) -> &'static str {
        self.class().trim_start_matches("c-")
    }

    /// Its class.
    pub(super) fn class(self) -> &'static str {
        Self::CLASSES.iter().find(|(role, _)| *role == self).map_or("", |(_, class)| class)
    }
}

/// A rectangle in units of the viewBox.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    /// Left edge.
    pub(super) left: f64,
    /// Upper edge.
    pub(super) top: f64,
    /// Right edge.
    pub(super) right: f64,
    /// Lower edge.
    pub(super) bottom: f64,
}

impl Rect {
    /// By how much two rectangles overlap in both directions; 0 where they do not.
    pub(super) fn overlap(&self, other: &Self) -> f64 {
        let across = self.right.min(other.right) - self.left.max(other.left);
        let down = self.bottom.min(other.bottom) - self.top.max(other.top);
        across.min(down).max(0.0)
    }

    /// Grown on all sides.
    pub(super) fn grown(&self, by: f64) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }

    /// Whether it lies inside another.
    pub(super) fn within(&self, outer: &Self) -> bool {
        self.left >= outer.left
            && self.right <= outer.right
            && self.top >= outer.top
            && self.bottom <= outer.bottom
    }

    /// Whether a straight line touches it (Liang and Barsky's clipping).
    pub(super) fn meets(&self, from: (f64, f64), to: (f64, f64)) -> bool {
        let (dx, dy) = (to.0 - from.0, to.1 - from.1);
        let sides = [
            (-dx, from.0 - self.left),
            (dx, self.right - from.0),
            (-dy, from.1 - self.top),
            (dy, self.bottom - from.1),
        ];
        let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
        for (toward, room) in sides {
            if toward.abs() < 1e-12 {
                if room < 0.0 {
                    return false;
                }
            } else if toward < 0.0 {
                enter = enter.max(room / toward);
            } else {
                leave = leave.min(room / toward);
            }
        }
        enter <= leave
    }
}

/// On which side of its place a text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    /// It begins there.
    Start,
    /// It is centred there.
    Middle,
    /// It ends there.
    End,
}

/// How a text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// Tick labels, notes.
    Note,
    /// Values, titles.
    Strong,
    /// Strong, in the colour of its role.
    Named,
    /// Inside a mark.
    On,
    /// Values under each other, in figures of one width.
    Figure,
    /// The same, strong.
    Tally,
}

impl Voice {
    /// Its classes.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Note => "n",
            Self::Strong => "s",
            Self::Named => "t s",
            Self::On => "on",
            Self::Figure => "v",
            Self::Tally => "v s",
        }
    }

    /// The weight in which it is measured.
    pub(super) fn weight(self) -> Weight {
        if matches!(self, Self::Note | Self::Figure) { Weight::Regular } else { Weight::Semibold }
    }

    /// How wide a text in this voice is.
    pub(super) fn width(self, text: &str) -> f64 {
        if matches!(self, Self::Figure | Self::Tally) {
            return even_width(text, self.weight(), self.size());
        }
        width(text, self.weight(), self.size())
    }

    /// Its size.
    pub(super) fn size(self) -> f64 {
        if self == Self::On { SMALL } else { TEXT }
    }
}

/// One line of text at its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Label {
    /// What it says.
    pub(super) text: String,
    /// Its place on the baseline.
    pub(super) at: (f64, f64),
    /// Its side.
    pub(super) anchor: Anchor,
    /// How it is set.
    pub(super) voice: Voice,
    /// Its colour, for the voices that have one.
    pub(super) role: Role,
    /// Whether it has an outline of the background, because a thin line may pass behind it.
    pub(super) halo: bool,
    /// Whether it stands on a mark by its nature: the words of a bar, the name of a cell.
    pub(super) over: bool,
    /// Words before it in another voice and colour, with a space between: one text, so that the two stay apart in
    /// whatever font a reader has.
    pub(super) lead: Option<(String, Voice, Role)>,
}

impl Label {
    /// A label in ink.
    pub(super) fn new(text: impl Into<String>, at: (f64, f64), anchor: Anchor, voice: Voice) -> Self {
        Self { text: text.into(), at, anchor, voice, role: Role::None, halo: false, over: false, lead: None }
    }

    /// With a colour.
    pub(super) fn role(mut self, role: Role) -> Self {
        self.role = role;
        self
    }

    /// With an outline.
    pub(super) fn halo(mut self) -> Self {
        self.halo = true;
        self
    }

    /// On a mark.
    pub(super) fn over(mut self) -> Self {
        self.over = true;
        self
    }

    /// With words before it.
    pub(super) fn after(mut self, words: &str, voice: Voice, role: Role) -> Self {
        self.lead = Some((super::words::closed(words), voice, role));
        self
    }

    /// The rectangle that its letters fill.
    pub(super) fn rect(&self) -> Rect {
        let size = self.voice.size();
        let own = self.voice.width(&self.text);
        let space = width(" ", self.voice.weight(), size);
        let lead =
            |(words, voice, _): &(String, Voice, Role)| width(words, voice.weight(), voice.size()) + space;
        let wide = own + self.lead.as_ref().map_or(0.0, lead);
        let left = match self.anchor {
            Anchor::Start => self.at.0,
            Anchor::Middle => self.at.0 - wide / 2.0,
            Anchor::End => self.at.0 - wide,
        };
        let (top, bottom) = (self.at.1 - CAP_HEIGHT * size, self.at.1 + DESCENT * size);
        Rect { left, top, right: left + wide, bottom }
    }
}

/// A shape and where its points are counted.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Shape {
    /// A line through data: days or values on both axes of the frame.
    DataLine(Vec<(f64, f64)>),
    /// A bar between two corners in data.
    DataBar((f64, f64), (f64, f64)),
    /// A filled polygon between corners in data.
    DataArea(Vec<(f64, f64)>),
    /// A point at a datum, its radius in units of the viewBox.
    DataDot((f64, f64), f64),
    /// A line in units of the viewBox.
    Line(Vec<(f64, f64)>),
    /// A filled polygon.
    Polygon(Vec<(f64, f64)>),
    /// A rectangle.
    Box(Rect),
    /// A disc.
    Disc((f64, f64), f64),
}

/// A mark of the picture.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Mark {
    /// Its shape.
    pub(super) shape: Shape,
    /// Its classes without the role's.
    pub(super) class: &'static str,
    /// Its colour.
    pub(super) role: Role,
    /// What a mouse over it is told; also the words of its title element.
    pub(super) tooltip: Option<String>,
    /// Whether texts must keep off it.
    pub(super) solid: bool,
    /// The coordinate system of its data.
    pub(super) frame: Frame,
}

/// A mark or a text, in the order of drawing.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Item {
    /// A mark.
    Mark(Mark),
    /// A text.
    Label(Label),
}

/// A whole picture.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Scene {
    /// Width of the viewBox.
    pub(super) width: f64,
    /// Height of the viewBox.
    pub(super) height: f64,
    /// The coordinate system of the data that are added next: a picture of several panels has one for each.
    pub(super) frame: Frame,
    /// Everything in it.
    pub(super) items: Vec<Item>,
    /// What texts must keep off, in units of the viewBox.
    obstacles: Vec<Obstacle>,
    /// The rectangles of the texts, in their order.
    texts: Vec<Rect>,
}

/// A piece of data that no text may cover.
#[derive(Debug, Clone, PartialEq)]
enum Obstacle {
    /// A bar or point.
    Area(Rect),
    /// A piece of a line, with the rectangle around it.
    Piece((f64, f64), (f64, f64), Rect),
    /// The inside of a polygon, its edges apart.
    Inside(Vec<(f64, f64)>),
}

impl Obstacle {
    fn meets(&self, rect: &Rect) -> bool {
        match self {
            Self::Area(area) => rect.overlap(area) > 0.0,
            Self::Piece(from, to, around) => rect.overlap(around) > 0.0 && rect.grown(1.0).meets(*from, *to),
            Self::Inside(corners) => {
                holds(corners, ((rect.left + rect.right) / 2.0, (rect.top + rect.bottom) / 2.0))
            }
        }
    }
}

impl Scene {
    /// An empty picture.
    pub(super) fn new(width: f64, height: f64, frame: Frame) -> Self {
        Self { width, height, frame, items: Vec::new(), obstacles: Vec::new(), texts: Vec::new() }
    }

    /// Adds furniture: texts may cross it.
    pub(super) fn furniture(&mut self, class: &'static str, shape: Shape) {
        self.push(class, Role::None, shape, false, None);
    }

    /// Adds something in a colour that texts may cross.
    pub(super) fn light(&mut self, class: &'static str, role: Role, shape: Shape) {
        self.push(class, role, shape, false, None);
    }

    /// Adds a mark of data that texts must keep off.
    pub(super) fn solid(&mut self, class: &'static str, role: Role, shape: Shape, tooltip: Option<String>) {
        self.push(class, role, shape, true, tooltip);
    }

    /// Adds nothing that is seen: a place at which a pointer is told something.
    pub(super) fn told(&mut self, shape: Shape, words: Option<String>) {
        self.push("hit", Role::None, shape, false, words);
    }

    fn push(&mut self, class: &'static str, role: Role, shape: Shape, solid: bool, tooltip: Option<String>) {
        if solid {
            self.obstruct(&shape);
        }
        let frame = self.frame;
        self.items.push(Item::Mark(Mark { shape, class, role, tooltip, solid, frame }));
    }

    /// Adds a text.
    pub(super) fn label(&mut self, label: Label) {
        self.texts.push(label.rect());
        self.items.push(Item::Label(label));
    }

    /// The texts.
    pub(super) fn labels(&self) -> impl Iterator<Item = &Label> {
        self.items.iter().filter_map(|item| match item {
            Item::Label(label) => Some(label),
            Item::Mark(_) => None,
        })
    }

    /// The marks.
    pub(super) fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.items.iter().filter_map(|item| match item {
            Item::Mark(mark) => Some(mark),
            Item::Label(_) => None,
        })
    }

    /// The roles of which hatched marks need a pattern.
    pub(super) fn hatched(&self) -> Vec<Role> {
        let mut roles: Vec<Role> =
            self.marks().filter(|mark| mark.class == HATCH).map(|mark| mark.role).collect();
        roles.sort_unstable();
        roles.dedup();
        roles
    }

    /// Whether a text at this place would cover data; lines count with half their width, points with their radius.
    pub(super) fn covers_data(&self, rect: &Rect) -> bool {
        self.obstacles.iter().any(|obstacle| obstacle.meets(rect))
    }

    /// Whether a text at this place would touch another.
    pub(super) fn covers_text(&self, rect: &Rect) -> bool {
        self.texts.iter().any(|text| text.overlap(rect) > 0.0)
    }

    /// The rectangles of the texts, in their order.
    pub(super) fn text_rects(&self) -> &[Rect] {
        &self.texts
    }

    fn obstruct(&mut self, shape: &Shape) {
        let frame = self.frame;
        let px = |(x, y): (f64, f64)| (frame.px(x), frame.py(y));
        let disc = |(x, y): (f64, f64), radius: f64| {
            Obstacle::Area(Rect { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius })
        };
        match shape {
            Shape::DataLine(points) => {
                let points: Vec<(f64, f64)> = points.iter().map(|point| px(*point)).collect();
                self.obstacles.extend(pieces(&points));
            }
            Shape::DataArea(points) => {
                let points: Vec<(f64, f64)> =
                    points.iter().chain(points.first()).map(|point| px(*point)).collect();
                self.obstacles.extend(pieces(&points));
                self.obstacles.push(Obstacle::Inside(points));
            }
            Shape::Line(points) | Shape::Polygon(points) => self.obstacles.extend(pieces(points)),
            Shape::DataBar(from, to) => self.obstacles.push(Obstacle::Area(corners(px(*from), px(*to)))),
            Shape::Box(area) => self.obstacles.push(Obstacle::Area(*area)),
            Shape::DataDot(at, radius) => self.obstacles.push(disc(px(*at), *radius)),
            Shape::Disc(at, radius) => self.obstacles.push(disc(*at, *radius)),
        }
    }
}

/// Whether a place is inside a polygon: a ray from it crosses the edges an odd number of times.
fn holds(corners: &[(f64, f64)], (x, y): (f64, f64)) -> bool {
    let next = corners.iter().cycle().skip(1);
    let crossed = corners.iter().zip(next).filter(|((from_x, from_y), (to_x, to_y))| {
        (*from_y > y) != (*to_y > y) && x < from_x + (y - from_y) / (to_y - from_y) * (to_x - from_x)
    });
    crossed.count() % 2 == 1
}

/// The straight pieces of a line.
fn pieces(points: &[(f64, f64)]) -> impl Iterator<Item = Obstacle> {
    let pairs = points.windows(2).filter_map(|pair| match pair {
        [from, to] => Some((*from, *to)),
        _ => None,
    });
    pairs.map(|(from, to)| Obstacle::Piece(from, to, corners(from, to).grown(2.0)))
}

/// The class of provisional bars, which also get a pattern.
pub(super) const HATCH: &str = "hatch";

fn corners(one: (f64, f64), other: (f64, f64)) -> Rect {
    Rect {
        left: one.0.min(other.0),
        top: one.1.min(other.1),
        right: one.0.max(other.0),
        bottom: one.1.max(other.1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOX: Rect = Rect { left: 0.0, top: 0.0, right: 10.0, bottom: 10.0 };

    #[test]
    fn a_line_meets_a_rectangle_or_not() {
        let check = |from, to, expected| assert_eq!(BOX.meets(from, to), expected, "{from:?} {to:?}");
        check((-5.0, 5.0), (15.0, 5.0), true);
        check((2.0, 2.0), (3.0, 3.0), true);
        check((-5.0, 12.0), (15.0, 12.0), false);
        check((-5.0, 4.0), (4.0, -5.0), false);
        check((12.0, -5.0), (12.0, 15.0), false);
        check((5.0, 20.0), (5.0, 9.0), true);
    }

    #[test]
    fn overlap_counts_the_smaller_side() {
        let other = Rect { left: 8.0, top: 5.0, right: 20.0, bottom: 20.0 };
        assert_eq!(BOX.overlap(&other).to_string(), "2");
        assert_eq!(BOX.overlap(&other.grown(-4.0)).to_string(), "0");
    }

    #[test]
    fn anchors_place_the_rectangle() {
        let left = |anchor| Label::new("1,116", (100.0, 50.0), anchor, Voice::Strong).rect().left;
        assert!(left(Anchor::End) < left(Anchor::Middle) && left(Anchor::Middle) < left(Anchor::Start));
        assert_eq!(left(Anchor::Start).to_string(), "100");
    }
}

//! Drawing through plotters: its coordinate system and elements, painted by a backend of our own that writes
//! semantic SVG. The only module that names plotters.
//!
//! plotters counts in whole pixels, so every length is handed over ten times as large and written with one decimal.
//! Colours are sentinels: two fixed bytes and the index of a [`Role`]; a colour that is no sentinel is refused.
//! What the trait has no channel for (classes, tooltips) is left on the [`Sheet`] just before the call that uses it.

mod sheet;

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::types::RangedCoordf64;
use plotters::drawing::DrawingArea;
use plotters::element::{Circle, PathElement, Polygon, Rectangle, Text};
use plotters::series::LineSeries;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{FontStyle, IntoFont, RGBColor, ShapeStyle, TextStyle};

use super::metrics::Weight;
use super::scale::Frame;
use super::scene::{Anchor, Item, Label, Mark, Rect, Role, Scene, Shape};
use sheet::{Pen, Sheet};

/// Units of the canvas per unit of the viewBox.
const FINE: f64 = 10.0;
/// The two bytes that mark a colour as one of ours.
const SENTINEL: (u8, u8) = (0xB1, 0x1E);

/// Why a scene could not be drawn: faults of ours, found before or while drawing, never shown as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Fault {
    /// A domain is empty, endless or backward, or the plot has no room.
    Domain,
    /// A datum lies outside the domain and would be clamped to its edge.
    Outside,
    /// The backend was asked for something that it refuses: single pixels, unknown colours.
    Refused(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Domain => out.write_str("its axes have no extent"),
            Self::Outside => out.write_str("a value lies outside its axes"),
            Self::Refused(what) => write!(out, "it holds {what}"),
        }
    }
}

/// The body of an SVG: everything between its root tags.
pub(super) fn paint(scene: &Scene, patterns: &dyn Fn(Role) -> String) -> Result<String, Fault> {
    if !scene.frame.is_sound() || !scene.marks().all(|mark| mark.frame.is_sound()) {
        return Err(Fault::Domain);
    }
    if !scene.marks().all(holds) {
        return Err(Fault::Outside);
    }
    let sheet = Rc::new(RefCell::new(Sheet::new((fine(scene.width), fine(scene.height)))));
    let canvas = Canvas::new(&sheet);
    for item in &scene.items {
        let drawn = match item {
            Item::Mark(mark) => canvas.mark(mark, patterns),
            Item::Label(label) => canvas.label(label),
        };
        drawn.map_err(|fault| Fault::Refused(fault.to_string()))?;
    }
    drop(canvas);
    let sheet = sheet.take();
    sheet.finish()
}

/// Whether everything counted in data lies inside the domain.
fn holds(mark: &Mark) -> bool {
    match &mark.shape {
        Shape::DataLine(points) | Shape::DataArea(points) => {
            points.iter().all(|point| mark.frame.holds(*point))
        }
        Shape::DataBar(from, to) => mark.frame.holds(*from) && mark.frame.holds(*to),
        Shape::DataDot(at, _) => mark.frame.holds(*at),
        _ => true,
    }
}

/// A length on the canvas.
#[expect(clippy::cast_possible_truncation, reason = "pictures are some thousand units wide")]
fn fine(length: f64) -> i32 {
    (length * FINE).round() as i32
}

fn fine_size(length: f64) -> u32 {
    u32::try_from(fine(length)).unwrap_or_default()
}

type Plot = Cartesian2d<RangedCoordf64, RangedCoordf64>;
type Drawn = Result<(), plotters::drawing::DrawingAreaErrorKind<sheet::Refusal>>;

/// The area over one sheet in units of the viewBox, and what data are drawn on.
struct Canvas {
    sheet: Rc<RefCell<Sheet>>,
    page: DrawingArea<Sheet, Shift>,
}

impl Canvas {
    fn new(sheet: &Rc<RefCell<Sheet>>) -> Self {
        Self { sheet: Rc::clone(sheet), page: DrawingArea::from(sheet) }
    }

    /// The area of one coordinate system.
    fn plot(&self, frame: &Frame) -> DrawingArea<Sheet, Plot> {
        let across = fine(frame.left)..fine(frame.right);
        let down = fine(frame.bottom)..fine(frame.top);
        self.page.apply_coord_spec(Cartesian2d::<RangedCoordf64, RangedCoordf64>::new(
            frame.x.0..frame.x.1,
            frame.y.0..frame.y.1,
            (across, down),
        ))
    }

    fn mark(&self, mark: &Mark, patterns: &dyn Fn(Role) -> String) -> Drawn {
        let pattern = (mark.class == super::scene::HATCH).then(|| patterns(mark.role));
        self.sheet.borrow_mut().take_up(Pen {
            class: mark.class,
            pattern,
            tooltip: mark.tooltip.clone(),
            lead: None,
        });
        let (style, filled) = (style(mark.role), style(mark.role).filled());
        let whole = |points: &[(f64, f64)]| points.iter().map(|point| place(*point)).collect::<Vec<_>>();
        match &mark.shape {
            Shape::DataLine(points) => {
                let plot = self.plot(&mark.frame);
                LineSeries::new(points.iter().copied(), style).try_for_each(|element| plot.draw(&element))
            }
            Shape::DataBar(from, to) => self.plot(&mark.frame).draw(&Rectangle::new([*from, *to], filled)),
            Shape::DataArea(points) => self.plot(&mark.frame).draw(&Polygon::new(points.clone(), filled)),
            Shape::DataDot(at, radius) => {
                self.plot(&mark.frame).draw(&Circle::new(*at, fine_size(*radius), filled))
            }
            Shape::Line(points) => self.page.draw(&PathElement::new(whole(points), style)),
            Shape::Polygon(points) => self.page.draw(&Polygon::new(whole(points), filled)),
            Shape::Box(Rect { left, top, right, bottom }) => {
                self.page.draw(&Rectangle::new([place((*left, *top)), place((*right, *bottom))], filled))
            }
            Shape::Disc(at, radius) => self.page.draw(&Circle::new(place(*at), fine_size(*radius), filled)),
        }
    }

    fn label(&self, label: &Label) -> Drawn {
        let class = if label.halo { halo_class(label) } else { label.voice.class() };
        let lead = label.lead.as_ref().map(|(words, voice, role)| (voice.class(), *role, words.clone()));
        self.sheet.borrow_mut().take_up(Pen { class, lead, ..Pen::default() });
        let side = match label.anchor {
            Anchor::Start => HPos::Left,
            Anchor::Middle => HPos::Center,
            Anchor::End => HPos::Right,
        };
        let slant =
            if label.voice.weight() == Weight::Semibold { FontStyle::Bold } else { FontStyle::Normal };
        let font = ("sans-serif", label.voice.size() * FINE, slant).into_font();
        let style: TextStyle<'_> = font.color(&ink(label.role)).pos(Pos::new(side, VPos::Bottom));
        self.page.draw(&Text::new(label.text.as_str(), place(label.at), style))
    }
}

fn halo_class(label: &Label) -> &'static str {
    use super::scene::Voice;
    match label.voice {
        Voice::Note => "n halo",
        Voice::Strong => "s halo",
        Voice::Named => "t s halo",
        Voice::On => "on",
        Voice::Figure => "v halo",
        Voice::Tally => "v s halo",
    }
}

fn place((x, y): (f64, f64)) -> (i32, i32) {
    (fine(x), fine(y))
}

fn ink(role: Role) -> RGBColor {
    let index = Role::CLASSES.iter().position(|(known, _)| *known == role).unwrap_or_default();
    RGBColor(SENTINEL.0, SENTINEL.1, u8::try_from(index).unwrap_or_default())
}

fn style(role: Role) -> ShapeStyle {
    ShapeStyle::from(ink(role)).stroke_width(1)
}

/// The role that a colour stands for.
fn role_of((red, green, blue): (u8, u8, u8)) -> Option<Role> {
    let ours = (red, green) == SENTINEL;
    Role::CLASSES.get(usize::from(blue)).filter(|_| ours).map(|(role, _)| *role)
}

#[cfg(test)]
mod tests {
    use super::super::scene::Voice;
    use super::*;

    fn scene() -> Scene {
        let frame =
            Frame { left: 40.0, right: 350.0, top: 10.0, bottom: 200.0, x: (0.0, 31.0), y: (0.0, 7.0) };
        Scene::new(360.0, 220.0, frame)
    }

    fn drawn(scene: &Scene) -> Result<String, Fault> {
        paint(scene, &|role| format!("h-{}", role.class()))
    }

    #[test]
    fn marks_become_elements_with_classes() {
        let mut scene = scene();
        scene.furniture("grid", Shape::Line(vec![(0.0, 20.0), (360.0, 20.0)]));
        scene.solid("l", Role::C1, Shape::DataLine(vec![(0.0, 0.0), (3.1, 0.7), (6.2, 0.7)]), None);
        scene.solid("hatch", Role::C2, Shape::DataBar((1.0, 0.0), (2.0, 3.5)), Some("May <b>: 1 t".into()));
        scene.label(Label::new("6,000 t", (0.0, 15.5), Anchor::Start, Voice::Note).halo());
        let svg = drawn(&scene).unwrap();
        let lines: Vec<&str> = svg.lines().collect();
        assert_eq!(
            lines,
            [
                r#"<path class="grid" d="M0 20h360"/>"#,
                r#"<path class="l c-c1" d="M40 200l31-19h31"/>"#,
                r#"<rect class="hatch c-c2" fill="url(#h-c-c2)" x="50" y="105" width="10" height="95"><title>May &lt;b>: 1 t</title></rect>"#,
                r#"<text class="n halo" x="0" y="15.5">6,000 t</text>"#,
            ]
        );
    }

    #[test]
    fn our_scale_and_that_of_plotters_agree_to_a_tenth() {
        let mut scene = scene();
        for day in 0..31 {
            scene.solid("a", Role::C1, Shape::DataDot((f64::from(day) + 0.37, 6.9), 3.5), None);
        }
        let svg = drawn(&scene).unwrap();
        for (day, line) in svg.lines().enumerate() {
            let x: f64 = line.split("cx=\"").nth(1).unwrap().split('"').next().unwrap().parse().unwrap();
            assert!((x - scene.frame.px(day as f64 + 0.37)).abs() <= 0.11, "{line}");
        }
    }

    #[test]
    fn what_would_be_clamped_or_hang_is_refused() {
        let check = |change: &dyn Fn(&mut Scene), expected: Fault| {
            let mut scene = scene();
            change(&mut scene);
            assert_eq!(drawn(&scene), Err(expected));
        };
        check(&|scene| scene.frame.y = (0.0, f64::INFINITY), Fault::Domain);
        check(&|scene| scene.frame.y = (5.0, 5.0), Fault::Domain);
        check(&|scene| scene.frame.x = (f64::NAN, 5.0), Fault::Domain);
        let point = |at| move |scene: &mut Scene| scene.solid("a", Role::C1, Shape::DataDot(at, 3.0), None);
        check(&point((1.0, 7.5)), Fault::Outside);
        check(&point((1.0, f64::NAN)), Fault::Outside);
        check(&point((f64::NEG_INFINITY, 1.0)), Fault::Outside);
    }

    #[test]
    fn only_our_colours_are_known() {
        assert_eq!(role_of((0xB1, 0x1E, 1)), Some(Role::C1));
        assert_eq!(role_of((0xB1, 0x1E, 200)), None);
        assert_eq!(role_of((0, 0, 0)), None);
    }
}

//! Lanes of events over the plot: a numbered marker each, in shape and colour of its type, and a hairline down to the
//! axis at its date.
//!
//! What the numbers mean stands in the key under the chart, which reflows and links.

use crate::chart::metrics::{Weight, width};
use crate::chart::resolve::{Glyph, Plot, PlotEvent};
use crate::chart::scale::Frame;
use crate::chart::scale::calendar::start;
use crate::chart::scene::{Anchor, Label, Rect, Role, Scene, Shape, TEXT, Voice};
use crate::data::period::Frequency;

use super::isotonic::spread;

/// From one lane to the next.
const LANE: f64 = 24.0;
/// From the top to the middle of the first lane.
const FIRST: f64 = 13.0;
/// Half the size of a marker.
const HALF: f64 = 10.0;
/// Room for a marker in its lane.
const ROOM: f64 = 22.0;

/// A lane: its name and colour.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Lane<'a> {
    name: &'a str,
    role: Role,
}

/// The lanes in use, in the order of the theme's colours for them.
fn lanes(plot: &Plot) -> Vec<Lane<'_>> {
    let mut lanes: Vec<Lane<'_>> = Vec::new();
    for event in &plot.events {
        if !lanes.iter().any(|lane| lane.name == event.lane) {
            lanes.push(Lane { name: &event.lane, role: event.role });
        }
    }
    lanes.sort_by_key(|lane| lane.role);
    lanes
}

/// Height of all lanes.
pub(in crate::chart) fn height(plot: &Plot) -> f64 {
    lanes(plot).len() as f64 * LANE
}

/// Width of their names, which stand at the left.
pub(in crate::chart) fn column(plot: &Plot) -> f64 {
    lanes(plot).iter().map(|lane| width(lane.name, Weight::Semibold, TEXT)).fold(0.0, f64::max)
}

/// How many markers a lane holds in the narrowest picture.
const MOST: usize = 12;

/// The number of events in the fullest lane, where that is more than it can hold.
pub(in crate::chart) fn overfull(plot: &Plot) -> Option<usize> {
    let count = |lane: &Lane<'_>| plot.events.iter().filter(|event| event.lane == lane.name).count();
    lanes(plot).iter().map(count).max().filter(|count| *count > MOST)
}

/// Where an event stands on the time axis: the beginning of its day; the middle of a month or year of which no day
/// is known.
fn date(event: &PlotEvent) -> f64 {
    match event.date.frequency() {
        Frequency::Daily => start(event.date),
        _ => crate::chart::scale::calendar::middle(event.date),
    }
}

/// The hairlines: under the data.
pub(in crate::chart) fn draw_hairlines(scene: &mut Scene, plot: &Plot) {
    let frame = scene.frame;
    for (event, x, y) in places(plot, frame, scene.width) {
        let at = frame.px(date(event));
        let mut points = vec![(x, y + HALF)];
        if (x - at).abs() > 0.5 {
            points.push((at, y + HALF + 12.0));
        } else {
            points = vec![(at, y + HALF)];
        }
        points.push((at, frame.bottom));
        scene.light("ev", event.role, Shape::Line(points));
    }
}

/// The lanes and their markers.
pub(in crate::chart) fn draw(scene: &mut Scene, plot: &Plot) {
    let frame = scene.frame;
    for (at, lane) in lanes(plot).into_iter().enumerate() {
        let y = FIRST + LANE * at as f64;
        let label = Label::new(lane.name, (0.0, y + 4.7), Anchor::Start, Voice::Named).role(lane.role);
        let from = label.rect().right.max(frame.left - 8.0) + 8.0;
        scene.furniture("grid", Shape::Line(vec![(from, y), (frame.right, y)]));
        scene.label(label);
    }
    for (event, x, y) in places(plot, frame, scene.width) {
        draw_marker(scene, event.glyph, event.role, (x, y), event.number);
    }
}

/// Each event with the middle of its marker: at its date, or as near as its neighbours in the lane allow.
fn places(plot: &Plot, frame: Frame, page: f64) -> Vec<(&PlotEvent, f64, f64)> {
    let mut places = Vec::new();
    for (at, lane) in lanes(plot).into_iter().enumerate() {
        let y = FIRST + LANE * at as f64;
        let events: Vec<&PlotEvent> = plot.events.iter().filter(|event| event.lane == lane.name).collect();
        let wanted: Vec<f64> = events.iter().map(|event| frame.px(date(event))).collect();
        let sizes = vec![ROOM; events.len()];
        let bounds = (frame.left - HALF, (frame.right + HALF).min(page));
        let found = spread(&wanted, &sizes, bounds);
        places.extend(events.into_iter().zip(found).map(|(event, x)| (event, x, y)));
    }
    places
}

/// A marker with its number inside.
pub(in crate::chart) fn draw_marker(
    scene: &mut Scene,
    glyph: Glyph,
    role: Role,
    (x, y): (f64, f64),
    number: usize,
) {
    let shape = match glyph {
        Glyph::Triangle => Shape::Polygon(vec![(x, y - 11.2), (x + 11.4, y + 9.0), (x - 11.4, y + 9.0)]),
        Glyph::Square => Shape::Box(Rect { left: x - 9.2, top: y - 9.2, right: x + 9.2, bottom: y + 9.2 }),
        Glyph::Disc => Shape::Disc((x, y), HALF),
        Glyph::Diamond => Shape::Polygon(vec![(x, y - 11.4), (x + 11.4, y), (x, y + 11.4), (x - 11.4, y)]),
    };
    scene.light("a", role, shape);
    let drop = if glyph == Glyph::Triangle { 6.0 } else { 4.3 };
    scene.label(Label::new(number.to_string(), (x, y + drop), Anchor::Middle, Voice::On));
}

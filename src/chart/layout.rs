//! The parts of a layout that several types of charts share, and the check that every layout must pass.
//!
//! Everything here decides places from measured widths; nothing draws.

pub(super) mod axes;
pub(super) mod callouts;
pub(super) mod ends;
pub(super) mod firsts;
pub(super) mod isotonic;
pub(super) mod lanes;
pub(super) mod levels;
pub(super) mod rows;
pub(super) mod solver;

use super::scale::Frame;
use super::scene::{Label, Rect, Scene, Voice};

/// One of the widths in which every exhibit is laid out.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Width {
    /// Class by which the stylesheet shows it.
    pub(super) class: &'static str,
    /// Width of the viewBox.
    pub(super) width: f64,
    /// Height of the plot of charts over time.
    pub(super) plot: f64,
}

/// From the narrowest to the widest; the last is for figures over the full width of a page.
pub(super) const WIDTHS: [Width; 4] = [
    Width { class: "v-n", width: 360.0, plot: 220.0 },
    Width { class: "v-m", width: 640.0, plot: 270.0 },
    Width { class: "v-l", width: 920.0, plot: 330.0 },
    Width { class: "v-x", width: 1200.0, plot: 360.0 },
];

impl Width {
    /// Whether it is the one for phones.
    pub(super) fn is_narrow(self) -> bool {
        self.width < 500.0
    }
}

/// A finished layout.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Composed {
    /// The picture.
    pub(super) scene: Scene,
    /// Notes that found no place in the picture, by their position: neither their words nor, where the words stand
    /// in the key, their number.
    pub(super) keyed: Vec<usize>,
}

impl Composed {
    /// A picture of nothing, which cannot be drawn: of a plot that holds nothing for its type.
    pub(super) fn empty(size: Width) -> Self {
        let frame = Frame { left: 0.0, right: 0.0, top: 0.0, bottom: 0.0, x: (0.0, 0.0), y: (0.0, 0.0) };
        Self { scene: Scene::new(size.width, 0.0, frame), keyed: Vec::new() }
    }
}

/// How far two texts may overlap, in units: their rectangles are a little larger than the letters.
const SLACK: f64 = 1.0;

/// What is wrong with a picture: texts on texts, texts on data, texts outside.
pub(super) fn faults(scene: &Scene) -> Vec<String> {
    let labels: Vec<(&Label, &Rect)> = scene.labels().zip(scene.text_rects()).collect();
    let page = Rect { left: 0.0, top: 0.0, right: scene.width, bottom: scene.height }.grown(SLACK);
    let mut faults = Vec::new();
    for (at, (label, rect)) in labels.iter().enumerate() {
        if !rect.within(&page) {
            faults.push(format!("`{}` leaves the picture", label.text));
        }
        if label.voice != Voice::On && !label.over && scene.covers_data(&rect.grown(-SLACK)) {
            faults.push(format!("`{}` covers data", label.text));
        }
        let later = labels.iter().skip(at + 1);
        let hits = later.filter(|(_, other)| rect.overlap(other) > SLACK);
        faults.extend(hits.map(|(other, _)| format!("`{}` and `{}` overlap", label.text, other.text)));
    }
    faults
}

/// Whether a text would stand free: inside the picture, off data and off other texts.
pub(super) fn is_free(scene: &Scene, rect: &Rect) -> bool {
    let page = Rect { left: 0.0, top: 0.0, right: scene.width, bottom: scene.height };
    // Words beside each other need a space between them, lines under each other do not.
    let apart = Rect {
        left: rect.left - 5.0,
        top: rect.top - 1.5,
        right: rect.right + 5.0,
        bottom: rect.bottom + 1.5,
    };
    let clear = Rect { left: rect.left - 3.0, right: rect.right + 3.0, ..*rect };
    rect.within(&page) && !scene.covers_data(&clear) && !scene.covers_text(&apart)
}

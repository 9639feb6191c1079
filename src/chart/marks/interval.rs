//! A stretch of time in which something stands: solid in force, hatched set aside, outlined in dashes foreseen. An open
//! end is an arrow.

use crate::chart::scene::{HATCH, Rect, Role, Scene, Shape};
use crate::data::standing::Standing;

/// How far an arrow reaches over the end of its bar.
pub(in crate::chart) const TIP: f64 = 7.0;
/// Least width of a bar: what held for a day is seen.
pub(in crate::chart) const LEAST: f64 = 3.0;

/// How a stretch looks: never by its colour alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::chart) enum Form {
    /// In force.
    Solid,
    /// Set aside for a time.
    Hatched,
    /// Decided or expected, without force.
    Dashed,
}

impl Form {
    /// The form of a standing; what lies ahead is dashed whatever it will be.
    pub(in crate::chart) fn of(standing: Standing, is_ahead: bool) -> Self {
        match standing {
            _ if is_ahead => Self::Dashed,
            Standing::InForce => Self::Solid,
            Standing::Suspended => Self::Hatched,
            Standing::Announced | Standing::Ended => Self::Dashed,
        }
    }

    /// Its class.
    pub(in crate::chart) fn class(self) -> &'static str {
        match self {
            Self::Solid => "a",
            Self::Hatched => HATCH,
            Self::Dashed => "soon",
        }
    }
}

/// Draws a bar; its ends are open to the left and to the right.
pub(in crate::chart) fn draw(
    scene: &mut Scene,
    (form, role): (Form, Role),
    area: Rect,
    (before, after): (bool, bool),
    words: String,
) {
    let Rect { left, top, right, bottom } = area;
    let middle = (top + bottom) / 2.0;
    let mut corners = vec![(left, top), (right, top)];
    if after {
        corners.push((right + TIP, middle));
    }
    corners.extend([(right, bottom), (left, bottom)]);
    if before {
        corners.push((left - TIP, middle));
    }
    let shape = if before || after { Shape::Polygon(corners) } else { Shape::Box(area) };
    scene.solid(form.class(), role, shape, Some(words));
}

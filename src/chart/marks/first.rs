//! What a source first gave before it revised it: a small hollow dot beside the value in use.

use crate::chart::scene::{Role, Scene, Shape};

use super::Stretch;

/// Radius of the dot.
const RADIUS: f64 = 3.0;

/// The dots of a line or of columns, each at the place of its value on the time axis.
pub(in crate::chart) fn draw(
    scene: &mut Scene,
    role: Role,
    stretches: &[Stretch<'_>],
    at: fn(&Stretch<'_>) -> f64,
) {
    for stretch in stretches {
        if let Some(first) = stretch.point.first {
            dot(scene, role, (at(stretch), first.level.to_f64()));
        }
    }
}

/// The dot at a datum.
pub(in crate::chart) fn dot(scene: &mut Scene, role: Role, datum: (f64, f64)) {
    scene.solid("first", role, Shape::DataDot(datum, RADIUS), None);
}

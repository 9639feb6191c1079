//! What all charts over time share: the order in which a picture is put together.
//!
//! First what lies under the data, then the data, then texts, each avoiding what is there already.

use crate::chart::layout::{Composed, Width, axes, callouts, ends, faults, firsts, lanes, levels};
use crate::chart::resolve::Plot;
use crate::chart::scene::Scene;
use crate::exhibit::ExhibitSpec;

/// Where the names of series stand.
#[derive(Clone, Copy)]
pub(super) enum Names {
    /// Behind their last mark.
    Ends(ends::Edge),
    /// Over their first mark.
    First,
}

/// What a type adds to the common picture.
#[derive(Clone, Copy)]
pub(super) struct Form {
    /// Whether the borders of periods are marked on the axis.
    pub(super) borders: bool,
    /// Where the names of series stand.
    pub(super) names: Names,
    /// Draws the data.
    pub(super) marks: fn(&mut Scene, &Plot),
    /// Writes values that have one place only, before the editor's notes.
    pub(super) early: fn(&mut Scene, &Plot),
    /// Writes values where the notes have left room.
    pub(super) late: fn(&mut Scene, &Plot),
}

/// Lays a chart out. Data may use the room beside the label with the unit, the widest of the axis, unless something
/// meets it.
pub(super) fn compose(plot: &Plot, spec: &ExhibitSpec, size: Width, form: Form) -> Composed {
    let tight = attempt(plot, spec, size, form, false);
    if faults(&tight.scene).is_empty() && tight.keyed.is_empty() {
        return tight;
    }
    let wide = attempt(plot, spec, size, form, true);
    let rank = |composed: &Composed| (faults(&composed.scene).len(), composed.keyed.len());
    if rank(&wide) < rank(&tight) { wide } else { tight }
}

fn attempt(plot: &Plot, spec: &ExhibitSpec, size: Width, form: Form, unit_column: bool) -> Composed {
    let zero = spec.zero.as_ref().is_none_or(|zero| zero.value);
    let (edge, names, head) = match form.names {
        Names::Ends(edge) => (edge, ends::room(plot, edge, size), 0.0),
        Names::First => (ends::at_datum as ends::Edge, firsts::room(plot), firsts::height(plot, size)),
    };
    let wish = axes::Wish { zero, borders: form.borders, names, edge, head, unit_column };
    let axes = axes::axes(plot, wish, size);
    let mut scene = Scene::new(size.width, axes.height, axes.frame);
    levels::draw_bands(&mut scene, plot);
    axes::draw_values(&mut scene, plot, &axes);
    lanes::draw_hairlines(&mut scene, plot);
    levels::draw_breaks(&mut scene, &plot.lines);
    (form.marks)(&mut scene, plot);
    axes::draw_base(&mut scene, &axes);
    axes::draw_periods(&mut scene, plot, &axes);
    levels::draw_lines(&mut scene, plot);
    lanes::draw(&mut scene, plot);
    if let Names::Ends(edge) = form.names {
        ends::draw(&mut scene, plot, edge, size);
    }
    (form.early)(&mut scene, plot);
    if let Names::First = form.names {
        firsts::draw(&mut scene, plot, size);
    }
    let mut keyed = callouts::draw_notes(&mut scene, plot, size);
    keyed.extend(levels::draw_words(&mut scene, plot, size));
    (form.late)(&mut scene, plot);
    keyed.extend(callouts::draw_numbers(&mut scene, plot));
    Composed { scene, keyed }
}

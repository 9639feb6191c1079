//! Reference lines and bands: a level to compare with, a stretch of time in which something was in force.

use crate::chart::resolve::{Line, NoteTarget, Plot};
use crate::chart::scene::{Anchor, LEADING, Label, Rect, Scene, Shape, TEXT, Voice};
use crate::chart::words::wrap;
use crate::data::period::Day;

use super::{Width, is_free};

/// The part of a band inside the plot, in units of the viewBox; nothing where none of it is.
fn edges(scene: &Scene, from: Day, to: Option<Day>) -> Option<(f64, f64)> {
    let frame = scene.frame;
    let inside = |day: Day| f64::from(day.number()).clamp(frame.x.0, frame.x.1);
    let (from, to) = (frame.px(inside(from)), frame.px(to.map_or(frame.x.1, inside)));
    (to - from > 0.5).then_some((from, to))
}

/// The bands, under everything else.
pub(in crate::chart) fn draw_bands(scene: &mut Scene, plot: &Plot) {
    for note in &plot.notes {
        let NoteTarget::Band(from, to) = note.target else { continue };
        if let Some((left, right)) = edges(scene, from, to) {
            let (top, bottom) = (scene.frame.top, scene.frame.bottom);
            scene.furniture("band", Shape::Box(Rect { left, top, right, bottom }));
        }
    }
}

/// A thin stroke where a series breaks, at the beginning of its first period that does not compare; under the data.
pub(in crate::chart) fn draw_breaks(scene: &mut Scene, lines: &[Line]) {
    let frame = scene.frame;
    let mut days: Vec<Day> =
        lines.iter().flat_map(Line::breaks).map(|(point, _)| point.period.first()).collect();
    days.sort_unstable();
    days.dedup();
    for day in days {
        let x = frame.px(f64::from(day.number()).clamp(frame.x.0, frame.x.1));
        scene.furniture("break", Shape::Line(vec![(x, frame.top), (x, frame.bottom)]));
    }
}

/// The reference lines, over the data, cased where they cross it.
pub(in crate::chart) fn draw_lines(scene: &mut Scene, plot: &Plot) {
    for note in &plot.notes {
        let NoteTarget::Level(level) = note.target else { continue };
        let (frame, y) = (scene.frame, scene.frame.py(level.to_f64()));
        // It begins behind a tick label that reaches up to it.
        let labels = scene.labels().map(Label::rect);
        let beside =
            labels.filter(|rect| rect.top - 2.0 < y && y < rect.bottom + 2.0 && rect.left < frame.left);
        let start = beside.map(|rect| rect.right + 4.0).fold(frame.left - 6.0, f64::max);
        let across = vec![(start, y), (frame.right, y)];
        scene.furniture("case ref-case", Shape::Line(across.clone()));
        scene.furniture("ref", Shape::Line(across));
    }
}

/// The words of bands and reference lines; returns the positions of those that found no place.
pub(in crate::chart) fn draw_words(scene: &mut Scene, plot: &Plot, size: Width) -> Vec<usize> {
    let mut left = Vec::new();
    for (at, note) in plot.notes.iter().enumerate().filter(|(at, _)| !plot.keyed.contains(at)) {
        let found = match note.target {
            NoteTarget::Datum(..) => continue,
            NoteTarget::Band(from, to) => band_words(scene, &note.text, from, to),
            NoteTarget::Level(level) => line_words(scene, &note.text, level.to_f64(), size),
        };
        match found {
            Some(labels) => labels.into_iter().for_each(|label| scene.label(label)),
            None => left.push(at),
        }
    }
    left
}

fn free(scene: &Scene, labels: Vec<Label>) -> Option<Vec<Label>> {
    labels.iter().all(|label| is_free(scene, &label.rect())).then_some(labels)
}

/// Inside the band, as high as there is room.
fn band_words(scene: &Scene, text: &str, from: Day, to: Option<Day>) -> Option<Vec<Label>> {
    let (left, right) = edges(scene, from, to)?;
    let rows = wrap(text, Voice::Note.weight(), TEXT, right - left - 12.0);
    let frame = scene.frame;
    let mut y = frame.top + 15.0;
    while y + rows.len() as f64 * LEADING < frame.bottom {
        let at = |row: usize| ((left + right) / 2.0, y + row as f64 * LEADING);
        let rows = rows.iter().enumerate();
        let labels: Vec<Label> = rows
            .map(|(row, text)| Label::new(text.clone(), at(row), Anchor::Middle, Voice::Note).halo())
            .collect();
        let inside = labels.iter().all(|label| label.rect().left >= left && label.rect().right <= right);
        if let Some(labels) = free(scene, labels).filter(|_| inside) {
            return Some(labels);
        }
        y += 6.0;
    }
    None
}

/// Over the line, else under it, as far left as there is room.
fn line_words(scene: &Scene, text: &str, level: f64, size: Width) -> Option<Vec<Label>> {
    let frame = scene.frame;
    let rows = wrap(text, Voice::Note.weight(), TEXT, if size.is_narrow() { 150.0 } else { 300.0 });
    let height = (rows.len().max(1) - 1) as f64 * LEADING;
    let y = frame.py(level);
    let starts = std::iter::successors(Some(frame.left), |x| (*x + 8.0 < frame.right).then_some(*x + 8.0));
    let mut places = starts.flat_map(|x| [(x, y - 7.0 - height), (x, y + 17.0)]);
    places.find_map(|(x, first)| {
        let rows = rows.iter().enumerate();
        let at = |row: usize| (x, first + row as f64 * LEADING);
        free(
            scene,
            rows.map(|(row, text)| Label::new(text.clone(), at(row), Anchor::Start, Voice::Note).halo())
                .collect(),
        )
    })
}

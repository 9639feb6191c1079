//! Exhibits: a chart file and the catalogue to pictures in every width, a table and a CSV of the same values.
//!
//! resolve → validate → layout → check → draw. Decides no number and no colour: values come from observations, colours
//! are classes. Sees neither YAML nor templates.

mod backend;
mod card;
mod describe;
mod layout;
mod marks;
mod metrics;
mod resolve;
mod scale;
mod scene;
mod sparkline;
mod states;
mod svg;
mod table;
#[cfg(test)]
mod tests;
mod types;
mod values;
mod wording;
mod words;

use crate::data::catalog::Catalog;
use crate::data::event::EventId;
use crate::data::format;
use crate::data::period::Period;
use crate::data::reference::SourceId;
use crate::diagnostic::code::chart::{CHART_COMPROMISE, CHART_LAYOUT};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::exhibit::{ExhibitSpec, Size};
use crate::text::capitalised;

/// The tokens by which a site gives colours: `c1`, `e2`, `context`.
pub fn tokens() -> impl Iterator<Item = &'static str> {
    let roles = scene::Role::CLASSES.into_iter().map(|(role, _)| role.token());
    roles.filter(|token| !token.is_empty())
}

use layout::{Composed, WIDTHS, Width};
use resolve::Plot;
use types::ChartType;

pub use card::{Card, card};
pub use metrics::letters_lacking;
pub use resolve::Setting;
pub use sparkline::{Spark, sparkline};
pub use svg::standalone;
pub use table::{About, Cell, Table, TableRow};
pub use words::lines;

/// The finished words of an exhibit, without markup.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Texts {
    /// The title.
    pub title: String,
    /// What the exhibit shows in words, from the page or the chart file; empty without one.
    pub alt: String,
    /// The notes in the picture, one for each annotation, in their order.
    pub annotations: Vec<String>,
}

/// A drawn exhibit.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Drawing {
    /// The pictures, from the narrowest to the widest.
    pub variants: Vec<Variant>,
    /// All plotted values.
    pub table: Table,
    /// The same as CSV.
    pub csv: String,
    /// The same for programs: one object for each value, numbers as texts with their digits.
    pub values: Vec<serde_json::Value>,
    /// The exhibit in sentences.
    pub description: String,
    /// What the numbers in the pictures mean.
    pub key: Vec<KeyEntry>,
    /// The sources of the plotted values, in the order of their first use.
    pub sources: Vec<SourceId>,
    /// The plotted observations: path and period.
    pub observations: Vec<(String, Period)>,
    /// Whether a plotted value may still change.
    pub provisional: bool,
    /// What readers must know of the marks and sums in it, in sentences.
    pub notes: Vec<String>,
    /// The letters behind plotted values and what they mean, each once: `p`, `provisional`.
    pub suffixes: Vec<(&'static str, &'static str)>,
}

/// The picture in one width.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Variant {
    /// `v-n`, `v-m`, `v-l` or `v-x`: also the class of the SVG element.
    pub class: &'static str,
    /// Width of the viewBox.
    pub width: u32,
    /// Height of the viewBox.
    pub height: u32,
    /// The whole `svg` element, with classes for colours.
    pub svg: String,
}

/// A number in the picture and what it stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyEntry {
    /// The number.
    pub number: usize,
    /// The date of the event; none for a note.
    pub date: Option<Period>,
    /// The title of the event, or the note.
    pub title: String,
    /// The event.
    pub event: Option<EventId>,
    /// The type of the event in words, for assistive technology.
    pub kind: String,
    /// The form of the marker: `triangle`, `square`, `disc` or `diamond`.
    pub glyph: &'static str,
    /// The theme's token for its colour: `e1`, `context`, `ink`.
    pub token: &'static str,
}

/// Draws an exhibit. `id` begins the ids inside its pictures and must be unique on the page. Nothing comes back where
/// something is wrong, which is reported, or rests on something wrong that was reported before.
pub fn draw(
    id: &str,
    spec: &ExhibitSpec,
    catalog: &Catalog,
    setting: Setting<'_>,
    texts: &Texts,
    sink: &mut Diagnostics,
) -> Option<Drawing> {
    let kind = types::find(spec, sink)?;
    let sound = kind.check_file(spec, sink);
    wording::check(spec, texts, sink);
    let plot = resolve::resolve(spec, catalog, setting, &texts.annotations, kind.arrangement, sink)
        .filter(|_| sound)?;
    if !kind.check_plot(&plot, spec, sink) {
        return None;
    }
    let widths: Vec<Width> =
        WIDTHS.into_iter().filter(|size| size.class != "v-x" || spec.size == Size::Full).collect();
    let (plot, composed) = compose(kind, plot, spec, &widths, sink);
    let description = described(kind, &plot, texts);
    let frame = svg::Frame { id, title: &texts.title, description: &description };
    let mut variants = Vec::new();
    for (size, composed) in widths.iter().zip(&composed) {
        variants.push(finish(&frame, *size, composed, spec, sink)?);
    }
    Some(Drawing {
        variants,
        table: table::table(&plot),
        csv: table::csv(&plot),
        values: values::values(&plot),
        key: key(&plot),
        sources: sources(&plot),
        observations: observations(&plot),
        provisional: table::drawn(&plot).any(|point| point.is_provisional() && point.value.is_some()),
        notes: notes(&plot, spec, &composed),
        suffixes: suffixes(&plot),
        description,
    })
}

/// Lays the plot out in every width. A note that finds no place in one of them stands in the key in all, so that its
/// number means the same everywhere.
fn compose(
    kind: &ChartType,
    mut plot: Plot,
    spec: &ExhibitSpec,
    widths: &[Width],
    sink: &mut Diagnostics,
) -> (Plot, Vec<Composed>) {
    let all = |plot: &Plot| widths.iter().map(|size| (kind.compose)(plot, spec, *size)).collect::<Vec<_>>();
    let composed = all(&plot);
    let mut homeless: Vec<usize> = composed.iter().flat_map(|composed| composed.keyed.clone()).collect();
    homeless.sort_unstable();
    homeless.dedup();
    if homeless.is_empty() {
        return (plot, composed);
    }
    for note in homeless.iter().filter_map(|at| plot.notes.get(*at)) {
        let message = "this note finds no free place in every width; its words stand in the key";
        sink.push(
            Diagnostic::new(&CHART_COMPROMISE, note.place, message)
                .help("shorten it to keep it in the picture"),
        );
    }
    plot.keyed = homeless;
    let composed = all(&plot);
    (plot, composed)
}

/// The picture of a layout, if nothing in it covers anything else.
fn finish(
    frame: &svg::Frame<'_>,
    size: Width,
    composed: &Composed,
    spec: &ExhibitSpec,
    sink: &mut Diagnostics,
) -> Option<Variant> {
    let faults = layout::faults(&composed.scene);
    for fault in &faults {
        let message = format!("{fault} at {} units of width", size.width);
        sink.push(
            Diagnostic::new(&CHART_LAYOUT, spec.place, message)
                .help("shorten labels, annotations or the range"),
        );
    }
    if !composed.keyed.is_empty() && faults.is_empty() {
        let message = format!("a numbered note finds no place at {} units of width", size.width);
        sink.push(
            Diagnostic::new(&CHART_LAYOUT, spec.place, message)
                .help("remove an annotation or widen the range"),
        );
        return None;
    }
    if !faults.is_empty() {
        return None;
    }
    match svg::element(frame, size, &composed.scene) {
        Ok(svg) => {
            let (width, height) = (svg::whole(size.width), svg::whole(composed.scene.height));
            Some(Variant { class: size.class, width, height, svg })
        }
        Err(fault) => {
            let message = format!("the chart could not be drawn at {} units of width: {fault}", size.width);
            sink.push(Diagnostic::new(&CHART_LAYOUT, spec.place, message));
            None
        }
    }
}

fn described(kind: &ChartType, plot: &Plot, texts: &Texts) -> String {
    let made = describe::describe(plot, kind.title);
    let alt = texts.alt.trim();
    match alt.chars().last() {
        None => made,
        Some('.' | '!' | '?') => format!("{alt} {made}"),
        Some(_) => format!("{alt}. {made}"),
    }
}

fn key(plot: &Plot) -> Vec<KeyEntry> {
    let events = plot.events.iter().map(|event| KeyEntry {
        number: event.number,
        date: Some(event.date),
        title: event.title.clone(),
        event: Some(event.id.clone()),
        kind: event.kind.clone(),
        glyph: event.glyph.word(),
        token: event.role.token(),
    });
    let notes =
        plot.keyed.iter().filter_map(|at| plot.notes.get(*at)).enumerate().map(|(rank, note)| KeyEntry {
            number: plot.events.len() + rank + 1,
            date: None,
            title: note.text.clone(),
            event: None,
            kind: String::new(),
            glyph: "disc",
            token: "ink",
        });
    events.chain(notes).collect()
}

/// What readers must know of the marks and sums in a plot, and is not said in its pictures.
fn notes(plot: &Plot, spec: &ExhibitSpec, pictures: &[Composed]) -> Vec<String> {
    let cautions = plot.rows.iter().filter_map(|row| row.caution.clone());
    let drawn = |class: &str| {
        let mut marks = pictures.iter().flat_map(|composed| composed.scene.marks());
        marks.any(|mark| mark.class.split(' ').any(|part| part.starts_with(class)))
    };
    let ranges = (drawn("range") && table::drawn(plot).any(|point| point.range.is_some()))
        .then(|| "Strokes with two ends, and bands, show the range that a source gives.".to_owned());
    let first = drawn("first")
        .then(|| "Small hollow dots show what a source first gave and changed later.".to_owned());
    let free = spec.free.as_ref().is_some_and(|free| free.value);
    let scales = free.then(|| "Each panel has its own scale.".to_owned());
    let says_average =
        |composed: &Composed| composed.scene.labels().any(|label| label.text.contains("average"));
    let averaged = table::drawn(plot).any(|point| point.is_mean()) && !pictures.iter().all(says_average);
    let means = averaged.then(|| "A total over several periods is drawn at its average.".to_owned());
    let mut notes: Vec<String> = cautions
        .chain(describe::incomplete(plot))
        .chain(ranges)
        .chain(first)
        .chain(scales)
        .chain(means)
        .collect();
    for note in plot.lines.iter().flat_map(|line| breaks(plot, line, drawn("break"))) {
        if !notes.contains(&note) {
            notes.push(note);
        }
    }
    notes
}

/// Where a line breaks within what the chart shows of it, and why.
fn breaks(plot: &Plot, line: &resolve::Line, is_drawn: bool) -> Vec<String> {
    let whose = if plot.lines.len() > 1 { format!("{}: ", line.name) } else { String::new() };
    let told = |(point, why): (&resolve::Point, &str)| {
        let period = format::period(point.period);
        let why = if why.is_empty() { String::new() } else { format!(": {}", why.trim_end_matches('.')) };
        match plot.at {
            None if is_drawn => format!("{whose}at the dotted upright, {period}, the series breaks{why}."),
            None => format!("{whose}the series breaks in {period}{why}."),
            Some(_) => {
                format!("{whose}the two values do not compare, as the series breaks in {period}{why}.")
            }
        }
    };
    let between = |(point, _): &(&resolve::Point, &str)| match (plot.at, plot.compare) {
        (Some(one), Some(other)) => {
            let shown = plot.rows.iter().any(|row| row.line.and_then(|at| plot.lines.get(at)) == Some(line));
            let first = point.period.first();
            shown && one.first().min(other.first()) < first && first <= one.last().max(other.last())
        }
        (at, _) => at.is_none(),
    };
    line.breaks().filter(between).map(told).map(|note| capitalised(&note)).collect()
}

fn suffixes(plot: &Plot) -> Vec<(&'static str, &'static str)> {
    let marked = table::drawn(plot).filter(|point| point.value.is_some() && !point.suffix().is_empty());
    let mut found: Vec<_> = marked.map(|point| (point.suffix(), point.status.word())).collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn sources(plot: &Plot) -> Vec<SourceId> {
    let of_values = table::drawn(plot).flat_map(|point| &point.sources);
    let mut sources: Vec<SourceId> = Vec::new();
    for source in of_values.chain(states::sources(&plot.subject)) {
        if !sources.contains(source) {
            sources.push(source.clone());
        }
    }
    sources
}

fn observations(plot: &Plot) -> Vec<(String, Period)> {
    table::observed(plot).into_iter().map(|(line, point)| (line.path.clone(), point.period)).collect()
}

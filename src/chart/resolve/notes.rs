//! The notes of an editor in the picture: what each is fixed to.

use crate::data::act::Act;
use crate::data::catalog::Catalog;
use crate::data::event::{Event, LegalStatus};
use crate::data::period::{Day, Period};
use crate::data::quantity::Decimal;
use crate::diagnostic::code::chart::CHART_EVENT;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::exhibit::{Annotation, Target};
use crate::text::{Span, Spanned, nearest};

use super::{Note, NoteTarget, Plot, not_data, paths};

/// The notes with their finished words. Nothing where one of them is fixed to something that is not there.
pub(super) fn resolve(
    annotations: &[Annotation],
    words: &[String],
    plot: &Plot,
    catalog: &Catalog,
    sink: &mut Diagnostics,
) -> Option<Vec<Note>> {
    let pairs = annotations.iter().zip(words);
    let notes = pairs.map(|(annotation, text)| {
        let target = target(annotation, plot, catalog, sink)?;
        Some(Note { target, text: text.clone(), place: annotation.text.span() })
    });
    notes.collect::<Vec<_>>().into_iter().collect()
}

fn target(
    annotation: &Annotation,
    plot: &Plot,
    catalog: &Catalog,
    sink: &mut Diagnostics,
) -> Option<NoteTarget> {
    match &annotation.target {
        Target::Datum { at, series } => datum(at, series.as_ref(), plot, sink),
        Target::Band(id) => band(id, catalog, sink),
        Target::Line(path) => level(path, plot, catalog, sink).map(NoteTarget::Level),
    }
}

fn datum(
    at: &Spanned<Period>,
    series: Option<&Spanned<String>>,
    plot: &Plot,
    sink: &mut Diagnostics,
) -> Option<NoteTarget> {
    let index = match series {
        None => 0,
        Some(path) => {
            let found = plot.lines.iter().position(|line| line.path == path.value);
            if found.is_none() {
                let near = nearest(path, plot.lines.iter().map(|line| line.path.as_str()));
                sink.push(
                    not_data(path.span, format!("`{}` is not in this chart", path.value)).suggest(near),
                );
            }
            found?
        }
    };
    let line = plot.lines.get(index)?;
    let has_value = line.at(at.value).is_some_and(|point| point.value.is_some());
    if !has_value {
        let message = format!("`{}` has no value for {} in this chart", line.path, at.value);
        sink.push(not_data(at.span, message));
        return None;
    }
    Some(NoteTarget::Datum(index, at.value))
}

/// The level of an observation, in the unit of the plot.
fn level(path: &Spanned<String>, plot: &Plot, catalog: &Catalog, sink: &mut Diagnostics) -> Option<Decimal> {
    let parts = path.split_once('@').and_then(|(head, period)| Some((head, Period::parse(period)?)));
    let Some((head, period)) = parts else {
        let finding = not_data(path.span, format!("`{}` is not an observation", path.value));
        sink.push(finding.help("write a path and a period: `<path>@2024-06`"));
        return None;
    };
    let head = Spanned::new(head.to_owned(), path.span);
    let (_, _, observations) = paths::observations(&head, catalog, sink)?;
    let value = observations.by_period.get(&period).and_then(|observation| observation.value);
    let factor = observations.unit.factor_to(&plot.unit);
    let shift = Decimal::power_of_ten(observations.multiplier - plot.multiplier);
    let message = match (value, factor.zip(shift)) {
        (Some(value), Some((factor, shift))) => return value.checked_mul(factor)?.checked_mul(shift),
        (None, _) => format!("`{}` has no value for {period}", head.value),
        (_, None) => format!("{} do not fit on an axis in {}", observations.unit.name, plot.unit.name),
    };
    sink.push(not_data(path.span, message));
    None
}

fn band(id: &Spanned<String>, catalog: &Catalog, sink: &mut Diagnostics) -> Option<NoteTarget> {
    let event = catalog.events.get(id.as_str()).map(span_of_event);
    let act = catalog.acts.get(id.as_str()).and_then(|act| span_of_act(act, catalog));
    let Some((from, to)) = event.or(act) else {
        if !catalog.lost.contains(id.as_str()) {
            report_unknown(id, catalog, sink, id.span);
        }
        return None;
    };
    Some(NoteTarget::Band(from, to))
}

fn report_unknown(id: &str, catalog: &Catalog, sink: &mut Diagnostics, place: Span) {
    let known = catalog.events.keys().chain(catalog.acts.keys()).map(String::as_str);
    let finding = Diagnostic::new(&CHART_EVENT, place, format!("`{id}` is not an event or act with dates"));
    sink.push(finding.suggest(nearest(id, known)));
}

/// From its effective day (its date unless given) to the first day on which it no longer applied.
fn span_of_event(event: &Event) -> (Day, Option<Day>) {
    let from = event.effective.unwrap_or(event.date).first();
    (from, event.ended.or(event.expires).map(Period::first))
}

/// From its first phase to the first one that ended it.
fn span_of_act(act: &Act, catalog: &Catalog) -> Option<(Day, Option<Day>)> {
    let begin = |phase: &crate::data::act::Phase| phase.begins(&catalog.events);
    let over = |status: Option<LegalStatus>| {
        use LegalStatus::{Expired, StruckDown, Superseded, Suspended, Terminated};
        matches!(status, Some(Expired | StruckDown | Superseded | Suspended | Terminated))
    };
    let from = act.phases.first().and_then(begin)?;
    let end = act.phases.iter().find(|phase| over(phase.status)).and_then(begin);
    Some((from, end))
}

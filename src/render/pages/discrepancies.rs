//! "Where sources differ": every case with what each side states and what this briefing uses.

use crate::briefing::Briefing;
use crate::briefing::place;
use crate::data::catalog::Target;
use crate::data::concern;
use crate::data::format;
use crate::data::reference::{Discrepancy, Gravity, Statement};
use crate::render::frame::{self, ComposedPage};
use crate::render::view::{
    DiscrepancyIndexView, DiscrepancyView, GroupView, LinkView, StatementView, Subject, TocEntry,
};
use crate::render::{shown, words};
use crate::site::Route;
use crate::text::{counted, escape_html};

/// The page of all cases, the gravest first.
pub(in crate::render) fn compose(briefing: &Briefing) -> ComposedPage {
    let at = place::discrepancies();
    let groups: Vec<_> = [Gravity::High, Gravity::Medium, Gravity::Low]
        .into_iter()
        .filter_map(|gravity| group(briefing, &at, gravity))
        .collect();
    let count = briefing.catalog.discrepancies.len();
    let mut view = frame::page(briefing, &at, "Where sources differ", None);
    view.kind = "discrepancies".to_owned();
    view.section = place::data().to_string();
    view.description = format!(
        "{} in which sources disagree, mislabel or err, with what each states and what is used here.",
        counted(count, "case", "cases")
    );
    view.standfirst_html = Some(escape_html(&view.description).into_owned());
    view.toc =
        groups.iter().map(|group| TocEntry { id: group.id.clone(), title: group.title.clone() }).collect();
    let subject = Subject::Discrepancies(DiscrepancyIndexView {
        exhibits: shown::on_generated(briefing, &at, None),
        groups,
    });
    ComposedPage { template: subject.template().to_owned(), subject: Some(subject), view, route: at }
}

fn group(briefing: &Briefing, at: &Route, gravity: Gravity) -> Option<GroupView<DiscrepancyView>> {
    let cases = briefing.catalog.discrepancies.values().filter(|case| case.gravity == gravity);
    let entries: Vec<_> = cases.map(|case| entry(briefing, at, case)).collect();
    let (title, note) = words::gravity(gravity);
    let id = match gravity {
        Gravity::High => "severity-high",
        Gravity::Medium => "severity-medium",
        Gravity::Low => "severity-low",
    };
    (!entries.is_empty()).then(|| GroupView {
        id: id.to_owned(),
        title: title.to_owned(),
        note: Some(note.to_owned()),
        entries,
    })
}

fn entry(briefing: &Briefing, at: &Route, case: &Discrepancy) -> DiscrepancyView {
    DiscrepancyView {
        id: case.id.clone(),
        title: case.topic.clone(),
        kind: words::sentence_case(&case.r#type),
        period: case.period.map(format::period).unwrap_or_default(),
        statements: case
            .statements
            .iter()
            .map(|statement| self::statement(briefing, at, statement))
            .collect(),
        resolution_html: case
            .resolution
            .as_deref()
            .map(|text| escape_html(text).into_owned())
            .unwrap_or_default(),
        preferred: case.preferred.clone(),
        about: case.about.iter().filter_map(|path| about(briefing, at, path)).collect(),
    }
}

fn statement(briefing: &Briefing, at: &Route, statement: &Statement) -> StatementView {
    let value = statement.value.map(|value| {
        let unit = statement.unit.as_deref().unwrap_or_default();
        match briefing.catalog.units.find(unit) {
            Some(unit) => format::quantity(value, &unit, 0),
            None => format!("{} {unit}", format::number(value)).trim_end().to_owned(),
        }
    });
    StatementView {
        text_html: escape_html(&statement.text).into_owned(),
        value,
        sources: frame::source_links(briefing, at, statement.sources.iter().map(String::as_str)),
    }
}

/// A link to the series or event that a path names, with the period in words.
fn about(briefing: &Briefing, at: &Route, path: &str) -> Option<LinkView> {
    let (name, period) = concern::cell(path);
    let suffix = period.map(|period| format!(", {}", format::period(period))).unwrap_or_default();
    match briefing.catalog.resolve(name).ok()? {
        Target::Observations(series, key, _) => {
            let members = super::series::key_names(briefing, series, key);
            let title = if members.is_empty() { String::new() } else { format!(": {members}") };
            let label = format!("{}{title}{suffix}", series.title);
            Some(frame::link(label, place::series(&series.id).relative_to(at)))
        }
        Target::Partial(series, _) | Target::NoObservations(series) => {
            Some(frame::link(format!("{}{suffix}", series.title), place::series(&series.id).relative_to(at)))
        }
        Target::Event(event) | Target::Date(event, ..) => {
            Some(frame::link(event.title.clone(), place::event(&event.id).relative_to(at)))
        }
        Target::Act(_) | Target::Source(_) | Target::Lost => None,
    }
}

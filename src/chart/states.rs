//! Charts of measures in words, as a table and as CSV: what is in force, since when, and who says so.
//!
//! The counterpart for states of what `describe` and `table` do for values. Formats no numbers and places nothing.

use crate::data::format;
use crate::data::period::Day;
use crate::data::reference::SourceId;
use crate::data::standing::Standing;
use crate::text::{capitalised, csv_row};

use super::resolve::Subject;
use super::resolve::cells::{Cells, Cover, MemberCell};
use super::resolve::measures::{Measure, Measures, Step};
use super::table::{About, Cell, Table, TableRow};

/// The standings that are told, the strongest first.
const TOLD: [Standing; 3] = [Standing::InForce, Standing::Suspended, Standing::Announced];

/// `Timeline of 3 measures, 1 January 2025 to 31 August 2025. In force on 31 August 2025: …`
pub(super) fn describe_measures(measures: &Measures, kind: &str) -> String {
    let (first, _) = measures.days;
    let (count, as_of) = (measures.all().count(), format::day(measures.as_of));
    let noun = if count == 1 { "measure" } else { "measures" };
    let mut text = format!("{kind} of {count} {noun}, {} to {as_of}.", format::day(first));
    let current = |measure: &&Measure| measure.on(measures.as_of).map(|step| step.standing);
    let all: Vec<&Measure> = measures.all().map(|(_, measure)| measure).collect();
    for standing in TOLD {
        let named = all.iter().filter(|measure| current(measure) == Some(standing));
        let named: Vec<String> = named.map(|measure| with_step(measure, measures.as_of)).collect();
        if named.is_empty() && standing == Standing::InForce {
            text.push_str(&format!(" None is in force on {as_of}."));
        } else if !named.is_empty() {
            text.push_str(&format!(" {} on {as_of}: {}.", capitalised(standing.word()), named.join("; ")));
        }
    }
    let ended = all.iter().filter(|measure| current(measure) == Some(Standing::Ended));
    let ended: Vec<String> = ended.map(|measure| with_step(measure, measures.as_of)).collect();
    if !ended.is_empty() {
        text.push_str(&format!(" Ended: {}.", ended.join("; ")));
    }
    let ahead = all.iter().flat_map(|measure| measure.steps.iter().map(move |step| (measure, step)));
    let ahead = ahead.filter(|(_, step)| measures.is_ahead(step));
    let ahead: Vec<String> = ahead.map(|(measure, step)| to_come(measure, step)).collect();
    if !ahead.is_empty() {
        text.push_str(&format!(" To come: {}.", ahead.join("; ")));
    }
    text
}

/// `Duty on goods (10%, since 4 February 2025)`.
fn with_step(measure: &Measure, day: Day) -> String {
    let Some(step) = measure.on(day) else { return measure.name.clone() };
    let date = format::day(step.from);
    match (step.standing, step.demand.as_str()) {
        (Standing::Ended, "") => format!("{} (on {date})", measure.name),
        (Standing::Ended, why) => format!("{} ({why} on {date})", measure.name),
        (_, "") => format!("{} (since {date})", measure.name),
        (_, demand) => format!("{} ({demand}, since {date})", measure.name),
    }
}

fn to_come(measure: &Measure, step: &Step) -> String {
    let demand = if step.demand.is_empty() { String::new() } else { format!(" {}", step.demand) };
    let condition = step.condition.as_ref().map(|words| format!(", {words}")).unwrap_or_default();
    format!("{},{demand} from {}{condition}", measure.name, format::day(step.from))
}

/// `Strip of 17 members, 31 August 2025. 7 in force (licence): …. 10 not covered: ….`
pub(super) fn describe_cells(cells: &Cells, kind: &str) -> String {
    let mut text = format!("{kind} of {} members, {}.", cells.cells.len(), format::day(cells.day));
    for (standing, words) in counts(cells) {
        let of = cells.cells.iter().filter(|cell| cell.standing() == standing);
        let names: Vec<&str> = of.map(|cell| cell.name.as_str()).collect();
        text.push_str(&format!(" {words}: {}.", names.join(", ")));
    }
    text
}

/// Each standing that occurs, the strongest first, with its count in words: `12 of 17 in force (licence)`.
pub(super) fn counts(cells: &Cells) -> Vec<(Option<Standing>, String)> {
    let mut found = Vec::new();
    for standing in TOLD.map(Some).into_iter().chain([None]) {
        let those: Vec<&MemberCell> = cells.cells.iter().filter(|cell| cell.standing() == standing).collect();
        if those.is_empty() {
            continue;
        }
        let of = if found.is_empty() { format!(" of {}", cells.cells.len()) } else { String::new() };
        let what = standing.map_or("not covered", Standing::word);
        found.push((standing, format!("{}{of} {what}{}", those.len(), demand(&those))));
    }
    found
}

/// What all of some cells have in common: ` (licence)`.
fn demand(those: &[&MemberCell]) -> String {
    let mut demands = those.iter().map(|cell| cell.cover.as_ref().map_or("", |cover| cover.demand.as_str()));
    match demands.next() {
        Some(first) if !first.is_empty() && demands.all(|other| other == first) => format!(" ({first})"),
        _ => String::new(),
    }
}

/// Who says so, as often as it is said.
pub(super) fn sources(subject: &Subject) -> Vec<&SourceId> {
    match subject {
        Subject::Values => Vec::new(),
        Subject::Measures(measures) => {
            let steps = measures.all().flat_map(|(_, measure)| &measure.steps);
            steps.flat_map(|step| &step.sources).collect()
        }
        Subject::Cells(cells) => {
            let covers = cells.cells.iter().filter_map(|cell| cell.cover.as_ref());
            covers.flat_map(|cover| &cover.sources).collect()
        }
    }
}

fn words(text: String) -> Cell {
    Cell { text, is_words: true, ..Cell::default() }
}

/// The steps of every measure, one a row.
pub(super) fn table_of_measures(measures: &Measures) -> Table {
    let columns = ["Measure", "Demand", "From", "To", "State"].map(str::to_owned).to_vec();
    let steps = measures.all().flat_map(|(_, measure)| measure.steps.iter().map(move |step| (measure, step)));
    let row = |(measure, step): (&Measure, &Step)| TableRow {
        head: measure.name.clone(),
        about: step.event.clone().map(About::Event),
        cells: vec![
            words(if step.standing == Standing::Ended { String::new() } else { step.demand.clone() }),
            words(format::day(step.from)),
            words(step.to.map(format::day).unwrap_or_default()),
            Cell {
                sources: step.sources.clone(),
                note: step.condition.clone(),
                ..words(state(step, measures))
            },
        ],
        provisional: false,
        letter: "",
        highlight: measure.on(measures.as_of) == Some(step) && step.standing == Standing::InForce,
    };
    Table { columns, rows: steps.map(row).collect() }
}

/// Where a step stands: `in force`, `struck down`, `expected, if not extended`.
fn state(step: &Step, measures: &Measures) -> String {
    match (&step.condition, measures.is_ahead(step)) {
        (Some(condition), _) => format!("expected, {condition}"),
        (None, true) => "expected".to_owned(),
        (None, false) if step.standing == Standing::Ended => step.words(),
        (None, false) => step.standing.word().to_owned(),
    }
}

/// The members with what covers them, one a row.
pub(super) fn table_of_cells(cells: &Cells) -> Table {
    let columns = ["Member", "State", "Measure", "Since"].map(str::to_owned).to_vec();
    let row = |cell: &MemberCell| {
        let cover = cell.cover.as_ref();
        let state = cover.map_or("not covered", |cover| cover.standing.word());
        let sources = cover.map(|cover| cover.sources.clone()).unwrap_or_default();
        TableRow {
            head: if cell.symbol == cell.name {
                cell.name.clone()
            } else {
                format!("{} ({})", cell.name, cell.symbol)
            },
            about: Some(About::Member(cells.codes.clone(), cell.member.clone())),
            cells: vec![
                Cell { sources, ..words(state.to_owned()) },
                words(cover.map(|cover| cover.title.clone()).unwrap_or_default()),
                words(cover.map(|cover| format::day(cover.since)).unwrap_or_default()),
            ],
            provisional: false,
            letter: "",
            highlight: cover.is_some_and(|cover| cover.standing == Standing::InForce),
        }
    };
    Table { columns, rows: cells.cells.iter().map(row).collect() }
}

/// The steps of every measure as CSV after RFC 4180; open ends are empty.
pub(super) fn csv_of_measures(measures: &Measures) -> String {
    let mut out = csv_row(&[
        "act",
        "name",
        "group",
        "from",
        "to",
        "standing",
        "demand",
        "event",
        "condition",
        "sources",
    ]);
    for (group, measure) in measures.all() {
        for step in &measure.steps {
            let standing = if measures.is_ahead(step) { "expected" } else { step.standing.word() };
            out.push_str(&csv_row(&[
                measure.act.clone(),
                measure.name.clone(),
                group.label.clone(),
                step.from.to_string(),
                step.to.map(|day| day.to_string()).unwrap_or_default(),
                standing.to_owned(),
                step.demand.clone(),
                step.event.clone().unwrap_or_default(),
                step.condition.clone().unwrap_or_default(),
                step.sources.join(" "),
            ]));
        }
    }
    out
}

/// The members as CSV.
pub(super) fn csv_of_cells(cells: &Cells) -> String {
    let mut out =
        csv_row(&["member", "code", "name", "day", "standing", "measure", "demand", "since", "sources"]);
    for cell in &cells.cells {
        let cover = cell.cover.as_ref();
        let text = |of: fn(&Cover) -> String| cover.map(of).unwrap_or_default();
        out.push_str(&csv_row(&[
            cell.member.clone(),
            cell.symbol.clone(),
            cell.name.clone(),
            cells.day.to_string(),
            text(|cover| cover.standing.word().to_owned()),
            text(|cover| cover.id.clone()),
            text(|cover| cover.demand.clone()),
            text(|cover| cover.since.to_string()),
            text(|cover| cover.sources.join(" ")),
        ]));
    }
    out
}

//! A small catalogue in code, for the tests of expressions and claims.

use std::collections::BTreeMap;

use crate::data::act::{Act, Phase, Stacking};
use crate::data::catalog::Catalog;
use crate::data::dimension::{CodeList, Dimension, Member};
use crate::data::event::{Event, Scope};
use crate::data::period::{Frequency, Period};
use crate::data::quantity::Decimal;
use crate::data::reference::{Source, Tier};
use crate::data::series::{
    Body, Condition, Measure, Observation, ObservationStatus, Observations, Series, Timing,
};
use crate::text::{FileId, Span, Spanned};

/// A catalogue under construction; every definition gets its own place in file 9.
pub(crate) struct Fixture {
    catalog: Catalog,
    at: usize,
}

/// `gap` stands for a missing value; `~` before a value makes it provisional; `a=f` gives a formula.
type Cells<'a> = &'a [(&'a str, &'a str)];

impl Fixture {
    pub(crate) fn new() -> Self {
        Self { catalog: Catalog::default(), at: 0 }
    }

    pub(crate) fn catalog(self) -> Catalog {
        self.catalog
    }

    fn place(&mut self) -> Span {
        self.at += 10;
        Span::new(FileId(9), self.at..self.at + 5)
    }

    /// A series without dimensions.
    pub(crate) fn series(self, id: &str, unit: &str, measure: Measure, cells: Cells<'_>) -> Self {
        self.family(id, unit, measure, &[("", cells)])
    }

    /// A series with one dimension over `partners`; an empty member stands for no dimension.
    pub(crate) fn family(
        mut self,
        id: &str,
        unit: &str,
        measure: Measure,
        keys: &[(&str, Cells<'_>)],
    ) -> Self {
        let unit = self.catalog.units.find(unit).unwrap();
        let plain = keys.iter().any(|(member, _)| member.is_empty());
        let mut lines = indexmap::IndexMap::new();
        for (member, cells) in keys {
            let key = if plain { Vec::new() } else { vec![(*member).to_owned()] };
            let by_period: BTreeMap<Period, Observation> =
                cells.iter().map(|(period, value)| self.observation(period, value)).collect();
            lines.insert(key, Observations { unit: unit.clone(), multiplier: 0, measure, by_period });
        }
        let frequency = frequency(keys);
        let dimension = Dimension { id: "partner".into(), codes: "partners".into(), fixed: None };
        let series = Series {
            id: id.to_owned(),
            title: format!("Series {id}"),
            description: None,
            indicator: id.to_owned(),
            measure,
            timing: Timing::During,
            frequency,
            unit,
            multiplier: 0,
            exact: false,
            compares: None,
            dimensions: if plain { Vec::new() } else { vec![dimension] },
            keys: lines,
            body: Body::Own,
            parts_of: None,
            record_starts: None,
            licence: None,
            limits: None,
            revision_policy: None,
            stated: Vec::new(),
            assertions: Vec::new(),
            condition: Condition::Sound,
            place: self.place(),
        };
        self.catalog.series.insert(id.to_owned(), series);
        self
    }

    fn observation(&mut self, period: &str, text: &str) -> (Period, Observation) {
        let period = Period::parse(period).unwrap();
        let place = self.place();
        let (text, formula) =
            text.split_once('=').map_or((text, None), |(text, formula)| (text, Some(formula)));
        let provisional = text.starts_with('~');
        let value = Decimal::parse(text.trim_start_matches('~'));
        let status = match (value, formula, provisional) {
            (None, _, _) => ObservationStatus::Suppressed,
            (_, Some(_), _) => ObservationStatus::Derived,
            (_, _, true) => ObservationStatus::Provisional,
            _ => ObservationStatus::Reported,
        };
        let decimals = value.map_or(0, |value| i32::try_from(value.scale()).unwrap());
        let observation = Observation {
            formula: formula.map(|formula| Spanned::new(formula.to_owned(), place)),
            ..Observation::printed(period, value, decimals, status, vec!["customs".to_owned()], place)
        };
        (period, observation)
    }

    /// The members of `partners`: id, name, whether an aggregate.
    pub(crate) fn partners(mut self, members: &[(&str, &str, bool)]) -> Self {
        let place = self.place();
        let member = |(id, name, aggregate): &(&str, &str, bool)| {
            let member = Member {
                id: (*id).to_owned(),
                code: None,
                name: (*name).to_owned(),
                aggregate: *aggregate,
                note: None,
                sources: Vec::new(),
                attributes: indexmap::IndexMap::new(),
                place,
            };
            ((*id).to_owned(), member)
        };
        let list = CodeList {
            id: "partners".into(),
            title: None,
            members: members.iter().map(member).collect(),
            in_place: false,
            place,
        };
        self.catalog.code_lists.insert("partners".into(), list);
        self
    }

    /// An event with its dates by attribute.
    pub(crate) fn event(mut self, id: &str, dates: Cells<'_>) -> Self {
        let place = self.place();
        let date = |name: &str| {
            let found = dates.iter().find(|(attribute, _)| *attribute == name);
            found.map(|(_, text)| Period::parse(text).unwrap())
        };
        let event = Event {
            announced: date("announced"),
            effective: date("effective"),
            expires: date("expires"),
            ended: date("ended"),
            sources: vec![Spanned::new("customs".to_owned(), place)],
            ..Event::bare(id, date("date").unwrap(), "measure", place)
        };
        self.catalog.events.insert(id.to_owned(), event);
        self
    }

    /// A named figure.
    pub(crate) fn figure(mut self, name: &str, text: &str) -> Self {
        let text = Spanned::new(text.to_owned(), self.place());
        self.catalog.figures.insert(name.to_owned(), text);
        self
    }

    /// An act of `us` on `fr`: its basis, the codes it covers (`all` for everything), and its rates by first day.
    pub(crate) fn act(mut self, id: &str, basis: &str, code: &str, phases: Cells<'_>) -> Self {
        let place = self.place();
        let word = |text: &str| Spanned::new(text.to_owned(), place);
        let phases = phases.iter().map(|(from, rate)| Phase {
            event: None,
            from: Period::parse(from),
            rate: Decimal::parse(rate),
            rates: indexmap::IndexMap::new(),
            requirement: None,
            status: None,
            documents: Vec::new(),
            note: None,
            sources: Vec::new(),
            place: self.place(),
        });
        let act = Act {
            phases: phases.collect(),
            id: id.to_owned(),
            title: format!("Act {id}"),
            instrument: "tariff".to_owned(),
            basis: Some(basis.to_owned()),
            documents: Vec::new(),
            imposed_by: word("us"),
            on: vec![word("fr")],
            scope: Scope { covers: [("hs_codes".to_owned(), vec![word(code)])].into(), ..Scope::default() },
            stacks: Stacking::Additive,
            stacks_from: None,
            time_zone: None,
            scope_changes: Vec::new(),
            expected: Vec::new(),
            summary: None,
            note: None,
            sources: vec![word("customs")],
            place,
        };
        self.catalog.acts.insert(id.to_owned(), act);
        self
    }

    /// A source.
    pub(crate) fn source(mut self, id: &str) -> Self {
        let source = Source {
            id: id.to_owned(),
            title: "Monthly table".into(),
            publisher: "Customs".into(),
            url: None,
            published: None,
            accessed: None,
            tier: Tier::Primary,
            origin: None,
            licence: None,
            redistribute: true,
            note: None,
            archive: None,
            citation: None,
            frequency: None,
            next_release: None,
            sha256: None,
            version: None,
            place: self.place(),
        };
        self.catalog.sources.insert(id.to_owned(), source);
        self
    }
}

fn frequency(keys: &[(&str, Cells<'_>)]) -> Frequency {
    let periods = keys.iter().flat_map(|(_, cells)| cells.iter());
    let frequencies = periods.map(|(period, _)| Period::parse(period).unwrap().frequency());
    frequencies.filter(|frequency| *frequency != Frequency::Irregular).max().unwrap_or(Frequency::Irregular)
}

/// The catalogue of the worked examples: `w` to the world, `u` to one buyer, `i` to another, and a truce.
pub(crate) fn worked() -> Catalog {
    let world: Cells<'_> = &[
        ("2024-06", "5150"),
        ("2024-H1", "27520"),
        ("2025-01/2025-02", "9990"),
        ("2025-03", "5277"),
        ("2025-04", "2626"),
        ("2025-05", "1238"),
        ("2025-06", "3188"),
    ];
    Fixture::new()
        .series("w", "t", Measure::Flow, world)
        .series("u", "t", Measure::Flow, &[("2025-02", "gap"), ("2025-05", "46"), ("2025-06", "353")])
        .series("i", "t", Measure::Flow, &[("2025-05", "150"), ("2025-06", "172")])
        .family(
            "m",
            "t",
            Measure::Flow,
            &[
                ("world", &[("2025-06", "1000")]),
                ("us", &[("2025-06", "353"), ("2025-07", "10")]),
                ("de", &[("2025-06", "420")]),
                ("vn", &[("2025-06", "120")]),
            ],
        )
        .partners(&[
            ("world", "World", true),
            ("us", "United States", false),
            ("de", "Germany", false),
            ("vn", "Vietnam", false),
        ])
        .series("s", "%", Measure::Rate, &[("2023", "69.0"), ("2024", "71.5")])
        .series("p", "USD/kg", Measure::Rate, &[("2025-05", "60"), ("2025-06", "62.5")])
        .series("b", "USD", Measure::Balance, &[("2025-05", "-120"), ("2025-06", "-150")])
        .series("g", "%", Measure::Change, &[("2025-05", "2.1"), ("2025-06", "-0.4")])
        .series("k", "count", Measure::Stock, &[("2025-05", "900"), ("2025-06", "910")])
        .series("d", "t", Measure::Flow, &[("2024-06", "735.4=e@2025-06/(1-0.52)"), ("2025-06", "353")])
        .series("e", "t", Measure::Flow, &[("2025-06", "353")])
        .event(
            "truce",
            &[
                ("date", "2025-05-12"),
                ("effective", "2025-05-14"),
                ("expires", "2025-08-12"),
                ("announced", "2025-05-12"),
            ],
        )
        .source("customs")
        .figure("jump", "mom(w@2025-06)")
        .figure("alias", "fig.jump")
        .act("base", "mfn", "8508.11", &[("2024-01-01", "2.1")])
        .act("first", "emergency", "all", &[("2025-02-04", "10"), ("2025-03-04", "20")])
        .act("second", "emergency", "all", &[("2025-04-10", "125"), ("2025-05-14", "10")])
        .catalog()
}

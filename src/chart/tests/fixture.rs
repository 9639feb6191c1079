//! A small catalogue for whole charts: goods by destination, two rates, a few events.

use indexmap::IndexMap;

use super::super::*;
use crate::data::dimension::{Attribute, CodeList, Dimension, Member};
use crate::data::event::{Event, LegalStatus};
use crate::data::period::Frequency;
use crate::data::quantity::{Decimal, Interval};
use crate::data::series::{
    Body, Condition, Measure, Observation, ObservationStatus, Observations, Series, Timing,
};
use crate::text::{FileId, Span};

/// `2025-01 4900; 2025-02 -; 2025-03 5300 p; 2025-04 5000 4900..5100`: periods with values, `-` for withheld, `p` for
/// provisional, two ends for a range.
pub(super) struct Numbers(pub(super) String);

impl Numbers {
    fn observations(&self) -> impl Iterator<Item = Observation> {
        self.0.split(';').filter(|row| !row.trim().is_empty()).map(|row| {
            let mut words = row.split_whitespace();
            let period = Period::parse(words.next().unwrap()).unwrap();
            let value = words.next().and_then(Decimal::parse);
            let rest = words.next();
            let status = match (value, rest) {
                (None, _) => ObservationStatus::Suppressed,
                (Some(_), Some("p")) => ObservationStatus::Provisional,
                (Some(_), _) => ObservationStatus::Reported,
            };
            let ends = rest.and_then(|rest| rest.split_once(".."));
            let range = ends.map(|(low, high)| {
                Interval::between(Decimal::parse(low).unwrap(), Decimal::parse(high).unwrap())
            });
            Observation { range, ..observation(period, value, status) }
        })
    }
}

pub(super) fn place() -> Span {
    Span::new(FileId(0), 0..0)
}

fn observation(period: Period, value: Option<Decimal>, status: ObservationStatus) -> Observation {
    Observation::printed(period, value, 0, status, vec!["customs".to_owned()], place())
}

fn series(id: &str, unit: &str, measure: Measure, timing: Timing, frequency: Frequency) -> Series {
    Series {
        id: id.to_owned(),
        title: id.to_owned(),
        description: None,
        indicator: id.to_owned(),
        measure,
        timing,
        frequency,
        unit: crate::data::unit::UnitTable::default().find(unit).unwrap(),
        multiplier: 0,
        exact: false,
        compares: None,
        dimensions: Vec::new(),
        keys: IndexMap::new(),
        body: Body::Own,
        parts_of: None,
        record_starts: None,
        licence: None,
        limits: None,
        revision_policy: None,
        stated: Vec::new(),
        assertions: Vec::new(),
        condition: Condition::Sound,
        place: place(),
    }
}

fn add(series: &mut Series, key: &[&str], numbers: &Numbers) {
    let key = key.iter().map(|member| (*member).to_owned()).collect();
    let by_period = numbers.observations().map(|observation| (observation.period, observation)).collect();
    let (unit, measure) = (series.unit.clone(), series.measure);
    series.keys.insert(key, Observations { unit, multiplier: 0, measure, by_period });
}

/// Gives a key other observations.
pub(super) fn replace(catalog: &mut Catalog, id: &str, key: &str, numbers: &Numbers) {
    add(catalog.series.get_mut(id).unwrap(), &[key], numbers);
}

pub(super) fn member(id: &str, name: &str, aggregate: bool, attributes: &[(&str, &str)]) -> (String, Member) {
    let attributes =
        attributes.iter().map(|(key, value)| ((*key).to_owned(), Attribute::Text((*value).to_owned())));
    let member = Member {
        id: id.to_owned(),
        code: None,
        name: name.to_owned(),
        aggregate,
        note: None,
        sources: Vec::new(),
        attributes: attributes.collect(),
        place: place(),
    };
    (id.to_owned(), member)
}

pub(super) fn list(id: &str, members: Vec<(String, Member)>) -> (String, CodeList) {
    let list = CodeList {
        id: id.to_owned(),
        title: None,
        members: members.into_iter().collect(),
        in_place: false,
        place: place(),
    };
    (id.to_owned(), list)
}

fn event(id: &str, date: &str, kind: &str, title: &str, ended: Option<&str>) -> (String, Event) {
    let event = Event {
        title: title.to_owned(),
        ended: ended.and_then(Period::parse),
        status: Some(LegalStatus::InForce),
        ..Event::bare(id, Period::parse(date).unwrap(), kind, place())
    };
    (id.to_owned(), event)
}

/// Goods by month and destination.
const GOODS: [(&str, &str); 7] = [
    (
        "world",
        "2024-02 3326; 2024-05 4811.5; 2024-06 5150.2; 2024-07 5278; 2024-08 5325; 2024-09 4915; 2024-10 4725; \
         2024-11 -; 2024-12 5580.2; 2025-01 6357; 2025-02 3586.3; 2025-03 5323.2; 2025-04 2627; 2025-05 1238.47; \
         2025-06 3188; 2025-07 5577; 2025-08 6145.6 p",
    ),
    (
        "north",
        "2024-10 628; 2024-11 638.2; 2024-12 610; 2025-01 602; 2025-02 470; 2025-03 585; 2025-04 243; 2025-05 46.4; \
         2025-06 353; 2025-07 619; 2025-08 589.85 p",
    ),
    (
        "south",
        "2024-10 717.1; 2024-11 820; 2024-12 760; 2025-01 822; 2025-02 765; 2025-03 1007; 2025-04 420; 2025-05 209; \
         2025-06 764; 2025-07 1116; 2025-08 1341.08 p",
    ),
    (
        "east",
        "2024-10 433.4; 2024-12 500; 2025-01 520; 2025-02 450; 2025-03 530; 2025-04 210; 2025-05 110; 2025-06 360; 2025-07 580; 2025-08 569",
    ),
    (
        "west",
        "2024-10 385.5; 2024-11 400; 2024-12 420; 2025-01 480; 2025-02 410; 2025-03 510; 2025-04 235; 2025-05 160; 2025-06 330; 2025-07 545; 2025-08 555",
    ),
    ("isles", "2025-06 172; 2025-07 418"),
    ("coast", "2025-06 150; 2025-07 -"),
];

/// What is sold less what is bought, one of it with a range, one withheld.
fn balance() -> Series {
    let mut balance = series("balance", "t", Measure::Balance, Timing::During, Frequency::Annual);
    balance.dimensions =
        vec![Dimension { id: "partner".to_owned(), codes: "places".to_owned(), fixed: None }];
    for (name, numbers) in
        [("north", "2025 -140"), ("south", "2025 -"), ("east", "2025 80 60..95"), ("west", "2025 -20")]
    {
        add(&mut balance, &[name], &Numbers(numbers.to_owned()));
    }
    balance
}

/// A stock counted at ends of months, some of them left out.
fn stock() -> Series {
    let mut stock = series("stock", "t", Measure::Stock, Timing::At, Frequency::Monthly);
    let numbers = "2025-01-31 300 280..330; 2025-02-28 320 290..350; 2025-03-31 340; 2025-06-30 420 400..450; 2025-07-31 430 p";
    add(&mut stock, &[], &Numbers(numbers.to_owned()));
    stock
}

/// A stock that breaks in 2023 and was revised in 2024.
fn recount() -> Series {
    let mut recount = series("recount", "t", Measure::Stock, Timing::At, Frequency::Annual);
    add(
        &mut recount,
        &[],
        &Numbers("2020 300; 2021 310; 2022 320; 2023 400; 2024 430; 2025 440 p".to_owned()),
    );
    if let Some(line) = recount.keys.get_mut(&Vec::new()) {
        let mut at = |year: &str, change: &dyn Fn(&mut Observation)| {
            line.by_period.get_mut(&Period::parse(year).unwrap()).into_iter().for_each(change);
        };
        at("2023", &|one| one.breaks = Some("a new register".to_owned()));
        at("2024", &|one| {
            let (value, status) = (Decimal::parse("395"), ObservationStatus::Provisional);
            let first = observation(one.period, value, status);
            one.earlier = vec![Observation { as_of: Period::parse("2025-02"), ..first }];
            one.status = ObservationStatus::Revised;
        });
    }
    recount
}

/// Ores by month and destination, which add up to `world` as far as rounding allows.
fn ores() -> Series {
    let mut ores = series("ores", "t", Measure::Flow, Timing::During, Frequency::Monthly);
    ores.dimensions = vec![Dimension { id: "partner".to_owned(), codes: "places".to_owned(), fixed: None }];
    for (name, numbers) in [
        (
            "world",
            "2025-01/2025-02 7501; 2025-03 4100; 2025-04 -; 2025-05 1239; 2025-06 3188; 2025-07 5577 p",
        ),
        ("north", "2025-01/2025-02 1072; 2025-03 585; 2025-04 243; 2025-05 46; 2025-06 353; 2025-07 619"),
        (
            "south",
            "2025-01/2025-02 1587; 2025-03 1007; 2025-04 420; 2025-05 209; 2025-06 764; 2025-07 1116 p",
        ),
        ("east", "2025-01/2025-02 970; 2025-03 530; 2025-04 -; 2025-05 110; 2025-06 360; 2025-07 580"),
        (
            "west",
            "2025-01/2025-02 3871; 2025-03 1978; 2025-04 900; 2025-05 873; 2025-06 1711; 2025-07 3262 p",
        ),
    ] {
        add(&mut ores, &[name], &Numbers(numbers.to_owned()));
    }
    ores
}

/// The catalogue.
pub(super) fn catalog() -> Catalog {
    let mut catalog = Catalog::default();
    let mut goods = series("goods", "t", Measure::Flow, Timing::During, Frequency::Monthly);
    goods.dimensions = vec![Dimension { id: "partner".to_owned(), codes: "places".to_owned(), fixed: None }];
    for (name, numbers) in GOODS {
        add(&mut goods, &[name], &Numbers(numbers.to_owned()));
    }
    let mut rates = series("rates", "%", Measure::Rate, Timing::From, Frequency::Daily);
    rates.dimensions = vec![Dimension { id: "by".to_owned(), codes: "places".to_owned(), fixed: None }];
    let north = "2025-01-01 0; 2025-02-04 10; 2025-03-04 20; 2025-04-05 30; 2025-04-09 104; 2025-04-10 145; 2025-05-14 30";
    add(&mut rates, &["north"], &Numbers(north.to_owned()));
    add(
        &mut rates,
        &["south"],
        &Numbers("2025-01-01 0; 2025-04-10 84; 2025-04-12 125; 2025-05-14 10".to_owned()),
    );
    let mut joint = series("joint", "t", Measure::Flow, Timing::During, Frequency::Monthly);
    add(
        &mut joint,
        &[],
        &Numbers(
            "2025-01/2025-03 15267; 2025-04 2627; 2025-05 1238; 2025-06 3188; 2025-07 5577 p".to_owned(),
        ),
    );
    for series in [goods, rates, joint, balance(), stock(), recount(), ores()] {
        catalog.series.insert(series.id.clone(), series);
    }
    catalog.code_lists.extend([
        list(
            "places",
            vec![
                member("world", "All destinations", true, &[]),
                member("north", "Northland", false, &[]),
                member("south", "Southern Union", false, &[]),
                member("east", "Eastern Republic", false, &[]),
                member("west", "Westland", false, &[]),
                member("isles", "The Isles", false, &[]),
                member("coast", "Coast", false, &[]),
            ],
        ),
        list(
            "event_types",
            vec![
                member("duty", "Duty", false, &[("lane", "Tariff")]),
                member("limit", "Limit", false, &[("lane", "Control")]),
                member("pause", "Pause", false, &[("lane", "Truce")]),
            ],
        ),
    ]);
    catalog.events.extend([
        event("duty_april", "2025-04-02", "duty", "Northland announces duties", None),
        event("licences", "2025-04-04", "limit", "Seven goods put under licence", None),
        event("pause_may", "2025-05-14", "pause", "Duties cut for 90 days", Some("2025-08-12")),
        event("frame_june", "2025-06-10", "pause", "A framework is agreed", None),
    ]);
    super::states::add_measures(&mut catalog);
    catalog
}

/// The catalogue with a series `many`: members with their names, whether they are sums, and their numbers; and eight
/// events within a month.
pub(super) fn with_many(members: &[(String, String, bool, Numbers)]) -> Catalog {
    let mut catalog = catalog();
    let mut many = series("many", "t", Measure::Flow, Timing::During, Frequency::Monthly);
    many.dimensions = vec![Dimension { id: "partner".to_owned(), codes: "many".to_owned(), fixed: None }];
    for (id, .., numbers) in members {
        add(&mut many, &[id], numbers);
    }
    catalog.series.insert(many.id.clone(), many);
    let named = members.iter().map(|(id, name, aggregate, _)| member(id, name, *aggregate, &[]));
    catalog.code_lists.extend([list("many", named.collect())]);
    let kinds = ["duty", "limit", "pause"].into_iter().cycle();
    let crowd = kinds.zip(1..=8).map(|(kind, day)| {
        event(&format!("crowd_{day}"), &format!("1930-03-{:02}", day * 3), kind, "One of many", None)
    });
    catalog.events.extend(crowd);
    catalog
}

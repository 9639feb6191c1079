//! The time axis: days as numbers, and calendar periods with their labels centred in them.
//!
//! Ticks stand at the borders of calendar periods, never at multiples counted from the start of the data.

use crate::data::format;
use crate::data::period::{Day, Frequency, Period};

/// The time at which a period begins, in days since 1970.
pub(in crate::chart) fn start(period: Period) -> f64 {
    f64::from(period.first().number())
}

/// The time at which it is over.
pub(in crate::chart) fn end(period: Period) -> f64 {
    f64::from(period.last().number()) + 1.0
}

/// Its middle, where the value of a whole period stands: an event of 4 April is left of April's total.
pub(in crate::chart) fn middle(period: Period) -> f64 {
    (start(period) + end(period)) / 2.0
}

/// A labelled stretch of the axis.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::chart) struct Slot {
    /// Where it begins, in days since 1970.
    pub(in crate::chart) from: f64,
    /// Where it ends.
    pub(in crate::chart) to: f64,
    /// What it says; empty where the labels are thinned out.
    pub(in crate::chart) label: String,
    /// The year to be written under it: at the first slot and at each first slot of a year.
    pub(in crate::chart) year: Option<String>,
}

/// The slots of a time axis from `first` to `last` (both included) for data of one frequency; `fits` says whether
/// a label of that text fits into so many days.
pub(in crate::chart) fn slots(
    first: Day,
    last: Day,
    frequency: Frequency,
    fits: &dyn Fn(&str, f64) -> bool,
) -> Vec<Slot> {
    let months = frequency.months().unwrap_or(1);
    let unequal = matches!(frequency, Frequency::Daily | Frequency::Irregular);
    if unequal && last.days_since(first) < 62 {
        return day_slots(first, last, fits);
    }
    for group in [1, 2, 3, 6].into_iter().filter(|group| group % months == 0) {
        let fitting = month_slots(first, last, months).iter().all(|slot| {
            let room = (slot.to - slot.from) * f64::from(group / months);
            fits(&slot.label, room)
        });
        if fitting {
            return thinned(first, last, months, group);
        }
    }
    year_slots(first, last, fits)
}

/// Every period of the data keeps its border; a label stands at each `group / months`-th of them.
fn thinned(first: Day, last: Day, months: i32, group: i32) -> Vec<Slot> {
    let mut slots = month_slots(first, last, months);
    for slot in &mut slots {
        let keep = day_at(slot.from).is_none_or(|day| (i32::from(day.month()) - 1) % group == 0);
        if !keep {
            slot.label.clear();
        }
    }
    slots
}

#[expect(clippy::cast_possible_truncation, reason = "days of the years 1 to 9999")]
fn day_at(days: f64) -> Option<Day> {
    Some(Day::new(1970, 1, 1)?.plus_days(days.floor() as i32))
}

/// The first day of the calendar group of months (counted from January) that holds the day.
fn group_start(day: Day, months: i32) -> Day {
    let back = (i32::from(day.month()) - 1) % months;
    Day::new(day.year(), day.month(), 1).unwrap_or(day).plus_months(-back)
}

fn month_slots(first: Day, last: Day, months: i32) -> Vec<Slot> {
    let mut slots: Vec<Slot> = Vec::new();
    let mut from = group_start(first, months);
    while from <= last {
        let next = from.plus_months(months);
        let year = slots.is_empty() || from.month() == 1;
        slots.push(Slot {
            from: f64::from(from.max(first).number()),
            to: f64::from(next.number()).min(f64::from(last.number()) + 1.0),
            label: month_label(from, months),
            year: year.then(|| from.year().to_string()),
        });
        // The calendar ends with the year 9999, where steps no longer move.
        if next <= from {
            break;
        }
        from = next;
    }
    slots
}

fn month_label(from: Day, months: i32) -> String {
    match months {
        6 => format!("H{}", (from.month() + 5) / 6),
        3 => format!("Q{}", (from.month() + 2) / 3),
        12 => from.year().to_string(),
        _ => format::month_short(from.month()).to_owned(),
    }
}

/// One slot a year, labelled each, or each 2nd, 5th, 10th … of the calendar.
fn year_slots(first: Day, last: Day, fits: &dyn Fn(&str, f64) -> bool) -> Vec<Slot> {
    let steps = [1, 2, 5, 10, 20, 25, 50, 100, 250, 500, 1000];
    let step = steps.into_iter().find(|step| fits("2000", f64::from(*step) * 365.0)).unwrap_or(1000);
    let years = i32::from(first.year())..=i32::from(last.year());
    let day = |year: i32| i16::try_from(year).ok().and_then(|year| Day::new(year, 1, 1));
    years
        .filter_map(|year| {
            let (from, next) = (day(year)?, day(year + 1)?);
            let label = if year % step == 0 { year.to_string() } else { String::new() };
            let to = f64::from(next.number()).min(f64::from(last.number()) + 1.0);
            Some(Slot { from: f64::from(from.max(first).number()), to, label, year: None })
        })
        .collect()
}

/// Slots of days for short stretches: `1 Apr`.
fn day_slots(first: Day, last: Day, fits: &dyn Fn(&str, f64) -> bool) -> Vec<Slot> {
    let step = [1, 2, 7, 14, 28].into_iter().find(|step| fits("28 May", f64::from(*step))).unwrap_or(28);
    let count = last.days_since(first) / step;
    let slot = |at: i32| {
        let from = first.plus_days(at * step);
        let number = f64::from(from.number());
        Slot {
            from: number,
            to: (number + f64::from(step)).min(f64::from(last.number()) + 1.0),
            label: format!("{} {}", from.day(), format::month_short(from.month())),
            year: (at == 0).then(|| from.year().to_string()),
        }
    };
    (0..=count).map(slot).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(from: &str, to: &str, frequency: Frequency, days: f64) -> String {
        let fits = |text: &str, room: f64| text.len() as f64 * days <= room;
        let slots = slots(Day::parse(from).unwrap(), Day::parse(to).unwrap(), frequency, &fits);
        let year = |slot: &Slot| slot.year.as_deref().map(|year| format!("/{year}")).unwrap_or_default();
        let texts: Vec<String> = slots.iter().map(|slot| format!("{}{}", slot.label, year(slot))).collect();
        texts.join(" ")
    }

    #[test]
    fn labels_belong_to_calendar_periods() {
        let check = |from, to, frequency, days, expected: &str| {
            assert_eq!(line(from, to, frequency, days), expected, "{from}");
        };
        check("2025-05-01", "2025-08-31", Frequency::Monthly, 1.0, "May/2025 Jun Jul Aug");
        check("2024-11-01", "2025-02-28", Frequency::Monthly, 1.0, "Nov/2024 Dec Jan/2025 Feb");
        check("2024-11-01", "2025-04-30", Frequency::Monthly, 12.0, "Nov/2024  Jan/2025  Mar ");
        check("2020-01-01", "2024-12-31", Frequency::Annual, 1.0, "2020 2021 2022 2023 2024");
        check("2018-01-01", "2024-12-31", Frequency::Annual, 150.0, "2018  2020  2022  2024");
        check("2024-01-01", "2024-12-31", Frequency::Quarterly, 1.0, "Q1/2024 Q2 Q3 Q4");
        check("2025-04-01", "2025-04-15", Frequency::Daily, 1.0, "1 Apr/2025 8 Apr 15 Apr");
    }

    #[test]
    fn a_months_total_stands_after_an_event_of_its_first_days() {
        let april = Period::parse("2025-04").unwrap();
        let event = Period::parse("2025-04-04").unwrap();
        assert!(start(april) < start(event) && start(event) < middle(april) && middle(april) < end(april));
    }
}

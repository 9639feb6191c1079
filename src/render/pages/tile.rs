//! Parts of headline figures: the number apart from its unit, the direction apart from the amount, the small line.

use crate::briefing::Briefing;
use crate::chart::{Spark, sparkline};
use crate::data::catalog::{Catalog, Target};
use crate::data::period::{Day, Period};
use crate::data::quantity::Decimal;
use crate::data::series::{Observation, Observations, Series, Timing};
use crate::site::Page;

/// How many months a small line covers; all tiles of a page share the axis.
const MONTHS: i32 = 24;

/// How many periods may be missing within a small line before it begins anew.
const LONGEST_GAP: i32 = 2;

/// How many values a small line in a list needs.
const FEWEST: usize = 4;

/// The number of a headline figure and the unit behind it: `353 tonnes` is `353` and `tonnes`.
pub(super) fn split_unit(words: &str) -> (String, String) {
    let words = words.trim();
    let is_number = |part: &str| part.chars().any(|letter| letter.is_ascii_digit());
    match words.split_once([' ', '\u{a0}']) {
        Some((number, unit)) if is_number(number) && !is_number(unit) => (number.to_owned(), unit.to_owned()),
        _ => (words.to_owned(), String::new()),
    }
}

/// The direction of a change, for the arrow, and its amount: `up 12%` is `up` and `12%`.
pub(super) fn split_direction(words: &str) -> (&'static str, String) {
    let words = words.trim();
    let known = [("up ", "up"), ("down ", "down")];
    let found =
        known.into_iter().find_map(|(prefix, direction)| Some((direction, words.strip_prefix(prefix)?)));
    found.map_or(("", words.to_owned()), |(direction, amount)| (direction, amount.to_owned()))
}

/// Words of a figure in which the number stays with its unit: the first space after a digit does not break.
pub(super) fn keep_unit(html: &str) -> String {
    let mut after_digit = false;
    for (at, letter) in html.char_indices() {
        if letter == ' ' && after_digit {
            let (before, after) = html.split_at_checked(at).unwrap_or((html, ""));
            return format!("{before}\u{a0}{}", after.strip_prefix(' ').unwrap_or(after));
        }
        after_digit = letter.is_ascii_digit();
    }
    html.to_owned()
}

/// The series of a path, whole or through members.
pub(super) fn series_of<'a>(catalog: &'a Catalog, path: &str) -> Option<&'a Series> {
    match catalog.resolve(path).ok()? {
        Target::Observations(series, ..) | Target::Partial(series, _) | Target::NoObservations(series) => {
            Some(series)
        }
        _ => None,
    }
}

/// The small line of a tile: the last months up to the newest of the page's tiles, the tile's own period marked.
pub(super) fn spark(
    briefing: &Briefing,
    page: &Page,
    path: &str,
    dated: Option<Period>,
    label: &str,
) -> Option<String> {
    let Ok(Target::Observations(series, key, line)) = briefing.catalog.resolve(path) else { return None };
    let axis = axis(briefing, page)?;
    let steps = series.timing == Timing::From;
    let points = if steps { in_force(line, axis) } else { months(line, axis) };
    let dated = if steps { dated } else { dated.and_then(month_of) };
    let colours = &briefing.config.colours;
    let token =
        key.iter().find_map(|member| colours.get(member)).map_or("c1", |colour| colour.token.value.as_str());
    let label = format!(
        "{label}: {} to {}",
        crate::data::format::period_short(axis.0),
        crate::data::format::period_short(axis.1)
    );
    sparkline(&Spark { points: &points, axis, steps, dated, token, label: &label })
}

/// The small line of a row in a list: all values of a key, hidden from those who hear the row read.
pub(super) fn course(series: &Series, line: &Observations) -> Option<String> {
    if series.timing == Timing::From {
        return course_in_force(line);
    }
    let points: Vec<Point> = line.known().map(point).collect();
    // Months beside years would draw a line of apples and pears.
    let frequency = points.last()?.0.frequency();
    let points: Vec<Point> =
        points.into_iter().filter(|(period, ..)| period.frequency() == frequency).collect();
    let points = points.get(recent(&points)..).unwrap_or_default();
    let (first, last) = (points.first()?.0, points.last()?.0);
    let neighbours =
        points.windows(2).filter(|pair| matches!(pair, [one, next] if one.0.step(1) == next.0)).count();
    // A line with more gaps than stretches shows no course.
    if points.len() < FEWEST || neighbours * 2 < points.len() {
        return None;
    }
    let axis = (first, last);
    let parted = points.iter().filter_map(|point| Some(parted(*point, line.by_period.get(&point.0)?)));
    let points: Vec<Point> = parted.flatten().collect();
    sparkline(&Spark { points: &points, axis, steps: false, dated: Some(last), token: "c1", label: "" })
}

/// The same of what holds until it is changed: from the first value to the day of the last.
fn course_in_force(line: &Observations) -> Option<String> {
    if line.known().count() < FEWEST {
        return None;
    }
    let (first, last) = (line.known().next()?.period, line.by_period.values().next_back()?.period);
    let axis = (first, last);
    let points = in_force(line, axis);
    let dated = line.known().next_back().map(|value| value.period);
    sparkline(&Spark { points: &points, axis, steps: true, dated, token: "c1", label: "" })
}

/// Where the stretch begins that leads to the newest value: old values far apart would leave it no room.
fn recent(points: &[Point]) -> usize {
    let is_gap = |pair: &[Point]| matches!(pair, [one, next] if one.0.step(LONGEST_GAP + 1) < next.0);
    let last_gap = points.windows(2).collect::<Vec<_>>().into_iter().rposition(is_gap);
    last_gap.map_or(0, |at| at + 1)
}

/// The time axis that the tiles of a page share: it ends with the newest observation of their series.
fn axis(briefing: &Briefing, page: &Page) -> Option<(Period, Period)> {
    let paths = page.front.headline_figures.iter().filter_map(|tile| tile.series.as_ref());
    let newest = |path: &crate::text::Spanned<String>| match briefing.catalog.resolve(&path.value).ok()? {
        Target::Observations(_, _, line) => line.known().map(|value| value.period.last()).max(),
        _ => None,
    };
    let last = paths.filter_map(newest).max()?;
    let last = month_of(Period::day(last))?;
    Some((last.step(1 - MONTHS), last))
}

type Point = (Period, Option<Decimal>, bool);

/// Every month of the axis, missing ones as gaps.
fn months(line: &Observations, axis: (Period, Period)) -> Vec<Point> {
    let all = (0..MONTHS).map(|step| axis.0.step(step));
    let points = |period: Period| match line.by_period.get(&period) {
        Some(value) => parted(point(value), value),
        None => vec![(period, None, false)],
    };
    all.flat_map(points).collect()
}

/// The values in force on the axis, each from its first day to the day before the next; missing ones as gaps.
fn in_force(line: &Observations, axis: (Period, Period)) -> Vec<Point> {
    let (first, last) = (axis.0.first(), axis.1.last());
    let ends = line.by_period.keys().skip(1).map(|next| next.first().plus_days(-1)).chain([last]);
    let stretch = |(value, end): (&Observation, Day)| {
        let period = Period::new(value.period.first().max(first), end.min(last))?;
        Some(parted((period, value.value, super::series::is_provisional(value)), value))
    };
    line.by_period.values().zip(ends).filter_map(stretch).flatten().collect()
}

/// A point, behind a gap where the series breaks: what comes after does not compare with what was before.
fn parted(point: Point, value: &Observation) -> Vec<Point> {
    let gap = value.breaks.is_some().then_some((point.0, None, false));
    gap.into_iter().chain([point]).collect()
}

fn point(value: &Observation) -> Point {
    (value.period, value.value, super::series::is_provisional(value))
}

/// The month that a period ends in: the point of the small line that is marked.
fn month_of(period: Period) -> Option<Period> {
    Period::parse(period.last().to_string().get(..7)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_falls_into_number_and_unit() {
        let check = |words: &str, number: &str, unit: &str| {
            assert_eq!(split_unit(words), (number.to_owned(), unit.to_owned()), "{words}");
        };
        check("353 tonnes", "353", "tonnes");
        check("5,238\u{a0}tonnes", "5,238", "tonnes");
        check("12.5%", "12.5%", "");
        check("1.2 million t", "1.2", "million t");
        check("about 5", "about 5", "");
    }

    #[test]
    fn a_change_falls_into_direction_and_amount() {
        let check = |words: &str, direction: &str, amount: &str| {
            assert_eq!(split_direction(words), (direction, amount.to_owned()), "{words}");
        };
        check("up 660%", "up", "660%");
        check("down 2.5 points", "down", "2.5 points");
        check("unchanged", "", "unchanged");
    }

    #[test]
    fn a_course_begins_after_the_last_long_gap() {
        let check = |periods: &[&str], first: usize| {
            let points: Vec<Point> =
                periods.iter().filter_map(|period| Some((Period::parse(period)?, None, false))).collect();
            assert_eq!(recent(&points), first, "{periods:?}");
        };
        check(&[], 0);
        check(&["2025-01", "2025-02", "2025-04"], 0);
        check(&["2019-05", "2025-01", "2025-04", "2025-05"], 1);
        check(&["2019-05", "2025-01", "2025-05"], 2);
    }

    #[test]
    fn number_and_unit_stay_together() {
        assert_eq!(keep_unit("353 tonnes of it"), "353\u{a0}tonnes of it");
        assert_eq!(keep_unit("nearly a fifth"), "nearly a fifth");
    }
}

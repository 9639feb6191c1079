//! The small line of a tile or a table row: from zero, the dated point marked, on a time axis that several share.
//!
//! Not drawn through the coordinate system of charts: it stretches with its tile, has no text and no axis.

use std::fmt::Write;

use crate::data::period::Period;
use crate::data::quantity::Decimal;
use crate::text::escape_html;

use super::scale::calendar::{end, middle, start};
use super::scene::Role;

/// Width and height of the viewBox.
const WIDTH: f64 = 200.0;
const HEIGHT: f64 = 48.0;
/// Room above the highest point and at the right, for the dot.
const ROOM: f64 = 5.0;
/// Where zero is.
const BASE: f64 = 47.5;

/// What a sparkline shows.
#[derive(Debug, Clone, Copy)]
pub struct Spark<'a> {
    /// Values by period in order of time, missing ones as `None`, and whether each may still change. A missing one
    /// parts the line, also where the series breaks.
    pub points: &'a [(Period, Option<Decimal>, bool)],
    /// The shared time axis: from the first day of one period to the last of another.
    pub axis: (Period, Period),
    /// Whether a value holds for the whole of its period, as a rate in force does; else it stands in its middle.
    pub steps: bool,
    /// The point that the tile speaks of.
    pub dated: Option<Period>,
    /// The theme's token for its colour: `c1`.
    pub token: &'a str,
    /// What it shows, in words; hidden from assistive technology if empty (the row says it).
    pub label: &'a str,
}

/// The `svg` element. Nothing without a value on the axis.
#[must_use]
pub fn sparkline(spark: &Spark<'_>) -> Option<String> {
    let (from, to) = (start(spark.axis.0), end(spark.axis.1));
    let inside = spark.points.iter().filter(|(period, ..)| start(*period) >= from && end(*period) <= to);
    let inside: Vec<&(Period, Option<Decimal>, bool)> = inside.collect();
    let values = || inside.iter().filter_map(|(_, value, _)| value.map(Decimal::to_f64));
    let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    values().next()?;
    let span = if high > low { high - low } else { 1.0 };
    let at = |days: f64, value: f64| {
        let x = (days - from) / (to - from) * WIDTH;
        (x.min(WIDTH - ROOM), BASE - (value - low) / span * (BASE - ROOM))
    };
    let place = |period: Period, value: f64| at(middle(period), value);
    let role = Role::of_token(spark.token).unwrap_or(Role::C1).class();
    let mut out = opening(spark.label);
    let zero = BASE - (0.0 - low) / span * (BASE - ROOM);
    let _ = write!(out, "<path class=\"grid\" d=\"M0 {zero:.1}H{WIDTH}\"{STILL}/>");
    for run in runs(&inside) {
        let stretch = |(period, value): &(Period, f64)| match spark.steps {
            true => vec![at(start(*period), *value), at(end(*period), *value)],
            false => vec![place(*period, *value)],
        };
        let points: Vec<(f64, f64)> = run.iter().flat_map(stretch).collect();
        let _ = write!(out, "<path class=\"l {role}\" d=\"{}\"{STILL}/>", path(&points));
    }
    // What is in force is marked on the day that the tile speaks of, or at its end; else the point of that period.
    let is_dated = |period: Period| match spark.dated {
        Some(dated) if spark.steps => period.first() <= dated.last() && dated.last() <= period.last(),
        dated => dated == Some(period),
    };
    let mut known = inside.iter().filter(|(_, value, _)| value.is_some());
    if let Some((period, Some(value), provisional)) = known.find(|(period, ..)| is_dated(*period)) {
        let stands = spark.dated.filter(|_| spark.steps).unwrap_or(*period);
        let (x, y) =
            if spark.steps { at(end(stands), value.to_f64()) } else { place(*period, value.to_f64()) };
        dot(&mut out, "dot", role, (x, y));
        if *provisional {
            dot(&mut out, "dot-hole", "", (x, y));
        }
    }
    out.push_str("</svg>");
    Some(out)
}

/// Strokes keep their width however the picture is stretched.
const STILL: &str = " vector-effect=\"non-scaling-stroke\"";

fn opening(label: &str) -> String {
    let mut out =
        format!("<svg class=\"spark\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" preserveAspectRatio=\"none\"");
    if label.is_empty() {
        out.push_str(" aria-hidden=\"true\">");
        return out;
    }
    let _ = write!(out, " role=\"img\" aria-label=\"{}\">", escape_html(label));
    out
}

/// Neighbours with values: a missing period, or one that is not there, breaks the line.
fn runs(points: &[&(Period, Option<Decimal>, bool)]) -> Vec<Vec<(Period, f64)>> {
    let mut runs: Vec<Vec<(Period, f64)>> = Vec::new();
    let mut after: Option<f64> = None;
    for (period, value, _) in points {
        let Some(value) = value else {
            after = None;
            continue;
        };
        let joined = after.is_some_and(|after| start(*period) <= after + 0.5);
        match runs.last_mut().filter(|_| joined) {
            Some(run) => run.push((*period, value.to_f64())),
            None => runs.push(vec![(*period, value.to_f64())]),
        }
        after = Some(end(*period));
    }
    runs
}

fn path(points: &[(f64, f64)]) -> String {
    let mut out = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        let _ = write!(out, "{}{x:.1} {y:.1}", if at == 0 { 'M' } else { 'L' });
    }
    // A single point is a stroke of no length, which round caps make visible.
    if points.len() == 1 {
        out.push_str("h.01");
    }
    out
}

fn dot(out: &mut String, class: &str, role: &str, (x, y): (f64, f64)) {
    let gap = if role.is_empty() { "" } else { " " };
    let _ = write!(out, "<path class=\"{class}{gap}{role}\" d=\"M{x:.1} {y:.1}h.01\"{STILL}/>");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spark(values: &[Option<&str>], dated: &str, provisional: bool) -> Option<String> {
        let period = |month: usize| Period::parse(&format!("2025-{month:02}")).unwrap();
        let points: Vec<(Period, Option<Decimal>, bool)> = values
            .iter()
            .enumerate()
            .map(|(at, value)| (period(at + 1), value.map(|text| Decimal::parse(text).unwrap()), provisional))
            .collect();
        let axis = (period(1), period(4));
        sparkline(&Spark {
            points: &points,
            axis,
            steps: false,
            dated: Period::parse(dated),
            token: "c2",
            label: "",
        })
    }

    #[test]
    fn it_stands_on_zero_and_marks_its_point() {
        let svg = spark(&[Some("10"), Some("20"), Some("0"), Some("20")], "2025-02", false).unwrap();
        assert!(svg.contains("<path class=\"grid\" d=\"M0 47.5H200\""), "{svg}");
        assert!(svg.contains("class=\"dot c-c2\" d=\"M75.0 5.0h.01\""), "{svg}");
        assert!(!svg.contains("dot-hole") && svg.contains("aria-hidden"));
        assert!(spark(&[Some("1")], "2025-01", true).unwrap().contains("dot-hole"));
    }

    #[test]
    fn what_is_missing_breaks_the_line() {
        let svg = spark(&[Some("10"), None, Some("5"), Some("6")], "2025-04", false).unwrap();
        assert_eq!(svg.matches("class=\"l c-c2\"").count(), 2);
        assert_eq!(spark(&[None, None], "2025-01", false), None);
    }
}

//! From values and days to units of the viewBox: linear scales and the choice of ticks.
//!
//! The place where exact decimals become binary fractions. Ticks are exact, so that their labels are.

pub(super) mod calendar;

use crate::data::quantity::Decimal;

/// Where the plot stands in the picture and what its edges mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Frame {
    /// Left edge of the plot, in units of the viewBox.
    pub(super) left: f64,
    /// Right edge.
    pub(super) right: f64,
    /// Upper edge.
    pub(super) top: f64,
    /// Lower edge.
    pub(super) bottom: f64,
    /// What the left and the right edge stand for: days since 1970, or values.
    pub(super) x: (f64, f64),
    /// What the lower and the upper edge stand for.
    pub(super) y: (f64, f64),
}

impl Frame {
    /// The horizontal place of a datum.
    pub(super) fn px(&self, x: f64) -> f64 {
        self.left + (x - self.x.0) / (self.x.1 - self.x.0) * (self.right - self.left)
    }

    /// The vertical place of a datum.
    pub(super) fn py(&self, y: f64) -> f64 {
        self.bottom - (y - self.y.0) / (self.y.1 - self.y.0) * (self.bottom - self.top)
    }

    /// Whether both domains are finite and run forward and the plot has room: what must hold before anything is
    /// handed to the coordinate system, which clamps, collapses or hangs otherwise.
    pub(super) fn is_sound(&self) -> bool {
        let forward = |(from, to): (f64, f64)| from.is_finite() && to.is_finite() && to > from;
        forward(self.x) && forward(self.y) && self.right > self.left && self.bottom > self.top
    }

    /// Whether a datum lies inside, edges included.
    pub(super) fn holds(&self, (x, y): (f64, f64)) -> bool {
        let inside = |value: f64, (from, to): (f64, f64)| {
            let slack = (to - from) * 1e-9;
            value.is_finite() && value >= from - slack && value <= to + slack
        };
        inside(x, self.x) && inside(y, self.y)
    }
}

/// The ticks of a value axis and the domain they give.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Ticks {
    /// From the lowest to the highest.
    pub(super) values: Vec<Decimal>,
    /// The lower end of the domain.
    pub(super) low: f64,
    /// The upper end.
    pub(super) high: f64,
}

/// Most ticks on a value axis.
const MOST: usize = 6;
/// Steps that readers count in, times a power of ten, with the price of the less usual one.
const STEPS: [(i64, i32, f64); 4] = [(1, 0, 0.0), (2, 0, 0.0), (25, -1, 0.35), (5, 0, 0.0)];

/// The ticks for values from `low` to `high` (0 included by the caller where it must be), about `target` of them.
///
/// The cheapest of all usual steps: far from the target, room above the data and data above the highest tick all
/// cost. The highest tick may lie below the highest value, so that no empty band is drawn over the data.
pub(super) fn ticks(low: Decimal, high: Decimal, target: usize) -> Ticks {
    let (low, high) = spread(low, high);
    let mut best: Option<(f64, Ticks)> = None;
    for exponent in -12..=18 {
        for (mantissa, shift, price) in STEPS {
            let Some(step) = step(mantissa, exponent + shift) else { continue };
            for candidate in candidates(low, high, step) {
                let cost = price + waste(&candidate, low.to_f64(), high.to_f64(), target);
                if best.as_ref().is_none_or(|(least, _)| cost < *least - 1e-9) {
                    best = Some((cost, candidate));
                }
            }
        }
    }
    best.map_or_else(|| ends_only(low, high), |(_, ticks)| ticks)
}

fn step(mantissa: i64, exponent: i32) -> Option<Decimal> {
    Decimal::from_int(mantissa).checked_mul(Decimal::power_of_ten(exponent)?)
}

/// A domain is never empty: one value alone gets a unit of room on the side away from zero.
fn spread(low: Decimal, high: Decimal) -> (Decimal, Decimal) {
    if low < high {
        return (low, high);
    }
    let room = if high.is_zero() { Decimal::ONE } else { high.abs() };
    let wider = if low.is_negative() {
        (low.checked_sub(room), Some(high))
    } else {
        (Some(low), high.checked_add(room))
    };
    (wider.0.unwrap_or(low), wider.1.unwrap_or(high))
}

/// The ladders of one step that fit: with the highest tick below or above the highest value.
fn candidates(low: Decimal, high: Decimal, step: Decimal) -> Vec<Ticks> {
    let (Some(from), Some(to)) = (low.checked_div(step), high.checked_div(step)) else { return Vec::new() };
    let (from, to) = (from.to_f64(), to.to_f64());
    if to - from > 8.0 || from.abs().max(to.abs()) > 1e12 {
        return Vec::new();
    }
    // Below the data there is always a tick: a plot stands on a line that has a value.
    [to.floor(), to.ceil()]
        .into_iter()
        .filter_map(|last| ladder(from.floor(), last, step, (low, high)))
        .collect()
}

/// The ladder from the `first` to the `last` multiple of the step, if its length is right.
#[expect(clippy::cast_possible_truncation, reason = "bounded to 10^12 by the caller")]
fn ladder(first: f64, last: f64, step: Decimal, (low, high): (Decimal, Decimal)) -> Option<Ticks> {
    let (first, last) = (first as i64, last as i64);
    let values: Option<Vec<Decimal>> = (first..=last)
        .map(|count| Decimal::from_int(count).checked_mul(step).map(Decimal::normalized))
        .collect();
    let values = values.filter(|values| (3..=MOST).contains(&values.len()))?;
    let (bottom, top) = (values.first()?, values.last()?);
    Some(Ticks { low: low.min(*bottom).to_f64(), high: high.max(*top).to_f64(), values })
}

fn waste(ticks: &Ticks, low: f64, high: f64, target: usize) -> f64 {
    let span = high - low;
    let top = ticks.values.last().map_or(high, |tick| tick.to_f64());
    let bottom = ticks.values.first().map_or(low, |tick| tick.to_f64());
    let step = (top - bottom) / (ticks.values.len().max(2) - 1) as f64;
    let empty = ((top - high).max(0.0) + (low - bottom).max(0.0)) / span;
    let beyond = ((high - top).max(0.0) + (bottom - low).max(0.0)) / step;
    0.5 * (ticks.values.len() as f64 - target as f64).abs() + 4.0 * empty + 0.9 * beyond
}

/// For domains that no usual step fits: the two ends and the middle.
fn ends_only(low: Decimal, high: Decimal) -> Ticks {
    let middle = low.checked_add(high).and_then(|sum| sum.checked_div(Decimal::TWO)).unwrap_or(low);
    Ticks { values: vec![low, middle, high], low: low.to_f64(), high: high.to_f64() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    fn labels(low: &str, high: &str, target: usize) -> String {
        let ticks = ticks(number(low), number(high), target);
        let texts: Vec<String> = ticks.values.iter().map(ToString::to_string).collect();
        format!("{} to {}", texts.join(" "), ticks.high)
    }

    #[test]
    fn the_ticks_waste_least() {
        let check =
            |low, high, target, expected: &str| assert_eq!(labels(low, high, target), expected, "{high}");
        check("0", "656", 4, "0 200 400 600 to 656");
        check("0", "5810", 4, "0 2000 4000 6000 to 6000");
        check("0", "6150", 4, "0 2000 4000 6000 to 6150");
        check("0", "145", 4, "0 50 100 150 to 150");
        check("0", "1", 4, "0 0.5 1 to 1");
        check("0", "0", 4, "0 0.5 1 to 1");
        check("-3.5", "8", 5, "-5 -2.5 0 2.5 5 7.5 to 8");
        check("93", "97", 4, "93 94 95 96 97 to 97");
    }

    #[test]
    fn places_run_from_edge_to_edge() {
        let frame =
            Frame { left: 40.0, right: 640.0, top: 20.0, bottom: 300.0, x: (0.0, 10.0), y: (0.0, 7.0) };
        assert_eq!((frame.px(0.0), frame.px(10.0)), (40.0, 640.0));
        assert_eq!((frame.py(0.0), frame.py(7.0)), (300.0, 20.0));
        assert!(frame.is_sound() && frame.holds((10.0, 7.0)) && !frame.holds((10.1, 7.0)));
        assert!(!frame.holds((f64::NAN, 1.0)));
        assert!(!Frame { y: (0.0, f64::INFINITY), ..frame }.is_sound());
        assert!(!Frame { y: (5.0, 5.0), ..frame }.is_sound());
    }

    proptest! {
        #[test]
        fn an_axis_has_three_to_six_ticks_and_holds_the_data(high in 1u32..2_000_000_000, places in 0u32..9, target in 2usize..7) {
            let high = number(&high.to_string()).checked_mul(Decimal::power_of_ten(-i32::try_from(places).unwrap()).unwrap()).unwrap();
            let ticks = ticks(Decimal::ZERO, high, target);
            prop_assert!((3..=MOST).contains(&ticks.values.len()));
            prop_assert!(ticks.values[0].is_zero());
            prop_assert!(ticks.high >= high.to_f64());
            prop_assert!(ticks.values.last().unwrap().to_f64() <= 1.25 * high.to_f64() + 1e-9);
        }
    }
}

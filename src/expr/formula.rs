//! What a result is computed from, kept as a formula over observations, and the bounds of it.
//!
//! A source prints rounded numbers, so every observation stands for an interval. An observation that a formula uses
//! twice is the same unknown both times: `x/x` is exactly 1 and `x-x` exactly 0. Bounds are found in one of three ways:
//!
//! 1. every observation occurs once: plain interval arithmetic is exact;
//! 2. few observations, and the formula is a quotient of terms linear in each: it is monotone in each, so the extremes
//!    lie at corners, which are all tried;
//! 3. otherwise plain interval arithmetic, which may be too wide and is never too narrow.

use std::sync::Arc;

use crate::data::quantity::{Decimal, Interval};

/// Corners are tried for at most so many observations: 2^10 evaluations.
const MOST_CORNERS: usize = 10;

/// A formula over numbered observations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Formula {
    /// A literal.
    Constant(Decimal),
    /// An observation, by its number, times an exact factor of units and multipliers.
    Cell(usize, Decimal),
    /// Sum.
    Add(Arc<Formula>, Arc<Formula>),
    /// Difference.
    Subtract(Arc<Formula>, Arc<Formula>),
    /// Product.
    Multiply(Arc<Formula>, Arc<Formula>),
    /// Quotient.
    Divide(Arc<Formula>, Arc<Formula>),
    /// Size.
    Abs(Arc<Formula>),
}

/// How often an observation occurs above and below the line.
type Degree = (usize, usize);

impl Formula {
    pub(super) fn plus(self, other: Self) -> Self {
        Self::Add(Arc::new(self), Arc::new(other))
    }

    pub(super) fn minus(self, other: Self) -> Self {
        Self::Subtract(Arc::new(self), Arc::new(other))
    }

    pub(super) fn times(self, other: Self) -> Self {
        match (&self, &other) {
            // Exact factors go into the observation, so that converting a unit leaves it a bare observation.
            (Self::Cell(cell, factor), Self::Constant(by)) => match factor.checked_mul(*by) {
                Some(factor) => Self::Cell(*cell, factor),
                None => Self::Multiply(Arc::new(self), Arc::new(other)),
            },
            (Self::Constant(by), Self::Cell(cell, factor)) => match factor.checked_mul(*by) {
                Some(factor) => Self::Cell(*cell, factor),
                None => Self::Multiply(Arc::new(self), Arc::new(other)),
            },
            (_, Self::Constant(by)) if *by == Decimal::ONE => self,
            _ => Self::Multiply(Arc::new(self), Arc::new(other)),
        }
    }

    pub(super) fn over(self, other: Self) -> Self {
        Self::Divide(Arc::new(self), Arc::new(other))
    }

    pub(super) fn size(self) -> Self {
        Self::Abs(Arc::new(self))
    }

    /// The value at given observations; nothing on overflow and division by zero.
    pub(super) fn at(&self, cells: &[Decimal]) -> Option<Decimal> {
        match self {
            Self::Constant(number) => Some(*number),
            Self::Cell(cell, factor) => cells.get(*cell)?.checked_mul(*factor),
            Self::Add(left, right) => left.at(cells)?.checked_add(right.at(cells)?),
            Self::Subtract(left, right) => left.at(cells)?.checked_sub(right.at(cells)?),
            Self::Multiply(left, right) => left.at(cells)?.checked_mul(right.at(cells)?),
            Self::Divide(left, right) => left.at(cells)?.checked_div(right.at(cells)?),
            Self::Abs(inner) => inner.at(cells).map(Decimal::abs),
        }
    }

    /// All values that it can take while each observation stays in its interval; nothing where that has no bound.
    pub(super) fn bounds(&self, cells: &[Interval]) -> Option<Interval> {
        let open: Vec<usize> = self.cells().into_iter().filter(|cell| is_open(cells, *cell)).collect();
        if open.iter().all(|cell| self.occurrences(*cell) == 1) {
            return self.plain_bounds(cells);
        }
        if self.can_divide_by_zero(cells) {
            return None;
        }
        let linear = |cell: &usize| self.degree(*cell).is_some_and(|(above, below)| above <= 1 && below <= 1);
        let monotone = open.len() <= MOST_CORNERS && open.iter().all(linear);
        if monotone { self.corner_bounds(cells, &open) } else { self.plain_bounds(cells) }
    }

    /// Whether a divisor can be zero; corners alone would not see it.
    fn can_divide_by_zero(&self, cells: &[Interval]) -> bool {
        match self {
            Self::Constant(_) | Self::Cell(..) => false,
            Self::Abs(inner) => inner.can_divide_by_zero(cells),
            Self::Add(left, right) | Self::Subtract(left, right) | Self::Multiply(left, right) => {
                left.can_divide_by_zero(cells) || right.can_divide_by_zero(cells)
            }
            Self::Divide(left, right) => {
                let divisor = right.bounds(cells);
                divisor.is_none_or(|divisor| divisor.contains(Decimal::ZERO))
                    || left.can_divide_by_zero(cells)
            }
        }
    }

    /// The numbers of its observations, each once, in order.
    pub(super) fn cells(&self) -> Vec<usize> {
        let mut out = std::collections::BTreeSet::new();
        self.visit(&mut |cell| {
            out.insert(cell);
        });
        out.into_iter().collect()
    }

    fn occurrences(&self, wanted: usize) -> usize {
        let mut count = 0;
        self.visit(&mut |cell| count += usize::from(cell == wanted));
        count
    }

    fn visit(&self, see: &mut dyn FnMut(usize)) {
        match self {
            Self::Constant(_) => {}
            Self::Cell(cell, _) => see(*cell),
            Self::Abs(inner) => inner.visit(see),
            Self::Add(left, right)
            | Self::Subtract(left, right)
            | Self::Multiply(left, right)
            | Self::Divide(left, right) => {
                left.visit(see);
                right.visit(see);
            }
        }
    }

    /// The powers of one observation above and below the line, written as one fraction; nothing for a size.
    fn degree(&self, cell: usize) -> Option<Degree> {
        Some(match self {
            Self::Constant(_) => (0, 0),
            Self::Cell(own, _) => (usize::from(*own == cell), 0),
            Self::Add(left, right) | Self::Subtract(left, right) => {
                let ((above, below), (above_2, below_2)) = (left.degree(cell)?, right.degree(cell)?);
                ((above + below_2).max(above_2 + below), below + below_2)
            }
            Self::Multiply(left, right) => {
                let ((above, below), (above_2, below_2)) = (left.degree(cell)?, right.degree(cell)?);
                (above + above_2, below + below_2)
            }
            Self::Divide(left, right) => {
                let ((above, below), (above_2, below_2)) = (left.degree(cell)?, right.degree(cell)?);
                (above + below_2, below + above_2)
            }
            Self::Abs(inner) => match inner.degree(cell)? {
                (0, 0) => (0, 0),
                _ => return None,
            },
        })
    }

    fn corner_bounds(&self, cells: &[Interval], open: &[usize]) -> Option<Interval> {
        let mut found: Option<Interval> = None;
        for corner in 0..1_usize << open.len() {
            let chosen: Vec<Decimal> = (0..cells.len())
                .map(|cell| {
                    let interval = cells.get(cell).copied().unwrap_or(Interval::point(Decimal::ZERO));
                    let place = open.iter().position(|open| *open == cell);
                    let upper = place.is_some_and(|place| corner >> place & 1 == 1);
                    if upper { interval.high } else { interval.low }
                })
                .collect();
            let value = self.at(&chosen)?;
            found = Some(found.map_or(Interval::point(value), |old| join(old, value)));
        }
        found
    }

    fn plain_bounds(&self, cells: &[Interval]) -> Option<Interval> {
        match self {
            Self::Constant(number) => Some(Interval::point(*number)),
            Self::Cell(cell, factor) => {
                let interval = cells.get(*cell)?;
                corners(*interval, Interval::point(*factor), Decimal::checked_mul)
            }
            Self::Add(left, right) => {
                let (left, right) = (left.plain_bounds(cells)?, right.plain_bounds(cells)?);
                Some(Interval {
                    low: left.low.checked_add(right.low)?,
                    high: left.high.checked_add(right.high)?,
                })
            }
            Self::Subtract(left, right) => {
                let (left, right) = (left.plain_bounds(cells)?, right.plain_bounds(cells)?);
                Some(Interval {
                    low: left.low.checked_sub(right.high)?,
                    high: left.high.checked_sub(right.low)?,
                })
            }
            Self::Multiply(left, right) => {
                corners(left.plain_bounds(cells)?, right.plain_bounds(cells)?, Decimal::checked_mul)
            }
            Self::Divide(left, right) => {
                let divisor = right.plain_bounds(cells)?;
                let left = left.plain_bounds(cells)?;
                if divisor.contains(Decimal::ZERO) {
                    None
                } else {
                    corners(left, divisor, Decimal::checked_div)
                }
            }
            Self::Abs(inner) => {
                let inner = inner.plain_bounds(cells)?;
                let sizes = Interval::between(inner.low.abs(), inner.high.abs());
                let low = if inner.contains(Decimal::ZERO) { Decimal::ZERO } else { sizes.low };
                Some(Interval { low, high: sizes.high })
            }
        }
    }
}

fn is_open(cells: &[Interval], cell: usize) -> bool {
    cells.get(cell).is_none_or(|interval| interval.low != interval.high)
}

fn join(interval: Interval, value: Decimal) -> Interval {
    Interval { low: interval.low.min(value), high: interval.high.max(value) }
}

/// The hull of an operation over the four pairs of ends.
fn corners(
    left: Interval,
    right: Interval,
    operation: fn(Decimal, Decimal) -> Option<Decimal>,
) -> Option<Interval> {
    let pairs =
        [(left.low, right.low), (left.low, right.high), (left.high, right.low), (left.high, right.high)];
    let mut found: Option<Interval> = None;
    for (left, right) in pairs {
        let value = operation(left, right)?;
        found = Some(found.map_or(Interval::point(value), |old| join(old, value)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap()
    }

    fn cell(number: usize) -> Formula {
        Formula::Cell(number, Decimal::ONE)
    }

    fn check(formula: &Formula, cells: &[(&str, &str)], low: &str, high: &str) {
        let cells: Vec<Interval> =
            cells.iter().map(|(low, high)| Interval { low: number(low), high: number(high) }).collect();
        let found = formula.bounds(&cells).unwrap();
        assert_eq!((found.low.round(3), found.high.round(3)), (number(low), number(high)), "{formula:?}");
    }

    #[test]
    fn one_observation_is_one_unknown() {
        check(&cell(0).over(cell(0)), &[("45.5", "46.5")], "1", "1");
        check(&cell(0).minus(cell(0)), &[("45.5", "46.5")], "0", "0");
    }

    #[test]
    fn a_change_has_the_bounds_of_its_corners() {
        let change = cell(1).minus(cell(0)).over(cell(0)).times(Formula::Constant(Decimal::HUNDRED));
        check(&change, &[("45.5", "46.5"), ("352.5", "353.5")], "658.065", "676.923");
        let once = cell(1).over(cell(0)).times(Formula::Constant(Decimal::HUNDRED));
        check(&once, &[("45.5", "46.5"), ("352.5", "353.5")], "758.065", "776.923");
    }

    #[test]
    fn a_divisor_that_can_be_zero_has_no_bounds() {
        let cells = [Interval { low: number("-1"), high: number("1") }];
        let formula = Formula::Constant(Decimal::ONE).over(cell(0));
        assert_eq!(formula.bounds(&cells), None);
        let difference = cell(0).over(cell(0).minus(Formula::Constant(number("0.5"))));
        assert_eq!(difference.bounds(&cells), None);
    }

    proptest! {
        #[test]
        fn a_value_lies_within_its_bounds(a in 1i64..1000, b in 1i64..1000, c in 1i64..1000, shape in 0usize..5) {
            let values = [a, b, c].map(Decimal::from_int);
            let cells = values.map(|value| Interval::rounded_to(value, 0).unwrap());
            let formula = match shape {
                0 => cell(0).plus(cell(1)).over(cell(2)),
                1 => cell(0).minus(cell(1)).over(cell(1)),
                2 => cell(0).times(cell(0)).minus(cell(1)),
                3 => cell(0).over(cell(0).plus(cell(1))).times(cell(2)),
                _ => cell(0).minus(cell(1)).size(),
            };
            let bounds = formula.bounds(&cells).unwrap();
            prop_assert!(bounds.contains(formula.at(&values).unwrap()));
        }
    }
}

//! Exact numbers: decimals that keep the digits a source printed, and the interval that those digits leave open.
//!
//! No binary fraction is made here except on the way to the pixels of a chart. The only module that names the
//! decimal crate. Every operation says when it overflows instead of panicking.

use std::fmt;

use rust_decimal::{Decimal as Digits, RoundingStrategy};

/// An exact decimal number of up to 28 digits, with its trailing zeros.
///
/// Equality and order go by value: `1.50` equals `1.5`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(Digits);

impl Decimal {
    /// 0.
    pub const ZERO: Self = Self(Digits::ZERO);
    /// 1.
    pub const ONE: Self = Self(Digits::ONE);
    /// 2.
    pub const TWO: Self = Self(Digits::TWO);
    /// 10.
    pub const TEN: Self = Self(Digits::TEN);
    /// 100.
    pub const HUNDRED: Self = Self(Digits::ONE_HUNDRED);

    /// Reads digits with an optional minus and one point: `-1204.50`. No marks, no exponent.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let unsigned = text.strip_prefix('-').unwrap_or(text);
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
        let plain = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !plain(whole) || !plain(fraction) {
            return None;
        }
        Digits::from_str_exact(text).ok().map(Self)
    }

    /// A whole number.
    #[must_use]
    pub fn from_int(number: i64) -> Self {
        Self(Digits::from(number))
    }

    /// `10^exponent`, for exponents from −28 to 28.
    #[must_use]
    pub fn power_of_ten(exponent: i32) -> Option<Self> {
        let size = exponent.unsigned_abs();
        if exponent < 0 {
            return Digits::try_new(1, size).ok().map(Self);
        }
        10_i128.checked_pow(size).and_then(|power| Digits::try_from_i128_with_scale(power, 0).ok()).map(Self)
    }

    /// Sum, or nothing on overflow.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// Difference, or nothing on overflow.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0.checked_sub(other.0).map(Self)
    }

    /// Product, or nothing on overflow.
    #[must_use]
    pub fn checked_mul(self, other: Self) -> Option<Self> {
        self.0.checked_mul(other.0).map(Self)
    }

    /// Quotient to 28 digits, or nothing on overflow and for a divisor of zero.
    #[must_use]
    pub fn checked_div(self, other: Self) -> Option<Self> {
        self.0.checked_div(other.0).map(Self)
    }

    /// The same size.
    #[must_use]
    pub fn abs(self) -> Self {
        Self(self.0.abs())
    }

    /// The same size with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self(-self.0)
    }

    /// Whether it is 0.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Whether it is below 0.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.0.is_sign_negative() && !self.0.is_zero()
    }

    /// Digits written after the point: 2 for `1.50`.
    #[must_use]
    pub fn scale(self) -> u32 {
        self.0.scale()
    }

    /// Rounded to a number of decimals, halves away from zero; negative decimals round to tens, hundreds, …
    #[must_use]
    pub fn round(self, decimals: i32) -> Self {
        let strategy = RoundingStrategy::MidpointAwayFromZero;
        if let Ok(places) = u32::try_from(decimals) {
            return Self(self.0.round_dp_with_strategy(places, strategy));
        }
        // A unit beyond the range of decimals is more than twice any value.
        let Some(unit) = Self::power_of_ten(-decimals) else { return Self::ZERO };
        let counted = self.checked_div(unit).map(|count| Self(count.0.round_dp_with_strategy(0, strategy)));
        counted.and_then(|count| count.checked_mul(unit)).unwrap_or(self)
    }

    /// With exactly so many digits after the point, rounded or filled with zeros.
    #[must_use]
    pub fn with_scale(self, decimals: u32) -> Self {
        let mut digits = self.round(i32::try_from(decimals).unwrap_or(28)).0;
        digits.rescale(decimals.min(28));
        Self(digits)
    }

    /// Without trailing zeros after the point.
    #[must_use]
    pub fn normalized(self) -> Self {
        Self(self.0.normalize())
    }

    /// The nearest binary fraction: for pixels only.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        use rust_decimal::prelude::ToPrimitive;
        self.0.to_f64().unwrap_or(f64::NAN)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, out)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, out)
    }
}

/// All values from `low` to `high`, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The lower end.
    pub low: Decimal,
    /// The upper end; never below the lower.
    pub high: Decimal,
}

impl Interval {
    /// One value and no other.
    #[must_use]
    pub fn point(value: Decimal) -> Self {
        Self { low: value, high: value }
    }

    /// Two ends in either order.
    #[must_use]
    pub fn between(one: Decimal, other: Decimal) -> Self {
        Self { low: one.min(other), high: one.max(other) }
    }

    /// Everything that rounds to `value` at so many decimals: half a unit on each side. Nothing on overflow.
    #[must_use]
    pub fn rounded_to(value: Decimal, decimals: i32) -> Option<Self> {
        let half = Decimal::power_of_ten(-decimals)?.checked_div(Decimal::TWO)?;
        Some(Self { low: value.checked_sub(half)?, high: value.checked_add(half)? })
    }

    /// Whether it holds the value.
    #[must_use]
    pub fn contains(self, value: Decimal) -> bool {
        self.low <= value && value <= self.high
    }

    /// Whether both share an interval of positive length.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.low < other.high && other.low < self.high
    }

    /// `high − low`.
    #[must_use]
    pub fn width(self) -> Option<Decimal> {
        self.high.checked_sub(self.low)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Decimal {
        Decimal::parse(text).unwrap_or_else(|| panic!("{text} is a number"))
    }

    #[test]
    fn digits_stay_as_written() {
        for text in ["0", "585.0", "1.50", "-0.5", "12345678901234567.89"] {
            assert_eq!(number(text).to_string(), text);
        }
        assert_eq!(number("1.50"), number("1.5"));
    }

    #[test]
    fn what_is_not_a_plain_number_is_refused() {
        for text in [
            "",
            "-",
            "1,204",
            "1e3",
            ".5",
            "1.",
            "+1",
            "1_000",
            "NaN",
            "0x10",
            "1.2.3",
            "99999999999999999999999999999999",
        ] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn halves_round_away_from_zero() {
        let check = |text: &str, decimals, expected: &str| {
            assert_eq!(number(text).round(decimals), number(expected), "{text}")
        };
        check("2.5", 0, "3");
        check("-2.5", 0, "-3");
        check("0.125", 2, "0.13");
        check("3188", -2, "3200");
        check("22319", -3, "22000");
        check("3188", 3, "3188");
    }

    #[test]
    fn a_printed_number_leaves_half_a_unit_open() {
        let check = |text: &str, decimals, low: &str, high: &str| {
            let interval = Interval::rounded_to(number(text), decimals).unwrap();
            assert_eq!((interval.low, interval.high), (number(low), number(high)), "{text}");
        };
        check("353", 0, "352.5", "353.5");
        check("46.4", 1, "46.35", "46.45");
        check("390000", -3, "389500", "390500");
    }

    #[test]
    fn arithmetic_says_when_it_overflows() {
        let huge = Decimal::power_of_ten(28).unwrap();
        assert_eq!(huge.checked_mul(huge), None);
        assert_eq!(Decimal::ONE.checked_div(Decimal::ZERO), None);
        assert_eq!(Decimal::power_of_ten(40), None);
    }
}

//! Time as statistics count it: days, periods, ranges and frequencies.
//!
//! A period is an interval of whole days; two spellings of one interval are one period. No clock and no time zone
//! is ever asked. The only module that names the calendar crate.

use std::fmt;

use jiff::civil::Date;
use jiff::{Span, Unit};

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(Date);

impl Day {
    /// The day of a year, month (1–12) and day (1–31), if the calendar has it.
    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        Date::new(year, month, day).ok().map(Self)
    }

    /// Reads `YYYY-MM-DD` and nothing else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() {
            return None;
        }
        Self::new(i16::try_from(digits(year, 4)?).ok()?, small(month)?, small(day)?)
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    /// The month, 1–12.
    #[must_use]
    pub fn month(self) -> i8 {
        self.0.month()
    }

    /// The day of the month, 1–31.
    #[must_use]
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// Days since 1 January 1970; negative before it.
    #[must_use]
    pub fn number(self) -> i32 {
        self.days_since(Self(Date::constant(1970, 1, 1)))
    }

    /// Days from `earlier` to this day; negative if it is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i32 {
        earlier.0.until((Unit::Day, self.0)).map_or(0, |span| span.get_days())
    }

    /// The day so many days later (or earlier), within the years 1–9999.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Span::new().try_days(days).map_or(Self::farthest(days), |span| Self(self.0.saturating_add(span)))
    }

    /// The same day so many months later (or earlier); the last day of a shorter month.
    #[must_use]
    pub fn plus_months(self, months: i32) -> Self {
        Span::new()
            .try_months(months)
            .map_or(Self::farthest(months), |span| Self(self.0.saturating_add(span)))
    }

    /// The first or the last day of the calendar, whichever lies that way.
    fn farthest(toward: i32) -> Self {
        Self(if toward < 0 { Date::MIN } else { Date::MAX })
    }

    /// The last day of its month.
    #[must_use]
    pub fn end_of_month(self) -> Self {
        Self(self.0.last_of_month())
    }
}

impl fmt::Display for Day {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

/// How often a series is observed, or how long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Frequency {
    /// A calendar year.
    Annual,
    /// January–June or July–December.
    HalfYearly,
    /// A calendar quarter.
    Quarterly,
    /// A calendar month.
    Monthly,
    /// A day.
    Daily,
    /// None of these: a range such as January–February, or a series of unequal steps.
    Irregular,
}

impl Frequency {
    /// Months in one period; `None` for days and irregular periods.
    #[must_use]
    pub fn months(self) -> Option<i32> {
        match self {
            Self::Annual => Some(12),
            Self::HalfYearly => Some(6),
            Self::Quarterly => Some(3),
            Self::Monthly => Some(1),
            Self::Daily | Self::Irregular => None,
        }
    }

    /// The word in YAML.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Annual => "annual",
            Self::HalfYearly => "half_yearly",
            Self::Quarterly => "quarterly",
            Self::Monthly => "monthly",
            Self::Daily => "daily",
            Self::Irregular => "irregular",
        }
    }
}

/// An interval of days, both ends included. Ordered by its first day, then by its last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    first: Day,
    last: Day,
}

impl Period {
    /// From a first to a last day, if they run forward.
    #[must_use]
    pub fn new(first: Day, last: Day) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// One day.
    #[must_use]
    pub fn day(day: Day) -> Self {
        Self { first: day, last: day }
    }

    /// From the first day of `self` to the last of `other`, if they run forward.
    #[must_use]
    pub fn through(self, other: Self) -> Option<Self> {
        Self::new(self.first, other.last)
    }

    /// Reads `2025`, `2025-H1`, `2025-Q2`, `2025-06`, `2025-06-15` or an inclusive range `a/b` of these.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once('/') {
            Some((from, to)) => Self::parse_simple(from)?.through(Self::parse_simple(to)?),
            None => Self::parse_simple(text),
        }
    }

    fn parse_simple(text: &str) -> Option<Self> {
        let (year, rest) = match text.split_once('-') {
            Some((year, rest)) => (year, Some(rest)),
            None => (text, None),
        };
        let year = i16::try_from(digits(year, 4)?).ok()?;
        let months = |first: i8, count: i32| {
            let first = Day::new(year, first, 1)?;
            Self::new(first, first.plus_months(count - 1).end_of_month())
        };
        match rest {
            None => months(1, 12),
            Some("H1") => months(1, 6),
            Some("H2") => months(7, 6),
            Some(rest) if rest.starts_with('Q') => match rest {
                "Q1" => months(1, 3),
                "Q2" => months(4, 3),
                "Q3" => months(7, 3),
                "Q4" => months(10, 3),
                _ => None,
            },
            Some(rest) if rest.contains('-') => Day::parse(text).map(Self::day),
            Some(month) => months(small(month)?, 1),
        }
    }

    /// The first day.
    #[must_use]
    pub fn first(self) -> Day {
        self.first
    }

    /// The last day.
    #[must_use]
    pub fn last(self) -> Day {
        self.last
    }

    /// Whole days covered.
    #[must_use]
    pub fn days(self) -> i32 {
        self.last.days_since(self.first) + 1
    }

    /// Whether it is made of whole calendar months.
    #[must_use]
    pub fn is_whole_months(self) -> bool {
        self.first.day() == 1 && self.last == self.last.end_of_month()
    }

    /// Which regular length it has, if any.
    #[must_use]
    pub fn frequency(self) -> Frequency {
        if self.first == self.last {
            return Frequency::Daily;
        }
        let aligned = |months: i8| (self.first.month() - 1) % months == 0;
        match (self.is_whole_months(), self.months_covered()) {
            (true, 1) => Frequency::Monthly,
            (true, 3) if aligned(3) => Frequency::Quarterly,
            (true, 6) if aligned(6) => Frequency::HalfYearly,
            (true, 12) if aligned(12) => Frequency::Annual,
            _ => Frequency::Irregular,
        }
    }

    /// Calendar months from the month of the first day to that of the last, both counted.
    #[must_use]
    pub fn months_covered(self) -> i32 {
        let index = |day: Day| i32::from(day.year()) * 12 + i32::from(day.month());
        index(self.last) - index(self.first) + 1
    }

    /// Whether every day of `other` lies inside.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// The period of the same length so many steps of that length later (negative: earlier). An irregular
    /// period of whole months is moved by its own number of months, any other by its days.
    #[must_use]
    pub fn step(self, steps: i32) -> Self {
        if self.is_whole_months() {
            return self.plus_months(steps.saturating_mul(self.months_covered()));
        }
        let days = steps.saturating_mul(self.days());
        Self { first: self.first.plus_days(days), last: self.last.plus_days(days) }
    }

    /// The same period so many years later (negative: earlier).
    #[must_use]
    pub fn plus_years(self, years: i32) -> Self {
        self.plus_months(years.saturating_mul(12))
    }

    fn plus_months(self, months: i32) -> Self {
        let last = self.last.plus_months(months);
        Self {
            first: self.first.plus_months(months),
            last: if self.is_whole_months() { last.end_of_month() } else { last },
        }
    }
}

/// The canonical spelling, which [`Period::parse`] reads back.
impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.first;
        let (year, month) = (first.year(), first.month());
        match self.frequency() {
            Frequency::Daily => write!(out, "{first}"),
            Frequency::Monthly => write!(out, "{year:04}-{month:02}"),
            Frequency::Quarterly => write!(out, "{year:04}-Q{}", (month + 2) / 3),
            Frequency::HalfYearly => write!(out, "{year:04}-H{}", (month + 5) / 6),
            Frequency::Annual => write!(out, "{year:04}"),
            Frequency::Irregular => write_range(out, *self),
        }
    }
}

/// A range in the coarsest spelling that keeps both ends: years, months or days.
fn write_range(out: &mut fmt::Formatter<'_>, period: Period) -> fmt::Result {
    let Period { first, last } = period;
    let whole_months = period.is_whole_months();
    if whole_months && first.month() == 1 && last.month() == 12 {
        return write!(out, "{:04}/{:04}", first.year(), last.year());
    }
    if whole_months {
        return write!(
            out,
            "{:04}-{:02}/{:04}-{:02}",
            first.year(),
            first.month(),
            last.year(),
            last.month()
        );
    }
    write!(out, "{first}/{last}")
}

impl fmt::Debug for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

/// A number of exactly `width` digits.
fn digits(text: &str, width: usize) -> Option<u16> {
    let plain = text.len() == width && text.bytes().all(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

fn small(text: &str) -> Option<i8> {
    digits(text, 2).and_then(|number| i8::try_from(number).ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn period(text: &str) -> Period {
        Period::parse(text).unwrap_or_else(|| panic!("{text} is a period"))
    }

    #[test]
    fn spellings_of_one_interval_are_one_period() {
        let check = |text: &str, canonical: &str| assert_eq!(period(text).to_string(), canonical, "{text}");
        check("2025", "2025");
        check("2025-01/2025-06", "2025-H1");
        check("2025-H2", "2025-H2");
        check("2025-04/2025-06", "2025-Q2");
        check("2025-01/2025-02", "2025-01/2025-02");
        check("2025-02-01/2025-02-28", "2025-02");
        check("2020/2023", "2020/2023");
        check("2025-06-15", "2025-06-15");
        check("2025-06-15/2025-07-02", "2025-06-15/2025-07-02");
    }

    #[test]
    fn what_is_not_a_period_is_refused() {
        for text in [
            "",
            "25",
            "2025-6",
            "2025-13",
            "2025-02-30",
            "2025-Q5",
            "2025-H3",
            "2025-06/2025-05",
            "2025-06-",
            "x",
            "+202",
        ] {
            assert_eq!(Period::parse(text), None, "{text}");
        }
    }

    #[test]
    fn periods_step_by_their_own_length() {
        let check = |text: &str, steps, expected: &str| {
            assert_eq!(period(text).step(steps), period(expected), "{text}")
        };
        check("2025-03", -1, "2025-02");
        check("2025-01", -1, "2024-12");
        check("2025-Q1", -1, "2024-Q4");
        check("2025-H1", -1, "2024-H2");
        check("2025", 1, "2026");
        check("2024-02-29", 1, "2024-03-01");
        assert_eq!(period("2024-02").plus_years(1), period("2025-02"));
        assert_eq!(period("2025-01/2025-02").plus_years(-1), period("2024-01/2024-02"));
    }

    #[test]
    fn days_are_counted() {
        let from = Day::new(2025, 5, 14).unwrap();
        assert_eq!(Day::new(2025, 8, 12).unwrap().days_since(from), 90);
        assert_eq!(Day::new(1970, 1, 2).unwrap().number(), 1);
        assert_eq!(period("2024").days(), 366);
    }

    proptest! {
        #[test]
        fn printing_and_parsing_agree(year in 1900i16..2100, month in 1i8..=12, day in 1i8..=28, length in 0i32..2000) {
            let first = Day::new(year, month, day).unwrap();
            let period = Period::new(first, first.plus_days(length)).unwrap();
            prop_assert_eq!(Period::parse(&period.to_string()), Some(period));
        }

        #[test]
        fn parsing_never_panics(text in ".{0,24}") {
            let _ = Period::parse(&text);
        }
    }
}

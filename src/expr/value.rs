//! What an expression comes to: the value, the interval behind it, and everything it rests on.

use crate::data::period::Period;
use crate::data::quantity::{Decimal, Interval};
use crate::data::reference::SourceId;
use crate::data::series::{Key, Measure, ObservationStatus, SeriesId};
use crate::data::unit::Unit;
use crate::text::{Span, Spanned};

/// The result of an expression with its provenance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// What it comes to.
    pub value: Value,
    /// The expression in words: `change from May 2025 to June 2025 of Visits, Central`.
    pub words: String,
    /// The observations and dates that it rests on, each once, in the order of their first use.
    pub inputs: Vec<Input>,
    /// The times that it speaks of.
    pub times: Times,
    /// The input that was itself computed from another input, so that the result proves nothing.
    pub circle: Option<Circle>,
    /// What readers of the ledger should know: the period that `latest` stands for, a streak cut short.
    pub notes: Vec<String>,
}

/// What an expression comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(Number),
    /// A day, month or year.
    Date(Period),
    /// How a value stands against earlier ones.
    Record(Record),
    /// Nothing that can be told; the reason is reported, or belongs to an input that is reported.
    Unknown,
}

/// A number with its interval and unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The exact value, in `unit`, multipliers applied.
    pub value: Decimal,
    /// All values that the rounding of the sources leaves open; holds `value`.
    pub interval: Interval,
    /// The unit.
    pub unit: Unit,
    /// What kind of number it is.
    pub nature: Nature,
    /// For a bare observation: how its source printed it. A computed value has none.
    pub printed: Option<Printed>,
    /// The value before `abs()` took its sign away.
    pub signed: Option<Decimal>,
    /// Whether it has no rounding at all: legal rates, counts, ranks, days.
    pub exact: bool,
}

/// How a source printed an observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Printed {
    /// The precision, before the multiplier; negative for tens, hundreds, thousands.
    pub decimals: i32,
    /// The power of ten in which it was printed.
    pub multiplier: i32,
}

/// What kind of number a value is: the words about it depend on that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// An observation, or observations of one kind added up.
    Level(Measure),
    /// A change in per cent of what it was.
    PercentChange,
    /// A difference in the series' own unit.
    Difference,
    /// A difference of percentages.
    Points,
    /// One over another: a plain multiple.
    Ratio,
    /// A part of its whole, in per cent.
    Share,
    /// One as per cent of another.
    PercentOf,
    /// A place in an order, 1 the first.
    Rank(RankOrder),
    /// So many rises or falls in a row.
    Streak,
    /// A number of things.
    Count,
    /// A stretch of time.
    Duration(TimeUnit),
    /// A plain number.
    Plain,
}

impl Nature {
    /// Whether its sign means a direction: up or down.
    #[must_use]
    pub fn has_direction(self) -> bool {
        matches!(
            self,
            Self::PercentChange
                | Self::Difference
                | Self::Points
                | Self::Streak
                | Self::Level(Measure::Change)
        )
    }
}

/// From which end a rank counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RankOrder {
    /// Whether 1 is the smallest.
    pub ascending: bool,
    /// How many hold the same place.
    pub tied: usize,
    /// How many were ranked; 0 where a source states the rank.
    pub among: usize,
}

/// The unit of a duration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeUnit {
    /// Days.
    Days,
    /// Weeks of seven days.
    Weeks,
    /// Whole calendar months.
    Months,
}

/// Whether a value is an extreme, in both directions; the words say which is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Record {
    /// The value itself.
    pub value: Decimal,
    /// Its unit.
    pub unit: Unit,
    /// Whether it is a signed amount, of which a noun tells the sign: deficit, profit.
    pub is_balance: bool,
    /// As a highest value.
    pub highest: Standing,
    /// As a lowest value.
    pub lowest: Standing,
    /// Since when; all earlier values otherwise.
    pub since: Option<Period>,
    /// Whether the series declares where its record starts, so that "ever" may be said.
    pub whole_record: bool,
}

/// How a value stands against the earlier ones, in one direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The first earlier value that is more extreme.
    pub beaten_by: Option<(Period, Decimal)>,
    /// The first earlier period with the same value.
    pub tied_with: Option<Period>,
    /// Whether the value at `since` was at least as extreme; nothing without `since`.
    pub equalled_at_since: Option<bool>,
    /// The first later value that is more extreme.
    pub overtaken_by: Option<(Period, Decimal)>,
}

/// The times that a value speaks of.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Times {
    /// Of the value itself; of a change the later.
    pub of: Vec<Period>,
    /// What it is compared with.
    pub base: Vec<Period>,
    /// The longer time that it was picked from, as the largest or smallest.
    pub within: Option<Period>,
}

impl Times {
    pub(super) fn of(period: Period) -> Self {
        Self { of: vec![period], ..Self::default() }
    }

    /// Both times, each once.
    pub(super) fn and(mut self, other: Self) -> Self {
        let missing = |have: &[Period], more: Vec<Period>| -> Vec<Period> {
            more.into_iter().filter(|period| !have.contains(period)).collect()
        };
        let (of, base) = (missing(&self.of, other.of), missing(&self.base, other.base));
        self.of.extend(of);
        self.base.extend(base);
        self
    }

    /// A comparison of `self` with an earlier time.
    pub(super) fn against(self, base: Self) -> Self {
        Self { base: base.of, ..self }
    }
}

/// One observation or date that a value rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// How an expression names it: `visits.central@2025-06`, `truce.expires`.
    pub path: String,
    /// What it is, for readers: `Visits, Central`.
    pub label: String,
    /// The series, for observations.
    pub series: Option<(SeriesId, Key)>,
    /// Its period; of a date the date itself.
    pub period: Period,
    /// Its value as printed, for observations.
    pub value: Option<Decimal>,
    /// Its unit, for observations.
    pub unit: Option<Unit>,
    /// How it was printed.
    pub printed: Printed,
    /// How good it is; a date is reported.
    pub status: ObservationStatus,
    /// Who says so.
    pub sources: Vec<SourceId>,
    /// The formula of a derived observation.
    pub formula: Option<Spanned<String>>,
    /// What it covers where that is not the usual.
    pub scope: Option<String>,
    /// A note for readers.
    pub note: Option<String>,
    /// Where it is written.
    pub place: Span,
}

impl Input {
    /// The value with its unit as readers see it; the date for dates.
    #[must_use]
    pub fn text(&self) -> String {
        use crate::data::format;
        match (self.value, &self.unit) {
            (Some(value), Some(unit)) => format::quantity(value, unit, self.printed.multiplier),
            _ => format::period(self.period),
        }
    }
}

/// A derived input and the input that it was derived from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Circle {
    /// Position of the derived one among the inputs.
    pub derived: usize,
    /// Position of the one that its formula names.
    pub from: usize,
}

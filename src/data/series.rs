//! Series and their observations, in the sense of SDMX.
//!
//! A series is a family: one indicator in one unit, broken down by dimensions. The observations of one combination
//! of members stand under a key. Missing is missing, never zero.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::dimension::{Dimension, MemberId};
use super::period::{Frequency, Period};
use super::quantity::{Decimal, Interval};
use super::reference::SourceId;
use super::unit::Unit;
use crate::text::{Span, Spanned};

/// Id of a series; dots allowed.
pub type SeriesId = String;

/// One member for each free dimension, in the order of the dimensions; empty where none is free.
pub type Key = Vec<MemberId>;

/// How the values of a series behave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// Amounts over periods, which add up.
    Flow,
    /// An amount at a moment.
    Stock,
    /// A share, price or tariff.
    Rate,
    /// A number relative to a base period.
    Index,
    /// A growth rate or difference; its sign means direction.
    Change,
    /// A signed amount: deficit and surplus.
    Balance,
}

impl Measure {
    /// Whether values of periods may be summed to a longer one.
    #[must_use]
    pub fn may_be_summed(self) -> bool {
        matches!(self, Self::Flow | Self::Balance)
    }

    /// The word in YAML.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Flow => "flow",
            Self::Stock => "stock",
            Self::Rate => "rate",
            Self::Index => "index",
            Self::Change => "change",
            Self::Balance => "balance",
        }
    }
}

/// How a value relates to its period.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Timing {
    /// During the whole of it.
    During,
    /// At a moment in it.
    At,
    /// From its first day until the next value.
    From,
}

/// How good an observation is, or why it is missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ObservationStatus {
    /// A source states it.
    Reported,
    /// A source states it and says that it may change.
    Provisional,
    /// The source calls it an estimate.
    Estimated,
    /// Computed here, by its formula.
    Derived,
    /// The source changed it after first stating it.
    Revised,
    /// A projection.
    Forecast,
    /// Missing: withheld by the source.
    Suppressed,
    /// Missing: never measured.
    NotCollected,
    /// Missing: cannot exist.
    NotPossible,
}

impl ObservationStatus {
    /// The word in YAML.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::Provisional => "provisional",
            Self::Estimated => "estimated",
            Self::Derived => "derived",
            Self::Revised => "revised",
            Self::Forecast => "forecast",
            Self::Suppressed => "suppressed",
            Self::NotCollected => "not_collected",
            Self::NotPossible => "not_possible",
        }
    }

    /// The letter of SDMX `OBS_STATUS` (code list CL_OBS_STATUS 2.2).
    #[must_use]
    pub fn sdmx(self) -> &'static str {
        match self {
            Self::Reported | Self::Revised => "A",
            Self::Provisional => "P",
            Self::Estimated | Self::Derived => "E",
            Self::Forecast => "F",
            Self::Suppressed => "Q",
            Self::NotCollected => "L",
            Self::NotPossible => "M",
        }
    }

    /// Whether an observation of this status has no value.
    #[must_use]
    pub fn is_missing(self) -> bool {
        matches!(self, Self::Suppressed | Self::NotCollected | Self::NotPossible)
    }
}

/// Whether a series can be relied on in this run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Condition {
    /// Everything was read.
    Sound,
    /// Some of it had faults, which are reported; what depends on it stays silent.
    Damaged,
}

/// What makes up a series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    /// Observations of its own.
    Own,
    /// Other series of one indicator presented as one.
    Union(Vec<Spanned<SeriesId>>),
    /// Computed for each period of its inputs: an expression with paths but no periods.
    Derive(Spanned<String>),
}

/// A series.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// Its id.
    pub id: SeriesId,
    /// Its title for readers.
    pub title: String,
    /// What it holds, in words.
    pub description: Option<String>,
    /// What is measured: `export_quantity`.
    pub indicator: String,
    /// How it behaves.
    pub measure: Measure,
    /// How a value relates to its period.
    pub timing: Timing,
    /// How often it is observed.
    pub frequency: Frequency,
    /// Its unit; single keys may have another.
    pub unit: Unit,
    /// Values are printed in `10^multiplier` of the unit.
    pub multiplier: i32,
    /// No rounding: legal rates, counts, ranks.
    pub exact: bool,
    /// For `measure: change`, the frequency whose earlier period it compares with.
    pub compares: Option<Frequency>,
    /// All dimensions in order, fixed ones included.
    pub dimensions: Vec<Dimension>,
    /// The observations by key.
    pub keys: IndexMap<Key, Observations>,
    /// Where they come from.
    pub body: Body,
    /// The total that the members are parts of, as a path.
    pub parts_of: Option<Spanned<String>>,
    /// The first period of the record that "ever" and "on record" may speak of.
    pub record_starts: Option<Period>,
    /// Terms of use, if they differ from the sources'.
    pub licence: Option<String>,
    /// What it does not show.
    pub limits: Option<String>,
    /// How it is revised.
    pub revision_policy: Option<String>,
    /// What others printed about it.
    pub stated: Vec<StatedClaim>,
    /// What must hold for it.
    pub assertions: Vec<Assertion>,
    /// Whether it was read without faults.
    pub condition: Condition,
    /// Where it is defined (its id).
    pub place: Span,
}

impl Series {
    /// The key with the most values, the first of several.
    #[must_use]
    pub fn fullest_key(&self) -> Option<(&Key, &Observations)> {
        let known = |line: &Observations| line.known().count();
        // `max_by_key` gives the last of equals.
        self.keys.iter().rev().max_by_key(|(_, line)| known(line))
    }

    /// The path of a key: `exports.us`.
    #[must_use]
    pub fn path(&self, key: &Key) -> String {
        let segments = std::iter::once(&self.id).chain(key);
        segments.map(String::as_str).collect::<Vec<_>>().join(".")
    }

    /// The members that a path names after the id of the series: `[us]` of `exports.us`.
    #[must_use]
    pub fn members_in(&self, path: &str) -> Key {
        let rest = path.strip_prefix(self.id.as_str()).unwrap_or("");
        rest.split('.').filter(|segment| !segment.is_empty()).map(str::to_owned).collect()
    }

    /// How many values it has, all keys together; what is missing is none.
    #[must_use]
    pub fn values(&self) -> usize {
        self.keys.values().map(|line| line.known().count()).sum()
    }

    /// The dimensions that take a segment in a path.
    pub fn free_dimensions(&self) -> impl Iterator<Item = &Dimension> {
        self.dimensions.iter().filter(|dimension| dimension.fixed.is_none())
    }
}

/// The observations of one combination of members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observations {
    /// The unit of these values: the series' own unless overridden.
    pub unit: Unit,
    /// Values are printed in `10^multiplier` of the unit.
    pub multiplier: i32,
    /// How they behave.
    pub measure: Measure,
    /// By period, in order of time.
    pub by_period: BTreeMap<Period, Observation>,
}

impl Observations {
    /// The observations at which the line breaks, in order of time: their periods, and in `breaks` the words.
    pub fn breaks(&self) -> impl Iterator<Item = &Observation> {
        self.by_period.values().filter(|one| one.breaks.is_some())
    }

    /// The first break that lies between two periods, so that their values do not compare: the earlier one begins before
    /// it, and the later one does not end before it.
    #[must_use]
    pub fn break_between(&self, one: Period, other: Period) -> Option<&Observation> {
        let (from, to) = (one.first().min(other.first()), one.last().max(other.last()));
        let lies = |broken: &&Observation| from < broken.period.first() && broken.period.first() <= to;
        self.breaks().find(lies).filter(|_| one != other)
    }

    /// The observations that have a value.
    pub fn known(&self) -> impl DoubleEndedIterator<Item = &Observation> {
        self.by_period.values().filter(|observation| observation.value.is_some())
    }
}

/// One value of one period, or the statement that it is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    /// The period.
    pub period: Period,
    /// The value as printed, before the multiplier; missing if `None`.
    pub value: Option<Decimal>,
    /// The printed precision, before the multiplier: 1 for `585.0`, −3 for 390,000 rounded to thousands.
    pub decimals: i32,
    /// The range that the source gives, before the multiplier; replaces the half unit of `decimals`.
    pub range: Option<Interval>,
    /// How good it is.
    pub status: ObservationStatus,
    /// Who says so.
    pub sources: Vec<SourceId>,
    /// The expression that gives it, for derived values.
    pub formula: Option<Spanned<String>>,
    /// Changes that the source printed beside it, in per cent: `mom`, `yoy`.
    pub stated: Vec<(Spanned<String>, Decimal)>,
    /// A note for readers.
    pub note: Option<String>,
    /// What it covers where that is not the usual: `27 members`.
    pub scope: Option<String>,
    /// The day of the release that it belongs to.
    pub as_of: Option<Period>,
    /// Why this release differs from the one before.
    pub reason: Option<String>,
    /// The series breaks here: values from here on do not compare with earlier ones. The words say why; they are empty
    /// where the data say no more than that.
    pub breaks: Option<String>,
    /// Figures for the same cell that are kept for comparison and never plotted.
    pub alternatives: Vec<Observation>,
    /// Earlier releases of the same cell, oldest first.
    pub earlier: Vec<Observation>,
    /// Where it is written.
    pub place: Span,
}

impl Observation {
    /// What readers should know beside the value: that the series breaks here, the note, and why the value is not that of
    /// an earlier release or of its source.
    #[must_use]
    pub fn remarks(&self) -> Option<String> {
        let broken = self.breaks.as_deref().map(|why| match why {
            "" => "The series breaks here.".to_owned(),
            why => format!("The series breaks here: {}.", why.trim_end_matches('.')),
        });
        let parts = broken.iter().chain(&self.note).chain(&self.reason);
        let parts: Vec<&str> = parts.map(String::as_str).collect();
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// A value as printed, with nothing said beside it: no range, no note, no other figure, no earlier release.
    #[must_use]
    pub fn printed(
        period: Period,
        value: Option<Decimal>,
        decimals: i32,
        status: ObservationStatus,
        sources: Vec<SourceId>,
        place: Span,
    ) -> Self {
        Self {
            period,
            value,
            decimals,
            range: None,
            status,
            sources,
            formula: None,
            stated: Vec::new(),
            note: None,
            scope: None,
            as_of: None,
            reason: None,
            breaks: None,
            alternatives: Vec::new(),
            earlier: Vec::new(),
            place,
        }
    }
}

/// What a source printed about a series, checked like a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedClaim {
    /// Who printed it.
    pub by: Spanned<SourceId>,
    /// The words.
    pub text: Spanned<String>,
    /// The expression that they must agree with.
    pub expression: Spanned<String>,
}

/// A test that a series must pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assertion {
    /// What is asserted.
    pub rule: Rule,
    /// The discrepancy that explains a failure.
    pub except: Option<Spanned<String>>,
    /// Where it is written.
    pub place: Span,
}

/// The kinds of assertion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rule {
    /// `never: negative`.
    NeverNegative,
    /// `no_gap: a..b`: every key that has both ends has every period between them.
    NoGap(Period, Period),
    /// `max_step: 10`: no value is more than so many times the one before, or less than its reciprocal.
    MaxStep(Decimal),
    /// `equal: [e, f]`, `within: w`: two expressions agree within `w` beyond what rounding allows.
    Equal {
        /// One side.
        left: Spanned<String>,
        /// The other.
        right: Spanned<String>,
        /// The tolerance beyond rounding, in the unit of the values.
        within: Decimal,
    },
}

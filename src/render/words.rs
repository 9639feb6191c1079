//! The words of the model as readers meet them: statuses, frequencies, tiers, certainty.
//!
//! English; numbers and periods are set by `data::format`.

use crate::data::event::{Certainty, LegalStatus};
use crate::data::period::Frequency;
use crate::data::reference::{Gravity, Tier};
use crate::data::series::{Measure, ObservationStatus, Timing};
use crate::text::capitalised;

/// A status of an observation: `Provisional`.
pub(super) fn status(status: ObservationStatus) -> &'static str {
    match status {
        ObservationStatus::Reported => "Reported",
        ObservationStatus::Provisional => "Provisional",
        ObservationStatus::Estimated => "Estimated by the source",
        ObservationStatus::Derived => "Derived by us",
        ObservationStatus::Revised => "Revised",
        ObservationStatus::Forecast => "Forecast",
        ObservationStatus::Suppressed => "Not published",
        ObservationStatus::NotCollected => "Not collected",
        ObservationStatus::NotPossible => "Not applicable",
    }
}

/// How often a series appears: `Monthly`.
pub(super) fn frequency(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Annual => "Annual",
        Frequency::HalfYearly => "Half-yearly",
        Frequency::Quarterly => "Quarterly",
        Frequency::Monthly => "Monthly",
        Frequency::Daily => "Daily",
        Frequency::Irregular => "Irregular",
    }
}

/// What may be done with the values of a series.
pub(super) fn measure(measure: Measure) -> &'static str {
    match measure {
        Measure::Flow => "An amount over a period; periods add up",
        Measure::Stock => "An amount at a moment; periods do not add up",
        Measure::Rate => "A rate, price or share; periods do not add up",
        Measure::Index => "An index; periods do not add up",
        Measure::Change => "A change; its sign means direction",
        Measure::Balance => "A signed amount over a period; periods add up",
    }
}

/// How a value relates to its period.
pub(super) fn timing(timing: Timing) -> &'static str {
    match timing {
        Timing::During => "During the period",
        Timing::At => "At a moment in the period",
        Timing::From => "From the date until the next value",
    }
}

/// Where a measure stands: `in force`.
pub(super) fn legal_status(status: LegalStatus) -> String {
    status.word().replace('_', " ")
}

/// How near a source is to the measurement, as the heading of its group and a sentence on it.
pub(super) fn tier(tier: Tier) -> (&'static str, &'static str) {
    match tier {
        Tier::Primary => ("Primary documents", "Governments, courts, and whoever measured."),
        Tier::Wire => ("News agencies", "Agency text, often read on another site."),
        Tier::Secondary => ("Secondary texts", "Reports about a document or a measurement."),
        Tier::Aggregator => ("Aggregators", "Sites that collect numbers from elsewhere."),
        Tier::Low => ("Kept as evidence of error", "Used only to show where a number went wrong."),
    }
}

/// How sure we are: a sentence.
pub(super) fn certainty(certainty: Certainty) -> &'static str {
    match certainty {
        Certainty::High => "High: read in the act itself or in agreeing reports",
        Certainty::Medium => "Medium: read at second hand",
        Certainty::Low => "Low: one weak report",
    }
}

/// How much a disagreement matters: heading and sentence.
pub(super) fn gravity(gravity: Gravity) -> (&'static str, &'static str) {
    match gravity {
        Gravity::High => ("Cases that change a conclusion", "Read these before you quote."),
        Gravity::Medium => {
            ("Cases that change a number", "A number that readers would quote comes out otherwise.")
        }
        Gravity::Low => ("Rounding and wording", "The numbers agree once rounding or wording is understood."),
    }
}

/// An id as words: `export_control` becomes `Export control`.
pub(super) fn sentence_case(id: &str) -> String {
    capitalised(&id.replace(['_', '.'], " "))
}

/// The distance between two days in words: `38 days after`, `the same day`.
pub(super) fn gap(days: i32) -> String {
    match days {
        0 => "the same day".to_owned(),
        1 => "1 day after".to_owned(),
        -1 => "1 day before".to_owned(),
        days if days > 0 => format!("{days} days after"),
        days => format!("{} days before", days.unsigned_abs()),
    }
}

//! Checks over the frozen briefing: what must hold between the data, what was said to hold, and what the pages leave
//! unsaid.
//!
//! A check reads and reports; it changes nothing. What rests on something damaged is passed over in silence, since
//! that is reported where it broke.

mod address;
mod assertions;
mod coverage;
mod formulas;
mod letters;
mod printed;
mod rates;
mod stated;
#[cfg(test)]
mod tests;

use crate::briefing::Briefing;
use crate::data::catalog::Catalog;
use crate::diagnostic::Diagnostics;

pub use coverage::{Covered, coverage, share};

/// One check.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// Its name.
    pub name: &'static str,
    /// What it holds the data to, in one line.
    pub summary: &'static str,
    /// Runs it.
    pub run: Run,
}

/// What a check looks at.
#[derive(Debug, Clone, Copy)]
pub enum Run {
    /// The data alone.
    Data(fn(&Catalog, &mut Diagnostics)),
    /// Everything that is published.
    Whole(fn(&Briefing, &mut Diagnostics)),
}

/// Every check, in the order of the report's stages.
pub static CHECKS: &[Check] = &[
    assertions::CHECK,
    formulas::CHECK,
    stated::CHECK,
    printed::CHECK,
    rates::CHECK,
    address::CHECK,
    letters::CHECK,
    coverage::CHECK,
];

/// Runs all checks.
pub fn run(briefing: &Briefing, sink: &mut Diagnostics) {
    run_data(&briefing.catalog, sink);
    for check in CHECKS {
        if let Run::Whole(run) = check.run {
            run(briefing, sink);
        }
    }
}

/// Runs the checks that look at the data alone.
pub fn run_data(catalog: &Catalog, sink: &mut Diagnostics) {
    for check in CHECKS {
        if let Run::Data(run) = check.run {
            run(catalog, sink);
        }
    }
}

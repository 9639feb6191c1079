//! Checks over the frozen catalogue: what must hold between the data, and what was said to hold.
//!
//! A check reads and reports; it changes nothing. What rests on something damaged is passed over in silence, since
//! that is reported where it broke.

mod assertions;
mod formulas;
mod printed;
mod rates;
mod stated;
#[cfg(test)]
mod tests;

use crate::data::catalog::Catalog;
use crate::diagnostic::Diagnostics;

/// One check.
#[derive(Debug, Clone, Copy)]
pub struct Check {
    /// Its name.
    pub name: &'static str,
    /// What it holds the data to, in one line.
    pub summary: &'static str,
    /// Runs it.
    pub run: fn(&Catalog, &mut Diagnostics),
}

/// Every check, in the order of the report's stages.
pub static CHECKS: &[Check] =
    &[assertions::CHECK, formulas::CHECK, stated::CHECK, printed::CHECK, rates::CHECK];

/// Runs all checks.
pub fn run(catalog: &Catalog, sink: &mut Diagnostics) {
    for check in CHECKS {
        (check.run)(catalog, sink);
    }
}

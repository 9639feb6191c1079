//! Findings of the data model: series, acts, events, sources, codes, discrepancies.

codes! {
    /// A period cannot be read.
    BAD_PERIOD = Error "bad-period"
        "Periods are written `2025`, `2025-H1`, `2025-Q2`, `2025-06`, `2025-06-15`, or as a range `2025-01/2025-02`.";
}

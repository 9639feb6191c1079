//! Findings of the data model: series, acts, events, sources, codes, discrepancies.

codes! {
    /// A period cannot be read.
    BAD_PERIOD = Error "bad-period"
        "Periods are written `2025`, `2025-H1`, `2025-Q2`, `2025-06`, `2025-06-15`, or as a range `2025-01/2025-02`.";
    /// A period stands twice in one series.
    DUPLICATE_PERIOD = Error "duplicate-period"
        "Periods are intervals: `2025-H1` and `2025-01/2025-06` are one period in two spellings. Several values of one \
         cell are a list: one of them counts, the others are `alternative: true` or older by `as_of`.";
    /// A period that is finer than its series.
    PERIOD_MISFIT = Error "period-misfit"
        "A monthly series holds months and whole ranges of months, but no days. Correct the period, or say \
         `frequency: daily` or `irregular`.";
    /// An id that cannot be one.
    BAD_ID = Error "bad-id"
        "An id is a small letter, then small letters, digits and underscores; several of these may be joined by dots. \
         Hyphens would read as minus in an expression.";
    /// Two definitions of one id.
    DUPLICATE_ID = Error "duplicate-id"
        "Series, acts, events and sources share one space of names, since an expression names each of them alone; code \
         lists, discrepancies, charts and named figures have a space each; a chart is named by its file. Rename one of the two.";
    /// A unit that is not in the table.
    UNKNOWN_UNIT = Error "unknown-unit"
        "Units are a closed table, so that tonnes never add to kilograms of something else. A briefing adds its own \
         under `units:` in `content/site.yaml`.";
    /// A source that nobody defines.
    UNKNOWN_SOURCE = Error "unknown-source"
        "Every number leads its reader to a source. Define the id in a file of `kind: sources`, or correct it.";
    /// A value without a source.
    MISSING_SOURCE = Error "missing-source"
        "Say `source:` at the value, or once for the whole series. Only derived values, which name their inputs, and \
         missing ones do without.";
    /// A code list that nobody defines.
    UNKNOWN_CODE_LIST = Error "unknown-code-list"
        "A dimension names its code list (`partner: countries`), defined in a file of `kind: codes`, or writes its \
         members in place (`partner: {us: United States}`).";
    /// A code that its list does not have.
    UNKNOWN_CODE = Error "unknown-code"
        "Members of dimensions, actors, types of events and what an act covers come from code lists. Add the member to \
         its list, or correct it.";
    /// An event that nobody defines.
    UNKNOWN_EVENT = Error "unknown-event"
        "The id names no event of a file of `kind: events`.";
    /// An act that nobody defines.
    UNKNOWN_ACT = Error "unknown-act"
        "The id names no act of a file of `kind: acts`.";
    /// A discrepancy that nobody defines.
    UNKNOWN_DISCREPANCY = Error "unknown-discrepancy"
        "An exception must name the discrepancy that explains it, in a file of `kind: discrepancies`.";
    /// A path that leads to no series or cell.
    UNKNOWN_PATH = Error "unknown-path"
        "A path is a series and a member for each of its free dimensions, joined by dots; `@` and a period name a cell: \
         `exports.us@2025-06`. The cell, or a part of it, must be there.";
    /// A series without observations, or with two kinds of them.
    SERIES_BODY = Error "series-body"
        "A series has observations of its own, or is a `union` of others, or a `derive`d one; exactly one of the three.";
    /// The observations do not follow the dimensions.
    OBSERVATION_SHAPE = Error "observation-shape"
        "Under `observations` stands one level of keys for each free dimension, in the order of `dims`, then the \
         periods. Dimensions under `fixed` take no level.";
    /// A derived value that does not say how.
    MISSING_FORMULA = Error "missing-formula"
        "What is computed here must say from what: `formula` names every input, and is recomputed in every run.";
    /// A value that is missing without a reason.
    MISSING_VALUE = Error "missing-value"
        "A missing value is never zero and never silent: leave `value` out and say `status: suppressed`, \
         `not_collected` or `not_possible`.";
    /// A value whose status says that it is missing.
    UNEXPECTED_VALUE = Error "unexpected-value"
        "The status says that no value exists, yet one is written. Remove one of the two.";
    /// Several values of one cell of which no single one counts.
    AMBIGUOUS_CELL = Error "ambiguous-cell"
        "Of several values of one cell exactly one counts. Mark the others `alternative: true` (kept for comparison, \
         never plotted), or give each release its `as_of` day: the newest counts.";
    /// A range that does not hold its value.
    BAD_RANGE = Error "bad-range"
        "`low` and `high` are the ends of the range that a source gives around its value: low ≤ value ≤ high.";
    /// Series that cannot be presented as one.
    UNION_MISMATCH = Error "union-mismatch"
        "A union presents series of one indicator, measure, unit, multiplier and set of dimensions.";
    /// Two parts of a union hold one cell with different values.
    UNION_CONFLICT = Error "union-conflict"
        "Both parts hold the cell, and their values differ by more than rounding. Correct one, or record a discrepancy \
         whose `about` names the cell.";
    /// A table beside a series cannot be read.
    BAD_TABLE = Error "bad-table"
        "A CSV file has one header line: `period`, the free dimensions, `value` and, where needed, the other fields of \
         an observation.";
    /// Dates that run backwards.
    DATE_ORDER = Error "date-order"
        "Nothing ends before it begins, and the phases of an act stand in order of time.";
    /// A local fix that cannot do what it says.
    BAD_FIX = Error "bad-fix"
        "A fix corrects a value that a source printed. `override` gives the `value` to use instead, `drop` and `flag` \
         have none. What is computed here is mended in its formula, and a missing value is written in its series. A \
         cell has one fix.";
    /// A local fix whose cause is gone.
    STALE_FIX = Error "stale-fix"
        "The value that the fix expects is no longer there: the source may have been mended. Look at it again, then \
         correct `expect` or remove the fix.";
}

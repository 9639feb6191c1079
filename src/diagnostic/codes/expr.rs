//! Findings of expressions: syntax, names, kinds and units.

codes! {
    /// Values from both sides of a break in their series.
    SERIES_BREAK = Error "series-break"
        "The series says `break:` at an observation: from there on its values do not compare with those before, since \
         what is measured or how has changed. An expression that joins values from both sides is refused. `across:break` \
         in one of its functions lets it, for a break that does not matter to what the text says: \
         `yoy(exports.us@2025-06,across:break)`. A streak ends at a break.";
    /// An expression cannot be read.
    EXPRESSION_SYNTAX = Error "expression-syntax"
        "The target of a figure is an expression such as `=mom(series.member@2025-06)`; it holds no spaces. Ids have small letters, digits and `_`, never a hyphen: a hyphen subtracts.";
    /// A period in an expression cannot be read.
    EXPRESSION_PERIOD = Error "expression-period"
        "Periods are written `2025`, `2025-H1`, `2025-Q2`, `2025-06` or `2025-06-15`, ranges `2025-01..2025-06`, and `latest` or `latest-1` count from the last observation. A month always has two digits: `2025-6` is never read as a subtraction.";
    /// A path names nothing that the data holds.
    UNKNOWN_SERIES = Error "unknown-series"
        "A path begins with the id of a series, event, act or source; `briefing list series` prints them.";
    /// A path names a member or attribute that its series or event does not have.
    UNKNOWN_MEMBER = Error "unknown-member"
        "After the id of a series stand members of its dimensions, one segment for each that is not fixed; after the id of an event a dated attribute: `date`, `announced`, `effective`, `expires`, `ended`.";
    /// A function or one of its options does not exist.
    UNKNOWN_FUNCTION = Error "unknown-function"
        "`briefing list functions` prints the functions with their arguments and options.";
    /// A function is given what it cannot take.
    BAD_ARGUMENTS = Error "bad-arguments"
        "Each function takes the arguments that its entry in `briefing list functions` shows: observations of one kind of period, ranges or dates.";
    /// The data has no value for the period that an expression names.
    MISSING_OBSERVATION = Error "missing-observation"
        "A missing value is missing and never zero. Name a period that the series has, or add the observation with its source.";
    /// An operation would give a number that means nothing.
    REFUSED_OPERATION = Error "refused-operation"
        "Stocks, rates and indices do not add up over time; a percentage of a base of zero or below, and the growth of a growth rate, say nothing. Use the function that the message offers.";
    /// Units do not fit each other.
    UNIT_MISMATCH = Error "unit-mismatch"
        "Only values of one kind of unit add to each other. Per cent minus per cent is percentage points; a value over another of its kind is a plain number.";
    /// An expression rests on no data.
    EXPRESSION_WITHOUT_DATA = Error "expression-without-data"
        "A figure proves that words and data agree; a bare number proves nothing. Name an observation, or bind the words to a source with `=cite(source_id)`.";
}

//! Findings of checks over the whole catalogue: assertions, formulas, what sources state.

codes! {
    /// Something that was asserted of a series does not hold.
    ASSERTION_FAILED = Error "assertion-failed"
        "The data say otherwise than `assert:` demands, beyond what rounding allows. Correct the data, or name under \
         `except:` the discrepancy that explains it.";
    /// An exception that is no longer needed.
    NEEDLESS_EXCEPTION = Note "needless-exception"
        "The assertion holds without its `except:`. Remove the exception, so that it does not hide the next fault.";
    /// A derived value is not what its formula gives.
    FORMULA_MISMATCH = Error "formula-mismatch"
        "Every formula is computed again in every run, and must give the value that stands beside it to its last \
         printed digit. Correct the value, its `decimals`, or the formula.";
    /// Formulas that rest on each other.
    CIRCULAR_FORMULA = Error "circular-formula"
        "A value is derived from others that are derived from it: none of them rests on anything. Derive one of them \
         from something that a source states.";
    /// A change that a source printed is not what the data give.
    STATED_MISMATCH = Warning "stated-mismatch"
        "The change under `stated:` does not follow from the observations, even within rounding. One of the three is \
         mistyped, or the sources disagree: then record a discrepancy whose `about` names the cell.";
    /// A rate stands in an event and in the phase that the event began.
    RATE_TWICE = Warning "rate-twice"
        "The facts of a phase stand in its act alone, so that no total can rest on the wrong one of two. Remove `rate` \
         from the event.";
    /// A number in prose that nothing vouches for.
    UNBOUND_NUMBER = Warning "unbound-number"
        "Every number that a reader meets is a figure, is cited from a source (`=cite(id)`), or says why it is neither \
         (`=exempt \"reason\"`). Years, dates, times, numbered sections and names such as G7 are exempt by themselves.";
    /// Fewer numbers are covered than the site demands.
    COVERAGE = Error "coverage-too-low"
        "`coverage` in `site.yaml` says how many per cent of the numbers in prose must be bound, cited or exempt. Bind \
         the ones that are listed, or lower the demand and say so to your readers.";
}

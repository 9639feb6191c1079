//! Findings of figures: words and data that part ways.

codes! {
    /// The words say another number than the data.
    NUMBER_MISMATCH = Error "number-mismatch"
        "The number in the text is not one that the data, with the precision their sources printed, would round to. A bare number accepts half of its last place; `about` 5 per cent; `nearly` and `just over` one side of that. The message offers wording that would pass.";
    /// The data moved a little since the text was written.
    NUMBER_DRIFT = Error "number-drift"
        "The value lies outside what the text accepts by no more than one unit of its last place: a revision, most likely. Read the sentence again and write the new number.";
    /// The words say the opposite of the data.
    CONTRADICTED = Error "contradicted"
        "A direction, order, rank, bound or record in the words is the other way round in the data. Such a sentence is never mended by itself: read it again, and the expression.";
    /// A value below zero has no word that says so.
    SIGN_MISSING = Error "sign-missing"
        "A fall needs a word that says down, and a deficit its noun, in the link or beside it in the same clause: `fell [18.9%](…)`. A number alone would read as a rise.";
    /// The words name a unit that the expression does not give.
    WORDED_UNIT = Error "worded-unit"
        "Per cent and percentage points never match each other, nor do currencies or masses that do not convert exactly. Write the unit of the value, or bind the words to a function that gives theirs.";
    /// The words cannot be read.
    UNREADABLE = Error "unreadable-words"
        "The vocabulary of claims is closed, and what is not in it is refused, never guessed. Say it with a plain number, or move other words out of the link.";
    /// Words and expressions do not pair.
    TWO_NUMBERS = Error "two-numbers-one-expression"
        "Each number in the link needs its expression, in the order of the words: `[from 46 to 353 tonnes](=visits.central@2025-05,visits.central@2025-06)`. Years, dates and the like are no claims.";
    /// Base words and function differ.
    BASE_MISMATCH = Error "base-mismatch"
        "\"On the month\" goes with `mom`, \"on a year earlier\" with `yoy` or any function of two periods just that far apart; \"n% of\" never with a change.";
    /// The sentence names another period.
    PERIOD_MISMATCH = Error "period-mismatch"
        "No phrase of the sentence names the period of the value, and one names another: \"in July\" beside a value of June.";
    /// The inputs are rounded too coarsely.
    INPUTS_TOO_COARSE = Error "inputs-too-coarse"
        "The rounding of the sources leaves more than a tenth of the value open, so that agreement within rounding would prove nothing. Use data with more digits, or words that claim less.";
    /// A draft is left in the text.
    FIGURE_DRAFT = Error "figure-draft"
        "`[?](=…)` and `[](=…)` ask for the value. `briefing fill` writes it into the source, for all drafts at once; or write it yourself, for instance with what the message shows.";
    /// A draft could not be filled.
    UNFILLED = Error "unfilled-figure"
        "`briefing fill` writes a value only where it is sure: where there is one, where it has words, and where the sentence with these words passes the check. Mend what the message names, or write the words yourself.";
    /// A cited source does not exist.
    UNKNOWN_CITATION = Error "unknown-citation"
        "`=cite(id)` and `=quote(id)` name a source of `kind: sources`.";
    /// An exemption gives no reason.
    EXEMPT_WITHOUT_REASON = Error "exempt-without-reason"
        "`=exempt` says in its title why the number is no claim about the data: `[42](=exempt \"an example\")`.";
    /// A hedge stands outside its link.
    LOOSE_HEDGE = Note "loose-hedge"
        "A hedge directly before or after the link belongs to the claim and is judged with it; inside the brackets readers and reviewers see that too.";
    /// Something about a figure that passed.
    FIGURE_NOTE = Note "figure-note"
        "The figure passed; the note says what is remarkable about it.";
}

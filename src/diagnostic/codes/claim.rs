//! Findings of figures: words and data that part ways.

codes! {
    /// The words say something else than the data.
    NUMBER_MISMATCH = Error "number-mismatch"
        "The number in the text is not one that the data, with the precision their sources printed, would round to.";
}

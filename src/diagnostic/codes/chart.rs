//! Findings of exhibits: chart files, domains, layouts.

codes! {
    /// A chart file cannot be drawn as asked.
    BAD_CHART = Error "bad-chart"
        "The chart file asks for something that its type does not offer or that its data does not hold.";
}

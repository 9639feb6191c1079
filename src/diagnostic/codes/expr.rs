//! Findings of expressions: syntax, names, kinds and units.

codes! {
    /// An expression cannot be read.
    EXPRESSION_SYNTAX = Error "expression-syntax"
        "The target of a figure is an expression such as `=mom(series.member@2025-06)`; it holds no spaces.";
}

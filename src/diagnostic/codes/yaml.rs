//! Findings of YAML as such: syntax, keys, and the form of scalars.

codes! {
    /// The YAML cannot be read.
    YAML_SYNTAX = Error "yaml-syntax"
        "The file is not well-formed YAML. A value that begins with `[` or holds `: ` must stand in quotes.";
}

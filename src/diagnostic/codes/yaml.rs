//! Findings of YAML as such: syntax, keys, and the form of scalars.

codes! {
    /// The YAML cannot be read.
    YAML_SYNTAX = Error "yaml-syntax"
        "The file is not well-formed YAML. A value that begins with `[`, or that holds `: ` or ` #`, must stand in quotes.";
    /// A feature of YAML that briefings do not use.
    YAML_UNSUPPORTED = Error "yaml-unsupported"
        "Anchors, aliases, tags, merge keys, keys that are not plain words and several documents in one file make a \
         value stand in another place than where it is read. Write the value out where it belongs.";
    /// A key stands twice in one mapping.
    DUPLICATE_KEY = Error "duplicate-key"
        "YAML readers silently keep one of two equal keys. Remove one, or give it the name it should have.";
    /// A key that means nothing here.
    UNKNOWN_KEY = Error "unknown-key"
        "Unknown keys are refused, so that a mistyped one is not silently ignored. An expression with a comma inside \
         `{…}` must stand in quotes, since YAML cuts it there and makes a key of the rest.";
    /// A key that must be there is not.
    MISSING_KEY = Error "missing-key"
        "The entry cannot be understood without this key. An empty value and `~` count as missing.";
    /// A value of another form than the key takes.
    WRONG_TYPE = Error "wrong-type"
        "Some keys take text, some a list (`[a, b]`), some a mapping (`{a: b}`). Text that begins with `[` must stand \
         in quotes, or YAML reads it as a list.";
    /// Something that is not a number where one is needed.
    BAD_NUMBER = Error "bad-number"
        "Numbers are plain digits with an optional minus and a decimal point: `3188`, `-0.5`. No thousands marks, no \
         unit, no exponent, no quotes; a missing value is said by a status, never by `nan`.";
    /// A word outside a closed list.
    BAD_WORD = Error "bad-word"
        "The key takes one of a few words; the message lists them.";
    /// A code that YAML would read as a number.
    UNQUOTED_CODE = Error "unquoted-code"
        "Customs codes and the like are names made of digits. Unquoted, other tools read `8508.10` as the number \
         8508.1 and `0101` as 101, so they stand in quotes everywhere.";
}

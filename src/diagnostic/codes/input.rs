//! Findings of reading: files that cannot be read as they should.

codes! {
    /// A file could not be read.
    UNREADABLE = Error "unreadable-file"
        "The file or folder is there but the operating system refuses it. Check its permissions.";
    /// A text file is not UTF-8.
    NOT_TEXT = Error "not-text"
        "Content is read as UTF-8 and nothing else, so that no letter or digit is guessed. Save the file as UTF-8.";
}

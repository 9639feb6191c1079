//! Findings of reading: files that cannot be read as they should.

codes! {
    /// The folder holds no briefing.
    NO_CONTENT = Error "no-content"
        "A briefing is a folder that holds `content/`. Run the command there, or name the folder with `--root`.";
    /// The environment gives a date that is none.
    SOURCE_DATE = Error "source-date"
        "`SOURCE_DATE_EPOCH` holds the seconds since 1 January 1970, by which builds of one source agree on a date. A date that cannot be read is refused rather than passed over, since the edition would silently have another one.";
    /// A file could not be read.
    UNREADABLE = Error "unreadable-file"
        "The file or folder is there but cannot be read: the operating system refuses it, it is no regular file, or it is larger than 4 GiB. Check its permissions. A run never goes on as if it were absent.";
    /// A text file is not UTF-8.
    NOT_TEXT = Error "not-text"
        "Content is read as UTF-8 and nothing else, so that no letter or digit is guessed. Save the file as UTF-8.";
    /// A symbolic link stands among the inputs.
    SYMBOLIC_LINK = Error "symbolic-link"
        "Symbolic links are not followed, because what they lead to may differ from machine to machine and may loop. Put the file itself in the folder.";
    /// A file name is not UTF-8.
    ODD_NAME = Error "odd-name"
        "Paths become addresses and stand in reports, so they must be UTF-8. Rename the file.";
    /// A text file opens with a byte order mark.
    BYTE_ORDER_MARK = Note "byte-order-mark"
        "Some editors open UTF-8 files with three invisible bytes. They are skipped; saving the file as UTF-8 \"without BOM\" removes them.";
}

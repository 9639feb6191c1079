//! Findings of pages, routes and links.

codes! {
    /// A link leads nowhere.
    DEAD_LINK = Error "dead-link"
        "The target of a link is no page, file or heading of this site. Paths are relative to the page; a leading `/` means `content/`.";
}

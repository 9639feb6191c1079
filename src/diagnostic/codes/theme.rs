//! Findings of templates.

codes! {
    /// A template cannot be read or rendered.
    TEMPLATE = Error "template"
        "A template of the site or of the theme has a fault. A site's own file replaces the built-in one of the same name.";
}

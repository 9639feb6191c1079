//! Findings of Markdown: constructs that would be printed raw or lost.

codes! {
    /// Raw HTML stands in Markdown.
    RAW_HTML = Error "raw-html"
        "Pages are written in Markdown; HTML is an error unless `site.yaml` says `raw_html: true`.";
}

//! The theme as it stands in the repository, taken into the program when it is built.
//!
//! One line per file, sorted; a test compares the lines with the folders. Must not name files that
//! are not in `templates/` or `static/`.

/// The templates: name and text.
pub(super) static TEMPLATES: &[(&str, &str)] = &[
    ("404.html", include_str!("../../templates/404.html")),
    ("base.html", include_str!("../../templates/base.html")),
    ("components/discrepancy.html", include_str!("../../templates/components/discrepancy.html")),
    ("components/evidence.html", include_str!("../../templates/components/evidence.html")),
    ("components/exhibit.html", include_str!("../../templates/components/exhibit.html")),
    ("components/frame.html", include_str!("../../templates/components/frame.html")),
    ("components/home.html", include_str!("../../templates/components/home.html")),
    ("components/lists.html", include_str!("../../templates/components/lists.html")),
    ("data.html", include_str!("../../templates/data.html")),
    ("discrepancies.html", include_str!("../../templates/discrepancies.html")),
    ("embed.html", include_str!("../../templates/embed.html")),
    ("event.html", include_str!("../../templates/event.html")),
    ("exhibit.html", include_str!("../../templates/exhibit.html")),
    ("footer.html", include_str!("../../templates/footer.html")),
    ("home.html", include_str!("../../templates/home.html")),
    ("insert/claim.html", include_str!("../../templates/insert/claim.html")),
    ("insert/exhibit.html", include_str!("../../templates/insert/exhibit.html")),
    ("masthead.html", include_str!("../../templates/masthead.html")),
    ("member.html", include_str!("../../templates/member.html")),
    ("page.html", include_str!("../../templates/page.html")),
    ("proof.html", include_str!("../../templates/proof.html")),
    ("proofs.html", include_str!("../../templates/proofs.html")),
    ("series.html", include_str!("../../templates/series.html")),
    ("source.html", include_str!("../../templates/source.html")),
    ("sources.html", include_str!("../../templates/sources.html")),
    ("timeline.html", include_str!("../../templates/timeline.html")),
];

/// The static files: path and bytes.
pub(super) static STATIC: &[(&str, &[u8])] = &[
    ("favicon.svg", include_bytes!("../../static/favicon.svg")),
    ("fonts/OFL-Newsreader.txt", include_bytes!("../../static/fonts/OFL-Newsreader.txt")),
    ("fonts/OFL-PublicSans.txt", include_bytes!("../../static/fonts/OFL-PublicSans.txt")),
    ("fonts/newsreader-display-ext.woff2", include_bytes!("../../static/fonts/newsreader-display-ext.woff2")),
    ("fonts/newsreader-display.woff2", include_bytes!("../../static/fonts/newsreader-display.woff2")),
    ("fonts/newsreader-text-ext.woff2", include_bytes!("../../static/fonts/newsreader-text-ext.woff2")),
    ("fonts/newsreader-text-italic.woff2", include_bytes!("../../static/fonts/newsreader-text-italic.woff2")),
    ("fonts/newsreader-text.woff2", include_bytes!("../../static/fonts/newsreader-text.woff2")),
    ("fonts/public-sans-ext.woff2", include_bytes!("../../static/fonts/public-sans-ext.woff2")),
    ("fonts/public-sans.woff2", include_bytes!("../../static/fonts/public-sans.woff2")),
    ("style.css", include_bytes!("../../static/style.css")),
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// Collects the files below a folder, as paths with `/`.
    #[expect(clippy::disallowed_methods, reason = "compares the table with the repository")]
    fn below(folder: &Path, prefix: &str, found: &mut BTreeSet<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let entry = entry.unwrap();
            let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
            if entry.file_type().unwrap().is_dir() {
                below(&entry.path(), &format!("{name}/"), found);
            } else {
                found.insert(name);
            }
        }
    }

    fn check(folder: &str, table: Vec<&str>) {
        let mut found = BTreeSet::new();
        below(&Path::new(env!("CARGO_MANIFEST_DIR")).join(folder), "", &mut found);
        let found: Vec<_> = found.iter().map(String::as_str).collect();
        assert_eq!(table, found, "the table of `{folder}/` in src/theme/embedded.rs");
    }

    #[test]
    fn the_tables_hold_the_folders() {
        check("templates", TEMPLATES.iter().map(|(name, _)| *name).collect());
        check("static", STATIC.iter().map(|(name, _)| *name).collect());
    }
}

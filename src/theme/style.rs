//! The part of the stylesheet that a chart needs outside a page.
//!
//! Must not hold colours or rules of its own: it cuts them out of the stylesheet, whose marks
//! (`/*light*/`, `/*dark*/`, `/*chart…*/`, each up to `/*end*/`) say what belongs to it.

/// The rules for a stand-alone SVG: both sets of colours, dark by the reader's preference, the
/// classes of the drawings, and a ground. `stylesheet` is the text of `static/style.css`, as the
/// site has it; a part whose marks are missing is left out.
#[must_use]
pub fn chart_style(stylesheet: &str) -> String {
    let cut = |mark| between(stylesheet, mark).unwrap_or_default();
    let fonts = stylesheet.lines().map(str::trim).filter(|line| line.starts_with("--font-"));
    let mut style = String::from(":root{");
    style.extend(fonts);
    style.push_str(&joined(cut("/*light*/")));
    style.push_str("}@media (prefers-color-scheme:dark){:root{");
    style.push_str(&joined(cut("/*dark*/")));
    style.push_str("}}svg{background:var(--bg);font-family:var(--font-ui);font-size:13px}");
    let rules = cut("/*chart:");
    style.push_str(&joined(rules.split_once("*/").map_or("", |(_, rules)| rules)));
    style
}

/// The text from a mark to the next `/*end*/`.
fn between<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    text.split_once(mark)?.1.split_once("/*end*/").map(|(part, _)| part)
}

/// Lines without their indentation and breaks.
fn joined(text: &str) -> String {
    text.lines().map(str::trim).collect()
}

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
    style.push_str(&chart_rules(stylesheet));
    style
}

/// The rules for what a drawing consists of.
pub(super) fn chart_rules(stylesheet: &str) -> String {
    let rules = between(stylesheet, "/*chart:").and_then(|part| part.split_once("*/"));
    joined(rules.map_or("", |(_, rules)| rules))
}

/// The custom properties of the light theme with their values, fonts first; without their dashes: `c1`, `#4A2A86`.
pub(super) fn light_tokens(stylesheet: &str) -> Vec<(&str, &str)> {
    let fonts = stylesheet.lines().map(str::trim).filter(|line| line.starts_with("--font-"));
    let colours = between(stylesheet, "/*light*/").unwrap_or_default();
    let all = fonts.chain([colours]).flat_map(|text| text.split(';'));
    all.filter_map(|part| part.trim().strip_prefix("--")?.split_once(':')).collect()
}

/// The text from a mark to the next `/*end*/`.
fn between<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    text.split_once(mark)?.1.split_once("/*end*/").map(|(part, _)| part)
}

/// Lines without their indentation and breaks.
fn joined(text: &str) -> String {
    text.lines().map(str::trim).collect()
}

//! The parts of the stylesheet that a chart needs outside the pages of the site.
//!
//! Must not hold colours or rules of its own: it cuts them out of the stylesheet, whose marks
//! (`/*light*/`, `/*dark*/`, `/*chart…*/`, `/*exhibit…*/`, `/*widths…*/`, each up to `/*end*/`) say what belongs to them. A part whose
//! marks are missing is left out.

use super::contrast::contrast;
use crate::text::base64;

/// The rules for a page that shows one exhibit and nothing else: both sets of colours, dark by the reader's
/// preference, sizes, and the rules of exhibits and drawings. `stylesheet` is the text of `static/style.css`, as the
/// site has it; `font` the file of the charts' font.
#[must_use]
pub fn embed_style(stylesheet: &str, font: &[u8]) -> String {
    let sizes = stylesheet.lines().map(str::trim).filter(|line| line.starts_with("--t-"));
    let mut style = font_face(font);
    style.push_str(":root{color-scheme:light dark;");
    style.extend(fonts(stylesheet).chain(sizes));
    style.push_str(&colours(stylesheet, "/*light*/"));
    style.push_str("}@media (prefers-color-scheme:dark){:root{");
    style.push_str(&colours(stylesheet, "/*dark*/"));
    style.push_str("}}\n");
    style.push_str(&rules(stylesheet, "/*exhibit:"));
    style.push_str(&rules(stylesheet, "/*widths:"));
    style.push_str(&rules(stylesheet, "/*chart:"));
    style
}

/// The rules for a sheet of proofs: both sets of colours under the classes `light` and `dark`, and the rules of
/// drawings, of which each shows at its own width.
#[must_use]
pub fn proof_style(stylesheet: &str, font: &[u8]) -> String {
    let mut style = font_face(font);
    for (class, mark) in [("light", "/*light*/"), ("dark", "/*dark*/")] {
        let values = colours(stylesheet, mark);
        style.push_str(&format!(
            ".{class}{{color-scheme:{class};{values}background:var(--bg);color:var(--text)}}"
        ));
    }
    style.push_str(":root{");
    style.extend(fonts(stylesheet));
    style.push('}');
    style.push_str(&rules(stylesheet, "/*chart:"));
    style
}

/// How well a colour of the theme stands out from the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Contrast {
    /// The colour, by its name in the theme: `c1`.
    pub token: String,
    /// In light, after WCAG 2.
    pub light: f64,
    /// In dark.
    pub dark: f64,
}

/// The contrast of every colour of the theme.
#[must_use]
pub fn contrasts(stylesheet: &str) -> Vec<Contrast> {
    let themes = ["/*light*/", "/*dark*/"].map(|mark| tokens(stylesheet, mark));
    let on_ground = |theme: &[(&str, &str)], token: &str| {
        let value = |name: &str| theme.iter().find(|(known, _)| *known == name).map(|(_, value)| *value);
        contrast(value(token)?, value("bg")?)
    };
    let [light, dark] = &themes;
    let of = |(token, _): &(&str, &str)| {
        let (light, dark) = (on_ground(light, token)?, on_ground(dark, token)?);
        Some(Contrast { token: (*token).to_owned(), light, dark })
    };
    light.iter().filter_map(of).collect()
}

/// The font of the charts, inside the file: nothing else has to be there. Empty without a font.
pub(super) fn font_face(font: &[u8]) -> String {
    if font.is_empty() {
        return String::new();
    }
    format!(
        "@font-face{{font-family:\"Public Sans\";src:url(data:font/woff2;base64,{}) format(\"woff2\");\
         font-weight:400 700}}\n",
        base64(font)
    )
}

/// The rules between a mark with a remark in it and the next `/*end*/`.
pub(super) fn rules(stylesheet: &str, mark: &str) -> String {
    let rules = between(stylesheet, mark).and_then(|part| part.split_once("*/"));
    joined(rules.map_or("", |(_, rules)| rules))
}

/// The custom properties of a theme with their values, fonts first; without their dashes: `c1`, `#4A2A86`.
pub(super) fn tokens<'a>(stylesheet: &'a str, mark: &str) -> Vec<(&'a str, &'a str)> {
    let colours = between(stylesheet, mark).unwrap_or_default();
    let all = fonts(stylesheet).chain([colours]).flat_map(|text| text.split(';'));
    all.filter_map(|part| part.trim().strip_prefix("--")?.split_once(':')).collect()
}

fn fonts(stylesheet: &str) -> impl Iterator<Item = &str> {
    stylesheet.lines().map(str::trim).filter(|line| line.starts_with("--font-"))
}

fn colours(stylesheet: &str, mark: &str) -> String {
    joined(between(stylesheet, mark).unwrap_or_default())
}

/// The text from a mark to the next `/*end*/`.
fn between<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    text.split_once(mark)?.1.split_once("/*end*/").map(|(part, _)| part)
}

/// Lines without their indentation and breaks.
fn joined(text: &str) -> String {
    text.lines().map(str::trim).collect()
}

//! The rules of the stylesheet for a chart with every custom property replaced by its value.
//!
//! For readers of SVG that know no custom properties: the renderer of PNGs, and most programs in which a downloaded
//! chart is opened. The values come from the stylesheet's own themes: there is no second table of colours.

use std::collections::BTreeMap;

use super::style;

/// What colours, fonts and sizes a theme gives to names.
type Tokens<'a> = BTreeMap<&'a str, &'a str>;

/// The rules of a drawing in the light theme on white, as plain CSS; `more` are further rules, which may use the
/// properties of the theme too. A rule that asks for a property nobody gives is left out.
#[must_use]
pub fn picture_style(stylesheet: &str, more: &str) -> String {
    let mut tokens: Tokens<'_> = style::tokens(stylesheet, LIGHT).into_iter().collect();
    // A picture lies on white: the grey of the page would be a box on whatever it is put on.
    if let Some(white) = tokens.get("surface").copied() {
        tokens.insert("bg", white);
    }
    lines(&rules(&(style::rules(stylesheet, CHART) + more)), &tokens).concat()
}

/// The rules of a drawing that is a file of its own: light, dark by the reader's preference, and the font.
#[must_use]
pub fn file_style(stylesheet: &str, font: &[u8]) -> String {
    let text = style::rules(stylesheet, CHART) + "svg.alone{background:var(--bg)}";
    let rules = rules(&text);
    let of = |mark| lines(&rules, &style::tokens(stylesheet, mark).into_iter().collect());
    let light = of(LIGHT);
    let dark: String = of(DARK).into_iter().filter(|line| !light.contains(line)).collect();
    let face = style::font_face(font);
    format!("{face}{}@media (prefers-color-scheme:dark){{\n{dark}}}", light.concat())
}

const LIGHT: &str = "/*light*/";
const DARK: &str = "/*dark*/";
const CHART: &str = "/*chart:";

/// The rules with their values, one a line; those that only name values are used up.
fn lines(rules: &[Rule<'_>], tokens: &Tokens<'_>) -> Vec<String> {
    let roles: Vec<Role<'_>> = rules.iter().filter_map(|rule| Role::of(rule, tokens)).collect();
    rules.iter().filter(|rule| !rule.is_role()).flat_map(|rule| rule.literal(tokens, &roles)).collect()
}

/// `.l,.m{fill:none;stroke:var(--k)}`.
struct Rule<'a> {
    selectors: Vec<&'a str>,
    declarations: Vec<(&'a str, &'a str)>,
}

/// A class that only gives values to properties: the colour of a series, which the rules of lines and bars ask for.
struct Role<'a> {
    class: &'a str,
    values: BTreeMap<&'a str, String>,
}

/// The rules of a text without nested ones and without comments.
fn rules(text: &str) -> Vec<Rule<'_>> {
    text.split('}').filter_map(rule).collect()
}

fn rule(text: &str) -> Option<Rule<'_>> {
    let (selectors, body) = text.split_once('{')?;
    let declarations = body.split(';').filter_map(|part| part.split_once(':'));
    Some(Rule {
        selectors: selectors.split(',').map(str::trim).collect(),
        declarations: declarations.map(|(name, value)| (name.trim(), value.trim())).collect(),
    })
}

impl<'a> Role<'a> {
    /// The role that a rule describes, if it does nothing else.
    fn of(rule: &Rule<'a>, tokens: &Tokens<'_>) -> Option<Self> {
        let class = rule.selectors.first().filter(|_| rule.is_role())?;
        let value =
            |(name, value): &(&'a str, &str)| Some((*name, filled(value, &|name| token(tokens, name))?));
        Some(Self { class, values: rule.declarations.iter().filter_map(value).collect() })
    }

    fn value(&self, name: &str, tokens: &Tokens<'_>) -> Option<String> {
        self.values.get(name).cloned().or_else(|| token(tokens, name))
    }
}

impl Rule<'_> {
    /// Whether it only gives values to properties.
    fn is_role(&self) -> bool {
        self.declarations.iter().all(|(name, _)| name.starts_with("--"))
    }

    /// The rule with values in place of properties; where those come from a role, once for each role, which the
    /// element itself or one around it has.
    fn literal(&self, tokens: &Tokens<'_>, roles: &[Role<'_>]) -> Vec<String> {
        let own = |name: &str| token(tokens, name);
        let (plain, open): (Vec<_>, Vec<_>) =
            self.declarations.iter().partition(|(_, value)| filled(value, &own).is_some());
        let first = written(&self.selectors.join(","), &plain, &own);
        let of_role = |role: &Role<'_>| {
            let around = self.selectors.iter().map(|selector| format!("{} {selector}", role.class));
            let itself = self.selectors.iter().map(|selector| format!("{selector}{}", role.class));
            let selectors = around.chain(itself).collect::<Vec<_>>().join(",");
            written(&selectors, &open, &|name| role.value(name, tokens))
        };
        let by_role = roles.iter().map(of_role);
        std::iter::once(first).chain(by_role).filter(|line| !line.is_empty()).collect()
    }
}

/// A rule whose values are filled in; empty if none of them can be.
fn written(
    selectors: &str,
    declarations: &[&(&str, &str)],
    value: &dyn Fn(&str) -> Option<String>,
) -> String {
    let filled =
        declarations.iter().filter_map(|(name, text)| Some(format!("{name}:{}", filled(text, value)?)));
    let filled = filled.collect::<Vec<_>>().join(";");
    if filled.is_empty() { String::new() } else { format!("{selectors}{{{filled}}}\n") }
}

fn token(tokens: &Tokens<'_>, name: &str) -> Option<String> {
    let value = tokens.get(name.strip_prefix("--")?)?;
    (!value.contains("var(")).then(|| (*value).to_owned())
}

/// A value with what its properties stand for; `None` if one of them has no value.
fn filled(text: &str, value: &dyn Fn(&str) -> Option<String>) -> Option<String> {
    let mut parts = text.split("var(");
    let mut out = parts.next()?.to_owned();
    for part in parts {
        let (name, rest) = part.split_once(')')?;
        out += &value(name.trim())?;
        out += rest;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHEET: &str = "  --font-ui:\"Public Sans\",sans-serif;\n/*light*/\n  --bg:#FAFAFB;--surface:#FFF;\n  --c1:#4A2A86;\
        --c2:#123456;\n/*end*/\n/*chart: travels */\n.c-c1{--k:var(--c1)}.c-c2{--k:var(--c2)}\n\
        .l,.m.hl{fill:none;stroke:var(--k)}\n.case{stroke:var(--bg)}.gone{fill:var(--nothing)}\n/*end*/";

    #[test]
    fn every_property_becomes_its_value() {
        let style = picture_style(SHEET, ".big{font:500 25px var(--font-ui)}");
        assert_eq!(
            style,
            ".l,.m.hl{fill:none}\n\
             .c-c1 .l,.c-c1 .m.hl,.l.c-c1,.m.hl.c-c1{stroke:#4A2A86}\n\
             .c-c2 .l,.c-c2 .m.hl,.l.c-c2,.m.hl.c-c2{stroke:#123456}\n\
             .case{stroke:#FFF}\n\
             .big{font:500 25px \"Public Sans\",sans-serif}\n"
        );
    }

    #[test]
    fn a_file_changes_in_the_dark_what_differs_there() {
        let sheet = SHEET.replace("/*chart", "/*dark*/--bg:#000;--c1:#8E7BEA;--c2:#123456;/*end*/\n/*chart");
        let style = file_style(&sheet, b"font");
        let (light, dark) = style.split_once("@media (prefers-color-scheme:dark){\n").unwrap();
        assert!(light.starts_with("@font-face{") && light.contains("base64,Zm9udA=="), "{light}");
        assert!(light.contains(".case{stroke:#FAFAFB}\n") && light.contains("svg.alone{background:#FAFAFB}"));
        let expected = ".c-c1 .l,.c-c1 .m.hl,.l.c-c1,.m.hl.c-c1{stroke:#8E7BEA}\n.case{stroke:#000}\n\
                        svg.alone{background:#000}\n}";
        assert_eq!(dark, expected);
        assert!(!file_style(&sheet, b"").contains("@font-face"));
    }

    #[test]
    fn the_stylesheet_of_the_theme_leaves_no_property_open() {
        let sheet = crate::theme::static_files().find(|(name, _)| *name == "style.css").unwrap().1;
        let style = picture_style(std::str::from_utf8(sheet).unwrap(), "");
        assert!(!style.contains("var(") && !style.contains("--"), "{style}");
        assert!(style.contains(".l.c-c1") && style.contains("stroke:#4A2A86"), "{style}");
        assert!(style.contains(".halo{") && style.contains("stroke:#FFFFFF"), "{style}");
    }
}

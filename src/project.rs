//! What `content/site.yaml` says about the briefing as a whole.
//!
//! Keeps the places of what can turn out wrong later (a page of the navigation that is not there). Reads no file and
//! knows no page.

use indexmap::IndexMap;

use crate::diagnostic::code::yaml::{BAD_NUMBER, BAD_WORD, DUPLICATE_KEY, WRONG_TYPE};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::text::Spanned;
use crate::yaml::{Entry, Fields, Kind, Node};

/// The settings of a briefing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// Its title.
    pub title: String,
    /// What it is, for search engines and feeds.
    pub description: Option<String>,
    /// The address it is published at, with a slash at the end; without one, no absolute links are written.
    pub base_url: Option<Spanned<String>>,
    /// The language of the text, as a BCP 47 tag; `en` unless said.
    pub language: Language,
    /// Whom to write to.
    pub contact: Option<Contact>,
    /// The licence of the text, as an SPDX identifier or in words.
    pub licence: Option<Spanned<String>>,
    /// What the navigation leads to, in its order.
    pub navigation: Vec<NavigationItem>,
    /// Units of the briefing's own.
    pub units: Vec<OwnUnit>,
    /// Colours by the member, type of event, series or path that has them.
    pub colours: IndexMap<String, Colour>,
    /// Code lists whose members have a page each.
    pub pages_for: Vec<Spanned<String>>,
    /// The code list whose members stand as a strip beside the name of the site.
    pub strip: Option<Strip>,
    /// Per cent of the numbers in prose that must be bound, cited or exempt.
    pub coverage: Option<Spanned<u8>>,
    /// The currency that a bare sign means, by its ISO 4217 code.
    pub currency: Option<Spanned<String>>,
    /// Vocabulary added to the language's tables, by the name of the class.
    pub words: IndexMap<String, WordClass>,
    /// Whether Markdown may hold HTML.
    pub raw_html: bool,
}

/// A language tag; English unless said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Language(pub String);

impl Default for Language {
    fn default() -> Self {
        Self("en".to_owned())
    }
}

/// `strip: {codes: elements, act: some_act, on: under licence, off: free}`: one cell for each member of a code list,
/// filled where the act covers it and is in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Strip {
    /// The code list.
    pub codes: Spanned<String>,
    /// The act that fills its cells.
    pub act: Spanned<String>,
    /// What a filled cell means.
    pub on: String,
    /// What an empty one means.
    pub off: String,
}

/// Whom to write to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// A person or a desk.
    pub name: String,
    /// An address to write to.
    pub email: Option<String>,
    /// A page.
    pub url: Option<String>,
}

/// An entry of the navigation: `methods.md`, or `{Method: methods.md}` with a label of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NavigationItem {
    /// What readers see, if it is not the title of the page.
    pub label: Option<String>,
    /// A page, a folder of pages, or the name of a generated page.
    pub target: Spanned<String>,
}

/// A colour that is given to something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colour {
    /// What has it: a member of a code list, a series, or the path of one of its lines.
    pub of: Spanned<String>,
    /// The token of the theme: `c1`.
    pub token: Spanned<String>,
}

/// Words of one class: `down: [ebbed]`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordClass {
    /// Its name.
    pub key: Spanned<String>,
    /// The words.
    pub words: Vec<Spanned<String>>,
}

/// A unit of the briefing's own, which converts to no other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnUnit {
    /// Its id in YAML.
    pub id: Spanned<String>,
    /// Its name in words, plural.
    pub name: String,
    /// What stands after a number.
    pub symbol: String,
}

/// Reads the settings. What has a fault is reported and left as if it were not there.
#[must_use]
pub fn decode(node: &Node, sink: &mut Diagnostics) -> Config {
    let Some(mut fields) = Fields::new(node, "the site", sink) else { return Config::default() };
    let config = Config {
        title: fields.required_text("title", sink).map_or_else(String::new, |text| text.value.to_owned()),
        description: fields.string("description", sink),
        base_url: decode_base_url(&mut fields, sink),
        language: decode_language(&mut fields, sink).unwrap_or_default(),
        contact: fields.take("contact").and_then(|node| decode_contact(node, sink)),
        licence: spanned(fields.text("licence", sink)),
        navigation: decode_navigation(fields.list("navigation", sink), sink),
        units: decode_units(&mut fields, sink),
        colours: decode_colours(&mut fields, sink),
        pages_for: fields.list_of_text("pages_for", sink).into_iter().map(Spanned::owned).collect(),
        strip: fields.take("strip").and_then(|node| decode_strip(node, sink)),
        coverage: decode_coverage(&mut fields, sink),
        currency: spanned(fields.text("currency", sink)),
        words: decode_words(&mut fields, sink),
        raw_html: fields.boolean("raw_html", sink).is_some_and(|flag| flag.value),
    };
    fields.finish(sink);
    config
}

/// The same for what may be missing.
fn spanned(text: Option<Spanned<&str>>) -> Option<Spanned<String>> {
    text.map(Spanned::owned)
}

/// A tag of English, the one language whose words the checks know. What it is matters to readers too: it says how a
/// screen reader pronounces the pages.
fn decode_language(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<Language> {
    let text = fields.text("language", sink)?;
    let mut parts = text.value.split('-');
    let is_english = parts.next() == Some("en");
    let is_tag = parts
        .all(|part| (2..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if !(is_english && is_tag) {
        let message = format!("`{}` is not a tag of a language whose words are known", text.value);
        let help = "write `en`, or with a region `en-GB`; words of figures can be read in English alone";
        sink.push(Diagnostic::new(&BAD_WORD, text.span, message).help(help));
        return None;
    }
    Some(Language(text.value.to_owned()))
}

/// The address with the slash at its end that joining a route needs.
fn decode_base_url(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<Spanned<String>> {
    let text = fields.text("base_url", sink)?;
    if !text.value.starts_with("https://") && !text.value.starts_with("http://") {
        let message = format!("`{}` is not the address of a site", text.value);
        sink.push(
            Diagnostic::new(&WRONG_TYPE, text.span, message).help("write `https://example.org/briefing/`"),
        );
        return None;
    }
    Some(text.map(|url| format!("{}/", url.trim_end_matches('/'))))
}

/// A contact without a name is none: readers must know whom they write to.
fn decode_contact(node: &Node, sink: &mut Diagnostics) -> Option<Contact> {
    let mut fields = Fields::new(node, "the contact", sink)?;
    let name = fields.required_text("name", sink).map(|text| text.value.to_owned());
    let (email, url) = (fields.string("email", sink), fields.string("url", sink));
    fields.finish(sink);
    Some(Contact { name: name?, email, url })
}

/// What it names is kept as written; the code lists and acts are not known yet.
fn decode_strip(node: &Node, sink: &mut Diagnostics) -> Option<Strip> {
    let mut fields = Fields::new(node, "the strip", sink)?;
    let codes = fields.required_text("codes", sink).map(Spanned::owned);
    let act = fields.required_text("act", sink).map(Spanned::owned);
    let on = fields.required_text("on", sink).map(|text| text.value.to_owned());
    let off = fields.required_text("off", sink).map(|text| text.value.to_owned());
    fields.finish(sink);
    Some(Strip { codes: codes?, act: act?, on: on?, off: off? })
}

/// Targets are kept as written; the pages they lead to are not known yet.
fn decode_navigation(items: &[Node], sink: &mut Diagnostics) -> Vec<NavigationItem> {
    let mut decoded = Vec::new();
    let mut labels = Vec::new();
    for item in items {
        match &item.kind {
            Kind::Map(entries) => decoded.extend(entries.iter().filter_map(|entry| {
                labels.push(&entry.key);
                let target = entry.value.read_text(&entry.key.value, sink)?.owned();
                Some(NavigationItem { label: Some(entry.key.value.clone()), target })
            })),
            _ => decoded.extend(
                item.read_text("navigation", sink)
                    .map(|text| NavigationItem { label: None, target: text.owned() }),
            ),
        }
    }
    report_equal_labels(&labels, sink);
    decoded
}

/// Of two entries with one label readers could not tell which leads where.
fn report_equal_labels(labels: &[&Spanned<String>], sink: &mut Diagnostics) {
    for (at, label) in labels.iter().enumerate() {
        if let Some(first) = labels.iter().take(at).find(|earlier| earlier.value == label.value) {
            let message = format!("`{}` stands twice in the navigation", label.value);
            let finding = Diagnostic::new(&DUPLICATE_KEY, label.span, message);
            sink.push(finding.also(first.span, "first here").help("give each entry a label of its own"));
        }
    }
}

/// The briefing's own units. The closed table is not at hand here, so an id may hide a built-in one on purpose.
fn decode_units(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Vec<OwnUnit> {
    let mut units = Vec::new();
    for entry in fields.mapping("units", sink) {
        let Some(mut unit) = Fields::of_entry(entry, "a unit", sink) else { continue };
        let name = unit.required_text("name", sink);
        let symbol = unit.required_text("symbol", sink);
        unit.finish(sink);
        if let (Some(name), Some(symbol)) = (name, symbol) {
            let (name, symbol) = (name.value.to_owned(), symbol.value.to_owned());
            units.push(OwnUnit { id: entry.key.clone(), name, symbol });
        }
    }
    units
}

/// Tokens are kept as written; which ones there are, and what can have one, is not known yet.
fn decode_colours(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> IndexMap<String, Colour> {
    let entries = fields.mapping("colours", sink).iter();
    let colour = |entry: &Entry, sink: &mut Diagnostics| {
        let token = entry.value.read_text(&entry.key.value, sink)?.owned();
        Some((entry.key.value.clone(), Colour { of: entry.key.clone(), token }))
    };
    entries.filter_map(|entry| colour(entry, sink)).collect()
}

/// Words are kept as written; only the claim checker knows its tables.
fn decode_words(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> IndexMap<String, WordClass> {
    let entries = fields.mapping("words", sink).iter();
    let class = |entry: &Entry, sink: &mut Diagnostics| {
        let words = entry.value.read_texts(&entry.key.value, sink);
        let words = words.into_iter().map(Spanned::owned).collect();
        (entry.key.value.clone(), WordClass { key: entry.key.clone(), words })
    };
    entries.map(|entry| class(entry, sink)).collect()
}

/// A whole percentage.
fn decode_coverage(fields: &mut Fields<'_>, sink: &mut Diagnostics) -> Option<Spanned<u8>> {
    let number = fields.integer("coverage", sink)?;
    let percent = u8::try_from(number.value).ok().filter(|percent| *percent <= 100);
    if percent.is_none() {
        let message = format!("`coverage` is a percentage, not {}", number.value);
        sink.push(
            Diagnostic::new(&BAD_NUMBER, number.span, message).help("write a whole number from 0 to 100"),
        );
    }
    Some(Spanned::new(percent?, number.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;
    use crate::yaml;

    fn read(text: &str) -> (Config, Vec<String>) {
        let mut sink = Diagnostics::new();
        let node = yaml::parse(FileId(0), text, 0..text.len(), &mut sink).expect("YAML");
        let config = decode(&node, &mut sink);
        (config, sink.iter().map(|finding| format!("{}: {}", finding.code.name, finding.message)).collect())
    }

    #[test]
    fn every_setting_is_read() {
        let (config, findings) = read(
            "title: Steel\nbase_url: https://example.org/steel\nlanguage: en-GB\ncontact: {name: Desk, email: a@b.c}\n\
             licence: CC-BY-4.0\nnavigation: [index.md, {Method: methods.md}]\n\
             units: {t_x: {name: tonnes of x, symbol: t x}}\ncolours: {de: blue}\npages_for: [countries]\n\
             coverage: 95\ncurrency: USD\nwords: {down: [ebbed]}\nraw_html: true\n",
        );
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(config.base_url.map(|url| url.value).as_deref(), Some("https://example.org/steel/"));
        assert_eq!(config.navigation.len(), 2);
        assert_eq!(config.navigation[1].label.as_deref(), Some("Method"));
        assert_eq!(config.units[0].symbol, "t x");
        assert_eq!(config.coverage.map(|percent| percent.value), Some(95));
        assert_eq!(config.words["down"].words[0].value, "ebbed");
        assert!(config.raw_html);
    }

    #[test]
    fn every_fault_is_reported() {
        let (_, findings) = read("nothing: x\nbase_url: example.org\ncoverage: 120\ncontact: {email: x}\n");
        assert_eq!(
            findings,
            [
                "missing-key: the site lacks `title`",
                "wrong-type: `example.org` is not the address of a site",
                "missing-key: the contact lacks `name`",
                "bad-number: `coverage` is a percentage, not 120",
                "unknown-key: `nothing` is not a key of the site",
            ]
        );
    }
}

//! The `svg` element around a picture: its viewBox, its name and description, its patterns; and the file for download.
//!
//! Holds no colour: classes only, which the stylesheet fills.

use std::fmt::Write;

use super::backend::{Fault, paint};
use super::layout::Width;
use super::scene::{LEADING, Role, Scene, Voice};
use super::words::wrap;
use super::{Drawing, KeyEntry};
use crate::data::format;
use crate::text::escape_xml;

/// What all pictures of one exhibit have in common.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame<'a> {
    /// Begins all ids inside.
    pub(super) id: &'a str,
    /// The accessible name.
    pub(super) title: &'a str,
    /// The accessible description.
    pub(super) description: &'a str,
}

/// A length that is whole by its making.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "widths and heights of pictures")]
pub(super) fn whole(length: f64) -> u32 {
    length.ceil() as u32
}

/// The whole element of a picture.
pub(super) fn element(frame: &Frame<'_>, size: Width, scene: &Scene) -> Result<String, Fault> {
    let id = format!("{}-{}", frame.id, size.class);
    let pattern = |role: Role| format!("{id}-{}", role.token());
    let body = paint(scene, &pattern)?;
    let mut out = String::with_capacity(body.len() + 800);
    let _ = write!(
        out,
        "<svg class=\"{}\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"{id}-t {id}-d\"><title id=\"{id}-t\">",
        size.class,
        whole(scene.width),
        whole(scene.height)
    );
    out.push_str(&escape_xml(frame.title));
    let _ = write!(out, "</title><desc id=\"{id}-d\">");
    out.push_str(&escape_xml(frame.description));
    out.push_str("</desc>\n");
    for role in scene.hatched() {
        hatch(&mut out, &pattern(role), role);
    }
    out.push_str(&body);
    out.push_str("</svg>");
    Ok(out)
}

/// The pattern of provisional bars. The role stands on the pattern: it does not inherit from the bar.
fn hatch(out: &mut String, id: &str, role: Role) {
    let _ = writeln!(
        out,
        "<pattern id=\"{id}\" class=\"{}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" \
         patternTransform=\"rotate(45)\"><rect class=\"bg\" width=\"6\" height=\"6\"/>\
         <rect class=\"a\" width=\"3\" height=\"6\"/></pattern>",
        role.class()
    );
}

/// The file for download: the picture of 920 units under its title and subtitle, over its key and notes, with the style of
/// both themes inside. Nothing for a drawing without that width.
#[must_use]
pub fn standalone(
    drawing: &Drawing,
    style: &str,
    title: &str,
    subtitle: &str,
    notes: &[String],
) -> Option<String> {
    let variant = drawing.variants.iter().find(|variant| variant.class == "v-l")?;
    let (_, rest) = variant.svg.split_once("viewBox=\"0 0 ")?;
    let (_, rest) = rest.split_once('"')?;
    let height = f64::from(variant.height);
    let ids = rest.split_once("aria-labelledby=\"")?.1.split_once('"')?.0;
    let body = rest.split_once('>')?.1.strip_suffix("</svg>")?;
    let mut head = Caption::new(variant.width);
    head.write(Voice::Strong, title);
    head.write(Voice::Note, subtitle);
    let top = head.y + LEADING;
    let mut foot = Caption { y: top + height + LEADING / 2.0, ..Caption::new(variant.width) };
    drawing.key.iter().for_each(|entry| foot.write(Voice::Note, &entry_words(entry)));
    foot.y += LEADING / 2.0;
    notes.iter().for_each(|note| foot.write(Voice::Note, note));
    let (width, total, top) = (variant.width + 2 * MARGIN, whole(foot.y) + 2 * MARGIN, whole(top));
    // A reader of XML undoes this; markup in a style sheet would end the element early.
    let style = escape_xml(style);
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"alone\" width=\"{width}\" height=\"{total}\" \
         viewBox=\"-{MARGIN} -{MARGIN} {width} {total}\" role=\"img\" aria-labelledby=\"{ids}\"><style>{style}</style>\n\
         <rect class=\"bg\" x=\"-{MARGIN}\" y=\"-{MARGIN}\" width=\"{width}\" height=\"{total}\"/>\n\
         {}<g transform=\"translate(0 {top})\">{body}</g>\n{}</svg>\n",
        head.out, foot.out
    ))
}

/// Room around a picture that stands alone.
const MARGIN: u32 = 20;

/// What a number in the picture means: `3  12 May 2025. Truce`.
fn entry_words(entry: &KeyEntry) -> String {
    let date = entry.date.map(|date| format!("{}. ", format::period(date))).unwrap_or_default();
    format!("{}\u{a0}\u{a0}{date}{}", entry.number, entry.title)
}

/// Lines of text over or under a picture.
struct Caption {
    out: String,
    width: u32,
    /// The last baseline.
    y: f64,
}

impl Caption {
    fn new(width: u32) -> Self {
        Self { out: String::new(), width, y: 0.0 }
    }

    /// Writes a text in as many lines as it needs.
    fn write(&mut self, voice: Voice, words: &str) {
        for line in wrap(words, voice.weight(), voice.size(), f64::from(self.width)) {
            self.y += LEADING;
            let _ = write!(self.out, "<text class=\"{}\" x=\"0\" y=\"{}\">", voice.class(), whole(self.y));
            self.out.push_str(&escape_xml(&line));
            self.out.push_str("</text>\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Variant;
    use super::*;

    #[test]
    fn a_file_for_download_stands_alone() {
        let svg =
            "<svg class=\"v-l\" viewBox=\"0 0 920 100\" role=\"img\" aria-labelledby=\"a b\"><path/></svg>";
        let variant = Variant { class: "v-l", width: 920, height: 100, svg: svg.to_owned() };
        let drawing = Drawing { variants: vec![variant], ..Drawing::default() };
        let long = "word ".repeat(60);
        let file = standalone(
            &drawing,
            ".l{fill:none}a::before{content:x&y}",
            "Title & more",
            "Subtitle",
            &[long, "A note.".to_owned()],
        )
        .unwrap();
        assert!(
            file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"alone\" width=\"960\""),
            "{file}"
        );
        assert!(
            file.contains("<style>.l{fill:none}a::before{content:x&amp;y}</style>")
                && file.contains(">A note.</text>")
                && file.contains("Title &amp; more")
        );
        assert!(
            file.contains("aria-labelledby=\"a b\"")
                && file.contains("<g transform=\"translate(0 48)\"><path/></g>")
        );
        assert!(file.matches("<text class=\"n\"").count() > 2, "{file}");
        assert_eq!(standalone(&Drawing::default(), "", "", "", &[]), None);
    }
}

//! The `svg` element around a picture: its viewBox, its name and description, its patterns; and the file for download.
//!
//! Holds no colour: classes only, which the stylesheet fills.

use std::fmt::Write;

use super::Drawing;
use super::backend::{Fault, escape, paint};
use super::layout::Width;
use super::scene::{LEADING, Role, Scene};

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
    escape(&mut out, frame.title);
    let _ = write!(out, "</title><desc id=\"{id}-d\">");
    escape(&mut out, frame.description);
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

/// The file for download: the picture of 920 units under its title and subtitle, over its source, with the style of
/// both themes inside. Nothing for a drawing without that width.
#[must_use]
pub fn standalone(
    drawing: &Drawing,
    style: &str,
    title: &str,
    subtitle: &str,
    source: &str,
) -> Option<String> {
    let variant = drawing.variants.iter().find(|variant| variant.class == "v-l")?;
    let (_, rest) = variant.svg.split_once("viewBox=\"0 0 ")?;
    let (size, _) = rest.split_once('"')?;
    let (width, height) = size.split_once(' ')?;
    let height: f64 = height.parse().ok()?;
    let (_, body) = variant.svg.split_once('>')?;
    let body = body.strip_suffix("</svg>")?;
    let head = 2.0 * LEADING + 22.0;
    let foot = 2.0 * LEADING;
    let ids = variant.svg.split_once("aria-labelledby=\"")?.1.split_once('"')?.0;
    let total = whole(head + height + foot);
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"alone\" width=\"{width}\" height=\"{total}\" \
         viewBox=\"0 0 {width} {total}\" role=\"img\" aria-labelledby=\"{ids}\"><style>{}</style>\n",
        style.replace("]]>", "").replace('<', "")
    );
    text(&mut out, "s", LEADING, title);
    text(&mut out, "n", 2.0 * LEADING + 4.0, subtitle);
    let _ = writeln!(out, "<g transform=\"translate(0 {})\">{body}</g>", whole(head));
    text(&mut out, "n", head + height + foot - 10.0, source);
    out.push_str("</svg>\n");
    Some(out)
}

fn text(out: &mut String, class: &str, y: f64, words: &str) {
    let _ = write!(out, "<text class=\"{class}\" x=\"0\" y=\"{}\">", whole(y));
    escape(out, words);
    out.push_str("</text>\n");
}

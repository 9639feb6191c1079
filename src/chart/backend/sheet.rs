//! The sheet that plotters draws on: every call becomes one SVG element with classes.
//!
//! Writes numbers with at most one decimal, paths with relative steps. Refuses single pixels and rotated text.

use std::fmt::{self, Write};

use plotters_backend::text_anchor::HPos;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
    FontTransform,
};

use super::super::metrics::{Weight, width};
use super::super::scene::Role;
use super::{FINE, Fault, role_of};
use crate::text::escape_xml;

/// What the next call of the backend is for.
#[derive(Debug, Default, Clone)]
pub(super) struct Pen {
    /// Its classes without the role's.
    pub(super) class: &'static str,
    /// The pattern that fills it.
    pub(super) pattern: Option<String>,
    /// Its tooltip.
    pub(super) tooltip: Option<String>,
    /// Words before a text: classes, role, words.
    pub(super) lead: Option<(&'static str, Role, String)>,
}

/// What the backend refuses to draw.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// A single pixel: something fell back to drawing by dots.
    Pixel,
    /// A colour that is no role.
    Colour,
    /// Text that is not level.
    Rotation,
}

impl fmt::Display for Refusal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Pixel => "a single pixel",
            Self::Colour => "a colour that is no role",
            Self::Rotation => "rotated text",
        })
    }
}

impl std::error::Error for Refusal {}

type Answer = Result<(), DrawingErrorKind<Refusal>>;

/// The sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    size: (u32, u32),
    out: String,
    pen: Pen,
    pixels: usize,
}

impl Sheet {
    /// An empty sheet of so many canvas units.
    pub(super) fn new((width, height): (i32, i32)) -> Self {
        let size = (u32::try_from(width).unwrap_or_default(), u32::try_from(height).unwrap_or_default());
        Self { size, ..Self::default() }
    }

    /// Says what the next call is for.
    pub(super) fn take_up(&mut self, pen: Pen) {
        self.pen = pen;
    }

    /// The elements, one a line, if nothing was drawn by dots.
    pub(super) fn finish(self) -> Result<String, Fault> {
        match self.pixels {
            0 => Ok(self.out),
            count => Err(Fault::Refused(format!("{count} single pixels"))),
        }
    }

    /// Opens an element: its name, classes and pattern.
    fn open(&mut self, name: &str, colour: BackendColor) -> Result<(), DrawingErrorKind<Refusal>> {
        let role = role_of(colour.rgb).ok_or(DrawingErrorKind::DrawingError(Refusal::Colour))?;
        let _ = write!(self.out, "<{name} class=\"{}\"", classes(self.pen.class, role));
        if let Some(pattern) = self.pen.pattern.take() {
            let _ = write!(self.out, " fill=\"url(#{pattern})\"");
        }
        Ok(())
    }

    fn attribute(&mut self, name: &str, canvas: i32) {
        let _ = write!(self.out, " {name}=\"");
        number(&mut self.out, canvas);
        self.out.push('"');
    }

    /// Closes an element, with its tooltip inside.
    fn close(&mut self, name: &str) {
        match self.pen.tooltip.take() {
            Some(words) => {
                self.out.push_str("><title>");
                self.out.push_str(&escape_xml(&words));
                let _ = writeln!(self.out, "</title></{name}>");
            }
            None => self.out.push_str("/>\n"),
        }
    }

    fn path(
        &mut self,
        points: impl IntoIterator<Item = BackendCoord>,
        colour: BackendColor,
        closed: bool,
    ) -> Answer {
        self.open("path", colour)?;
        self.out.push_str(" d=\"");
        steps(&mut self.out, points);
        self.out.push_str(if closed { "Z\"" } else { "\"" });
        self.close("path");
        Ok(())
    }
}

/// Classes and the role's.
fn classes(class: &str, role: Role) -> String {
    if role.class().is_empty() { class.to_owned() } else { format!("{class} {}", role.class()) }
}

/// The commands of a path: relative, level and upright steps in their short form, steps of no length left out.
fn steps(out: &mut String, points: impl IntoIterator<Item = BackendCoord>) {
    let mut last: Option<BackendCoord> = None;
    for (x, y) in points {
        match last {
            None => {
                out.push('M');
                number(out, x);
                separated(out, y);
            }
            Some((from_x, from_y)) => match (x - from_x, y - from_y) {
                (0, 0) => {}
                (dx, 0) => command(out, 'h', dx),
                (0, dy) => command(out, 'v', dy),
                (dx, dy) => {
                    command(out, 'l', dx);
                    separated(out, dy);
                }
            },
        }
        last = Some((x, y));
    }
}

fn command(out: &mut String, letter: char, canvas: i32) {
    out.push(letter);
    number(out, canvas);
}

/// A second number: a minus separates by itself.
fn separated(out: &mut String, canvas: i32) {
    if canvas >= 0 {
        out.push(' ');
    }
    number(out, canvas);
}

/// A canvas length in units of the viewBox: at most one decimal, none that is 0.
fn number(out: &mut String, canvas: i32) {
    let size = canvas.unsigned_abs();
    let sign = if canvas < 0 { "-" } else { "" };
    let _ = match (size / 10, size % 10) {
        (whole, 0) => write!(out, "{sign}{whole}"),
        (whole, tenth) => write!(out, "{sign}{whole}.{tenth}"),
    };
}

impl DrawingBackend for Sheet {
    type ErrorType = Refusal;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Answer {
        Ok(())
    }

    fn present(&mut self) -> Answer {
        Ok(())
    }

    fn draw_pixel(&mut self, _point: BackendCoord, _colour: BackendColor) -> Answer {
        self.pixels += 1;
        Err(DrawingErrorKind::DrawingError(Refusal::Pixel))
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Answer {
        self.path([from, to], style.color(), false)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        one: BackendCoord,
        other: BackendCoord,
        style: &S,
        _fill: bool,
    ) -> Answer {
        self.open("rect", style.color())?;
        self.attribute("x", one.0.min(other.0));
        self.attribute("y", one.1.min(other.1));
        self.attribute("width", (one.0 - other.0).abs());
        self.attribute("height", (one.1 - other.1).abs());
        self.close("rect");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Answer {
        self.path(path, style.color(), false)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        _fill: bool,
    ) -> Answer {
        self.open("circle", style.color())?;
        self.attribute("cx", centre.0);
        self.attribute("cy", centre.1);
        self.attribute("r", i32::try_from(radius).unwrap_or_default());
        self.close("circle");
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Answer {
        self.path(corners, style.color(), true)
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Answer {
        if !matches!(style.transform(), FontTransform::None) {
            return Err(DrawingErrorKind::DrawingError(Refusal::Rotation));
        }
        self.open("text", style.color())?;
        self.attribute("x", at.0);
        self.attribute("y", at.1);
        self.out.push_str(match style.anchor().h_pos {
            HPos::Left => ">",
            HPos::Center => " text-anchor=\"middle\">",
            HPos::Right => " text-anchor=\"end\">",
        });
        if let Some((class, role, words)) = self.pen.lead.take() {
            let _ = write!(self.out, "<tspan class=\"{}\">", classes(class, role));
            self.out.push_str(&escape_xml(&words));
            self.out.push_str("</tspan> ");
        }
        self.out.push_str(&escape_xml(text));
        self.out.push_str("</text>\n");
        Ok(())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Refusal>> {
        let weight =
            if matches!(style.style(), FontStyle::Bold) { Weight::Semibold } else { Weight::Regular };
        let size = style.size();
        let wide = width(text, weight, size / FINE);
        Ok((super::fine_size(wide), super::fine_size(size / FINE)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short() {
        let check = |canvas: i32, expected: &str| {
            let mut out = String::new();
            number(&mut out, canvas);
            assert_eq!(out, expected);
        };
        check(0, "0");
        check(10, "1");
        check(105, "10.5");
        check(-3, "-0.3");
        check(-250, "-25");
    }

    #[test]
    fn dots_and_turned_texts_are_refused() {
        use plotters_backend::text_anchor::Pos;
        use plotters_backend::{BackendTextStyle, FontFamily};

        struct Turned;
        impl BackendTextStyle for Turned {
            type FontError = Refusal;
            fn family(&self) -> FontFamily<'_> {
                FontFamily::SansSerif
            }
            fn transform(&self) -> FontTransform {
                FontTransform::Rotate90
            }
            fn anchor(&self) -> Pos {
                Pos::default()
            }
            fn layout_box(&self, _: &str) -> Result<((i32, i32), (i32, i32)), Refusal> {
                Err(Refusal::Rotation)
            }
            fn draw<E, D: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
                &self,
                _: &str,
                _: (i32, i32),
                _: D,
            ) -> Result<Result<(), E>, Refusal> {
                Err(Refusal::Rotation)
            }
        }

        let mut sheet = Sheet::new((100, 100));
        assert!(sheet.draw_text("turned", &Turned, (0, 0)).is_err());
        assert_eq!(sheet.out, "", "nothing is left of a text that is refused");
        let colour = BackendColor { alpha: 1.0, rgb: (0, 0, 0) };
        assert!(sheet.draw_pixel((1, 1), colour).is_err());
        assert!(sheet.finish().is_err());
    }

    #[test]
    fn paths_take_the_short_step() {
        let mut out = String::new();
        steps(&mut out, [(0, 0), (100, 0), (100, 0), (100, -55), (90, 0)]);
        assert_eq!(out, "M0 0h10v-5.5l-1 5.5");
    }
}

//! Text without markup: what a reader would hear.

use super::document::{FigureText, Inline};

/// The text of some inlines without markup: line ends are spaces, figures their words, images their alternative
/// text, footnote references nothing. `figures` is the list that the inlines refer to.
#[must_use]
pub fn plain(inlines: &[Inline], figures: &[FigureText]) -> String {
    let mut text = String::new();
    write(inlines, figures, &mut text);
    text
}

fn write(inlines: &[Inline], figures: &[FigureText], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(part) | Inline::Code(part) => text.push_str(&part.value),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) => {
                write(inner, figures, text)
            }
            Inline::Link(link) => write(&link.children, figures, text),
            Inline::Image(image) => write(&image.alt, figures, text),
            Inline::Figure(id) => {
                text.push_str(figures.get(id.0 as usize).map_or("", |figure| figure.words.as_str()));
            }
            Inline::SoftBreak | Inline::HardBreak => text.push(' '),
            Inline::Note(_) | Inline::Html(_) => {}
        }
    }
}

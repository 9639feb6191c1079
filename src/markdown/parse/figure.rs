//! Figures: their words with the place of each, and the text around them.

use std::ops::Range;

use super::Builder;
use crate::markdown::document::{FigureId, FigureText, Inline};
use crate::markdown::plain;
use crate::text::{Span, Spanned};

impl Builder<'_> {
    /// Takes a figure into the list.
    pub(super) fn figure(
        &mut self,
        target: Spanned<String>,
        title: Option<String>,
        inlines: Vec<Inline>,
        words_span: Span,
        span: Span,
    ) -> Inline {
        let mut words = Words::default();
        words.add(&inlines);
        self.in_section += 1;
        let id = FigureId(u32::try_from(self.figures.len()).unwrap_or(u32::MAX));
        self.figures.push(FigureText {
            id,
            words: words.text,
            words_span,
            words_map: words.map,
            inlines,
            target,
            title,
            before: String::new(),
            after: String::new(),
            others: (Vec::new(), Vec::new()),
            section: self.section.clone(),
            ordinal: self.in_section,
            span,
        });
        Inline::Figure(id)
    }
}

/// The words of a figure as they grow.
#[derive(Default)]
struct Words {
    text: String,
    map: Vec<(Range<usize>, Span)>,
}

impl Words {
    fn add(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(part) | Inline::Code(part) => {
                    let start = self.text.len();
                    self.text.push_str(&part.value);
                    self.map.push((start..self.text.len(), part.span));
                }
                Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) => self.add(inner),
                Inline::SoftBreak | Inline::HardBreak => self.text.push(' '),
                Inline::Image(image) => self.add(&image.alt),
                Inline::Link(_) | Inline::Figure(_) | Inline::Note(_) | Inline::Html(_) => {}
            }
        }
    }
}

/// Gives each figure of a line the text before and after it in that line.
pub(super) fn frame(line: &[Inline], figures: &mut [FigureText]) {
    let mut ids = Vec::new();
    let mut text = String::new();
    lay_out(line, figures, &mut text, &mut ids);
    let places: Vec<Range<usize>> = ids.iter().map(|(_, words)| words.clone()).collect();
    for (id, words) in ids {
        if let Some(figure) = figures.get_mut(id.0 as usize) {
            figure.before = text.get(..words.start).unwrap_or_default().to_owned();
            figure.after = text.get(words.end..).unwrap_or_default().to_owned();
            let ahead = places.iter().filter(|place| place.end <= words.start).cloned().collect();
            let behind = places.iter().filter(|place| place.start >= words.end);
            let behind = behind.map(|place| place.start - words.end..place.end - words.end).collect();
            figure.others = (ahead, behind);
        }
    }
}

/// Writes the text of a line without markup and notes where in it each figure's words stand. The alternative
/// text of an image is a line of its own.
fn lay_out(
    line: &[Inline],
    figures: &[FigureText],
    text: &mut String,
    ids: &mut Vec<(FigureId, Range<usize>)>,
) {
    for inline in line {
        match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) => {
                lay_out(inner, figures, text, ids);
            }
            Inline::Link(link) => lay_out(&link.children, figures, text, ids),
            other => {
                let start = text.len();
                text.push_str(&plain(std::slice::from_ref(other), figures));
                if let Inline::Figure(id) = other {
                    ids.push((*id, start..text.len()));
                }
            }
        }
    }
}

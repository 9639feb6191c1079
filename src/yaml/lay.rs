//! Lays places and texts on the shape of a tree: one walk over both.
//!
//! Where the two readers disagree about the shape, the text is refused at that place rather than read in one of the
//! two ways.

use std::ops::Range;

use super::fold;
use super::locate::{Mark, Step};
use super::read::Shape;
use super::{Entry, Fault, Kind, Node, Place, Scalar, Style};
use crate::diagnostic::code::yaml::{YAML_SYNTAX, YAML_UNSUPPORTED};
use crate::text::Spanned;

/// The tree of a shape and the marks of the same text.
pub(super) fn lay(shape: &Shape, marks: Vec<Mark>, text: &str, place: Place) -> Result<Node, Fault> {
    let mut walk = Walk { marks: marks.into_iter(), last_end: 0, text, place };
    if walk.marks.len() == 0 && *shape == Shape::Null {
        return Ok(Node { span: place.span(0..0), kind: Kind::Null });
    }
    let (node, _) = walk.node(shape)?;
    match walk.marks.next() {
        None => Ok(node),
        Some(mark) => Err(disagreement(mark.range)),
    }
}

struct Walk<'a> {
    marks: std::vec::IntoIter<Mark>,
    /// Where the last scalar or bracket ended: the end of a block collection.
    last_end: usize,
    text: &'a str,
    place: Place,
}

impl Walk<'_> {
    /// The node of the next marks, and its bytes.
    fn node(&mut self, shape: &Shape) -> Result<(Node, Range<usize>), Fault> {
        let mark = self.next()?;
        let start = mark.range.start;
        let kind = match (shape, mark.step) {
            (Shape::Null, Step::Scalar(..)) => Kind::Null,
            (Shape::Scalar, Step::Scalar(text, style)) => {
                let verbatim = self.is_verbatim(&text, style, &mark.range);
                let written = self.text.get(mark.range.clone()).filter(|_| !verbatim);
                let stretches = written.map_or_else(Vec::new, |written| fold::stretches(&text, written));
                Kind::Scalar(Scalar { text, style, verbatim, stretches })
            }
            (Shape::List(items), Step::ListStart) => Kind::List(self.items(items)?),
            (Shape::Map(entries), Step::MapStart) => Kind::Map(self.entries(entries)?),
            _ => return Err(disagreement(mark.range)),
        };
        let range = start..self.last_end.max(start);
        Ok((Node { span: self.place.span(range.clone()), kind }, range))
    }

    fn items(&mut self, shapes: &[Shape]) -> Result<Vec<Node>, Fault> {
        let mut items = Vec::with_capacity(shapes.len());
        for shape in shapes {
            items.push(self.node(shape)?.0);
        }
        self.end(&Step::ListEnd)?;
        Ok(items)
    }

    fn entries(&mut self, shapes: &[(Shape, Shape)]) -> Result<Vec<Entry>, Fault> {
        let mut entries = Vec::with_capacity(shapes.len());
        for (_, value) in shapes {
            let key = self.key()?;
            entries.push(Entry { key, value: self.node(value)?.0 });
        }
        self.end(&Step::MapEnd)?;
        Ok(entries)
    }

    fn key(&mut self) -> Result<Spanned<String>, Fault> {
        let mark = self.next()?;
        match mark.step {
            Step::Scalar(text, Style::Plain) if text == "<<" => Err(Fault {
                code: &YAML_UNSUPPORTED,
                range: mark.range,
                message: "merge keys are not used here".to_owned(),
                help: "write the keys out".to_owned(),
            }),
            Step::Scalar(text, style) if !text.is_empty() && style != Style::Block => {
                Ok(Spanned::new(text, self.place.span(mark.range)))
            }
            _ => Err(Fault {
                code: &YAML_UNSUPPORTED,
                range: mark.range,
                message: "a key must be a word".to_owned(),
                help: "write `key: value`; a key of other form, or none, is not used here".to_owned(),
            }),
        }
    }

    fn end(&mut self, expected: &Step) -> Result<(), Fault> {
        let mark = self.next()?;
        if mark.step == *expected { Ok(()) } else { Err(disagreement(mark.range)) }
    }

    fn next(&mut self) -> Result<Mark, Fault> {
        let at = self.last_end;
        let mark = self.marks.next().ok_or_else(|| disagreement(at..at))?;
        if !mark.range.is_empty() {
            self.last_end = mark.range.end;
        }
        Ok(mark)
    }

    /// Whether the bytes, without quotes, are the text.
    fn is_verbatim(&self, text: &str, style: Style, range: &Range<usize>) -> bool {
        let written = self.text.get(range.clone()).unwrap_or("");
        match style {
            Style::Plain => written == text,
            Style::Quoted => written.get(1..written.len().saturating_sub(1)) == Some(text),
            Style::Block => written == text && !text.contains('\r'),
        }
    }
}

fn disagreement(range: Range<usize>) -> Fault {
    Fault {
        code: &YAML_SYNTAX,
        range,
        message: "this can be read in two ways".to_owned(),
        help: "put the value in quotes, or write it on a line of its own".to_owned(),
    }
}

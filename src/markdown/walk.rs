//! Walks over a tree, and the lists that come of them: headings, links, images, exhibits.

use super::document::{Block, Document, Exhibit, Heading, Image, Inline, InlineText, Link};

impl Document {
    /// Every block with those inside it, outer before inner, footnotes last.
    pub fn visit_blocks<'a>(&'a self, see: &mut dyn FnMut(&'a Block)) {
        visit_blocks(&self.blocks, see);
        self.footnotes.iter().for_each(|note| visit_blocks(&note.blocks, see));
    }

    /// Every inline with those inside it, in the order of the text, footnotes last. The words of figures are not
    /// entered.
    pub fn visit_inlines<'a>(&'a self, see: &mut dyn FnMut(&'a Inline)) {
        self.visit_blocks(&mut |block| {
            block.lines().into_iter().for_each(|line| visit_inlines(line, see));
        });
    }

    /// The headings in order.
    #[must_use]
    pub fn headings(&self) -> Vec<&Heading> {
        self.blocks_as(|block| if let Block::Heading(heading) = block { Some(heading) } else { None })
    }

    /// The exhibits in order.
    #[must_use]
    pub fn exhibits(&self) -> Vec<&Exhibit> {
        self.blocks_as(|block| if let Block::Exhibit(exhibit) = block { Some(exhibit) } else { None })
    }

    /// The links that are not figures, in order.
    #[must_use]
    pub fn links(&self) -> Vec<&Link> {
        self.inlines_as(|inline| if let Inline::Link(link) = inline { Some(link) } else { None })
    }

    /// The images that are not exhibits, in order.
    #[must_use]
    pub fn images(&self) -> Vec<&Image> {
        self.inlines_as(|inline| if let Inline::Image(image) = inline { Some(image) } else { None })
    }

    fn blocks_as<'a, T>(&'a self, read: impl Fn(&'a Block) -> Option<T>) -> Vec<T> {
        let mut found = Vec::new();
        self.visit_blocks(&mut |block| found.extend(read(block)));
        found
    }

    fn inlines_as<'a, T>(&'a self, read: impl Fn(&'a Inline) -> Option<T>) -> Vec<T> {
        let mut found = Vec::new();
        self.visit_inlines(&mut |inline| found.extend(read(inline)));
        found
    }
}

impl InlineText {
    /// The links that are not figures, in order.
    #[must_use]
    pub fn links(&self) -> Vec<&Link> {
        let mut found = Vec::new();
        visit_inlines(&self.inlines, &mut |inline| {
            if let Inline::Link(link) = inline {
                found.push(link);
            }
        });
        found
    }
}

impl Block {
    /// The lines of text that stand in this block itself, not in blocks inside it.
    #[must_use]
    pub fn lines(&self) -> Vec<&[Inline]> {
        match self {
            Self::Heading(heading) => vec![&heading.inlines],
            Self::Paragraph(inlines) | Self::Plain(inlines) => vec![inlines],
            Self::Exhibit(exhibit) => vec![&exhibit.alt],
            Self::Table(table) => table
                .head
                .iter()
                .chain(table.rows.iter().flatten())
                .map(|cell| cell.inlines.as_slice())
                .collect(),
            Self::List(_)
            | Self::Quote(_)
            | Self::Alert { .. }
            | Self::Code { .. }
            | Self::Rule
            | Self::Html(_) => Vec::new(),
        }
    }
}

fn visit_blocks<'a>(blocks: &'a [Block], see: &mut dyn FnMut(&'a Block)) {
    for block in blocks {
        see(block);
        match block {
            Block::List(list) => list.items.iter().for_each(|item| visit_blocks(item, see)),
            Block::Quote(inner) | Block::Alert { blocks: inner, .. } => visit_blocks(inner, see),
            _ => {}
        }
    }
}

pub(super) fn visit_inlines<'a>(inlines: &'a [Inline], see: &mut dyn FnMut(&'a Inline)) {
    for inline in inlines {
        see(inline);
        match inline {
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Strike(inner) => {
                visit_inlines(inner, see)
            }
            Inline::Link(link) => visit_inlines(&link.children, see),
            Inline::Image(image) => visit_inlines(&image.alt, see),
            _ => {}
        }
    }
}

//! From the parser's events to the tree: blocks. Reports what would be printed raw, lost or unreachable.
//!
//! Every fault is reported once and the tree is whole all the same. What a figure or an exhibit means is not
//! decided here.

mod figure;
mod inline;
mod target;

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{
    Alignment as ColumnAlignment, BlockQuoteKind, CodeBlockKind, DefaultBrokenLinkCallback, Event,
    OffsetIter, Options as Extensions, Parser, Tag,
};

use super::document::{
    AlertKind, Alignment, Block, Cell, Document, Exhibit, FigureText, Heading, Inline, InlineText, List,
    Table,
};
use super::footnote::Footnotes;
use super::front::{self, Front};
use super::heading::Headings;
use super::plain;
use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::text::{FileId, Span};

/// How deep blocks and inlines may stand in each other. Far beyond any page; it keeps the stack safe.
const DEPTH: u32 = 64;

/// What a site allows in its pages.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Options {
    /// HTML stands as written; otherwise it is an error and becomes text.
    pub raw_html: bool,
}

/// Reads a page. The spans are those of the whole file, front matter included.
#[must_use]
pub fn parse(file: FileId, text: &str, options: Options, sink: &mut Diagnostics) -> Document {
    let (front, body) = front::split(text);
    if let Front::Open(line) = &front {
        let message = "the front matter is not closed";
        sink.push(
            Diagnostic::new(&code::markdown::OPEN_FRONT_MATTER, Span::new(file, line.clone()), message)
                .help("write a line `---` after its last key"),
        );
    }
    let place = |range: Range<usize>| Span::new(file, range.start + body..range.end + body);
    let source = text.get(body..).unwrap_or_default();
    let mut builder = Builder::new(source, page_extensions(), &place, sink);
    builder.raw_html = options.raw_html;
    let blocks = builder.blocks();
    let Builder { footnotes, figures, sink, .. } = builder;
    Document {
        front_is_open: matches!(front, Front::Open(_)),
        front: if let Front::Closed(range) = front { Some(range) } else { None },
        blocks,
        footnotes: footnotes.finish(sink),
        figures,
    }
}

/// Reads one line of text that does not stand in a page's body: emphasis, code, links and figures, no blocks.
/// `place` tells where bytes of `text` stand in their file; a line end in `text` is a space.
#[must_use]
pub fn parse_inline(text: &str, place: &dyn Fn(Range<usize>) -> Span, sink: &mut Diagnostics) -> InlineText {
    let lead = text.len() - text.trim_start().len();
    // The parser has no mode for inlines alone. Behind a full stop nothing can open a block, and delimiters
    // behave as they do at the beginning of a line.
    let line = format!(".{}", text.trim_start().replace(['\n', '\r'], " "));
    let before = |at: usize| (at + lead).saturating_sub(1);
    let place = |range: Range<usize>| place(before(range.start)..before(range.end));
    let mut builder = Builder::new(&line, Extensions::ENABLE_STRIKETHROUGH, &place, sink);
    builder.skip = 1;
    builder.next();
    let inlines = builder.line();
    InlineText { inlines, figures: builder.figures }
}

/// No smart punctuation: it would rewrite the words of figures.
fn page_extensions() -> Extensions {
    Extensions::ENABLE_TABLES
        | Extensions::ENABLE_FOOTNOTES
        | Extensions::ENABLE_STRIKETHROUGH
        | Extensions::ENABLE_HEADING_ATTRIBUTES
        | Extensions::ENABLE_GFM
}

/// The reading of one text.
struct Builder<'a> {
    source: &'a str,
    place: &'a dyn Fn(Range<usize>) -> Span,
    events: OffsetIter<'a, DefaultBrokenLinkCallback>,
    peeked: Option<(Event<'a>, Range<usize>)>,
    /// Bytes at the beginning of `source` that are not the author's.
    skip: usize,
    raw_html: bool,
    depth: u32,
    /// Where the inlines read last end; 0 if there were none.
    inlines_end: usize,
    /// Names of HTML elements that have been reported, so that their closing tags need not be.
    elements: BTreeSet<String>,
    headings: Headings,
    footnotes: Footnotes,
    figures: Vec<FigureText>,
    /// The id of the heading above.
    section: Option<String>,
    /// Figures since that heading.
    in_section: u32,
    sink: &'a mut Diagnostics,
}

impl<'a> Builder<'a> {
    fn new(
        source: &'a str,
        extensions: Extensions,
        place: &'a dyn Fn(Range<usize>) -> Span,
        sink: &'a mut Diagnostics,
    ) -> Self {
        Self {
            source,
            place,
            events: Parser::new_ext(source, extensions).into_offset_iter(),
            peeked: None,
            skip: 0,
            raw_html: false,
            depth: 0,
            inlines_end: 0,
            elements: BTreeSet::new(),
            headings: Headings::default(),
            footnotes: Footnotes::default(),
            figures: Vec::new(),
            section: None,
            in_section: 0,
            sink,
        }
    }

    fn peek(&mut self) -> Option<&Event<'a>> {
        if self.peeked.is_none() {
            self.peeked = self.events.next();
        }
        self.peeked.as_ref().map(|(event, _)| event)
    }

    fn next(&mut self) -> Option<(Event<'a>, Range<usize>)> {
        self.peeked.take().or_else(|| self.events.next())
    }

    /// Passes over what is left of the open element, its end included.
    fn close(&mut self) {
        let mut open = 1_u32;
        while open > 0 {
            match self.next() {
                Some((Event::Start(_), _)) => open += 1,
                Some((Event::End(_), _)) => open -= 1,
                Some(_) => {}
                None => return,
            }
        }
    }

    fn span(&self, range: Range<usize>) -> Span {
        (self.place)(range)
    }

    /// The place of a block, whose bytes reach over the empty lines behind it.
    fn block_span(&self, range: Range<usize>) -> Span {
        let written = self.source.get(range.clone()).unwrap_or_default().trim_end().len();
        self.span(range.start..range.start + written)
    }

    /// Goes one level deeper to read an element that has just been opened, unless that is too deep.
    fn deeper<T>(&mut self, range: &Range<usize>, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        if self.depth >= DEPTH {
            let span = self.span(range.clone());
            let message = format!("more than {DEPTH} levels inside each other");
            let finding = Diagnostic::new(&code::markdown::NESTED_TOO_DEEP, span, message);
            self.sink.push(finding.help("end some of the lists, quotations or emphasis around it"));
            self.close();
            return None;
        }
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }

    /// Blocks up to the end of the open element, or of the text.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        loop {
            match self.peek() {
                None | Some(Event::End(_)) => return blocks,
                Some(event) if inline::is_inline(event) => blocks.push(Block::Plain(self.line())),
                Some(_) => blocks.extend(self.block()),
            }
        }
    }

    fn block(&mut self) -> Option<Block> {
        match self.next()? {
            (Event::Rule, _) => Some(Block::Rule),
            (Event::Start(tag), range) => {
                let within = range.clone();
                self.deeper(&range, |builder| builder.element(tag, within))
            }
            _ => None,
        }
    }

    fn element(&mut self, tag: Tag<'a>, range: Range<usize>) -> Option<Block> {
        match tag {
            Tag::Paragraph => Some(self.paragraph()),
            Tag::Heading { level, id, classes, attrs } => {
                if !classes.is_empty() || !attrs.is_empty() {
                    self.heading_attributes(range.clone());
                }
                Some(self.heading(level as u8, id.as_deref(), range))
            }
            Tag::BlockQuote(kind) => Some(self.quote(kind, range)),
            Tag::CodeBlock(kind) => Some(self.code(kind)),
            Tag::HtmlBlock => self.html(range),
            Tag::List(start) => Some(self.list(start)),
            Tag::FootnoteDefinition(label) => {
                let blocks = self.blocks();
                self.close();
                let span = self.block_span(range);
                self.footnotes.define(&label, blocks, span, self.sink);
                None
            }
            Tag::Table(alignments) => Some(self.table(&alignments, range)),
            _ => {
                self.close();
                None
            }
        }
    }

    /// A paragraph, or the exhibit that stands alone in it.
    fn paragraph(&mut self) -> Block {
        let inlines = self.inlines();
        self.close();
        let mut inlines = match <[Inline; 1]>::try_from(inlines) {
            Ok([Inline::Image(image)]) if target::is_exhibit(&image.target.value) => {
                return Block::Exhibit(Exhibit { target: image.target, alt: image.alt, span: image.span });
            }
            Ok([alone]) => vec![alone],
            Err(several) => several,
        };
        self.end_line(&mut inlines);
        Block::Paragraph(inlines)
    }

    fn heading(&mut self, level: u8, id: Option<&str>, range: Range<usize>) -> Block {
        let first_figure = self.figures.len();
        let inlines = self.line();
        self.close();
        let span = self.block_span(range);
        let words = plain(&inlines, &self.figures);
        if words.trim().is_empty() {
            self.sink.push(
                Diagnostic::new(&code::markdown::EMPTY_HEADING, span, "a heading without words")
                    .help("write what stands under it, or remove its `#`"),
            );
        }
        self.headings.check_level(level, span, self.sink);
        let id = self.headings.anchor(id, &words, span, self.sink);
        self.section = Some(id.clone());
        self.in_section = 0;
        for figure in self.figures.iter_mut().skip(first_figure) {
            self.in_section += 1;
            figure.section = Some(id.clone());
            figure.ordinal = self.in_section;
        }
        Block::Heading(Heading { level, id, inlines, span })
    }

    fn heading_attributes(&mut self, range: Range<usize>) {
        let message = "a heading takes an anchor and nothing else in braces";
        let span = self.span(range);
        self.sink.push(
            Diagnostic::new(&code::markdown::HEADING_ATTRIBUTE, span, message)
                .help("write `{#anchor}` alone"),
        );
    }

    fn quote(&mut self, kind: Option<BlockQuoteKind>, range: Range<usize>) -> Block {
        let blocks = self.blocks();
        self.close();
        let kind = match kind {
            None => return Block::Quote(blocks),
            Some(BlockQuoteKind::Note) => AlertKind::Note,
            Some(BlockQuoteKind::Tip) => AlertKind::Tip,
            Some(BlockQuoteKind::Important) => AlertKind::Important,
            Some(BlockQuoteKind::Warning) => AlertKind::Warning,
            Some(BlockQuoteKind::Caution) => AlertKind::Caution,
        };
        Block::Alert { kind, blocks, span: self.block_span(range) }
    }

    fn code(&mut self, kind: CodeBlockKind<'a>) -> Block {
        let text = self.raw_text();
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split_whitespace().next().map(str::to_owned),
            CodeBlockKind::Indented => None,
        };
        Block::Code { language, text }
    }

    /// The text of an element that holds nothing but lines of text, up to its end.
    fn raw_text(&mut self) -> String {
        let mut text = String::new();
        loop {
            match self.next() {
                Some((Event::Text(line) | Event::Html(line), _)) => text.push_str(&line),
                Some((Event::Start(_), _)) => self.close(),
                Some((Event::End(_), _)) | None => return text,
                Some(_) => {}
            }
        }
    }

    fn html(&mut self, range: Range<usize>) -> Option<Block> {
        let text = self.raw_text();
        if self.raw_html {
            return Some(Block::Html(text));
        }
        if inline::is_comment(&text) {
            return None;
        }
        let span = self.block_span(range);
        self.report_html(&text, span);
        Some(Block::Code { language: None, text })
    }

    fn list(&mut self, start: Option<u64>) -> Block {
        let mut items = Vec::new();
        while let Some((Event::Start(Tag::Item), range)) = self.next() {
            let item = self.deeper(&range, |builder| {
                let blocks = builder.blocks();
                builder.close();
                Some(blocks)
            });
            items.extend(item);
        }
        Block::List(List { start, items })
    }

    fn table(&mut self, alignments: &[ColumnAlignment], range: Range<usize>) -> Block {
        let (mut head, mut rows) = (Vec::new(), Vec::new());
        loop {
            match self.next() {
                Some((Event::Start(Tag::TableHead), _)) => head = self.cells(),
                Some((Event::Start(_), _)) => rows.push(self.cells()),
                _ => break,
            }
        }
        let alignments = alignments.iter().map(|said| match said {
            ColumnAlignment::None => Alignment::Unsaid,
            ColumnAlignment::Left => Alignment::Left,
            ColumnAlignment::Center => Alignment::Centre,
            ColumnAlignment::Right => Alignment::Right,
        });
        Block::Table(Table { alignments: alignments.collect(), head, rows, span: self.block_span(range) })
    }

    fn cells(&mut self) -> Vec<Cell> {
        let mut cells = Vec::new();
        while let Some((Event::Start(_), range)) = self.next() {
            let inlines = self.line();
            self.close();
            cells.push(Cell { inlines, span: self.span(range) });
        }
        cells
    }
}

#[cfg(test)]
mod tests;

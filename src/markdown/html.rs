//! From the tree to HTML. Text is escaped here, once; what data and other pages decide comes in through
//! [`Inserts`].
//!
//! Writes no style attributes, no scripts, and no words of its own but the [`Label`]s.

mod address;
mod table;

use std::fmt::{self, Write};

use super::document::{
    AlertKind, Block, Document, Exhibit, FigureText, Footnote, Heading, Image, Inline, InlineText, Link,
    List, Note,
};
use super::plain;
use crate::text::{Spanned, escape_html as escape};

/// HTML in which all text is escaped.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Html(String);

impl Html {
    /// Plain text as HTML.
    #[must_use]
    pub fn text(text: &str) -> Self {
        Self(escape(text).into_owned())
    }

    /// Takes a string for what it is said to be: HTML, escaped already.
    #[must_use]
    pub fn trusted(html: impl Into<String>) -> Self {
        Self(html.into())
    }

    /// The HTML.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The HTML as a string.
    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Html {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// Where a link leads from the page that it stands on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ResolvedLink {
    /// What goes into `href` or `src`, not yet escaped; `None` for a dead link, whose words then stand alone.
    pub href: Option<String>,
    /// It leaves the site.
    pub is_external: bool,
}

/// Words of the engine that stand in a page's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Label {
    /// Heading of a callout.
    Alert(AlertKind),
    /// Before the number of a footnote.
    Footnote,
    /// Before the column heads, as the name of a table.
    Table,
}

impl Label {
    /// The words in English.
    #[must_use]
    pub fn english(self) -> &'static str {
        match self {
            Self::Alert(AlertKind::Note) => "Note",
            Self::Alert(AlertKind::Tip) => "Tip",
            Self::Alert(AlertKind::Important) => "Important",
            Self::Alert(AlertKind::Warning) => "Warning",
            Self::Alert(AlertKind::Caution) => "Caution",
            Self::Footnote => "Footnote",
            Self::Table => "Table",
        }
    }
}

/// What a page's HTML needs from elsewhere.
pub trait Inserts {
    /// A figure; `words` are its words with their markup.
    fn figure(&self, figure: &FigureText, words: Html) -> Html;
    /// An exhibit.
    fn exhibit(&self, exhibit: &Exhibit) -> Html;
    /// Where a link or the file of an image is to be found.
    fn link(&self, target: &Spanned<String>) -> ResolvedLink;
    /// A word of the engine in the language of the site.
    fn label(&self, label: Label) -> String {
        label.english().to_owned()
    }
}

/// A part of the body under one heading of the second level.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Section {
    /// The anchor; empty before the first heading.
    pub id: String,
    /// The words of the heading; `None` before the first one.
    pub title: Option<Html>,
    /// The first exhibit that stands directly in the section.
    pub exhibit: Option<Html>,
    /// Everything else in it.
    pub body: Html,
}

/// A footnote at the foot of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FootnoteHtml {
    /// Its anchor.
    pub id: String,
    /// What it says.
    pub text: Html,
    /// The fragments of the places that refer to it, in order: `#fnref-1`.
    pub references: Vec<String>,
}

/// The whole body, without the footnotes.
#[must_use]
pub fn body(document: &Document, inserts: &dyn Inserts) -> Html {
    let mut writer = Writer::new(inserts, &document.figures);
    writer.blocks(&document.blocks);
    Html(writer.out)
}

/// The body cut at its headings of the second level; what stands before the first comes first, if there is any.
#[must_use]
pub fn sections(document: &Document, inserts: &dyn Inserts) -> Vec<Section> {
    let is_cut = |block: &Block| matches!(block, Block::Heading(heading) if heading.level == 2);
    let parts = document.blocks.chunk_by(|_, next| !is_cut(next));
    parts.map(|blocks| section(blocks, document, inserts)).collect()
}

fn section(blocks: &[Block], document: &Document, inserts: &dyn Inserts) -> Section {
    let (heading, blocks) = match blocks {
        [Block::Heading(heading), rest @ ..] if heading.level == 2 => (Some(heading), rest),
        all => (None, all),
    };
    let is_exhibit = |block: &Block| matches!(block, Block::Exhibit(_));
    let lead = blocks.iter().position(is_exhibit);
    let mut writer = Writer::new(inserts, &document.figures);
    blocks.iter().enumerate().filter(|(at, _)| Some(*at) != lead).for_each(|(_, block)| writer.block(block));
    let exhibit = lead.and_then(|at| blocks.get(at)).map(|block| {
        let mut writer = Writer::new(inserts, &document.figures);
        writer.block(block);
        Html(writer.out)
    });
    Section {
        id: heading.map(|heading| heading.id.clone()).unwrap_or_default(),
        title: heading.map(|heading| inline(&heading.inlines, &document.figures, inserts)),
        exhibit,
        body: Html(writer.out),
    }
}

/// The footnotes by number.
#[must_use]
pub fn footnotes(document: &Document, inserts: &dyn Inserts) -> Vec<FootnoteHtml> {
    let footnote = |note: &Footnote| {
        let mut writer = Writer::new(inserts, &document.figures);
        writer.blocks(&note.blocks);
        let reference = |occurrence| format!("#{}", reference_id(Note { number: note.number, occurrence }));
        let references = (1..=note.references).map(reference).collect();
        FootnoteHtml { id: format!("fn-{}", note.number), text: Html(writer.out), references }
    };
    document.footnotes.iter().map(footnote).collect()
}

/// A line of text.
#[must_use]
pub fn line(text: &InlineText, inserts: &dyn Inserts) -> Html {
    inline(&text.inlines, &text.figures, inserts)
}

/// Some inlines; `figures` is the list that they refer to.
#[must_use]
pub fn inline(inlines: &[Inline], figures: &[FigureText], inserts: &dyn Inserts) -> Html {
    let mut writer = Writer::new(inserts, figures);
    writer.line(inlines);
    Html(writer.out)
}

fn reference_id(note: Note) -> String {
    match note.occurrence {
        1 => format!("fnref-{}", note.number),
        later => format!("fnref-{}-{later}", note.number),
    }
}

/// The bold words at the start of a callout, the rest of their paragraph, and the blocks after it.
fn own_head(blocks: &[Block]) -> Option<(&[Inline], &[Inline], &[Block])> {
    let (Block::Paragraph(inlines), more) = blocks.split_first()? else { return None };
    let (Inline::Strong(head), rest) = inlines.split_first()? else { return None };
    Some((head, rest, more))
}

/// The name of a callout's class.
fn class(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::Note => "note",
        AlertKind::Tip => "tip",
        AlertKind::Important => "important",
        AlertKind::Warning => "warning",
        AlertKind::Caution => "caution",
    }
}

struct Writer<'a> {
    out: String,
    inserts: &'a dyn Inserts,
    figures: &'a [FigureText],
}

impl<'a> Writer<'a> {
    fn new(inserts: &'a dyn Inserts, figures: &'a [FigureText]) -> Self {
        Self { out: String::new(), inserts, figures }
    }

    fn raw(&mut self, html: &str) {
        self.out.push_str(html);
    }

    fn put(&mut self, html: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(html);
    }

    fn text(&mut self, text: &str) {
        self.out.push_str(&escape(text));
    }

    fn blocks(&mut self, blocks: &[Block]) {
        blocks.iter().for_each(|block| self.block(block));
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading(heading) => self.heading(heading),
            Block::Paragraph(inlines) => self.element("p", |writer| writer.line(inlines)),
            Block::Plain(inlines) => self.line(inlines),
            Block::List(list) => self.list(list),
            Block::Quote(blocks) => self.element("blockquote", |writer| writer.blocks(blocks)),
            Block::Alert { kind, blocks, .. } => self.alert(*kind, blocks),
            Block::Code { language, text } => self.code(language.as_deref(), text),
            Block::Table(table) => self.table(table),
            Block::Rule => self.raw("<hr>\n"),
            Block::Exhibit(exhibit) => {
                let html = self.inserts.exhibit(exhibit);
                self.put(format_args!("{html}\n"));
            }
            Block::Html(html) => self.raw(html),
        }
    }

    fn element(&mut self, name: &str, inner: impl FnOnce(&mut Self)) {
        self.put(format_args!("<{name}>"));
        inner(self);
        self.put(format_args!("</{name}>\n"));
    }

    /// A heading. Its level is never the first, which is the title's.
    fn heading(&mut self, heading: &Heading) {
        let level = heading.level.max(2);
        self.put(format_args!("<h{level} id=\"{}\">", escape(&heading.id)));
        self.line(&heading.inlines);
        self.put(format_args!("</h{level}>\n"));
    }

    fn list(&mut self, list: &List) {
        let name = if list.start.is_some() { "ol" } else { "ul" };
        match list.start {
            Some(start) if start != 1 => self.put(format_args!("<ol start=\"{start}\">\n")),
            _ => self.put(format_args!("<{name}>\n")),
        }
        for item in &list.items {
            self.element("li", |writer| writer.blocks(item));
        }
        self.put(format_args!("</{name}>\n"));
    }

    /// A callout. A first paragraph that begins in bold says what it is about: that takes the place of the label.
    fn alert(&mut self, kind: AlertKind, blocks: &[Block]) {
        let class = class(kind);
        self.put(format_args!("<aside class=\"note note-{class}\" role=\"note\">\n<p class=\"note-h\">"));
        if let Some((head, rest, more)) = own_head(blocks) {
            self.line(head);
            self.raw("</p>\n");
            if !rest.is_empty() {
                self.element("p", |writer| writer.line(rest));
            }
            self.blocks(more);
        } else {
            let label = self.inserts.label(Label::Alert(kind));
            self.put(format_args!("{}</p>\n", escape(&label)));
            self.blocks(blocks);
        }
        self.raw("</aside>\n");
    }

    /// A block of code; it can be reached by keyboard, since a long line scrolls.
    fn code(&mut self, language: Option<&str>, text: &str) {
        self.raw("<pre tabindex=\"0\"><code");
        if let Some(language) = language {
            self.put(format_args!(" class=\"language-{}\"", escape(language)));
        }
        self.raw(">");
        self.text(text);
        self.raw("</code></pre>\n");
    }

    fn line(&mut self, inlines: &[Inline]) {
        let mut rest = inlines;
        while let Some((first, more)) = rest.split_first() {
            rest = match (first, more.split_first()) {
                (Inline::Figure(_), Some((Inline::Text(text), more))) => {
                    self.joined(first, &text.value);
                    more
                }
                _ => {
                    self.inline(first);
                    more
                }
            };
        }
    }

    /// A figure and the text after it. A button is a box, and lines may break on either side of a box: the marks that
    /// close what stands before them are kept on its line.
    fn joined(&mut self, figure: &Inline, text: &str) {
        let closes = |letter: char| {
            matches!(letter, ',' | '.' | ';' | ':' | '!' | '?' | ')' | ']' | '”' | '’' | '»' | '%')
        };
        let after = text.trim_start_matches(closes);
        let marks = text.strip_suffix(after).unwrap_or_default();
        if marks.is_empty() {
            self.inline(figure);
            return self.text(text);
        }
        self.raw("<span class=\"joined\">");
        self.inline(figure);
        self.text(marks);
        self.raw("</span>");
        self.text(after);
    }

    fn inline(&mut self, inline: &Inline) {
        match inline {
            Inline::Text(text) => self.text(&text.value),
            Inline::Emphasis(inner) => self.span("em", inner),
            Inline::Strong(inner) => self.span("strong", inner),
            Inline::Strike(inner) => self.span("del", inner),
            Inline::Code(code) => self.put(format_args!("<code>{}</code>", escape(&code.value))),
            Inline::Link(link) => self.link(link),
            Inline::Figure(id) => {
                if let Some(figure) = self.figures.get(id.0 as usize) {
                    self.figure(figure);
                }
            }
            Inline::Image(image) => self.image(image),
            Inline::Note(note) => self.note(*note),
            Inline::SoftBreak => self.raw("\n"),
            Inline::HardBreak => self.raw("<br>\n"),
            Inline::Html(html) => self.raw(html),
        }
    }

    fn span(&mut self, name: &str, inner: &[Inline]) {
        self.put(format_args!("<{name}>"));
        self.line(inner);
        self.put(format_args!("</{name}>"));
    }

    fn link(&mut self, link: &Link) {
        let resolved = self.inserts.link(&link.target);
        let Some(href) = resolved.href else { return self.line(&link.children) };
        self.put(format_args!("<a href=\"{}\"", address::encode(&href)));
        if resolved.is_external {
            self.raw(" rel=\"external\"");
        }
        self.title(link.title.as_deref());
        self.raw(">");
        self.line(&link.children);
        self.raw("</a>");
    }

    fn figure(&mut self, figure: &FigureText) {
        let whole = std::mem::take(&mut self.out);
        self.line(&figure.inlines);
        let words = Html(std::mem::replace(&mut self.out, whole));
        let html = self.inserts.figure(figure, words);
        self.raw(html.as_str());
    }

    fn image(&mut self, image: &Image) {
        let Some(href) = self.inserts.link(&image.target).href else { return };
        let alt = plain(&image.alt, self.figures);
        self.put(format_args!("<img src=\"{}\" alt=\"{}\"", address::encode(&href), escape(&alt)));
        self.title(image.title.as_deref());
        self.raw(" loading=\"lazy\">");
    }

    fn title(&mut self, title: Option<&str>) {
        if let Some(title) = title {
            self.put(format_args!(" title=\"{}\"", escape(title)));
        }
    }

    fn note(&mut self, note: Note) {
        let (id, number) = (reference_id(note), note.number);
        let label = self.inserts.label(Label::Footnote);
        let label = escape(&label);
        self.put(format_args!(
            "<sup><a id=\"{id}\" href=\"#fn-{number}\" role=\"doc-noteref\" aria-label=\"{label} {number}\">{number}</a></sup>"
        ));
    }
}

#[cfg(test)]
pub(crate) mod tests;

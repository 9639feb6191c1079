//! From the parser's events to the tree: what stands in a line.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag};

use super::{Builder, target};
use crate::diagnostic::{Diagnostic, code};
use crate::markdown::document::{Image, Inline, Link};
use crate::markdown::{lint, plain, walk};
use crate::text::{Span, Spanned};

/// Whether an event belongs in a line.
pub(super) fn is_inline(event: &Event<'_>) -> bool {
    match event {
        Event::Start(tag) => matches!(
            tag,
            Tag::Emphasis | Tag::Strong | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. }
        ),
        Event::Text(_)
        | Event::Code(_)
        | Event::InlineHtml(_)
        | Event::FootnoteReference(_)
        | Event::SoftBreak
        | Event::HardBreak => true,
        _ => false,
    }
}

/// Whether some HTML is comments and nothing else: those may stand, and are not published.
pub(super) fn is_comment(html: &str) -> bool {
    let mut rest = html.trim();
    while let Some(comment) = rest.strip_prefix("<!--") {
        let Some((_, after)) = comment.split_once("-->") else { return false };
        rest = after.trim_start();
    }
    rest.is_empty()
}

/// Text that grows as long as the parser delivers neighbouring bytes: it splits at every bracket.
struct Run {
    text: String,
    range: Range<usize>,
    is_verbatim: bool,
}

impl<'a> Builder<'a> {
    /// One whole line of text: a paragraph, a heading, a cell.
    pub(super) fn line(&mut self) -> Vec<Inline> {
        let mut inlines = self.inlines();
        self.end_line(&mut inlines);
        inlines
    }

    /// What can only be said when the whole line is known.
    pub(super) fn end_line(&mut self, inlines: &mut [Inline]) {
        super::figure::frame(inlines, &mut self.figures);
        self.check_images(inlines);
    }

    /// Inlines up to the end of the open element.
    pub(super) fn inlines(&mut self) -> Vec<Inline> {
        let (mut inlines, mut run, mut end) = (Vec::new(), None, 0);
        while self.peek().is_some_and(is_inline) {
            let Some((event, range)) = self.next() else { break };
            end = range.end;
            if let Event::Text(text) = event {
                run = self.text(run.take(), &text, range, &mut inlines);
            } else {
                self.end_run(run.take(), &mut inlines);
                inlines.extend(self.inline(event, range));
            }
        }
        self.end_run(run, &mut inlines);
        self.inlines_end = end;
        inlines
    }

    /// Lengthens the run before, or ends it and begins another.
    fn text(
        &mut self,
        run: Option<Run>,
        text: &str,
        range: Range<usize>,
        inlines: &mut Vec<Inline>,
    ) -> Option<Run> {
        let skipped = self.skip.saturating_sub(range.start).min(text.len());
        let (text, range) = (text.get(skipped..).unwrap_or_default(), range.start + skipped..range.end);
        let is_verbatim = self.source.get(range.clone()) == Some(text);
        match run {
            Some(mut run) if is_verbatim && run.is_verbatim && run.range.end == range.start => {
                run.text.push_str(text);
                run.range.end = range.end;
                Some(run)
            }
            other => {
                self.end_run(other, inlines);
                Some(Run { text: text.to_owned(), range, is_verbatim })
            }
        }
    }

    fn end_run(&mut self, run: Option<Run>, inlines: &mut Vec<Inline>) {
        let Some(run) = run.filter(|run| !run.text.is_empty()) else { return };
        if run.is_verbatim {
            let is_link = |it: &Inline| matches!(it, Inline::Figure(_) | Inline::Link(_) | Inline::Note(_));
            let follows_link = inlines.iter().any(is_link);
            for fault in lint::text(self.source, run.range.clone(), follows_link) {
                let span = self.span(fault.range());
                self.sink.push(fault.diagnostic(span));
            }
        }
        inlines.push(Inline::Text(Spanned::new(run.text, self.span(run.range))));
    }

    fn inline(&mut self, event: Event<'a>, range: Range<usize>) -> Option<Inline> {
        match event {
            Event::Code(text) => Some(self.code_span(&text, range)),
            Event::InlineHtml(html) => self.inline_html(&html, range),
            Event::FootnoteReference(label) => Some(Inline::Note(self.footnotes.refer(&label))),
            Event::SoftBreak => Some(Inline::SoftBreak),
            Event::HardBreak => Some(Inline::HardBreak),
            Event::Start(tag) => {
                let within = range.clone();
                self.deeper(&range, |builder| builder.inline_element(tag, within))
            }
            _ => None,
        }
    }

    /// Code; its place without the backticks and the spaces inside them.
    fn code_span(&self, text: &str, range: Range<usize>) -> Inline {
        let within = self.source.get(range.clone()).and_then(|source| source.find(text));
        let at = within.map_or(range.clone(), |at| range.start + at..range.start + at + text.len());
        Inline::Code(Spanned::new(text.to_owned(), self.span(at)))
    }

    fn inline_html(&mut self, html: &str, range: Range<usize>) -> Option<Inline> {
        if self.raw_html {
            return Some(Inline::Html(html.to_owned()));
        }
        if is_comment(html) {
            return None;
        }
        let span = self.span(range);
        self.report_html(html, span);
        Some(Inline::Text(Spanned::new(html.to_owned(), span)))
    }

    /// Reports HTML; not the closing tag of an element that has been reported.
    pub(super) fn report_html(&mut self, html: &str, span: Span) {
        let name = |tag: &str| tag.chars().take_while(char::is_ascii_alphanumeric).collect::<String>();
        if let Some(closing) = html.strip_prefix("</")
            && self.elements.contains(&name(closing))
        {
            return;
        }
        let tag = html.trim_start().trim_start_matches(['<', '/']);
        self.elements.insert(name(tag));
        let message = format!("HTML in Markdown: `{}`", html.trim().lines().next().unwrap_or_default());
        self.sink.push(
            Diagnostic::new(&code::markdown::RAW_HTML, span, message)
                .help("write it in Markdown, put it in backticks, or escape `<` as `\\<`"),
        );
    }

    fn inline_element(&mut self, tag: Tag<'a>, range: Range<usize>) -> Option<Inline> {
        let children = self.inlines();
        let end = std::mem::take(&mut self.inlines_end);
        self.close();
        Some(match tag {
            Tag::Emphasis => Inline::Emphasis(children),
            Tag::Strong => Inline::Strong(children),
            Tag::Strikethrough => Inline::Strike(children),
            Tag::Link { link_type, dest_url, title, id } => {
                let target = self.target(link_type, &dest_url, &id, &range, end);
                self.link(target, &title, children, range, end)
            }
            Tag::Image { link_type, dest_url, title, id } => {
                let target = self.target(link_type, &dest_url, &id, &range, end);
                super::figure::frame(&children, &mut self.figures);
                self.check_scheme(&target);
                let title = Some(title.into_string()).filter(|title| !title.is_empty());
                Inline::Image(Image { target, title, alt: children, span: self.span(range) })
            }
            _ => return None,
        })
    }

    fn target(
        &self,
        kind: LinkType,
        written: &CowStr<'_>,
        label: &str,
        range: &Range<usize>,
        children_end: usize,
    ) -> Spanned<String> {
        let after_words = children_end.max(range.start)..range.end;
        let found = match kind {
            LinkType::Autolink | LinkType::Email => Some(range.start + 1..range.end.saturating_sub(1)),
            LinkType::Inline => target::find(self.source, after_words, "](", written),
            _ => {
                let definitions = self.events.reference_definitions();
                definitions
                    .get(label)
                    .and_then(|it| target::find(self.source, it.span.clone(), "]:", written))
            }
        };
        let scheme = if kind == LinkType::Email { "mailto:" } else { "" };
        Spanned::new(format!("{scheme}{written}"), self.span(found.unwrap_or_else(|| range.clone())))
    }

    fn link(
        &mut self,
        target: Spanned<String>,
        title: &str,
        children: Vec<Inline>,
        range: Range<usize>,
        end: usize,
    ) -> Inline {
        let title = Some(title.to_owned()).filter(|title| !title.is_empty());
        let words_span = self.span(range.start + 1..end.max(range.start + 1));
        let span = self.span(range);
        if let Some(bound) = target::binding(&target) {
            return self.figure(bound, title, children, words_span, span);
        }
        self.check_scheme(&target);
        if plain(&children, &self.figures).trim().is_empty() {
            self.sink.push(
                Diagnostic::new(&code::markdown::EMPTY_LINK, span, "a link without words")
                    .help("write between the brackets what the reader will find"),
            );
        }
        Inline::Link(Link { target, title, children, span })
    }

    fn check_scheme(&mut self, target: &Spanned<String>) {
        if let Some(scheme) = target::refused_scheme(&target.value) {
            let message = format!("links of the kind `{scheme}` are not published");
            self.sink.push(
                Diagnostic::new(&code::markdown::BAD_LINK_SCHEME, target.span, message)
                    .help("a link leads to a page of this site, or to an `https:`, `http:`, `mailto:` or `tel:` address"),
            );
        }
    }

    /// Reports images without words, and exhibits that do not stand alone.
    fn check_images(&mut self, inlines: &[Inline]) {
        let mut images = Vec::new();
        walk::visit_inlines(inlines, &mut |inline| {
            if let Inline::Image(image) = inline {
                images.push(image);
            }
        });
        for image in images {
            if target::is_exhibit(&image.target.value) {
                self.sink.push(
                    Diagnostic::new(
                        &code::markdown::EXHIBIT_IN_TEXT,
                        image.span,
                        "an exhibit inside a paragraph",
                    )
                    .help("put it in a paragraph of its own, with an empty line before and after it"),
                );
            } else if plain(&image.alt, &self.figures).trim().is_empty() {
                self.sink.push(
                    Diagnostic::new(
                        &code::markdown::MISSING_ALT,
                        image.span,
                        "an image without a description",
                    )
                    .help("write between the brackets what the image shows"),
                );
            }
        }
    }
}

//! Binding: every figure of a text judged against the data, with all that its evidence needs.

use std::ops::Range;

use crate::claim::{self, ClaimText, Ground, ResolvedClaim, Vocabulary};
use crate::data::catalog::Catalog;
use crate::data::concern::Concerns;
use crate::data::period::Period;
use crate::diagnostic::Diagnostics;
use crate::expr::{self, Input};
use crate::hash::ContentHash;
use crate::markdown::FigureText;
use crate::project::Config;
use crate::site::Page;
use crate::text::{Span, slug};

use super::BoundPage;

/// The most letters of an expression that an anchor holds.
const LONGEST_ANCHOR: usize = 56;

/// In which text of a page or exhibit a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Slot {
    /// The page's title.
    Title,
    /// The paragraph under it.
    Summary,
    /// A headline figure, by its position.
    Tile(usize, TilePart),
    /// The page's text.
    Body,
    /// The text for search engines.
    Description,
    /// The title of an exhibit.
    ExhibitTitle,
    /// Its measure, unit and period.
    ExhibitSubtitle,
    /// Its alternative text.
    ExhibitAlt,
    /// The note under it.
    ExhibitNote,
    /// Why its axis does not begin at zero.
    ExhibitWhy,
    /// A note in its picture, by position.
    ExhibitAnnotation(usize),
}

/// A part of a headline figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TilePart {
    /// What is counted.
    Name,
    /// The figure.
    Value,
    /// How it changed.
    Change,
}

/// A figure with its verdict.
#[derive(Debug, Clone)]
pub struct BoundFigure {
    /// In which text it stands.
    pub slot: Slot,
    /// The words, what they are bound to, and what stands around them.
    pub text: FigureText,
    /// What came of it.
    pub claim: ResolvedClaim,
}

/// What judging a figure needs beside its text.
#[derive(Debug)]
pub struct Binder<'a> {
    catalog: &'a Catalog,
    concerns: &'a Concerns,
    vocabulary: Vocabulary,
}

impl<'a> Binder<'a> {
    /// Judges against a catalogue, in the language and with the words of a site.
    #[must_use]
    pub fn new(catalog: &'a Catalog, concerns: &'a Concerns, config: &Config) -> Self {
        let mut vocabulary = Vocabulary::english(config.currency.as_ref().map(|code| code.value.as_str()));
        for (class, added) in &config.words {
            let words: Vec<String> = added.words.iter().map(|word| word.value.clone()).collect();
            vocabulary.add(class, &words);
        }
        Self { catalog, concerns, vocabulary }
    }

    /// Judges one figure.
    #[must_use]
    pub fn bind(&self, slot: Slot, text: &FigureText, sink: &mut Diagnostics) -> BoundFigure {
        let figure = expr::parse(&text.target.value, text.target.span, sink);
        let ground = Ground { catalog: self.catalog, concerns: self.concerns, vocabulary: &self.vocabulary };
        let place = |range| text.place(range);
        let claim = claim::resolve(&claim_text(text, &place), &figure, ground, sink);
        BoundFigure { slot, text: text.clone(), claim }
    }

    /// Words for the value of a figure in its sentence, the best first; see [`claim::wordings`].
    #[must_use]
    pub fn wordings(&self, figure: &BoundFigure) -> Vec<String> {
        let place = |range| figure.text.place(range);
        claim::wordings(&claim_text(&figure.text, &place), &figure.claim, &self.vocabulary)
    }

    /// Judges every figure of a page, in the order in which a reader meets them.
    #[must_use]
    pub fn bind_page(&self, page: &Page, sink: &mut Diagnostics) -> BoundPage {
        let front = &page.front;
        let mut figures = Vec::new();
        let mut bind = |slot: Slot, texts: &[FigureText]| {
            figures.extend(texts.iter().map(|text| self.bind(slot, text, sink)));
        };
        front.title.iter().for_each(|text| bind(Slot::Title, &text.figures));
        front.summary.iter().for_each(|text| bind(Slot::Summary, &text.figures));
        for (at, tile) in front.headline_figures.iter().enumerate() {
            bind(Slot::Tile(at, TilePart::Name), &tile.name.figures);
            bind(Slot::Tile(at, TilePart::Value), &tile.value.figures);
            tile.change.iter().for_each(|text| bind(Slot::Tile(at, TilePart::Change), &text.figures));
        }
        bind(Slot::Body, &page.document.figures);
        front.description.iter().for_each(|text| bind(Slot::Description, &text.figures));
        BoundPage { figures, exhibits: Vec::new() }
    }
}

fn claim_text<'a>(text: &'a FigureText, place: &'a (dyn Fn(Range<usize>) -> Span + Sync)) -> ClaimText<'a> {
    ClaimText {
        words: &text.words,
        before: &text.before,
        after: &text.after,
        others: (&text.others.0, &text.others.1),
        title: text.title.as_deref(),
        span: text.span,
        place,
    }
}

impl BoundFigure {
    /// Whether it asks for its value instead of saying it.
    #[must_use]
    pub fn is_draft(&self) -> bool {
        claim::is_draft(&self.text.words)
    }

    /// Two figures of one key are one record of a ledger: the same expressions, or the same words from one source.
    #[must_use]
    pub fn key(&self) -> String {
        match &self.claim.figure {
            expr::Figure::Expressions(_) => {
                let texts: Vec<&str> = self.claim.parts.iter().map(|part| part.expression.as_str()).collect();
                texts.join(",")
            }
            _ => format!("{} {}", self.text.target.value, self.text.words),
        }
    }

    /// Its permanent address on a page, without `#`: from what it is bound to, so that neither its place nor its words
    /// move it. The end of the hash tells apart what one slug would not.
    #[must_use]
    pub fn anchor(&self) -> String {
        let key = self.key();
        let words: String = slug(&key).chars().take(LONGEST_ANCHOR).collect();
        let hash: String = ContentHash::of(key.as_bytes()).short().chars().take(4).collect();
        format!("figure-{}-{hash}", words.trim_end_matches('-'))
    }

    /// Every observation that it rests on.
    pub fn inputs(&self) -> impl Iterator<Item = &Input> {
        self.claim.parts.iter().flat_map(|part| &part.evaluation.inputs)
    }

    /// Ids of the sources behind it: of its inputs, or the one that it cites.
    pub fn sources(&self) -> impl Iterator<Item = &str> {
        self.claim.sources.iter().map(String::as_str)
    }

    /// The period that its last value speaks of.
    #[must_use]
    pub fn period(&self) -> Option<Period> {
        self.claim.parts.last()?.evaluation.times.of.last().copied()
    }
}

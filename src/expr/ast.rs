//! Expressions as trees, and their canonical spelling.
//!
//! Printing gives the shortest text that reads back as the same tree; holes print as `?`. Nothing is looked up or
//! computed here.

use std::fmt;

use crate::data::period::Period;
use crate::data::quantity::Decimal;
use crate::text::{Span, Spanned};

/// What an editor bound to words: the target of a figure, without its `=`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Figure {
    /// Expressions, one for each claim in the words, in their order.
    Expressions(Vec<Expression>),
    /// A source vouches for the words; they are not judged.
    Cite(Spanned<String>),
    /// The words are quoted from a source; they are not judged.
    Quote(Spanned<String>),
    /// Not a claim about the data; the link's title says why.
    Exempt(Span),
    /// A figure defined under a name: `fig.us_jump`, without `fig.`.
    Named(Spanned<String>),
}

/// An expression and its place.
#[derive(Debug, Clone)]
pub struct Expression {
    /// What it is.
    pub node: Node,
    /// Its bytes in the file.
    pub span: Span,
}

/// Equality ignores places: two spellings of one expression are equal.
impl PartialEq for Expression {
    fn eq(&self, other: &Self) -> bool {
        self.node == other.node
    }
}

impl Eq for Expression {}

/// The forms of an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A literal, with its digits as written.
    Number(Decimal),
    /// An observation: `visits.central@2025-06`.
    Point(String, When),
    /// Observations of a time: `visits.central@2025-01..2025-06`.
    Series(String, When, When),
    /// A time between two bounds, half-open where days are counted.
    Dates(Bound, Bound),
    /// A name: a set of events, a dated attribute, or in a derived series the series itself.
    Path(String),
    /// Minus.
    Negate(Box<Expression>),
    /// Two expressions joined by an operator.
    Binary(Operator, Box<Expression>, Box<Expression>),
    /// A function of arguments.
    Call(Call),
    /// What could not be read; reported already.
    Hole,
}

/// A function with its arguments.
#[derive(Debug, Clone)]
pub struct Call {
    /// The function's name as written.
    pub name: String,
    /// Its place.
    pub name_span: Span,
    /// What stands in the brackets, without the options.
    pub arguments: Vec<Expression>,
    /// The options, in the order written.
    pub options: Vec<Choice>,
}

/// Equality ignores places.
impl PartialEq for Call {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.arguments == other.arguments && self.options == other.options
    }
}

impl Eq for Call {}

/// An option of a call: `since:2009`.
#[derive(Debug, Clone)]
pub struct Choice {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: ChoiceValue,
    /// The place of both.
    pub span: Span,
}

/// Equality ignores places.
impl PartialEq for Choice {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && self.value == other.value
    }
}

impl Eq for Choice {}

/// The value of an option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChoiceValue {
    /// A time.
    When(When),
    /// A range of time.
    Range(When, When),
    /// Digits as written: codes keep their zeros.
    Number(String),
    /// A word or path.
    Path(String),
    /// What could not be read; that is reported already.
    Hole,
}

/// A period, named or counted from the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// This period.
    Period(Period),
    /// So many periods before the last observation.
    Latest(u16),
}

/// An end of a range of days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bound {
    /// A period or the latest.
    When(When),
    /// A dated attribute: `truce.expires`.
    Path(String),
}

/// The operators.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operator {
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `/`
    Divide,
}

impl Operator {
    /// Its sign in expressions.
    #[must_use]
    pub fn sign(self) -> char {
        match self {
            Self::Add => '+',
            Self::Subtract => '-',
            Self::Multiply => '*',
            Self::Divide => '/',
        }
    }

    /// Its sign for readers.
    #[must_use]
    pub fn reader_sign(self) -> char {
        match self {
            Self::Add => '+',
            Self::Subtract => '\u{2212}',
            Self::Multiply => '\u{d7}',
            Self::Divide => '\u{f7}',
        }
    }

    fn strength(self) -> u8 {
        match self {
            Self::Add | Self::Subtract => 1,
            Self::Multiply | Self::Divide => 2,
        }
    }
}

impl Expression {
    /// All observations and series that it names, in order, with the place of each.
    #[must_use]
    pub fn paths(&self) -> Vec<Spanned<&str>> {
        let mut out = Vec::new();
        self.visit(&mut |expression| {
            if let Node::Point(path, _) | Node::Series(path, _, _) | Node::Path(path) = &expression.node {
                out.push(Spanned::new(path.as_str(), expression.span));
            }
        });
        out
    }

    /// Whether a part of it could not be read, which is reported.
    #[must_use]
    pub fn has_hole(&self) -> bool {
        let mut found = false;
        self.visit(&mut |part| {
            found |= match &part.node {
                Node::Hole => true,
                Node::Call(call) => call.options.iter().any(|option| option.value == ChoiceValue::Hole),
                _ => false,
            };
        });
        found
    }

    /// Calls `see` on it and all its parts, outermost first.
    pub fn visit<'a>(&'a self, see: &mut dyn FnMut(&'a Self)) {
        see(self);
        match &self.node {
            Node::Negate(inner) => inner.visit(see),
            Node::Binary(_, left, right) => {
                left.visit(see);
                right.visit(see);
            }
            Node::Call(call) => call.arguments.iter().for_each(|argument| argument.visit(see)),
            _ => {}
        }
    }

    fn ends_in_time(&self) -> bool {
        match &self.node {
            Node::Point(..) | Node::Series(..) | Node::Dates(..) => true,
            Node::Negate(inner) => inner.ends_in_time(),
            Node::Binary(operator, _, right) => {
                right.strength() > operator.strength() && right.ends_in_time()
            }
            _ => false,
        }
    }

    fn begins_with_digit(&self) -> bool {
        match &self.node {
            Node::Number(_) | Node::Dates(..) => true,
            Node::Binary(_, left, _) => left.begins_with_digit(),
            _ => false,
        }
    }

    /// How tightly it binds when printed.
    fn strength(&self) -> u8 {
        match &self.node {
            Node::Binary(operator, _, _) => operator.strength(),
            Node::Negate(_) => 3,
            _ => 4,
        }
    }
}

/// Prints a part in brackets where it binds less than its surroundings ask for.
fn part(out: &mut fmt::Formatter<'_>, part: &Expression, least: u8) -> fmt::Result {
    if part.strength() < least { write!(out, "({part})") } else { write!(out, "{part}") }
}

impl fmt::Display for Expression {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.node {
            Node::Number(number) => write!(out, "{number}"),
            Node::Point(path, when) => write!(out, "{path}@{when}"),
            Node::Series(path, from, to) => write!(out, "{path}@{from}..{to}"),
            Node::Dates(from, to) => write!(out, "{from}..{to}"),
            Node::Path(path) => out.write_str(path),
            Node::Negate(inner) => {
                out.write_str("-")?;
                part(out, inner, 4)
            }
            Node::Binary(operator, left, right) => {
                // `x@2025-06-1` would be read as a day.
                let runs_on =
                    *operator == Operator::Subtract && left.ends_in_time() && right.begins_with_digit();
                part(out, left, if runs_on { 5 } else { operator.strength() })?;
                write!(out, "{}", operator.sign())?;
                // The right side of the same strength needs brackets: a-(b-c); and so does a sign: a-(-b).
                part(
                    out,
                    right,
                    if matches!(right.node, Node::Negate(_)) { 4 } else { operator.strength() + 1 },
                )
            }
            Node::Call(call) => write!(out, "{call}"),
            Node::Hole => out.write_str("?"),
        }
    }
}

impl fmt::Display for Call {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let arguments = self.arguments.iter().map(ToString::to_string);
        let options = self.options.iter().map(ToString::to_string);
        let all: Vec<String> = arguments.chain(options).collect();
        write!(out, "{}({})", self.name, all.join(","))
    }
}

impl fmt::Display for Choice {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.value {
            ChoiceValue::When(when) => write!(out, "{}:{when}", self.name),
            ChoiceValue::Range(from, to) => write!(out, "{}:{from}..{to}", self.name),
            ChoiceValue::Number(text) | ChoiceValue::Path(text) => write!(out, "{}:{text}", self.name),
            ChoiceValue::Hole => write!(out, "{}:?", self.name),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Period(period) => write!(out, "{period}"),
            Self::Latest(0) => out.write_str("latest"),
            Self::Latest(back) => write!(out, "latest-{back}"),
        }
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::When(when) => write!(out, "{when}"),
            Self::Path(path) => out.write_str(path),
        }
    }
}

/// The target of a figure without its `=`.
impl fmt::Display for Figure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Expressions(list) => {
                let list: Vec<String> = list.iter().map(ToString::to_string).collect();
                out.write_str(&list.join(","))
            }
            Self::Cite(source) => write!(out, "cite({})", source.value),
            Self::Quote(source) => write!(out, "quote({})", source.value),
            Self::Exempt(_) => out.write_str("exempt"),
            Self::Named(name) => write!(out, "fig.{}", name.value),
        }
    }
}

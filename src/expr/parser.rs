//! Tokens to a tree. Never fails: what cannot be read becomes a hole and is reported once.
//!
//! ```text
//! figure     = "cite(" id ")" | "quote(" id ")" | "exempt" | "fig." name | expression { "," expression }
//! expression = term { ( "+" | "-" ) term }
//! term       = unary { ( "*" | "/" ) unary }
//! unary      = [ "-" ] factor
//! factor     = number | "(" expression ")" | call | point | bound [ ".." bound ]
//! call       = name "(" [ argument { "," argument } ] ")"      argument = option | expression
//! option     = name ":" ( number | path | when [ ".." when ] )
//! point      = path "@" when [ ".." when ]
//! bound      = path | when                                     when = period | "latest" [ "-" steps ]
//! ```

use super::ast::{Bound, Call, Choice, ChoiceValue, Expression, Figure, Node, Operator, When};
use super::lexer::{Kind, Token, tokens};
use crate::diagnostic::code::expr::{EXPRESSION_PERIOD, EXPRESSION_SYNTAX};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::text::{Span, Spanned};

/// Brackets and calls within each other.
const DEPTH: usize = 32;
/// Bytes of one figure.
const LENGTH: usize = 1000;

/// Reads the target of a figure, without its `=`. `span` is its place; never fails.
#[must_use]
pub fn parse(text: &str, span: Span, sink: &mut Diagnostics) -> Figure {
    let Some(mut parser) = Parser::new(text, span, sink) else {
        return Figure::Expressions(vec![hole(span)]);
    };
    let figure = parser.special().unwrap_or_else(|| Figure::Expressions(parser.list()));
    if parser.ends() { figure } else { Figure::Expressions(vec![hole(span)]) }
}

/// Reads a single expression, as formulas and assertions hold them. Never fails.
#[must_use]
pub fn parse_expression(text: &str, span: Span, sink: &mut Diagnostics) -> Expression {
    let Some(mut parser) = Parser::new(text, span, sink) else {
        return hole(span);
    };
    let expression = parser.expression();
    if parser.ends() { expression } else { hole(span) }
}

/// An expression of which nothing is known.
fn hole(span: Span) -> Expression {
    Expression { node: Node::Hole, span }
}

struct Parser<'a> {
    tokens: Vec<Token>,
    at: usize,
    depth: usize,
    span: Span,
    length: usize,
    /// One fault of form is reported; what follows it is guesswork.
    failed: bool,
    sink: &'a mut Diagnostics,
}

impl<'a> Parser<'a> {
    fn new(text: &str, span: Span, sink: &'a mut Diagnostics) -> Option<Self> {
        if text.len() > LENGTH {
            let message = format!("an expression of {} bytes is longer than {LENGTH}", text.len());
            let help = "name parts of it under `kind: figures`, or derive a series";
            sink.push(Diagnostic::new(&EXPRESSION_SYNTAX, span, message).help(help));
            return None;
        }
        let mut faults = Diagnostics::new();
        let tokens = tokens(text, span, &mut faults);
        let failed = faults.has_errors();
        sink.append(faults);
        Some(Self { tokens, at: 0, depth: 0, span, length: text.len(), failed, sink })
    }

    fn kind(&self, ahead: usize) -> Option<&Kind> {
        self.tokens.get(self.at + ahead).map(|token| &token.kind)
    }

    fn take(&mut self, kind: &Kind) -> bool {
        let found = self.kind(0) == Some(kind);
        self.at += usize::from(found);
        found
    }

    /// Where the next token begins; the end of the text after the last.
    fn start(&self) -> usize {
        self.tokens.get(self.at).map_or(self.length, |token| token.range.start)
    }

    /// Where the last token ended.
    fn last_end(&self) -> usize {
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at));
        last.map_or(0, |token| token.range.end)
    }

    fn since(&self, start: usize) -> Span {
        self.span.part(start..self.last_end().max(start))
    }

    /// Reports the first fault of form at the next token and leaves a hole.
    fn fail(&mut self, message: String, help: &str) -> Node {
        let token = self.tokens.get(self.at);
        let range = token.map_or(self.length..self.length, |token| token.range.clone());
        if !self.failed {
            let finding = Diagnostic::new(&EXPRESSION_SYNTAX, self.span.part(range), message);
            self.sink.push(if help.is_empty() { finding } else { finding.help(help) });
        }
        self.failed = true;
        Node::Hole
    }

    /// Takes what closes a node; without it the node is a hole, as nobody knows what else was to stand in it.
    fn close(&mut self, node: Node) -> Node {
        if self.take(&Kind::Close) { node } else { self.unclosed() }
    }

    fn unclosed(&mut self) -> Node {
        self.fail("`)` is missing here".to_owned(), "")
    }

    /// Whether all was read; reports what is left over. A part of an expression answers another question.
    fn ends(&mut self) -> bool {
        let is_whole = self.at >= self.tokens.len();
        if !is_whole {
            self.fail(
                "the expression goes on after its end".to_owned(),
                "join parts by `+`, `-`, `*`, `/` or `,`",
            );
        }
        is_whole
    }

    fn list(&mut self) -> Vec<Expression> {
        let mut list = vec![self.expression()];
        while self.take(&Kind::Comma) {
            list.push(self.expression());
        }
        list
    }

    /// `cite(…)`, `quote(…)`, `exempt`, `fig.name`.
    fn special(&mut self) -> Option<Figure> {
        let Some(Kind::Path(word)) = self.kind(0).cloned() else { return None };
        let alone = self.tokens.len() == 1;
        let place = self.tokens.first().map(|token| self.span.part(token.range.clone()))?;
        if let Some(name) = word.strip_prefix("fig.").filter(|_| alone) {
            self.at = 1;
            return Some(Figure::Named(Spanned::new(name.to_owned(), place)));
        }
        if word == "exempt" && alone {
            self.at = 1;
            return Some(Figure::Exempt(place));
        }
        let wrap = match word.as_str() {
            "cite" => Figure::Cite,
            "quote" => Figure::Quote,
            _ => return None,
        };
        if self.kind(1) != Some(&Kind::Open) {
            return None;
        }
        self.at = 2;
        Some(self.source_id().map_or_else(|| Figure::Expressions(vec![hole(self.span)]), wrap))
    }

    fn source_id(&mut self) -> Option<Spanned<String>> {
        let start = self.start();
        let Some(Kind::Path(id)) = self.kind(0).cloned() else {
            self.fail("the id of a source is missing".to_owned(), "write `cite(source_id)`");
            self.at = self.tokens.len();
            return None;
        };
        self.at += 1;
        let place = self.since(start);
        if !self.take(&Kind::Close) {
            self.unclosed();
            return None;
        }
        Some(Spanned::new(id, place))
    }

    fn expression(&mut self) -> Expression {
        self.joined(&[(Kind::Plus, Operator::Add), (Kind::Minus, Operator::Subtract)], Self::term)
    }

    fn term(&mut self) -> Expression {
        self.joined(&[(Kind::Times, Operator::Multiply), (Kind::Over, Operator::Divide)], Self::unary)
    }

    /// Parts of one strength, read from the left.
    fn joined(&mut self, operators: &[(Kind, Operator)], part: fn(&mut Self) -> Expression) -> Expression {
        let start = self.start();
        let mut left = part(self);
        while let Some((_, operator)) = operators.iter().find(|(kind, _)| self.kind(0) == Some(kind)) {
            self.at += 1;
            let right = part(self);
            let node = Node::Binary(*operator, Box::new(left), Box::new(right));
            left = Expression { node, span: self.since(start) };
        }
        left
    }

    /// One minus at most: `--x` is a slip, not a sum.
    fn unary(&mut self) -> Expression {
        let start = self.start();
        if !self.take(&Kind::Minus) {
            return self.factor();
        }
        let inner = self.factor();
        Expression { node: Node::Negate(Box::new(inner)), span: self.since(start) }
    }

    fn factor(&mut self) -> Expression {
        let start = self.start();
        if self.depth >= DEPTH {
            let node = self
                .fail(format!("brackets go deeper than {DEPTH}"), "name parts of it under `kind: figures`");
            self.at = self.tokens.len();
            return Expression { node, span: self.since(start) };
        }
        self.depth += 1;
        let node = self.factor_node();
        self.depth -= 1;
        // Brackets leave no trace in the tree; printing sets those that are needed.
        Expression { node, span: self.since(start) }
    }

    fn factor_node(&mut self) -> Node {
        match self.kind(0).cloned() {
            Some(Kind::Number(_, value)) => {
                self.at += 1;
                Node::Number(value)
            }
            Some(Kind::Open) => {
                self.at += 1;
                let inner = self.expression();
                self.close(inner.node)
            }
            Some(Kind::Path(name)) if self.kind(1) == Some(&Kind::Open) => self.call(name),
            Some(Kind::Path(path)) if self.kind(1) == Some(&Kind::At) => self.point(path),
            Some(Kind::Period(_) | Kind::Path(_)) => self.dates_or_path(),
            Some(Kind::Bad) => {
                self.at += 1;
                Node::Hole
            }
            Some(_) => {
                let node = self.fail("an expression cannot begin with this".to_owned(), "");
                self.at += 1;
                node
            }
            None => self.fail(
                "something is missing here".to_owned(),
                "write a value such as `series.member@2025-06`",
            ),
        }
    }

    fn call(&mut self, name: String) -> Node {
        let name_start = self.start();
        self.at += 1;
        let name_span = self.since(name_start);
        self.at += 1;
        let (mut arguments, mut options) = (Vec::new(), Vec::new());
        while self.at < self.tokens.len() && self.kind(0) != Some(&Kind::Close) {
            match self.option() {
                Some(option) => options.push(option),
                None => arguments.push(self.expression()),
            }
            if !self.take(&Kind::Comma) {
                break;
            }
        }
        self.close(Node::Call(Call { name, name_span, arguments, options }))
    }

    /// An option: only a word with a colon behind it is one; everything else is an argument. The lexer has told codes
    /// from years already, by the option that they stand behind.
    fn option(&mut self) -> Option<Choice> {
        let Some(Kind::Path(name)) = self.kind(0).cloned() else { return None };
        if self.kind(1) != Some(&Kind::Colon) {
            return None;
        }
        let start = self.start();
        self.at += 2;
        let value = match self.kind(0).cloned() {
            Some(Kind::Number(text, _)) => {
                self.at += 1;
                ChoiceValue::Number(text)
            }
            Some(Kind::Path(path)) if path != "latest" => {
                self.at += 1;
                ChoiceValue::Path(path)
            }
            _ => self.option_time(&name),
        };
        Some(Choice { name, value, span: self.since(start) })
    }

    fn option_time(&mut self, name: &str) -> ChoiceValue {
        let start = self.start();
        let Some(from) = self.when() else {
            self.fail(format!("the option `{name}` has no value"), "");
            return ChoiceValue::Hole;
        };
        if !self.take(&Kind::To) {
            return ChoiceValue::When(from);
        }
        let Some(to) = self.when() else {
            self.fail("the range has no end".to_owned(), "");
            return ChoiceValue::Hole;
        };
        if let (When::Period(first), When::Period(last)) = (from, to)
            && first.through(last).is_none()
        {
            self.backward(start, first, last);
            return ChoiceValue::Hole;
        }
        ChoiceValue::Range(from, to)
    }

    /// A period or `latest`, `latest-1`: the minus and the number must touch.
    fn when(&mut self) -> Option<When> {
        match self.kind(0).cloned() {
            Some(Kind::Period(period)) => {
                self.at += 1;
                Some(When::Period(period))
            }
            Some(Kind::Path(word)) if word == "latest" => {
                self.at += 1;
                self.steps_back().map(When::Latest)
            }
            Some(Kind::Bad) => {
                self.at += 1;
                None
            }
            _ => None,
        }
    }

    /// The steps behind `latest`: a minus and a whole number that touch it and each other. With blanks between them
    /// nobody knows whether a period or a value is meant.
    fn steps_back(&mut self) -> Option<u16> {
        let (Some(Kind::Minus), Some(Kind::Number(text, _))) = (self.kind(0), self.kind(1)) else {
            return Some(0);
        };
        let steps = text.parse::<u16>().ok();
        let number = self.tokens.get(self.at + 1).map_or(0..0, |token| token.range.clone());
        let touches = self.start() == self.last_end() && self.start() + 1 == number.start;
        let known = steps.filter(|_| touches);
        if known.is_some() {
            self.at += 2;
            return known;
        }
        let message = format!("`latest` and `{text}` behind a minus are neither a period nor a difference");
        let finding = Diagnostic::new(&EXPRESSION_PERIOD, self.span.part(self.start()..number.end), message);
        self.sink.push(
            finding.help("write `latest-1` for the period before, or `(series@latest)-1` for a difference"),
        );
        self.failed = true;
        self.at += 2;
        None
    }

    fn point(&mut self, path: String) -> Node {
        self.at += 2;
        let start = self.start();
        let Some(from) = self.when() else {
            return self.fail(
                format!("a period is missing after `{path}@`"),
                "write `2025`, `2025-H1`, `2025-Q2`, `2025-06`, `2025-06-15` or `latest`",
            );
        };
        if !self.take(&Kind::To) {
            return Node::Point(path, from);
        }
        let Some(to) = self.when() else {
            return self.fail("the range has no end".to_owned(), "write `series@2025-01..2025-06`");
        };
        if let (When::Period(first), When::Period(last)) = (from, to)
            && first.through(last).is_none()
        {
            return self.backward(start, first, last);
        }
        Node::Series(path, from, to)
    }

    fn backward(&mut self, start: usize, first: impl ToString, last: impl ToString) -> Node {
        let (first, last) = (first.to_string(), last.to_string());
        let message = format!("the range `{first}..{last}` runs backward");
        let finding = Diagnostic::new(&EXPRESSION_PERIOD, self.since(start), message);
        self.sink.push(finding.help(format!("write `{last}..{first}`")));
        self.failed = true;
        Node::Hole
    }

    /// `a..b` of days or dated attributes, or a name alone.
    fn dates_or_path(&mut self) -> Node {
        let start = self.start();
        let Some(from) = self.bound() else { return Node::Hole };
        if !self.take(&Kind::To) {
            return match from {
                Bound::Path(path) => Node::Path(path),
                Bound::When(_) => {
                    self.fail("a period stands for no value".to_owned(), "write `series@period`")
                }
            };
        }
        let Some(to) = self.bound() else {
            return self.fail("the range has no end".to_owned(), "write `2025-05-14..2025-08-12`");
        };
        match (&from, &to) {
            (Bound::When(When::Period(first)), Bound::When(When::Period(last)))
                if first.through(*last).is_none() =>
            {
                self.backward(start, first, last)
            }
            _ => Node::Dates(from, to),
        }
    }

    /// One end of a range of dates. `latest` is a time here, though it is spelled like a path.
    fn bound(&mut self) -> Option<Bound> {
        if let Some(Kind::Path(path)) =
            self.kind(0).cloned().filter(|kind| *kind != Kind::Path("latest".into()))
        {
            self.at += 1;
            return Some(Bound::Path(path));
        }
        self.when().map(Bound::When)
    }
}

#[cfg(test)]
mod tests;

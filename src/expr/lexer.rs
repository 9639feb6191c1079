//! Bytes of an expression to tokens.
//!
//! Knows one thing about the grammar: where digits are a period and where they are a number. Reports what is no
//! token at all and goes on; never fails.

use std::ops::Range;

use crate::data::period::Period;
use crate::data::quantity::Decimal;
use crate::diagnostic::code::expr::{EXPRESSION_PERIOD, EXPRESSION_SYNTAX};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::text::Span;

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// A dotted path, also a single name.
    Path(String),
    /// Digits that are no period, as written.
    Number(String, Decimal),
    /// A period, read.
    Period(Period),
    /// `@`.
    At,
    /// `..`.
    To,
    /// `,`.
    Comma,
    /// `:`.
    Colon,
    /// `(`.
    Open,
    /// `)`.
    Close,
    /// `+`.
    Plus,
    /// `-`.
    Minus,
    /// `*`.
    Times,
    /// `/`.
    Over,
    /// What has been reported.
    Bad,
}

/// A token and its bytes within the expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) range: Range<usize>,
}

/// Options whose value is a time, so that four digits after them are a year.
const TIMED_OPTIONS: &[&str] = &["since", "on", "within"];

/// Signs that typesetting or spreadsheets put where the grammar has a plain one.
const LOOK_ALIKES: &[(char, &str)] = &[
    ('\u{2212}', "-"),
    ('\u{2013}', "-"),
    ('\u{d7}', "*"),
    ('\u{f7}', "/"),
    ('\u{2026}', ".."),
    ('[', "("),
    (']', ")"),
    (';', ","),
    ('=', "the expression alone"),
];

/// Splits `text` into tokens; `span` is its place in the file.
pub(super) fn tokens(text: &str, span: Span, sink: &mut Diagnostics) -> Vec<Token> {
    let mut lexer = Lexer { text, span, at: 0, out: Vec::new(), sink };
    while lexer.step() {}
    lexer.out
}

struct Lexer<'a> {
    text: &'a str,
    span: Span,
    at: usize,
    out: Vec<Token>,
    sink: &'a mut Diagnostics,
}

impl<'a> Lexer<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    /// Reads one token; false at the end.
    fn step(&mut self) -> bool {
        let blank = self.rest().len() - self.rest().trim_start().len();
        self.at += blank;
        let Some(first) = self.rest().chars().next() else { return false };
        let (kind, length) = match first {
            '@' => (Kind::At, 1),
            ',' => (Kind::Comma, 1),
            ':' => (Kind::Colon, 1),
            '(' => (Kind::Open, 1),
            ')' => (Kind::Close, 1),
            '+' => (Kind::Plus, 1),
            '-' => (Kind::Minus, 1),
            '*' => (Kind::Times, 1),
            '/' => (Kind::Over, 1),
            '.' if self.rest().starts_with("..") => (Kind::To, 2),
            '0'..='9' => self.digits(),
            'a'..='z' | 'A'..='Z' | '_' => self.path(),
            other => self.stray(other),
        };
        self.out.push(Token { kind, range: self.at..self.at + length });
        self.at += length;
        true
    }

    fn report(&mut self, range: Range<usize>, message: String, help: &str) {
        let finding = Diagnostic::new(&EXPRESSION_SYNTAX, self.span.part(range), message);
        self.sink.push(if help.is_empty() { finding } else { finding.help(help) });
    }

    fn stray(&mut self, sign: char) -> (Kind, usize) {
        let meant = LOOK_ALIKES.iter().find(|(known, _)| *known == sign);
        let help = meant.map_or(String::new(), |(_, meant)| format!("write `{meant}`"));
        let help = if sign == '%' { "units come from the data: leave `%` out".to_owned() } else { help };
        let range = self.at..self.at + sign.len_utf8();
        self.report(range, format!("`{sign}` has no meaning in an expression"), &help);
        (Kind::Bad, sign.len_utf8())
    }

    /// A path: names joined by single dots. Capitals are reported with the small form and read as that.
    fn path(&mut self) -> (Kind, usize) {
        let bytes = self.rest().as_bytes();
        let name = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
        let mut length = 0;
        while name(bytes.get(length))
            || (bytes.get(length) == Some(&b'.')
                && bytes.get(length + 1).is_some_and(u8::is_ascii_alphabetic))
        {
            length += 1;
        }
        let written = self.rest().get(..length).unwrap_or("");
        let small = written.to_ascii_lowercase();
        if small != written {
            let message = format!("ids are written in small letters: `{written}`");
            self.report(self.at..self.at + length, message, &format!("write `{small}`"));
        }
        (Kind::Path(small), length)
    }

    /// Digits: a period where the grammar wants a time or where `..` follows, otherwise a number.
    fn digits(&mut self) -> (Kind, usize) {
        let length = period_length(self.rest());
        let written = self.rest().get(..length).unwrap_or("");
        let after = self.rest().get(length..).unwrap_or("");
        if self.wants_time() || (after.starts_with("..") && Period::parse(written).is_some()) {
            return self.period(written, length);
        }
        self.number()
    }

    fn wants_time(&self) -> bool {
        let mut back = self.out.iter().rev().map(|token| &token.kind);
        match back.next() {
            Some(Kind::At | Kind::To) => true,
            Some(Kind::Colon) => {
                matches!(back.next(), Some(Kind::Path(name)) if TIMED_OPTIONS.contains(&name.as_str()))
            }
            _ => false,
        }
    }

    fn period(&mut self, written: &str, length: usize) -> (Kind, usize) {
        if let Some(period) = Period::parse(written) {
            return (Kind::Period(period), length);
        }
        let range = self.at..self.at + length;
        let message = format!("`{written}` is no period");
        let finding = Diagnostic::new(&EXPRESSION_PERIOD, self.span.part(range), message);
        self.sink.push(finding.help(match mended(written) {
            Some(right) => format!("write `{right}`"),
            None => "write `2025`, `2025-H1`, `2025-Q2`, `2025-06` or `2025-06-15`".to_owned(),
        }));
        (Kind::Bad, length)
    }

    fn number(&mut self) -> (Kind, usize) {
        let rest = self.rest();
        let whole = run(rest, |byte| byte.is_ascii_digit());
        let fraction = rest.get(whole..).and_then(|rest| rest.strip_prefix('.'));
        let fraction = fraction.map_or(0, |rest| run(rest, |byte| byte.is_ascii_digit()));
        let length = if fraction > 0 { whole + 1 + fraction } else { whole };
        let written = rest.get(..length).unwrap_or("");
        let letters = run(rest.get(length..).unwrap_or(""), |byte| byte.is_ascii_alphanumeric());
        let range = self.at..self.at + length + letters;
        match Decimal::parse(written) {
            Some(value) if letters == 0 => (Kind::Number(written.to_owned(), value), length),
            _ => {
                let shown = rest.get(..length + letters).unwrap_or("").to_owned();
                self.report(
                    range,
                    format!("`{shown}` is no number"),
                    "write digits with one point: `1204.5`",
                );
                (Kind::Bad, length + letters)
            }
        }
    }
}

fn run(text: &str, accept: impl Fn(u8) -> bool) -> usize {
    text.bytes().take_while(|byte| accept(*byte)).count()
}

/// How far the longest thing that looks like a period reaches: digits and letters, and hyphens with a digit, or
/// with a quarter or half, behind them. What is too long to be a period is an error, never a subtraction.
fn period_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut length = run(text, |byte| byte.is_ascii_alphanumeric());
    while bytes.get(length) == Some(&b'-') {
        let tail = text.get(length + 1..).unwrap_or("");
        let part = run(tail, |byte| byte.is_ascii_alphanumeric());
        let named = part == 2 && tail.starts_with(['H', 'Q', 'h', 'q']);
        let digits = tail.starts_with(|first: char| first.is_ascii_digit());
        if !(digits || named && tail.as_bytes().get(1).is_some_and(u8::is_ascii_digit)) {
            break;
        }
        length += 1 + part;
    }
    length
}

/// The period that was probably meant: `2025-6` → `2025-06`, `2025-q2` → `2025-Q2`.
fn mended(written: &str) -> Option<String> {
    let pad = |part: &str| match part.len() {
        1 if part.bytes().all(|byte| byte.is_ascii_digit()) => format!("0{part}"),
        _ => part.to_ascii_uppercase(),
    };
    let right = written.split('-').map(pad).collect::<Vec<_>>().join("-");
    let compact = written.bytes().all(|byte| byte.is_ascii_digit()) && written.len() == 6;
    let right = if compact { format!("{}-{}", written.get(..4)?, written.get(4..)?) } else { right };
    Period::parse(&right).map(|_| right)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::FileId;

    fn lex(text: &str) -> (Vec<Kind>, Diagnostics) {
        let mut sink = Diagnostics::new();
        let span = Span::new(FileId(0), 0..text.len());
        let tokens = tokens(text, span, &mut sink);
        (tokens.into_iter().map(|token| token.kind).collect(), sink)
    }

    #[test]
    fn digits_are_a_period_only_where_a_time_is_wanted() {
        let check = |text: &str, position: usize, is_period: bool| {
            let (kinds, sink) = lex(text);
            assert_eq!(matches!(kinds[position], Kind::Period(_)), is_period, "{text}: {kinds:?}");
            assert!(sink.is_empty(), "{text}: {sink:?}");
        };
        check("a@2025-06", 2, true);
        check("a@2025-06-b@2025-06", 2, true);
        check("f(2025-05-14..2025-08-12)", 2, true);
        check("record(p,since:2009)", 6, true);
        check("rate(us,hs:850811)", 6, false);
        check("100*a", 0, false);
        check("2025-06", 0, false);
    }

    #[test]
    fn wrong_periods_show_the_right_form() {
        let check = |text: &str, help: &str| {
            let (kinds, sink) = lex(text);
            assert_eq!(kinds.last(), Some(&Kind::Bad), "{text}");
            assert!(
                sink.iter().any(|finding| finding.help.iter().any(|line| line.contains(help))),
                "{text}: {sink:?}"
            );
        };
        check("a@2025-6", "2025-06");
        check("a@2025-13", "2025-06-15");
        check("a@2025-06-2", "2025-06-02");
        check("a@2025-q2", "2025-Q2");
        check("a@202506", "2025-06");
    }
}

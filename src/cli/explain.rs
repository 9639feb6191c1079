//! `briefing explain`: the long form of a code or of a function, or what an expression comes to and why.

mod expression;

use std::path::PathBuf;

use clap::Args;

use super::Exit;
use super::screen::Screen;
use crate::diagnostic::{Code, code, emit};
use crate::expr::functions::{FUNCTIONS, Function};
use crate::text::nearest;

/// How wide a text is set: what reads well, and what a terminal has.
const WIDTH: usize = 80;

/// What was typed after `explain`.
#[derive(Args)]
pub(super) struct Explain {
    /// The code of a finding (`number-mismatch`), a function (`mom`), or an expression (`=mom(loans@2025-06)`)
    #[arg(value_name = "SUBJECT", value_parser = known)]
    subject: Subject,
    /// The folder that holds `content/`, for expressions
    #[arg(long, value_name = "DIR", default_value = ".")]
    root: PathBuf,
}

/// What can be explained.
#[derive(Clone)]
enum Subject {
    Code(&'static Code),
    Function(&'static Function),
    /// An expression, with its `=`.
    Expression(String),
}

impl Explain {
    /// Prints the entry of the register, or the value with everything it rests on.
    pub(super) fn run(self, screen: &mut Screen) -> Exit {
        let (head, summary, text) = match self.subject {
            Subject::Code(code) => {
                let head = format!("{} ({})", code.name, emit::word(code.severity));
                (head, code.summary, code.explanation.to_owned())
            }
            Subject::Function(function) => {
                let text = format!("{}\n\nExample: {}", function.documentation, function.example);
                (function.signature.to_owned(), function.summary, text)
            }
            Subject::Expression(text) => return expression::explain(&self.root, &text, screen),
        };
        screen.result(&format!("{head}\n\n{summary}\n\n{}\n", wrapped(&text)));
        Exit::Clean
    }
}

fn known(typed: &str) -> Result<Subject, String> {
    if typed.starts_with('=') {
        return Ok(Subject::Expression(typed.to_owned()));
    }
    let function = FUNCTIONS.iter().find(|function| function.name == typed);
    let subject =
        code::find(typed).map(Subject::Code).or(function.map(|function| Subject::Function(function)));
    let words = code::all().map(|code| code.name).chain(FUNCTIONS.iter().map(|function| function.name));
    subject.ok_or_else(|| match nearest(typed, words) {
        Some(near) => format!("nothing has this name; did you mean `{near}`?"),
        None => "nothing has this name; `briefing list codes` and `briefing list functions` show what has"
            .to_owned(),
    })
}

/// Paragraphs broken into lines between words.
fn wrapped(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(|paragraph| {
        let mut lines = vec![String::new()];
        for word in paragraph.split_whitespace() {
            match lines.last_mut() {
                Some(line) if line.is_empty() => line.push_str(word),
                Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(word.to_owned()),
            }
        }
        lines.join("\n")
    });
    paragraphs.collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_between_words() {
        let word = "a".repeat(30);
        let text = format!("{word} {word} {word}\n\nb\nc");
        assert_eq!(wrapped(&text), format!("{word} {word}\n{word}\n\nb c"));
    }
}

//! `date`: a dated attribute of an event.

use super::Function;
use super::days::attribute;
use crate::data::catalog::Target;
use crate::data::format;
use crate::expr::ast::Node;
use crate::expr::evaluator::{Evaluator, Outcome};

pub(super) static FUNCTION: Function = Function {
    name: "date",
    signature: "date(event.attribute)",
    summary: "a date of an event, at the precision recorded",
    documentation: "The attributes are `date`, `announced`, `effective`, `expires` and `ended`.",
    example: "date(truce.expires)",
    options: &[],
    run: |evaluator, call, span| {
        let argument = evaluator.only(call, span, "date(event.effective)")?;
        let Node::Path(path) = &argument.node else {
            return evaluator.bad_argument(
                argument.span,
                "a dated attribute is wanted here",
                "write `date(event.effective)`",
            );
        };
        let date = attribute(evaluator, path, argument.span)?;
        Some(Outcome::Date(date, format!("{}: {}", label(evaluator, path), format::period(date))))
    },
};

/// What an attribute is, for readers: `Truce (effective)`.
fn label(evaluator: &Evaluator<'_>, path: &str) -> String {
    match evaluator.catalog.resolve(path) {
        Ok(Target::Date(event, name, _)) => format!("{} ({name})", event.title),
        _ => path.to_owned(),
    }
}

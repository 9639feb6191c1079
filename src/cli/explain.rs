//! `briefing explain`: the long form of a code.

use clap::Args;

use super::Exit;
use super::screen::Screen;
use crate::diagnostic::{Code, code, emit};
use crate::text::nearest;

/// What was typed after `explain`.
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The code of a finding, such as `number-mismatch`
    #[arg(value_name = "CODE", value_parser = known)]
    code: &'static Code,
}

impl Explain {
    /// Prints the entry of the register.
    pub(super) fn run(self, screen: &mut Screen) -> Exit {
        let Code { name, severity, summary, explanation } = self.code;
        screen.result(&format!("{name} ({})\n\n{summary}\n\n{explanation}\n", emit::word(*severity)));
        Exit::Clean
    }
}

fn known(typed: &str) -> Result<&'static Code, String> {
    code::find(typed).ok_or_else(|| match nearest(typed, code::all().map(|code| code.name)) {
        Some(near) => format!("no finding has this code; did you mean `{near}`?"),
        None => "no finding has this code; `briefing list codes` shows them all".to_owned(),
    })
}

//! What the settings name must be there: code lists, an act, colours and what has them, a currency, classes of words.
//!
//! The settings are read before anything else of the briefing is known; this is the first place that knows all of it.

use crate::chart;
use crate::claim::Vocabulary;
use crate::data::catalog::{Catalog, Target};
use crate::data::unit::UnitKind;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, code};
use crate::project::Config;
use crate::text::{Spanned, nearest};

/// Reports every setting that names what is not there.
pub(super) fn check(config: &Config, catalog: &Catalog, sink: &mut Diagnostics) {
    check_lists(config, catalog, sink);
    check_colours(config, catalog, sink);
    check_currency(config, catalog, sink);
    for words in config.words.values().filter(|class| !Vocabulary::default().add(&class.key.value, &[])) {
        let finding =
            unknown(&code::yaml::BAD_WORD, &words.key, "a class of words", ["up", "down"].into_iter());
        sink.push(finding.note("the classes are `up` and `down`"));
    }
}

/// The finding for a name that is not one of these.
fn unknown<'a>(
    code: &'static Code,
    name: &Spanned<String>,
    what: &str,
    known: impl Iterator<Item = &'a str>,
) -> Diagnostic {
    let message = format!("`{}` is not {what}", name.value);
    Diagnostic::new(code, name.span, message).suggest(nearest(&name.value, known))
}

fn check_lists(config: &Config, catalog: &Catalog, sink: &mut Diagnostics) {
    let strip = config.strip.as_ref();
    for list in config.pages_for.iter().chain(strip.map(|strip| &strip.codes)) {
        if !catalog.code_lists.contains_key(&list.value) && !catalog.lost.contains(&list.value) {
            let known = catalog.code_lists.keys().map(String::as_str);
            sink.push(unknown(&code::data::UNKNOWN_CODE_LIST, list, "a code list", known));
        }
    }
    let Some(act) = strip.map(|strip| &strip.act) else { return };
    if !catalog.acts.contains_key(&act.value) && !catalog.lost.contains(&act.value) {
        let known = catalog.acts.keys().map(String::as_str);
        sink.push(unknown(&code::data::UNKNOWN_ACT, act, "an act", known));
    }
}

/// A colour belongs to a member of a code list, a series, or one line of it, and is a token of the theme.
fn check_colours(config: &Config, catalog: &Catalog, sink: &mut Diagnostics) {
    for colour in config.colours.values() {
        if chart::tokens().all(|token| token != colour.token.value) {
            let finding =
                unknown(&code::yaml::BAD_WORD, &colour.token, "a colour of the theme", chart::tokens());
            let listed: Vec<String> = chart::tokens().map(|token| format!("`{token}`")).collect();
            sink.push(finding.note(format!("the colours are {}", listed.join(", "))));
        }
        let name = &colour.of;
        let members = || catalog.code_lists.values().flat_map(|list| list.members.keys());
        let is_line = || match catalog.resolve(&name.value) {
            Ok(Target::Observations(..) | Target::Partial(..) | Target::NoObservations(_) | Target::Lost) => {
                true
            }
            Ok(_) | Err(_) => false,
        };
        if !members().any(|member| *member == name.value) && !is_line() {
            let known = members().chain(catalog.series.keys()).map(String::as_str);
            sink.push(unknown(&code::data::UNKNOWN_CODE, name, "a member of a code list or a series", known));
        }
    }
}

/// The id that a bare sign stands for must be one in which there can be amounts.
fn check_currency(config: &Config, catalog: &Catalog, sink: &mut Diagnostics) {
    let Some(currency) = &config.currency else { return };
    let is_currency =
        |id: &str| catalog.units.find(id).is_some_and(|unit| matches!(unit.kind, UnitKind::Currency(_)));
    if !is_currency(&currency.value) {
        let known = || catalog.units.ids().filter(|id| is_currency(id));
        let finding = unknown(&code::data::UNKNOWN_UNIT, currency, "a currency", known());
        sink.push(finding.note(format!("currencies: {}", known().collect::<Vec<_>>().join(", "))));
    }
}

//! A claim from its words and figure to its verdict: reads, computes, judges, reports and says what readers see.

use std::collections::BTreeSet;

use super::beside::{self, Beside};
use super::judge::{Setting, judge, unhedged};
use super::reading::{Expected, Form, Reading, Spoken, Unread, read};
use super::words::{Direction, Flatness, Hedge};
use super::{ClaimText, Fault, Ground, Judgement, Part, ResolvedClaim, State, Verdict};
use super::{context, date, divisor, form, held, record, relation, report, show, wording};
use crate::data::catalog::{Catalog, Target};
use crate::data::concern::Concerns;
use crate::data::reference::{Gravity, SourceId};
use crate::data::series::{Condition, ObservationStatus};
use crate::data::unit::UnitKind;
use crate::diagnostic::code::claim as codes;
use crate::diagnostic::code::expr::EXPRESSION_SYNTAX;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expr::{self, Bound, Evaluation, Expression, Figure, Input, Nature, Node, Number, Value};
use crate::text::{Spanned, counted, nearest};

/// Judges a claim. One that does not pass has an error, or rests on what was reported before.
#[must_use]
pub fn resolve(
    text: &ClaimText<'_>,
    figure: &Figure,
    ground: Ground<'_>,
    sink: &mut Diagnostics,
) -> ResolvedClaim {
    let mut found = Diagnostics::new();
    let claim = judged(text, figure, ground, &mut found);
    if !claim.verdict.passes() && !found.has_errors() && !is_reported(&claim.figure, ground.catalog) {
        let message = "the figure cannot be judged, and nothing tells why";
        let help = "bind the words to a simpler expression, or cite their source";
        found.push(Diagnostic::new(&codes::UNREADABLE, text.span, message).help(help));
    }
    sink.append(found);
    claim
}

/// Whether a figure could not be read, or names what could not, which was reported there.
fn is_reported(figure: &Figure, catalog: &Catalog) -> bool {
    let is_lost = |path: &str| match catalog.resolve(path) {
        Ok(Target::Lost) => true,
        Ok(
            Target::Observations(series, ..) | Target::NoObservations(series) | Target::Partial(series, _),
        ) => series.condition == Condition::Damaged,
        _ => false,
    };
    match figure {
        Figure::Expressions(list) => list.iter().any(|one| {
            let mut lost = one.has_hole();
            one.visit(&mut |part| match &part.node {
                Node::Point(path, _) | Node::Series(path, ..) | Node::Path(path) => lost |= is_lost(path),
                Node::Dates(from, to) => {
                    lost |= [from, to].into_iter().any(|bound| match bound {
                        Bound::Path(path) => is_lost(path),
                        Bound::When(_) => false,
                    })
                }
                _ => {}
            });
            lost
        }),
        Figure::Cite(source) | Figure::Quote(source) => {
            catalog.lost.contains(&source.value) || source.value.is_empty()
        }
        Figure::Exempt(_) | Figure::Named(_) => false,
    }
}

fn judged(
    text: &ClaimText<'_>,
    figure: &Figure,
    ground: Ground<'_>,
    sink: &mut Diagnostics,
) -> ResolvedClaim {
    let meant = match figure {
        Figure::Named(name) => match expr::named(name, ground.catalog, sink) {
            Some(Figure::Named(other)) => {
                // A name that stands for a name could go round in circles.
                let message = format!("`fig.{}` names another figure, `fig.{}`", name.value, other.value);
                let help = "write the expression itself under the name";
                sink.push(Diagnostic::new(&EXPRESSION_SYNTAX, name.span, message).help(help));
                return blank(text, figure.clone(), Verdict::Unknown, State::Matches);
            }
            None => return blank(text, figure.clone(), Verdict::Unknown, State::Matches),
            Some(found) => found,
        },
        other => other.clone(),
    };
    let is_computed = matches!(meant, Figure::Expressions(_));
    if wording::is_draft(text.words) && !is_computed {
        report::draft(text, None, sink);
        return blank(text, meant, Verdict::Unknown, State::Cited);
    }
    match &meant {
        Figure::Expressions(list) => expressions(text, &meant, list, ground, sink),
        Figure::Cite(source) | Figure::Quote(source) => cited(text, &meant, source, ground.catalog, sink),
        _ => exempt(text, meant, sink),
    }
}

/// A claim of which nothing is known yet but its words.
fn blank(text: &ClaimText<'_>, figure: Figure, verdict: Verdict, state: State) -> ResolvedClaim {
    ResolvedClaim {
        words: text.words.to_owned(),
        figure,
        verdict,
        state,
        parts: Vec::new(),
        sources: Vec::new(),
        title: text.title.map(str::to_owned),
        discrepancies: Vec::new(),
        notes: Vec::new(),
        span: text.span,
    }
}

/// A source vouches for the words: all that can be told is whether there is such a source.
fn cited(
    text: &ClaimText<'_>,
    figure: &Figure,
    source: &Spanned<SourceId>,
    catalog: &Catalog,
    sink: &mut Diagnostics,
) -> ResolvedClaim {
    let known = catalog.sources.contains_key(&source.value);
    let silent = catalog.lost.contains(&source.value) || source.value.is_empty();
    if !known && !silent {
        let near = nearest(&source.value, catalog.sources.keys().map(String::as_str));
        let message = format!("there is no source `{}`", source.value);
        sink.push(Diagnostic::new(&codes::UNKNOWN_CITATION, source.span, message).suggest(near));
    }
    let verdict = if known { Verdict::Ok } else { Verdict::Unknown };
    let sources = if known { vec![source.value.clone()] } else { Vec::new() };
    ResolvedClaim { sources, ..blank(text, figure.clone(), verdict, State::Cited) }
}

/// No claim about the data. Its reason is shown to readers, so there must be one.
fn exempt(text: &ClaimText<'_>, figure: Figure, sink: &mut Diagnostics) -> ResolvedClaim {
    let reason = text.title.is_some_and(|title| !title.trim().is_empty());
    if !reason {
        let message = "an exempt number gives no reason";
        let help = "write it as the link's title: `[42](=exempt \"an example\")`";
        sink.push(Diagnostic::new(&codes::EXEMPT_WITHOUT_REASON, text.span, message).help(help));
    }
    let verdict = if reason { Verdict::Ok } else { Verdict::Unknown };
    blank(text, figure, verdict, State::Exempt)
}

/// Everything that the judgement of a claim over expressions works with.
struct Case<'a> {
    text: &'a ClaimText<'a>,
    list: &'a [Expression],
    evaluations: Vec<Evaluation>,
    beside: Beside,
    ground: Ground<'a>,
}

fn expressions(
    text: &ClaimText<'_>,
    figure: &Figure,
    list: &[Expression],
    ground: Ground<'_>,
    sink: &mut Diagnostics,
) -> ResolvedClaim {
    let evaluations = expr::evaluate_all(list, ground.catalog, sink);
    let beside = beside::read(text, ground.vocabulary);
    let case = Case { text, list, evaluations, beside, ground };
    let judgements = judgements(&case, sink);
    let mut claim = blank(text, figure.clone(), Verdict::Ok, State::Matches);
    claim.discrepancies = discrepancies(&case);
    claim.state = state(&case, &claim.discrepancies);
    for ((expression, evaluation), judgement) in list.iter().zip(&case.evaluations).zip(judgements) {
        claim.verdict = claim.verdict.max(judgement.verdict);
        claim.notes.extend(evaluation.notes.iter().chain(&judgement.notes).cloned());
        for source in evaluation.inputs.iter().flat_map(|input| &input.sources) {
            if !claim.sources.contains(source) {
                claim.sources.push(source.clone());
            }
        }
        claim.parts.push(part(expression, evaluation.clone(), &judgement));
    }
    circle_note(&case, &mut claim);
    claim
}

fn part(expression: &Expression, evaluation: Evaluation, judgement: &Judgement) -> Part {
    let accepted = judgement.accepted.as_ref().map(|accepted| show::accepted(accepted, &judgement.symbol));
    Part {
        expression: expression.to_string(),
        value: show::value(&evaluation),
        interval: show::interval(&evaluation),
        accepted: accepted.unwrap_or_default(),
        verdict: judgement.verdict,
        evaluation,
    }
}

/// A judgement for each expression, reported where it does not pass.
fn judgements(case: &Case<'_>, sink: &mut Diagnostics) -> Vec<Judgement> {
    let unknown = || Judgement { verdict: Verdict::Unknown, ..Judgement::passed() };
    let all = |judgement: Judgement| case.evaluations.iter().map(|_| judgement.clone()).collect();
    if wording::is_draft(case.text.words) {
        let evaluations: Vec<&Evaluation> = case.evaluations.iter().collect();
        let wordings = wording::of(case.text, &evaluations, case.ground.vocabulary);
        report::draft(case.text, wordings.first(), sink);
        return all(unknown());
    }
    if case.evaluations.iter().any(|evaluation| evaluation.value == Value::Unknown) {
        return all(unknown());
    }
    let whole = 0..case.text.words.len();
    if let [Evaluation { value: Value::Date(date), .. }] = case.evaluations.as_slice() {
        let denied = case.beside.negation.as_deref().map(denied);
        let judgement = denied.unwrap_or_else(|| date::judge(case.text.words, *date, case.ground.vocabulary));
        report::judgement(case.text, whole, &judgement, case.evaluations.first(), &[], sink);
        return vec![judgement];
    }
    let mut reading = match read(
        case.text.words,
        expected(&case.evaluations),
        case.evaluations.len(),
        case.ground.vocabulary,
    ) {
        Ok(reading) => reading,
        Err(unread) => {
            let judgement = unreadable(&unread);
            report::judgement(case.text, unread.range, &judgement, case.evaluations.first(), &[], sink);
            return all(judgement);
        }
    };
    if let Some(judgement) = case.beside.negation.as_deref().map(denied).or_else(|| unpaired(&reading, case))
    {
        report::judgement(case.text, whole, &judgement, case.evaluations.first(), &[], sink);
        return all(judgement);
    }
    reading.take_units(case.beside.currency, case.beside.scale, case.beside.unit);
    reading.share_units(|one, other| alike(case, one, other));
    let mut out = each(case, &reading, sink);
    let near =
        [Direction::Up, Direction::Down].into_iter().find(|direction| case.beside.says_near(*direction));
    if let Some(fault) = relation::pair(&case.evaluations, &reading, near)
        .or_else(|| neighbour(case, &reading))
        .or_else(|| context::periods(&case.evaluations, &case.beside, case.ground.catalog))
        && out.iter().all(|judgement| judgement.verdict.passes())
    {
        report::judgement(case.text, whole, &fault, case.evaluations.last(), &[], sink);
        if let Some(last) = out.last_mut() {
            last.verdict = fault.verdict;
        }
    }
    out
}

/// A single value against one that its sentence compares it with.
fn neighbour(case: &Case<'_>, reading: &Reading) -> Option<Judgement> {
    let ([spoken], [evaluation]) = (reading.spoken.as_slice(), case.evaluations.as_slice()) else {
        return None;
    };
    let Value::Number(number) = &evaluation.value else { return None };
    relation::neighbour(case.text, spoken, number, case.ground.vocabulary)
}

/// A negation before the link turns the claim round.
fn denied(word: &str) -> Judgement {
    let message = format!("`{word}` before the link turns the claim round, which cannot be judged");
    Judgement::fault(Verdict::Unknown, &codes::UNREADABLE, message).help("say what is so, not what is not")
}

/// Whether two expressions are of one kind, so that a unit said once holds for both.
fn alike(case: &Case<'_>, one: usize, other: usize) -> bool {
    let kind = |at: usize| match case.evaluations.get(at).map(|evaluation| &evaluation.value) {
        Some(Value::Number(number)) => Some((&number.unit.kind, number.nature == Nature::Ratio)),
        _ => None,
    };
    kind(one) == kind(other)
}

fn unreadable(unread: &Unread) -> Judgement {
    Judgement::fault(Verdict::Unknown, &codes::UNREADABLE, unread.reason.clone()).help(unread.help.clone())
}

/// What kind of claim the value asks for; it decides words with two readings.
fn expected(evaluations: &[Evaluation]) -> Expected {
    match evaluations.first().map(|evaluation| &evaluation.value) {
        Some(Value::Record(_)) => Expected::Record,
        Some(Value::Number(number)) => match number.nature {
            Nature::Rank(_) => Expected::Rank,
            Nature::Streak => Expected::Streak,
            Nature::Duration(_) => Expected::Duration,
            Nature::Count => Expected::Count,
            Nature::Share | Nature::PercentOf => Expected::Share,
            _ => Expected::Other,
        },
        _ => Expected::Other,
    }
}

/// Words and expressions that do not pair.
fn unpaired(reading: &Reading, case: &Case<'_>) -> Option<Judgement> {
    let (said, given) = (reading.spoken.len(), case.evaluations.len());
    if said == given {
        return None;
    }
    if said == 0 {
        let message = "the words name no number, direction or rank that could be judged";
        let help = "bind the words that make the claim; cite a source for others";
        return Some(Judgement::fault(Verdict::Unknown, &codes::UNREADABLE, message).help(help));
    }
    let (said, given) = (counted(said, "claim", "claims"), counted(given, "expression", "expressions"));
    let message = format!("the words make {said}, the figure has {given}");
    let help = "write one expression for each number, divided by commas, or move a number out of the link";
    Some(Judgement::fault(Verdict::Unknown, &codes::TWO_NUMBERS, message).help(help))
}

/// Each claim against its expression.
fn each(case: &Case<'_>, reading: &Reading, sink: &mut Diagnostics) -> Vec<Judgement> {
    let alone = case.evaluations.len() == 1;
    let mut out = Vec::new();
    for (at, ((spoken, evaluation), expression)) in
        reading.spoken.iter().zip(&case.evaluations).zip(case.list).enumerate()
    {
        let setting = Setting {
            reading,
            beside: &case.beside,
            catalog: case.ground.catalog,
            vocabulary: case.ground.vocabulary,
            alone,
            expression,
        };
        let mut spoken = spoken.clone();
        let loose = take_hedge(&mut spoken, case, at == 0);
        let mut judgement = if spoken.bare_times && case.beside.is_led_by_verb() {
            unreadable(&Unread::ambiguous(spoken.range.clone()))
        } else {
            one(&mut spoken, evaluation, setting)
        };
        if judgement.verdict.passes() {
            judgement = further(case, at, &spoken, setting).unwrap_or(judgement);
        }
        if let Some(words) = loose.filter(|_| judgement.verdict.passes()) {
            report::loose_hedge(case.text, &words, sink);
        }
        let phrases = offers(&spoken, evaluation, &judgement, setting);
        report::judgement(case.text, spoken.range.clone(), &judgement, Some(evaluation), &phrases, sink);
        out.push(judgement);
    }
    out
}

/// What else the words say of a number that passes: what it is divided by, what it is compared with, that it stayed.
fn further(case: &Case<'_>, at: usize, spoken: &Spoken, setting: Setting<'_>) -> Option<Judgement> {
    let evaluation = case.evaluations.get(at)?;
    let Value::Number(number) = &evaluation.value else { return None };
    let last = at + 1 == case.evaluations.len();
    let outside = case.beside.divisor.as_ref().filter(|_| last && spoken.is_last());
    let divided = spoken.divisor.as_ref().or(outside);
    let catalog = case.ground.catalog;
    divided
        .and_then(|divisor| divisor::judge(divisor, number, evaluation, catalog))
        .or_else(|| {
            let own = own_bases(case, at, setting.reading);
            context::base(spoken, number, evaluation, (&case.beside, &own), catalog)
        })
        .or_else(|| {
            let stayed = case.beside.stayed && at == 0 && spoken.is_bounded();
            let flat = spoken.held.or(case.beside.held).or(stayed.then_some(Flatness::Flat))?;
            held::judge_before(case.list, at, spoken, flat, number, setting)
        })
}

/// The base words of one claim among several: those behind its number, else those before it, else any.
fn own_bases(case: &Case<'_>, at: usize, reading: &Reading) -> Vec<(beside::Step, String)> {
    let end = |at: usize| reading.spoken.get(at).map(|spoken| spoken.range.end);
    let start = |at: usize| reading.spoken.get(at).map(|spoken| spoken.range.start);
    let words = case.text.words;
    let found = |from: Option<usize>, to: Option<usize>| {
        let part = words.get(from.unwrap_or(0)..to.unwrap_or(words.len())).unwrap_or_default();
        beside::bases_in(part, case.ground.vocabulary)
    };
    let behind = found(end(at), start(at + 1));
    let before = || found(at.checked_sub(1).and_then(end), start(at));
    match reading.spoken.len() {
        0 | 1 => case.beside.bases.clone(),
        _ if !behind.is_empty() => behind,
        _ => Some(before()).filter(|bases| !bases.is_empty()).unwrap_or_else(|| case.beside.bases.clone()),
    }
}

/// Takes a hedge that stands directly outside the link; its words, if there is one. Words that take none are refused
/// under one that can mean nothing else: "almost the largest".
fn take_hedge(spoken: &mut Spoken, case: &Case<'_>, first: bool) -> Option<String> {
    let (hedge, words) = case.beside.hedge.as_ref().filter(|_| first && spoken.hedge.is_none())?;
    let hedged = matches!(
        spoken.form,
        Form::Number(_)
            | Form::Fraction(..)
            | Form::Multiple(_)
            | Form::Halved
            | Form::Class(_)
            | Form::Span(..)
    );
    if !hedged && !matches!(hedge, Hedge::Nearly | Hedge::JustOver | Hedge::Barely | Hedge::About) {
        return None;
    }
    spoken.hedge = Some(*hedge);
    Some(words.clone())
}

/// A claim against its value. A number without a unit may be one in a unit that the sentence names elsewhere:
/// "from [391,000](=…) to [604,000 tonnes](=…)".
fn one(spoken: &mut Spoken, evaluation: &Evaluation, setting: Setting<'_>) -> Judgement {
    let judgement = by_value(spoken, evaluation, setting);
    let bare = spoken.unit.is_none() && matches!(spoken.form, Form::Number(_));
    let mass = matches!(&evaluation.value, Value::Number(number) if number.unit.kind == UnitKind::Mass);
    if judgement.verdict.passes() || !bare || !mass {
        return judgement;
    }
    for unit in &setting.beside.units {
        let mut other = spoken.clone();
        other.unit = Some(*unit);
        let again = by_value(&other, evaluation, setting);
        if again.verdict.passes() {
            *spoken = other;
            return again;
        }
    }
    judgement
}

fn by_value(spoken: &Spoken, evaluation: &Evaluation, setting: Setting<'_>) -> Judgement {
    match &evaluation.value {
        Value::Number(number) => {
            let judgement = judge(spoken, number, evaluation, setting);
            let counted = number.nature == Nature::Count && judgement.verdict.passes();
            let among = if counted { form::among(setting.reading, evaluation) } else { None };
            among.unwrap_or(judgement)
        }
        Value::Record(record) => {
            let of = evaluation.times.of.first().copied();
            unhedged(spoken)
                .unwrap_or_else(|| record::judge(spoken, record, setting.reading, setting.beside, of))
        }
        Value::Date(_) | Value::Unknown => {
            Judgement::fault(Verdict::Unknown, &codes::UNREADABLE, "a date stands alone in its figure")
        }
    }
}

/// Wording that would pass, each phrase judged like the editor's own.
fn offers(
    spoken: &Spoken,
    evaluation: &Evaluation,
    judgement: &Judgement,
    setting: Setting<'_>,
) -> Vec<String> {
    let missed = judgement.fault.as_ref().is_some_and(|fault: &Fault| {
        [codes::NUMBER_MISMATCH.name, codes::NUMBER_DRIFT.name].contains(&fault.code.name)
    });
    let (true, Value::Number(number)) = (missed, &evaluation.value) else { return Vec::new() };
    let Ok(measured) = super::measure::measure(spoken, number, setting.catalog, setting.vocabulary) else {
        return Vec::new();
    };
    let direction = match spoken.direction.filter(|_| measured.directed) {
        Some(Direction::Up) => "up ",
        Some(Direction::Down) => "down ",
        None => "",
    };
    let phrases = super::suggest::phrases(spoken, number, &measured);
    let phrases = phrases.into_iter().map(|phrase| format!("{direction}{phrase}"));
    phrases.filter(|phrase| would_pass(phrase, number, evaluation, setting)).collect()
}

/// An offer is judged like the words of an editor: one that the program would refuse must not be printed as help.
fn would_pass(phrase: &str, number: &Number, evaluation: &Evaluation, setting: Setting<'_>) -> bool {
    let Ok(reading) = read(phrase, expected(std::slice::from_ref(evaluation)), 1, setting.vocabulary) else {
        return false;
    };
    let again = Setting { reading: &reading, ..setting };
    matches!(reading.spoken.as_slice(), [spoken] if judge(spoken, number, evaluation, again).verdict.passes())
}

/// The discrepancies that concern an input, in the order of the catalogue.
fn discrepancies(case: &Case<'_>) -> Vec<String> {
    let Ground { catalog, concerns, .. } = case.ground;
    let inputs = case.evaluations.iter().flat_map(|evaluation| &evaluation.inputs);
    let found: BTreeSet<&String> = inputs.flat_map(|input| about(input, concerns)).collect();
    catalog.discrepancies.keys().filter(|id| found.contains(id)).cloned().collect()
}

/// The discrepancies about an input: about its cell, or about the date that it is.
fn about<'a>(input: &Input, concerns: &'a Concerns) -> &'a [String] {
    match &input.series {
        Some((series, key)) => concerns.of_cell(series, key, input.period),
        None => concerns.of_date(&input.path),
    }
}

/// Whether a disagreement changes a conclusion. One that does not stands in the record, but leaves the number as
/// good as it was.
fn matters(case: &Case<'_>, id: &str) -> bool {
    case.ground.catalog.discrepancies.get(id).is_some_and(|one| one.gravity == Gravity::High)
}

/// Whether a source gives another number for one of the cells that the claim rests on.
fn has_alternative(case: &Case<'_>) -> bool {
    let inputs = case.evaluations.iter().flat_map(|evaluation| &evaluation.inputs);
    let mut observations = inputs.filter_map(|input| {
        let (series, key) = input.series.as_ref()?;
        case.ground.catalog.series.get(series)?.keys.get(key)?.by_period.get(&input.period)
    });
    observations.any(|observation| !observation.alternatives.is_empty())
}

/// What readers are told, the gravest first.
fn state(case: &Case<'_>, discrepancies: &[String]) -> State {
    let has = |wanted: &[ObservationStatus]| {
        let mut inputs = case.evaluations.iter().flat_map(|evaluation| &evaluation.inputs);
        inputs.any(|input| wanted.contains(&input.status))
    };
    match () {
        () if case.evaluations.iter().any(|evaluation| evaluation.circle.is_some()) => State::Cited,
        () if has_alternative(case) || discrepancies.iter().any(|id| matters(case, id)) => State::Differ,
        () if has(&[ObservationStatus::Provisional, ObservationStatus::Forecast]) => State::Provisional,
        () if has(&[ObservationStatus::Derived]) => State::Derived,
        () => State::Matches,
    }
}

/// Says what a figure in a circle rests on.
fn circle_note(case: &Case<'_>, claim: &mut ResolvedClaim) {
    for evaluation in &case.evaluations {
        let Some(circle) = evaluation.circle else { continue };
        let (Some(derived), Some(from)) =
            (evaluation.inputs.get(circle.derived), evaluation.inputs.get(circle.from))
        else {
            continue;
        };
        let note = format!("follows from a printed change: {} was computed from {}", derived.path, from.path);
        claim.notes.push(note);
    }
}

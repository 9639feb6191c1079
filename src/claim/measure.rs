//! The value as the words speak of it: in their unit, as a change, a multiple or a fraction.
//!
//! Per cent and points never match each other; a multiple over a change is converted, never compared raw.

use super::divisor::Divisor;
use super::reading::{Form, Spoken};
use super::words::{Direction, Sense, UnitWord, Vocabulary};
use crate::data::catalog::Catalog;
use crate::data::format;
use crate::data::quantity::{Decimal, Interval};
use crate::data::series::Measure;
use crate::data::unit::{Unit, UnitKind};
use crate::expr::{Nature, Number};

/// A value made comparable with the words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Measured {
    pub(super) value: Decimal,
    pub(super) interval: Interval,
    /// One unit of the data's last place, for a bare observation.
    pub(super) step: Option<Decimal>,
    /// Whether its sign is a direction.
    pub(super) directed: bool,
    /// The value before `abs()`, if that was used.
    pub(super) signed: Option<Decimal>,
    /// Whether it is an amount of money or a price.
    pub(super) is_money: bool,
    /// What the value is counted in, for messages: `%`, `t`, `times`.
    pub(super) symbol: String,
}

/// Why the words' unit does not fit, and what to write.
pub(super) type Misfit = (String, String);

/// The linear change of scale `value * factor + offset`.
struct Scale {
    factor: Decimal,
    offset: Decimal,
    directed: bool,
    symbol: String,
}

/// The value of `number` as `spoken` counts it.
pub(super) fn measure(
    spoken: &Spoken,
    number: &Number,
    catalog: &Catalog,
    vocabulary: &Vocabulary,
) -> Result<Measured, Misfit> {
    if spoken.turns && spoken.direction == Some(Direction::Down) {
        return downward(number);
    }
    let scale = match spoken.form {
        Form::Multiple(_) | Form::SpanMultiple(..) => multiple(number),
        Form::Fraction(..) => fraction(spoken, number),
        Form::Halved => halved(number),
        Form::Class(_) => class(number),
        Form::Number(_) | Form::Span(..) => unit(spoken, number, catalog, vocabulary),
        _ => Ok(same(number)),
    }?;
    apply(number, &scale).ok_or_else(|| ("the value is too large to compare".to_owned(), String::new()))
}

/// "Fell twofold", "down by a factor of two": the old value as a multiple of the new.
fn downward(number: &Number) -> Result<Measured, Misfit> {
    let scale = multiple(number)?;
    let too_large = || ("the value is too large to compare".to_owned(), String::new());
    let measured = apply(number, &scale).ok_or_else(too_large)?;
    let turned = |value: Decimal| Decimal::ONE.checked_div(value);
    let (Some(value), Some(low), Some(high)) =
        (turned(measured.value), turned(measured.interval.low), turned(measured.interval.high))
    else {
        return Err((
            "nothing falls to zero by a multiple".to_owned(),
            "write the change in per cent".to_owned(),
        ));
    };
    Ok(Measured { value, interval: Interval::between(low, high), ..measured })
}

/// The number on another scale. A step is how fine the source printed: one unit of its last place, scaled along.
fn apply(number: &Number, scale: &Scale) -> Option<Measured> {
    let turn = |value: Decimal| value.checked_mul(scale.factor)?.checked_add(scale.offset);
    let step = match number.printed {
        Some(printed) => {
            let power = Decimal::power_of_ten(printed.multiplier - printed.decimals)?;
            Some(power.checked_mul(scale.factor)?.abs())
        }
        None => None,
    };
    let interval = Interval::between(turn(number.interval.low)?, turn(number.interval.high)?);
    let signed = number.signed.and_then(turn);
    let (directed, symbol) = (scale.directed, scale.symbol.clone());
    Some(Measured {
        value: turn(number.value)?,
        interval,
        step,
        directed,
        signed,
        is_money: is_money(number),
        symbol,
    })
}

fn is_money(number: &Number) -> bool {
    match &number.unit.kind {
        UnitKind::Currency(_) => true,
        UnitKind::Quotient(above, _) => matches!(**above, UnitKind::Currency(_)),
        _ => false,
    }
}

/// The scale of the expression itself.
fn same(number: &Number) -> Scale {
    Scale {
        factor: Decimal::ONE,
        offset: Decimal::ZERO,
        directed: number.nature.has_direction(),
        symbol: number.unit.symbol.clone(),
    }
}

fn hundredth() -> Decimal {
    Decimal::power_of_ten(-2).unwrap_or(Decimal::ONE)
}

fn is_percent(number: &Number) -> bool {
    number.unit.kind == UnitKind::Percent
}

/// What the expression gives, for messages.
pub(super) fn described(number: &Number) -> String {
    match (number.nature, number.unit.symbol.as_str()) {
        (Nature::PercentChange, _) => "a change in per cent".to_owned(),
        (Nature::Ratio, _) => "a multiple".to_owned(),
        (Nature::Rank(_), _) => "a rank".to_owned(),
        (_, "") => "a plain number".to_owned(),
        (_, symbol) => format!("`{symbol}`"),
    }
}

/// `three times`: a ratio as it is; a change of +200% is three times, a share of 300% too.
fn multiple(number: &Number) -> Result<Scale, Misfit> {
    let symbol = "times".to_owned();
    match number.nature {
        // "Cut four times" counts the cuts.
        Nature::Ratio | Nature::Plain | Nature::Count => {
            Ok(Scale { directed: false, symbol, ..same(number) })
        }
        Nature::PercentChange => {
            Ok(Scale { factor: hundredth(), offset: Decimal::ONE, directed: false, symbol })
        }
        Nature::PercentOf | Nature::Share => {
            Ok(Scale { factor: hundredth(), offset: Decimal::ZERO, directed: false, symbol })
        }
        _ => Err((
            format!("the words name a multiple, the expression gives {}", described(number)),
            "bind them to `ratio(new,old)`".to_owned(),
        )),
    }
}

/// `by a third` is a part of a change where the words name a direction, else a part of a whole.
fn fraction(spoken: &Spoken, number: &Number) -> Result<Scale, Misfit> {
    let changes = spoken.direction.is_some();
    match number.nature {
        Nature::PercentChange => Ok(Scale { factor: hundredth(), ..same(number) }),
        Nature::Ratio if changes => {
            Ok(Scale { offset: Decimal::ONE.negated(), directed: true, ..same(number) })
        }
        Nature::Ratio => Ok(same(number)),
        _ if is_percent(number) => Ok(Scale { factor: hundredth(), ..same(number) }),
        _ => Err((
            format!("the words name a fraction, the expression gives {}", described(number)),
            "bind them to `share(part,whole)`, `pct(a,b)` or `ratio(new,old)`".to_owned(),
        )),
    }
}

/// `halved` is a change of −50%, however the expression puts it.
fn halved(number: &Number) -> Result<Scale, Misfit> {
    match number.nature {
        Nature::PercentChange => Ok(Scale { factor: hundredth(), ..same(number) }),
        Nature::Ratio => Ok(Scale { offset: Decimal::ONE.negated(), directed: true, ..same(number) }),
        Nature::PercentOf => {
            Ok(Scale { factor: hundredth(), offset: Decimal::ONE.negated(), directed: true, ..same(number) })
        }
        _ => Err((
            format!("`halved` is a change, the expression gives {}", described(number)),
            "bind it to `change(new,old)` or `ratio(new,old)`".to_owned(),
        )),
    }
}

/// `most`, `a majority`: classes are bounded in per cent.
fn class(number: &Number) -> Result<Scale, Misfit> {
    let symbol = "%".to_owned();
    match number.nature {
        Nature::Ratio => Ok(Scale { factor: Decimal::HUNDRED, symbol, ..same(number) }),
        _ if is_percent(number) => Ok(same(number)),
        _ => Err((
            format!("the words name a part of a whole, the expression gives {}", described(number)),
            "bind them to `share(part,whole)`".to_owned(),
        )),
    }
}

/// A printed number in the unit that the words name.
fn unit(
    spoken: &Spoken,
    number: &Number,
    catalog: &Catalog,
    vocabulary: &Vocabulary,
) -> Result<Scale, Misfit> {
    let Some(word) = spoken.unit else { return Ok(same(number)) };
    match word {
        UnitWord::Percent => percent(spoken, number),
        UnitWord::Points if number.unit.kind == UnitKind::Points => Ok(same(number)),
        UnitWord::BasisPoints if number.unit.kind == UnitKind::Points => {
            Ok(Scale { factor: Decimal::HUNDRED, symbol: "basis points".to_owned(), ..same(number) })
        }
        UnitWord::Points if is_index(number) => Ok(same(number)),
        UnitWord::Points | UnitWord::BasisPoints => Err(points(number)),
        UnitWord::AmbiguousTons => Err((
            "`tons` may be metric, long or short".to_owned(),
            "write `tonnes`, `long tons` or `short tons`".to_owned(),
        )),
        UnitWord::Dollar => named(vocabulary.dollar(), spoken.divisor.as_ref(), number, catalog),
        UnitWord::Named(id) => named(id, spoken.divisor.as_ref(), number, catalog),
        UnitWord::Pounds => {
            named(if is_money(number) { "GBP" } else { "lb" }, spoken.divisor.as_ref(), number, catalog)
        }
        UnitWord::Physical(base, power) => physical(base, power, number, vocabulary),
        UnitWord::Pence => coins(&["pence", "penny"], |code| code == "GBP", number),
        UnitWord::Cents => coins(&["cent"], |code| !matches!(code, "GBP" | "JPY" | "CNY"), number),
        // Stretches of time are compared as dates, and what is counted by its periods.
        time => timed(time, number, catalog),
    }
}

/// An index counts in points of its own.
fn is_index(number: &Number) -> bool {
    let natured = matches!(number.nature, Nature::Level(Measure::Index) | Nature::Difference);
    natured && number.unit.kind == UnitKind::Number
}

/// Pence and cents: the series' own unit, or hundredths of its currency.
fn coins(names: &[&str], of: impl Fn(&str) -> bool, number: &Number) -> Result<Scale, Misfit> {
    let unit = format!("{} {}", number.unit.symbol, number.unit.name).to_lowercase();
    let own = matches!(number.unit.kind, UnitKind::Own(_)) || is_own_quotient(&number.unit.kind);
    let named = number.unit.symbol == "p" || names.iter().any(|name| unit.contains(name));
    if own && named {
        return Ok(same(number));
    }
    let code = match &number.unit.kind {
        UnitKind::Currency(code) => Some(code),
        UnitKind::Quotient(above, _) => match above.as_ref() {
            UnitKind::Currency(code) => Some(code),
            _ => None,
        },
        _ => None,
    };
    let coin = names.first().copied().unwrap_or_default();
    if code.is_some_and(|code| of(code)) {
        return Ok(Scale { factor: Decimal::HUNDRED, symbol: coin.to_owned(), ..same(number) });
    }
    if matches!(number.unit.kind, UnitKind::Count | UnitKind::Number) {
        return Ok(same(number));
    }
    Err((
        format!("the words say {coin}, the expression gives {}", described(number)),
        "write the unit of the data".to_owned(),
    ))
}

fn is_own_quotient(kind: &UnitKind) -> bool {
    matches!(kind, UnitKind::Quotient(above, _) if matches!(**above, UnitKind::Own(_)))
}

/// Times as a unit of measure: days convert to weeks, and nothing else is measured in them.
fn timed(time: UnitWord, number: &Number, catalog: &Catalog) -> Result<Scale, Misfit> {
    let counted = matches!(number.nature, Nature::Duration(_) | Nature::Count | Nature::Streak);
    if counted || matches!(number.unit.kind, UnitKind::Count | UnitKind::Number | UnitKind::Own(_)) {
        return Ok(same(number));
    }
    let said = match time {
        UnitWord::Days => catalog.units.find("day"),
        UnitWord::Weeks => catalog.units.find("week"),
        _ => None,
    };
    match said.and_then(|said| Some((number.unit.factor_to(&said)?, said.symbol))) {
        Some((factor, symbol)) => Ok(Scale { factor, symbol, ..same(number) }),
        None => Err((
            format!("the words name a stretch of time, the expression gives {}", described(number)),
            "write the unit of the data".to_owned(),
        )),
    }
}

/// A unit that the briefing defines itself and that everybody knows: `3,200 GWh` of a series in TWh.
fn physical(base: &str, power: i32, number: &Number, vocabulary: &Vocabulary) -> Result<Scale, Misfit> {
    let own = [&number.unit.symbol, &number.unit.name].into_iter().find_map(|word| {
        match vocabulary.sense(&word.to_lowercase().replace('-', " ")) {
            Some(Sense::Unit(UnitWord::Physical(base, power))) => Some((base, power)),
            _ => None,
        }
    });
    let counted = matches!(number.unit.kind, UnitKind::Count | UnitKind::Number);
    match own {
        Some((other, step)) if other == base => {
            let factor = Decimal::power_of_ten(step - power).unwrap_or(Decimal::ONE);
            Ok(Scale { factor, ..same(number) })
        }
        None if counted => Ok(same(number)),
        _ => {
            let message =
                format!("the words name another unit than the expression, which gives {}", described(number));
            Err((message, "write the unit of the data".to_owned()))
        }
    }
}

/// Per cent of what the expression gives: a ratio of 1.12 is `112%`, but `up 12%`.
fn percent(spoken: &Spoken, number: &Number) -> Result<Scale, Misfit> {
    let symbol = "%".to_owned();
    match number.nature {
        Nature::Ratio if spoken.direction.is_some() => {
            Ok(Scale { factor: Decimal::HUNDRED, offset: Decimal::HUNDRED.negated(), directed: true, symbol })
        }
        Nature::Ratio => Ok(Scale { factor: Decimal::HUNDRED, symbol, ..same(number) }),
        _ if is_percent(number) => Ok(same(number)),
        Nature::Points => Err((
            "the words say per cent, the expression gives percentage points".to_owned(),
            "write `points`, or bind them to `change(new,old)`".to_owned(),
        )),
        _ => Err((
            format!("the words say per cent, the expression gives {}", described(number)),
            "write the unit of the data, or bind them to `share(part,whole)` or `change(new,old)`".to_owned(),
        )),
    }
}

/// Why points do not fit. Taking per cent for percentage points is the commonest slip of all, so it is named.
fn points(number: &Number) -> Misfit {
    let message = format!("the words say points, the expression gives {}", described(number));
    let help = if is_percent(number) {
        "write `%`, or bind them to `pp(new,old)`"
    } else {
        "write the unit of the data"
    };
    (message, help.to_owned())
}

/// A unit of the table: converted exactly, or refused. A briefing's own unit answers to the first word of its name.
fn named(id: &str, per: Option<&Divisor>, number: &Number, catalog: &Catalog) -> Result<Scale, Misfit> {
    let own = &number.unit;
    let said = said_unit(id, per, own, catalog);
    if let Some(said) = &said {
        if let Some(factor) = own.factor_to(said) {
            return Ok(Scale { factor, symbol: said.symbol.clone(), ..same(number) });
        }
        let first = |unit: &Unit| unit.name.split(' ').next().unwrap_or_default().to_owned();
        if matches!(own.kind, UnitKind::Own(_)) && first(own) == first(said) {
            return Ok(same(number));
        }
    }
    let said = said.map_or(id.to_owned(), |unit| unit.symbol);
    let help = if own.symbol.is_empty() {
        "leave the unit out".to_owned()
    } else {
        format!("write `{}`", shown(own))
    };
    Err((format!("the words say `{said}`, the expression gives {}", described(number)), help))
}

/// The unit that the words name, with its divisor: said (`$60 a kilogram`) or understood.
fn said_unit(id: &str, per: Option<&Divisor>, own: &Unit, catalog: &Catalog) -> Option<Unit> {
    let quotient = matches!(own.kind, UnitKind::Quotient(..));
    match per {
        Some(Divisor::Named(below)) => catalog.units.find(&format!("{id}/{below}")),
        // "$60" of a price per kilogram: the divisor is understood.
        _ if quotient => {
            let below = own.id.split_once('/').map_or("", |(_, below)| below);
            catalog.units.find(&format!("{id}/{below}"))
        }
        _ => catalog.units.find(id),
    }
}

/// How a unit stands beside a number: `US$…`, `… t`.
fn shown(unit: &Unit) -> String {
    format::quantity(Decimal::ONE, unit, 0).replace("1", "…")
}

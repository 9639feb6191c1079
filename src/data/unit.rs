//! Units of measure: a closed table, what a briefing adds to it, quotients, and exact conversion between them.
//!
//! Converts only by factors that are exact by definition; never between tonnes and long or short tons in silence.

use std::collections::BTreeMap;

use super::quantity::Decimal;

/// What a unit measures: only units of one kind add to each other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum UnitKind {
    /// Mass: t, kt, kg, g.
    Mass,
    /// A percentage.
    Percent,
    /// Percentage points.
    Points,
    /// A sum of money in one currency, by its ISO 4217 code.
    Currency(String),
    /// Things counted.
    Count,
    /// A place in an order.
    Rank,
    /// A plain number: a ratio, an index.
    Number,
    /// Days.
    Time,
    /// One unit per another: `USD/kg`.
    Quotient(Box<UnitKind>, Box<UnitKind>),
    /// A unit of the briefing's own, by its id; converts to nothing else.
    Own(String),
}

/// A unit of measure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Its id in YAML: `t`, `%`, `USD/kg`, `t_reo`.
    pub id: String,
    /// What readers see after a number: `t`, `%`, `t REO`.
    pub symbol: String,
    /// Its name in words, plural: `tonnes`.
    pub name: String,
    /// What it measures.
    pub kind: UnitKind,
    /// How many base units of its kind one of it is (kg for mass): exact.
    pub factor: Decimal,
}

impl Unit {
    /// A plain number.
    #[must_use]
    pub fn plain() -> Self {
        let (id, empty) = ("number".to_owned(), String::new());
        Self { id, symbol: empty.clone(), name: empty, kind: UnitKind::Number, factor: Decimal::ONE }
    }

    /// The factor that turns a number in this unit into one in `other`; nothing where they do not fit.
    #[must_use]
    pub fn factor_to(&self, other: &Self) -> Option<Decimal> {
        (self.kind == other.kind).then(|| self.factor.checked_div(other.factor)).flatten()
    }
}

/// The units that a briefing may use.
#[derive(Debug, Clone)]
pub struct UnitTable {
    units: BTreeMap<String, Unit>,
}

impl Default for UnitTable {
    /// The built-in units.
    fn default() -> Self {
        let units = BUILT_IN.iter().map(|row| (row.id.to_owned(), row.unit())).collect();
        Self { units }
    }
}

impl UnitTable {
    /// Adds a unit of the briefing's own: id, name in words, symbol.
    pub fn add(&mut self, id: &str, name: &str, symbol: &str) {
        let unit = Unit {
            id: id.to_owned(),
            symbol: symbol.to_owned(),
            name: name.to_owned(),
            kind: UnitKind::Own(id.to_owned()),
            factor: Decimal::ONE,
        };
        self.units.insert(id.to_owned(), unit);
    }

    /// The unit of an id; quotients of two known units are made on the way: `USD/t_reo`.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<Unit> {
        if let Some(unit) = self.units.get(id) {
            return Some(unit.clone());
        }
        let (above, below) = id.split_once('/')?;
        let (above, below) = (self.units.get(above)?, self.units.get(below)?);
        Some(Unit {
            id: id.to_owned(),
            symbol: format!("{}/{}", above.symbol, below.symbol),
            name: format!("{} per {}", above.name, below.symbol),
            kind: UnitKind::Quotient(Box::new(above.kind.clone()), Box::new(below.kind.clone())),
            factor: above.factor.checked_div(below.factor)?,
        })
    }

    /// The ids of all single units, sorted: for messages.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.units.keys().map(String::as_str)
    }
}

/// A row of the built-in table.
struct Row {
    id: &'static str,
    symbol: &'static str,
    name: &'static str,
    kind: fn() -> UnitKind,
    /// Base units as `mantissa × 10^exponent`.
    factor: (i64, i32),
}

impl Row {
    fn unit(&self) -> Unit {
        let (mantissa, exponent) = self.factor;
        let power = Decimal::power_of_ten(exponent).unwrap_or(Decimal::ONE);
        let factor = Decimal::from_int(mantissa).checked_mul(power).unwrap_or(Decimal::ONE);
        let (id, symbol, name) = (self.id.to_owned(), self.symbol.to_owned(), self.name.to_owned());
        Unit { id, symbol, name, kind: (self.kind)(), factor }
    }
}

/// Declares the rows: id, symbol, name, kind, mantissa, exponent of ten.
macro_rules! rows {
    ($($id:literal $symbol:literal $name:literal $kind:expr, $mantissa:literal e $exponent:literal;)*) => {
        &[$(Row { id: $id, symbol: $symbol, name: $name, kind: || $kind, factor: ($mantissa, $exponent) }),*]
    };
}

/// The closed table. Mass in kilograms (the avoirdupois pound is 0.45359237 kg by definition of 1959); money in
/// units of its currency; time in days.
static BUILT_IN: &[Row] = rows! {
    "t" "t" "tonnes" UnitKind::Mass, 1 e 3;
    "kt" "kt" "kilotonnes" UnitKind::Mass, 1 e 6;
    "Mt" "Mt" "million tonnes" UnitKind::Mass, 1 e 9;
    "kg" "kg" "kilograms" UnitKind::Mass, 1 e 0;
    "g" "g" "grams" UnitKind::Mass, 1 e -3;
    "lb" "lb" "pounds" UnitKind::Mass, 45_359_237 e -8;
    "short_ton" "short tons" "short tons" UnitKind::Mass, 90_718_474 e -5;
    "long_ton" "long tons" "long tons" UnitKind::Mass, 10_160_469_088 e -7;
    "%" "%" "per cent" UnitKind::Percent, 1 e 0;
    "pp" "pp" "percentage points" UnitKind::Points, 1 e 0;
    "USD" "US$" "US dollars" UnitKind::Currency("USD".to_owned()), 1 e 0;
    "EUR" "€" "euros" UnitKind::Currency("EUR".to_owned()), 1 e 0;
    "CNY" "CNY" "yuan" UnitKind::Currency("CNY".to_owned()), 1 e 0;
    "GBP" "£" "pounds sterling" UnitKind::Currency("GBP".to_owned()), 1 e 0;
    "JPY" "¥" "yen" UnitKind::Currency("JPY".to_owned()), 1 e 0;
    "count" "" "" UnitKind::Count, 1 e 0;
    "rank" "" "rank" UnitKind::Rank, 1 e 0;
    "number" "" "" UnitKind::Number, 1 e 0;
    "ratio" "" "times" UnitKind::Number, 1 e 0;
    "index" "" "index" UnitKind::Own("index".to_owned()), 1 e 0;
    "day" "days" "days" UnitKind::Time, 1 e 0;
    "week" "weeks" "weeks" UnitKind::Time, 7 e 0;
};

#[cfg(test)]
mod tests {
    use super::*;

    fn factor(from: &str, to: &str) -> Option<String> {
        let units = UnitTable::default();
        let factor = units.find(from)?.factor_to(&units.find(to)?)?;
        Some(factor.normalized().to_string())
    }

    #[test]
    fn units_of_one_kind_convert_exactly() {
        let check = |from, to, expected: Option<&str>| {
            assert_eq!(factor(from, to).as_deref(), expected, "{from} to {to}")
        };
        check("t", "kg", Some("1000"));
        check("kg", "t", Some("0.001"));
        check("short_ton", "kg", Some("907.18474"));
        check("USD/kg", "USD/t", Some("1000"));
        check("%", "pp", None);
        check("USD", "EUR", None);
        check("t", "USD", None);
    }

    #[test]
    fn a_briefing_adds_its_own_which_fits_nothing_else() {
        let mut units = UnitTable::default();
        units.add("t_reo", "tonnes of oxide", "t REO");
        let (own, tonne) = (units.find("t_reo").unwrap(), units.find("t").unwrap());
        assert_eq!(own.factor_to(&tonne), None);
        assert_eq!(units.find("USD/t_reo").unwrap().symbol, "US$/t REO");
    }
}

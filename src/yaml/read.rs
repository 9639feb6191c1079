//! What the YAML says, by `serde_yaml`: the shape of the tree without places, and syntax faults.
//!
//! The only file that names `serde_yaml`. Keeps no values, since it loses digits (`585.0` becomes 585).

use std::fmt;

use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};

/// The tree without its texts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Shape {
    Null,
    Scalar,
    List(Vec<Shape>),
    Map(Vec<(Shape, Shape)>),
}

/// Why a text is no YAML, and where (line and column from 1).
#[derive(Debug)]
pub(super) struct SyntaxFault {
    pub(super) message: String,
    pub(super) line_column: Option<(u32, u32)>,
}

/// Reads the shape of a text; an empty text is null.
pub(super) fn shape(text: &str) -> Result<Shape, SyntaxFault> {
    serde_yaml::from_str(text).map_err(|error| {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX).max(1);
        SyntaxFault {
            message: without_place(&error.to_string()),
            line_column: error.location().map(|at| (count(at.line()), count(at.column()))),
        }
    })
}

/// The message without ` at line 2 column 4`, which the finding shows itself.
fn without_place(message: &str) -> String {
    let mut rest = message;
    let mut kept = String::new();
    while let Some((before, after)) = rest.split_once(" at line ") {
        kept.push_str(before);
        let past = after.trim_start_matches(|c: char| c.is_ascii_digit());
        let past = past.strip_prefix(" column ").unwrap_or(past);
        rest = past.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    kept + rest
}

impl<'de> Deserialize<'de> for Shape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ShapeVisitor)
    }
}

struct ShapeVisitor;

/// Every kind of scalar is the same to a shape.
macro_rules! scalars {
    ($($visit:ident $type:ty;)*) => {
        $(fn $visit<E>(self, _: $type) -> Result<Shape, E> {
            Ok(Shape::Scalar)
        })*
    };
}

impl<'de> Visitor<'de> for ShapeVisitor {
    type Value = Shape;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("a value")
    }

    scalars! {
        visit_bool bool;
        visit_i64 i64;
        visit_i128 i128;
        visit_u64 u64;
        visit_u128 u128;
        visit_f64 f64;
        visit_str &str;
    }

    fn visit_unit<E>(self) -> Result<Shape, E> {
        Ok(Shape::Null)
    }

    fn visit_none<E>(self) -> Result<Shape, E> {
        Ok(Shape::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Shape, D::Error> {
        Shape::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Shape, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Shape::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Shape, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Shape::Map(map))
    }
}

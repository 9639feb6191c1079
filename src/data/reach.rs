//! What acts and events reach: scopes, their exceptions, and their changes from day to day.
//!
//! The one place that knows what a word of a scope names. Knows nothing of rates or of being in force.

use super::act::Act;
use super::dimension::{CodeList, Member};
use super::event::Scope;
use super::period::Day;

/// The word that names everything of a dimension.
const ALL: &str = "all";

impl Scope {
    /// Whether it holds a member of a code list, by its id or its code.
    #[must_use]
    pub fn covers(&self, list: &CodeList, member: &Member) -> bool {
        self.holds(&list.id, &|word| names(word, member))
    }

    /// Whether it holds, under a dimension, what a word for it is recognised by.
    fn holds(&self, dimension: &str, names: &dyn Fn(&str) -> bool) -> bool {
        self.lists(dimension, names) && !self.excepts(dimension, names)
    }

    fn lists(&self, dimension: &str, names: &dyn Fn(&str) -> bool) -> bool {
        let mut words = self.covers.get(dimension).into_iter().flatten();
        words.any(|word| word.value == ALL || names(&word.value))
    }

    fn excepts(&self, dimension: &str, names: &dyn Fn(&str) -> bool) -> bool {
        let mut words = self.except.get(dimension).into_iter().flatten();
        words.any(|word| word.value == ALL || names(&word.value))
    }
}

impl Act {
    /// Whether it covers a member of a code list on a day; without a day, as it was first made.
    #[must_use]
    pub fn covers(&self, list: &CodeList, member: &Member, day: Option<Day>) -> bool {
        self.holds(&list.id, &|word| names(word, member), day)
    }

    /// Whether it covers goods of a customs code on a day; without a code, whether it covers everything.
    #[must_use]
    pub fn covers_goods(&self, code: Option<&str>, day: Day) -> bool {
        let names = |word: &str| code.is_some_and(|code| holds_code(word, code));
        self.holds("hs_codes", &names, Some(day))
    }

    /// What a change adds is covered from its day on; what any of them takes out is not.
    fn holds(&self, dimension: &str, names: &dyn Fn(&str) -> bool, day: Option<Day>) -> bool {
        let begun = |from: Day| day.is_some_and(|day| from <= day);
        let changes = || self.scope_changes.iter().filter(|change| begun(change.from.first()));
        let listed =
            self.scope.lists(dimension, names) || changes().any(|change| change.add.holds(dimension, names));
        let excepted = self.scope.excepts(dimension, names)
            || changes().any(|change| change.add_except.holds(dimension, names));
        listed && !excepted
    }
}

/// Whether a word of a scope names a member: by its id, or as a code that its own begins with.
fn names(word: &str, member: &Member) -> bool {
    word == member.id || member.code.as_ref().is_some_and(|code| holds_code(word, code))
}

/// Whether a code holds another: by prefix, dots ignored. A word that is no code holds none.
#[must_use]
pub fn holds_code(word: &str, code: &str) -> bool {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let is_code = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    is_code(word) && is_code(code) && digits(code).starts_with(&digits(word))
}

#[cfg(test)]
mod tests {
    use indexmap::IndexMap;

    use super::*;
    use crate::data::act::ScopeChange;
    use crate::data::period::Period;
    use crate::text::{FileId, Span, Spanned};

    fn place() -> Span {
        Span::new(FileId(0), 0..0)
    }

    fn words(text: &str) -> IndexMap<String, Vec<Spanned<String>>> {
        let words = text.split_whitespace().map(|word| Spanned::new(word.to_owned(), place()));
        [("goods".to_owned(), words.collect())].into()
    }

    fn scope(covers: &str, except: &str) -> Scope {
        Scope { covers: words(covers), except: words(except) }
    }

    fn list() -> CodeList {
        let member = |id: &str, code: Option<&str>| Member {
            id: id.to_owned(),
            code: code.map(str::to_owned),
            name: id.to_owned(),
            aggregate: false,
            note: None,
            sources: Vec::new(),
            attributes: IndexMap::new(),
            place: place(),
        };
        let members = [member("lamps", Some("9405.11")), member("desks", None)];
        CodeList {
            id: "goods".to_owned(),
            title: None,
            members: members.into_iter().map(|one| (one.id.clone(), one)).collect(),
            in_place: false,
            place: place(),
        }
    }

    #[test]
    fn a_scope_holds_by_id_by_code_and_all() {
        let check = |covers: &str, except: &str, expected: [bool; 2]| {
            let (scope, list) = (scope(covers, except), list());
            let found = ["lamps", "desks"].map(|id| scope.covers(&list, &list.members[id]));
            assert_eq!(found, expected, "{covers} except {except}");
        };
        check("lamps", "", [true, false]);
        check("all", "", [true, true]);
        check("all", "lamps", [false, true]);
        check("all", "9405", [false, true]);
        check("9405", "", [true, false]);
        check("9405.1 desks", "", [true, true]);
        check("9405.12 chairs", "", [false, false]);
        check("", "lamps", [false, false]);
    }

    #[test]
    fn an_act_covers_what_its_changes_say_on_the_day() {
        let change = |from: &str, add: Scope, add_except: Scope| ScopeChange {
            from: Period::parse(from).unwrap(),
            add,
            add_except,
            sources: Vec::new(),
            place: place(),
        };
        let mut act = Act::bare("a", "tariff", "us", Vec::new(), place());
        act.scope = scope("desks", "");
        act.scope_changes = vec![
            change("2025-03", scope("9405", ""), Scope::default()),
            change("2025-05", Scope::default(), scope("desks", "")),
        ];
        let check = |day: Option<&str>, expected: [bool; 2]| {
            let list = list();
            let day = day.and_then(Day::parse);
            assert_eq!(["lamps", "desks"].map(|id| act.covers(&list, &list.members[id], day)), expected);
        };
        check(None, [false, true]);
        check(Some("2025-02-28"), [false, true]);
        check(Some("2025-03-01"), [true, true]);
        check(Some("2025-05-01"), [true, false]);
    }

    #[test]
    fn a_word_that_is_no_code_holds_no_goods() {
        assert!(holds_code("9405.11", "94051110"));
        assert!(!holds_code("scrap", "94051110"));
        assert!(!holds_code("", "94051110"));
    }
}

//! Addresses within the site, and the way from one to another.

use std::fmt;

/// An address within the site, counted from its root: empty for the front page, `a/b/` for a page, `a/b.svg` for a
/// file. Never begins with a slash.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Route(String);

impl Route {
    /// The front page.
    #[must_use]
    pub fn home() -> Self {
        Self::default()
    }

    /// The address of a page: slashes at both ends do not matter.
    #[must_use]
    pub fn page(path: &str) -> Self {
        match path.trim_matches('/') {
            "" => Self::home(),
            path => Self(format!("{path}/")),
        }
    }

    /// The address of a file.
    #[must_use]
    pub fn file(path: &str) -> Self {
        Self(path.trim_start_matches('/').to_owned())
    }

    /// The page one step below.
    #[must_use]
    pub fn child(&self, segment: &str) -> Self {
        Self(format!("{}{segment}/", self.folder()))
    }

    /// The address as links from the root hold it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path of the file that is served here: `a/b/index.html` for a page.
    #[must_use]
    pub fn output(&self) -> String {
        if self.is_page() { format!("{}index.html", self.0) } else { self.0.clone() }
    }

    /// Whether a page is served here, not a file of another name than `index.html`.
    #[must_use]
    pub fn is_page(&self) -> bool {
        self.0.is_empty() || self.0.ends_with('/')
    }

    /// The folder that relative links count from, with its slash; empty at the root.
    fn folder(&self) -> &str {
        self.0.rfind('/').and_then(|at| self.0.get(..=at)).unwrap_or("")
    }

    /// The relative link that leads here from `from`: it holds at any base address, and from disk, because it names
    /// the file that is served.
    #[must_use]
    pub fn relative_to(&self, from: &Self) -> String {
        let link = self.step_from(from);
        if self.is_page() { format!("{}index.html", link.strip_prefix("./").unwrap_or(&link)) } else { link }
    }

    /// The relative link that leads here from `from`, to the folder where a page is served.
    fn step_from(&self, from: &Self) -> String {
        let here: Vec<&str> = from.folder().split_terminator('/').collect();
        let (folder, name) = (self.folder(), self.0.strip_prefix(self.folder()).unwrap_or_default());
        let there: Vec<&str> = folder.split_terminator('/').collect();
        let shared = here.iter().zip(&there).take_while(|(one, other)| one == other).count();
        let mut link = "../".repeat(here.len() - shared);
        for step in there.iter().skip(shared) {
            link.push_str(step);
            link.push('/');
        }
        link.push_str(name);
        // A first step with a colon would be taken for a scheme.
        let is_bare = link.is_empty() || link.split('/').next().is_some_and(|step| step.contains(':'));
        if is_bare { format!("./{link}") } else { link }
    }

    /// The relative link from here to the root, with its slash.
    #[must_use]
    pub fn to_root(&self) -> String {
        Self::home().step_from(self)
    }

    /// The absolute address under a base that ends in a slash.
    #[must_use]
    pub fn permalink(&self, base: &str) -> String {
        format!("{base}{}", self.0)
    }
}

impl fmt::Display for Route {
    /// With the leading slash that editors write.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "/{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn route(path: &str) -> Route {
        if path.is_empty() || path.ends_with('/') { Route::page(path) } else { Route::file(path) }
    }

    #[test]
    fn links_are_relative() {
        let check = |from: &str, to: &str, expected: &str| {
            assert_eq!(route(to).relative_to(&route(from)), expected, "from {from} to {to}");
        };
        check("", "", "index.html");
        check("", "a/b/", "a/b/index.html");
        check("a/b/", "", "../../index.html");
        check("a/b/", "a/c/", "../c/index.html");
        check("a/b/", "a/b/", "index.html");
        check("a/b/", "a/", "../index.html");
        check("a/", "a/b/c.svg", "b/c.svg");
        check("a/b.svg", "a/c/", "c/index.html");
        check("a/b.svg", "style.css", "../style.css");
        check("a/b/", "a/bc/", "../bc/index.html");
        check("", "a:b.svg", "./a:b.svg");
    }

    #[test]
    fn pages_are_served_from_folders() {
        let check = |path: &str, output: &str| assert_eq!(route(path).output(), output);
        check("", "index.html");
        check("a/b/", "a/b/index.html");
        check("feed.xml", "feed.xml");
        assert_eq!(Route::page("/a/b").child("c").as_str(), "a/b/c/");
        assert_eq!(Route::page("a/").to_root(), "../");
        assert_eq!(Route::page("a/").permalink("https://e.org/x/"), "https://e.org/x/a/");
        assert_eq!(Route::page("a").to_string(), "/a/");
    }

    /// Where a relative link leads, step by step.
    fn follow(from: &Route, link: &str) -> String {
        let mut steps: Vec<&str> = from.folder().split_terminator('/').collect();
        let (folder, name) = link.rsplit_once('/').map_or(("", link), |(folder, name)| (folder, name));
        for step in folder.split('/').filter(|step| !step.is_empty()) {
            match step {
                "." => {}
                ".." => drop(steps.pop()),
                step => steps.push(step),
            }
        }
        steps.iter().map(|step| format!("{step}/")).collect::<String>() + name
    }

    proptest! {
        #[test]
        fn every_link_arrives(from in "([ab]/){0,4}", to in "([ab]/){0,4}([ab]\\.svg)?") {
            let (from, to) = (route(&from), route(&to));
            let link = to.relative_to(&from);
            prop_assert_eq!(follow(&from, &link), to.output());
        }
    }
}

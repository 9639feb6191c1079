//! Every link of a built site leads somewhere: to a file of it, and to an id on that page; no page says an id twice.
//! Links are relative and name files, so that a site opens from a disk as it does from a host. Only the page for missing
//! addresses, which a host serves at any depth, has links that start at the base of the site.
//!
//! Addresses of other sites are not asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::harness::{SiteTest, folders, repository};

/// The page whose links start at the base of the site.
const NOT_FOUND: &str = "404.html";

#[test]
fn links_of_the_golden_sites_lead_somewhere() {
    let sites = repository().join("tests/sites");
    for name in folders(&sites).iter().filter(|name| sites.join(name).join("input").exists()) {
        check(&SiteTest::copy(&format!("tests/sites/{name}/input")));
    }
}

#[test]
fn links_of_the_briefing_of_this_repository_lead_somewhere() {
    check(&SiteTest::flagship());
}

/// What a page offers and asks for.
#[derive(Default)]
struct PageLinks {
    /// Its ids, each once.
    ids: BTreeSet<String>,
    /// Ids that it has more than once.
    twice: Vec<String>,
    /// What `href` and `src` name.
    links: Vec<String>,
    /// Ids that its own elements name: popovers, labels.
    named: Vec<String>,
}

/// Builds a site and follows every link of every page.
fn check(site: &SiteTest) {
    site.build(&[]);
    let files = site.tree("public");
    let pages: BTreeMap<&str, PageLinks> = files
        .iter()
        .filter(|(path, _)| path.ends_with(".html"))
        .map(|(path, bytes)| (path.as_str(), read(&String::from_utf8_lossy(bytes))))
        .collect();
    assert!(pages.len() > 1, "a site has pages");
    let is_file = |path: &str| files.contains_key(path);
    let mut faults = Vec::new();
    for (path, page) in &pages {
        faults.extend(page.twice.iter().map(|id| format!("{path}: the id `{id}` stands twice")));
        let unknown = page.named.iter().filter(|id| !page.ids.contains(*id));
        faults.extend(unknown.map(|id| format!("{path}: there is no `{id}`")));
        let dead = page.links.iter().filter(|link| !leads_somewhere(path, link, &pages, &is_file));
        faults.extend(dead.map(|link| format!("{path}: `{link}` is dead")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Whether a link on a page names a file of the site, and an id on it where it has a fragment.
fn leads_somewhere(
    page: &str,
    link: &str,
    pages: &BTreeMap<&str, PageLinks>,
    is_file: &dyn Fn(&str) -> bool,
) -> bool {
    if link.contains(':') {
        return true;
    }
    let (target, fragment) = link.split_once('#').unwrap_or((link, ""));
    let file = match target {
        "" => Some(page.to_owned()),
        _ if target.starts_with('/') => base(pages)
            .filter(|_| page == NOT_FOUND)
            .and_then(|base| Some(target.strip_prefix(&base)?.to_owned())),
        _ => resolved(page, target),
    };
    let Some(file) = file.filter(|file| is_file(file)) else { return false };
    fragment.is_empty() || pages.get(file.as_str()).is_some_and(|target| target.ids.contains(fragment))
}

/// The path of the site's base, from the way home that the page for missing addresses shows.
fn base(pages: &BTreeMap<&str, PageLinks>) -> Option<String> {
    let links = &pages.get(NOT_FOUND)?.links;
    let home = links.iter().filter_map(|link| link.strip_suffix("index.html")).min_by_key(|link| link.len());
    home.map(str::to_owned)
}

/// A relative path from a page; `None` where it climbs out of the site.
fn resolved(page: &str, target: &str) -> Option<String> {
    let mut steps: Vec<&str> = page.split('/').collect();
    steps.pop();
    for step in target.split('/') {
        match step {
            "." => {}
            ".." => drop(steps.pop()?),
            step => steps.push(step),
        }
    }
    Some(steps.join("/"))
}

/// Reads the attributes of a page; the program quotes all of them and writes no `<` into a text.
fn read(html: &str) -> PageLinks {
    let mut page = PageLinks::default();
    for tag in html.split('<').filter_map(|part| part.split_once('>')).map(|(tag, _)| tag) {
        let mut rest = tag;
        while let Some((before, after)) = rest.split_once("=\"") {
            let Some((value, next)) = after.split_once('"') else { break };
            let name = before.rsplit(char::is_whitespace).next().unwrap_or_default();
            page.enter(name, &value.replace("&amp;", "&"));
            rest = next;
        }
    }
    page
}

impl PageLinks {
    fn enter(&mut self, name: &str, value: &str) {
        match name {
            "id" if !self.ids.insert(value.to_owned()) => self.twice.push(value.to_owned()),
            "href" | "src" => self.links.push(value.to_owned()),
            "popovertarget" => self.named.push(value.to_owned()),
            "aria-labelledby" => self.named.extend(value.split(' ').map(str::to_owned)),
            _ => {}
        }
    }
}

#[test]
fn a_relative_link_is_followed() {
    let check = |page: &str, target: &str, file: Option<&str>| {
        assert_eq!(resolved(page, target).as_deref(), file, "{target} on {page}");
    };
    check("index.html", "./data/index.html", Some("data/index.html"));
    check("series/boats/index.html", "../../index.html", Some("index.html"));
    check("index.html", "../index.html", None);
}

#[test]
fn attributes_of_a_page_are_read() {
    let page = read("<a id=\"x\" href=\"a.html#y\">1</a><p id=\"x\"></p><button popovertarget=\"z\">");
    assert_eq!(page.links, ["a.html#y"]);
    assert_eq!(page.twice, ["x"]);
    assert_eq!(page.named, ["z"]);
}

//! Addresses claimed twice, by pages, former addresses, generated pages and files.
//!
//! Compared without regard to case: many disks and hosts do not tell `A` from `a`.

use std::collections::BTreeMap;

use super::Site;
use super::page::{Page, PageId};
use super::route::Route;
use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::text::{Span, Spanned};

/// Who claims an address.
struct Claim {
    what: String,
    span: Option<Span>,
}

/// A former address of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alias {
    /// The address.
    pub route: Route,
    /// The page that is found there now.
    pub page: PageId,
    /// Where it is written.
    pub place: Span,
}

/// The former addresses of published pages; reports those that are none.
pub(super) fn aliases(pages: &[Page], sink: &mut Diagnostics) -> Vec<Alias> {
    let published = pages.iter().filter(|page| page.is_published);
    let each = published.flat_map(|page| page.front.aliases.iter().map(move |alias| (alias, page.id)));
    each.filter_map(|(alias, page)| Some(Alias { route: read_alias(alias, sink)?, page, place: alias.span }))
        .collect()
}

fn read_alias(alias: &Spanned<String>, sink: &mut Diagnostics) -> Option<Route> {
    let path = alias.value.strip_prefix('/').unwrap_or_default();
    let steps: Vec<&str> = path.trim_end_matches('/').split('/').collect();
    let is_odd = |step: &&str| {
        matches!(*step, "" | "." | "..")
            || step.contains(|letter: char| letter.is_whitespace() || "?#\\:".contains(letter))
    };
    if steps.iter().any(is_odd) {
        let message = format!("`{}` is not a former address of this site", alias.value);
        sink.push(
            Diagnostic::new(&code::site::BAD_ALIAS, alias.span, message)
                .help("write it from the root of the site: `/old/path/`"),
        );
        return None;
    }
    let is_file = steps.last().is_some_and(|last| last.contains('.')) && !path.ends_with('/');
    Some(if is_file { Route::file(path) } else { Route::page(path) })
}

/// Reports every address of a published page that something else has too.
pub(super) fn check(site: &Site, sink: &mut Diagnostics) {
    let mut taken: BTreeMap<String, Claim> = BTreeMap::new();
    let key = |route: &Route| route.output().to_lowercase();
    for page in site.generated.values() {
        let what = format!("the generated page “{}”", page.title);
        taken.insert(key(&page.route), Claim { what, span: None });
    }
    for route in &site.outputs {
        taken.insert(key(route), Claim { what: format!("`{route}`, which every build writes"), span: None });
    }
    for file in &site.files {
        taken.insert(file.to_lowercase(), Claim { what: format!("the file `content/{file}`"), span: None });
    }
    for page in site.published() {
        let place = page.front.slug.as_ref().map_or_else(|| page.place(), |slug| slug.span);
        claim(
            &mut taken,
            key(&page.route),
            &page.route,
            Claim { what: "this page".to_owned(), span: Some(place) },
            sink,
        );
    }
    for alias in &site.aliases {
        let this = Claim { what: "this alias".to_owned(), span: Some(alias.place) };
        claim(&mut taken, key(&alias.route), &alias.route, this, sink);
    }
}

/// Takes an address for a claim, or reports who has it.
fn claim(
    taken: &mut BTreeMap<String, Claim>,
    key: String,
    route: &Route,
    claim: Claim,
    sink: &mut Diagnostics,
) {
    let (Some(first), Some(span)) = (taken.get(&key), claim.span) else {
        taken.insert(key, claim);
        return;
    };
    let message = format!("the address `{route}` is taken by {}", others(first));
    let finding = Diagnostic::new(&code::site::ADDRESS_TAKEN, span, message)
        .help("give one of the two another file name or `slug`");
    sink.push(match first.span {
        Some(place) => finding.also(place, "which is here"),
        None => finding,
    });
}

/// How a claim is called in the report of another.
fn others(claim: &Claim) -> &str {
    match claim.what.as_str() {
        "this page" => "another page",
        "this alias" => "another alias",
        what => what,
    }
}

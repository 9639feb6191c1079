//! The templates and static files of the theme, and what a site puts in their place.
//!
//! The only module that names tera: templates go in as text, views as anything serialisable, HTML
//! comes out as text, faults as findings with a place. Must not know pages, data or routes: a
//! template shows what it is given and nothing else.

mod contrast;
mod embedded;
mod faults;
mod filters;
mod literal;
mod style;

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, Tera};

use crate::diagnostic::{Diagnostics, code};
use crate::text::FileId;

pub use literal::{file_style, picture_style};
pub use style::{Contrast, contrasts, embed_style, proof_style};

/// Where the built-in originals stay reachable when a site replaces them.
const BUILTIN: &str = "builtin/";

/// All templates of a site: the theme's own, and the site's in their place.
#[derive(Debug)]
pub struct TemplateSet {
    tera: Tera,
    overrides: Overrides,
}

/// Texts of the site's own templates by name, with the file that each was read from.
type Overrides = BTreeMap<String, (String, FileId)>;

impl TemplateSet {
    /// Reads the site's templates over the built-in ones.
    ///
    /// `overrides` are name below `templates/` with `/`, text, and file. Every faulty file is
    /// reported with all its places and left out, so that the set that comes back always renders.
    #[must_use]
    pub fn load(overrides: &[(String, String, FileId)], sink: &mut Diagnostics) -> Self {
        let mut kept: Overrides = overrides
            .iter()
            .filter(|(name, text, file)| reads_alone(name, text, *file, sink))
            .map(|(name, text, file)| (name.clone(), (text.clone(), *file)))
            .collect();
        let mut dropped: Vec<String> = Vec::new();
        loop {
            let mut tera = engine();
            let Err(error) = tera.add_raw_templates(sources(&kept)) else {
                return Self { tera, overrides: kept };
            };
            let faults = faults::references(&error);
            for fault in faults::told_once(&faults).filter(|fault| !fault.follows_from(&dropped)) {
                sink.push(fault.diagnostic(&code::theme::TEMPLATE_REFERENCE, &kept));
            }
            if kept.is_empty() {
                // The theme itself is broken, which a test rules out.
                return Self { tera: engine(), overrides: kept };
            }
            let faulty = faulty_files(&faults, &kept);
            kept.retain(|name, _| !faulty.contains(name));
            dropped.extend(faulty);
        }
    }

    /// Whether there is a template of this name.
    #[must_use]
    pub fn contains(&self, name: &str) -> bool {
        self.tera.contains_template(name)
    }

    /// Names of all templates, sorted, the built-in ones without their prefix.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names: Vec<_> =
            self.tera.get_template_names().map(|name| name.strip_prefix(BUILTIN).unwrap_or(name)).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    /// Renders a view; its fields are the variables of the template.
    ///
    /// A fault becomes a finding, at its place if it lies in a file of the site.
    #[must_use]
    pub fn render(&self, template: &str, view: &impl Serialize, sink: &mut Diagnostics) -> Option<String> {
        let outcome = Context::from_serialize(view).and_then(|context| self.tera.render(template, &context));
        match outcome {
            Ok(html) => Some(html),
            Err(error) => {
                sink.push(
                    faults::rendering(template, &error)
                        .diagnostic(&code::theme::TEMPLATE_RENDER, &self.overrides),
                );
                None
            }
        }
    }
}

/// Static files of the theme: path below `static/` and bytes, sorted by path.
pub fn static_files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    embedded::STATIC.iter().copied()
}

/// Built-in templates: name and text, sorted by name.
pub fn builtin_templates() -> impl Iterator<Item = (&'static str, &'static str)> {
    embedded::TEMPLATES.iter().copied()
}

/// An empty engine with our filters, in which `x` falls back to `builtin/x`.
fn engine() -> Tera {
    let mut tera = Tera::new();
    filters::register(&mut tera);
    // Fails only when templates are there already.
    drop(tera.set_fallback_prefixes([BUILTIN]));
    tera
}

/// All templates by the names under which the engine knows them.
fn sources(overrides: &Overrides) -> Vec<(String, &str)> {
    let builtin = builtin_templates().map(|(name, text)| (format!("{BUILTIN}{name}"), text));
    let own = overrides.iter().map(|(name, (text, _))| (name.clone(), text.as_str()));
    builtin.chain(own).collect()
}

/// Whether a file can be read as a template, whatever it refers to.
fn reads_alone(name: &str, text: &str, file: FileId, sink: &mut Diagnostics) -> bool {
    let Err(error) = engine().add_raw_template(name, text) else { return true };
    let Some(fault) = faults::syntax(&error) else { return true };
    let place = Overrides::from([(name.to_owned(), (text.to_owned(), file))]);
    sink.push(fault.diagnostic(&code::theme::TEMPLATE_SYNTAX, &place));
    false
}

/// The site's files that have to go. Where a fault shows in built-in templates only, one of the
/// site's files broke a promise that they rely on; which one cannot be told, so all go.
fn faulty_files(faults: &[faults::Fault], kept: &Overrides) -> Vec<String> {
    let named: Vec<_> =
        kept.keys().filter(|name| faults.iter().any(|fault| fault.file == **name)).cloned().collect();
    if named.is_empty() { kept.keys().cloned().collect() } else { named }
}

#[cfg(test)]
mod tests;

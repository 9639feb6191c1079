//! Static files under names that change with their content, and stylesheets that name each other by them.
//!
//! Pure: takes bytes, gives names and bytes. A file published under such a name may be kept by browsers for ever.

mod stylesheet;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Artifact, OutputPlan, Producer};
use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::hash::ContentHash;
use crate::text::{FileId, Span};

/// Where the renamed files stand.
const FOLDER: &str = "assets";

/// Kinds of files that pages and stylesheets name, so that nobody outside has to know what they are called.
const RENAMED: [&str; 13] =
    ["avif", "css", "gif", "ico", "jpeg", "jpg", "js", "mjs", "png", "svg", "webp", "woff", "woff2"];

/// A static file as it is.
#[derive(Debug, Clone)]
pub struct AssetFile {
    /// Its path below `static/`, with `/`.
    pub name: String,
    /// What it holds.
    pub bytes: Arc<[u8]>,
    /// The input it was read from; `None` for one that is built in.
    pub file: Option<FileId>,
}

/// The static files as they will be published.
#[derive(Debug, Clone, Default)]
pub struct Assets {
    published: BTreeMap<String, Published>,
}

#[derive(Debug, Clone)]
struct Published {
    path: String,
    bytes: Arc<[u8]>,
    file: Option<FileId>,
}

impl Assets {
    /// Names the files. Of two with one name the later wins: give the built-in files first, then the site's own.
    pub fn new(files: impl IntoIterator<Item = AssetFile>, sink: &mut Diagnostics) -> Self {
        let files: BTreeMap<String, AssetFile> =
            files.into_iter().map(|file| (file.name.clone(), file)).collect();
        let mut naming = Naming { files: &files, published: BTreeMap::new(), open: Vec::new(), sink };
        for name in files.keys() {
            naming.publish(name);
        }
        Self { published: naming.published }
    }

    /// The path under which a file is published, from the output folder: `style.css` → `assets/style.1f0c….css`.
    #[must_use]
    pub fn path(&self, name: &str) -> Option<&str> {
        self.published.get(name).map(|published| published.path.as_str())
    }

    /// The text of a file as it is published; `None` for what is no text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        let published = self.published.get(name)?;
        std::str::from_utf8(&published.bytes).ok().map(str::to_owned)
    }

    /// What a file holds as it is published.
    #[must_use]
    pub fn bytes(&self, name: &str) -> Option<&[u8]> {
        self.published.get(name).map(|published| &*published.bytes)
    }

    /// The names of all files, below `static/`.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.published.keys().map(String::as_str)
    }

    /// Adds every file to a plan.
    pub fn plan(&self, plan: &mut OutputPlan, sink: &mut Diagnostics) {
        for (name, published) in &self.published {
            let what = format!("the static file `{name}`");
            let producer = match published.file {
                Some(file) => Producer::written(what, Span::new(file, 0..0)),
                None => Producer::generated(what),
            };
            plan.insert(&published.path, Artifact::new(Arc::clone(&published.bytes), producer), sink);
        }
    }
}

/// The work of naming: a stylesheet's name depends on its bytes, and they on the names of what it refers to.
struct Naming<'a> {
    files: &'a BTreeMap<String, AssetFile>,
    published: BTreeMap<String, Published>,
    /// The stylesheets that are being named, the outermost first.
    open: Vec<String>,
    sink: &'a mut Diagnostics,
}

impl Naming<'_> {
    /// The path of a file, which is found now if it was not before; `None` if there is no such file or if it is one
    /// of those that wait for this one.
    fn publish(&mut self, name: &str) -> Option<String> {
        if let Some(published) = self.published.get(name) {
            return Some(published.path.clone());
        }
        let file = self.files.get(name).filter(|_| !self.open.iter().any(|open| open == name))?;
        let bytes = match std::str::from_utf8(&file.bytes) {
            Ok(text) if extension(name) == "css" => self.rewrite(file, text).into_bytes().into(),
            _ => Arc::clone(&file.bytes),
        };
        let path = path_of(name, &bytes);
        self.published.insert(name.to_owned(), Published { path: path.clone(), bytes, file: file.file });
        Some(path)
    }

    /// A stylesheet with the published names in place of the written ones.
    fn rewrite(&mut self, file: &AssetFile, text: &str) -> String {
        self.open.push(file.name.clone());
        // Every renamed file keeps its folder, so the way from one to the other stays; only the ways to and from
        // files that keep their names differ.
        let from = format!("{FOLDER}/{}", file.name);
        let rewritten = stylesheet::rewrite(text, |target, range| {
            let (path, rest) = target.find(['?', '#']).map_or((target, ""), |at| target.split_at(at));
            let found = stylesheet::resolve(&file.name, path).and_then(|name| self.publish(&name));
            match found {
                Some(path) => Some(stylesheet::relative(&from, &path) + rest),
                None => {
                    self.sink.push(missing(file, target, range));
                    None
                }
            }
        });
        self.open.pop();
        rewritten
    }
}

fn missing(file: &AssetFile, target: &str, range: std::ops::Range<usize>) -> Diagnostic {
    let message = format!("the stylesheet `{}` names `{target}`, which is not in `static/`", file.name);
    let help = "paths are relative to the stylesheet, and stylesheets may not name each other in a circle";
    let finding = Diagnostic::without_place(&code::output::MISSING_ASSET, message).help(help);
    Diagnostic { span: file.file.map(|file| Span::new(file, range)), ..finding }
}

/// Where a file is published. Other kinds keep their name: `robots.txt`, `CNAME`, `.well-known/…` are asked for by it.
fn path_of(name: &str, bytes: &[u8]) -> String {
    let is_asked_for = name.starts_with(".well-known/") || name == "favicon.ico";
    let extension = extension(name);
    if is_asked_for || !RENAMED.contains(&extension.to_ascii_lowercase().as_str()) {
        return name.to_owned();
    }
    let stem = name.strip_suffix(extension).unwrap_or(name);
    format!("{FOLDER}/{stem}{}.{extension}", ContentHash::of(bytes).short())
}

/// What follows the last dot of a path.
fn extension(name: &str) -> &str {
    name.rsplit_once('.').map_or("", |(_, extension)| extension)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published text of the file `name`, with the hash of each file replaced by `#`, and the messages.
    fn check(files: &[(&str, &str)], name: &str, path: &str, text: &str, messages: &[&str]) {
        let mut sink = Diagnostics::new();
        let files = files.iter().map(|(name, text)| AssetFile {
            name: (*name).to_owned(),
            bytes: text.as_bytes().into(),
            file: None,
        });
        let assets = Assets::new(files, &mut sink);
        let hashes: Vec<String> = assets
            .published
            .values()
            .filter_map(|published| published.path.rsplit('.').nth(1).map(str::to_owned))
            .filter(|hash| hash.len() == 10)
            .collect();
        let plain = |text: &str| hashes.iter().fold(text.to_owned(), |text, hash| text.replace(hash, "#"));
        let published = &assets.published[name];
        assert_eq!(plain(&published.path), path);
        assert_eq!(plain(std::str::from_utf8(&published.bytes).unwrap()), text);
        let found: Vec<&str> = sink.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(found, messages);
    }

    #[test]
    fn pages_name_files_by_content_and_the_world_by_name() {
        let files = [("a.svg", "x"), ("robots.txt", "y"), ("favicon.ico", "z"), ("fonts/OFL.txt", "w")];
        check(&files, "a.svg", "assets/a.#.svg", "x", &[]);
        check(&files, "robots.txt", "robots.txt", "y", &[]);
        check(&files, "favicon.ico", "favicon.ico", "z", &[]);
        check(&files, "fonts/OFL.txt", "fonts/OFL.txt", "w", &[]);
    }

    #[test]
    fn stylesheets_name_what_is_published() {
        let css = "@import url(more/b.css);\na { src: url(\"fonts/x.woff2?#iefix\") url('data:x') url(#id) }";
        let files = [
            ("style.css", css),
            ("more/b.css", "b{background:url(../a.svg)}"),
            ("a.svg", "x"),
            ("fonts/x.woff2", "f"),
        ];
        let expected =
            "@import url(more/b.#.css);\na { src: url(\"fonts/x.#.woff2?#iefix\") url('data:x') url(#id) }";
        check(&files, "style.css", "assets/style.#.css", expected, &[]);
        check(&files, "more/b.css", "assets/more/b.#.css", "b{background:url(../a.#.svg)}", &[]);
    }

    #[test]
    fn what_is_not_there_and_circles_are_reported() {
        let message = "the stylesheet `a.css` names `b.svg`, which is not in `static/`";
        check(&[("a.css", "url(b.svg)")], "a.css", "assets/a.#.css", "url(b.svg)", &[message]);
        let message = "the stylesheet `b.css` names `a.css`, which is not in `static/`";
        check(
            &[("a.css", "url(b.css)"), ("b.css", "url(a.css)")],
            "a.css",
            "assets/a.#.css",
            "url(b.#.css)",
            &[message],
        );
    }

    #[test]
    fn a_change_in_a_font_changes_the_name_of_its_stylesheet() {
        let path = |font: &str| {
            let file = |name: &str, text: &str| AssetFile {
                name: name.to_owned(),
                bytes: text.as_bytes().into(),
                file: None,
            };
            let assets =
                Assets::new([file("s.css", "url(f.woff2)"), file("f.woff2", font)], &mut Diagnostics::new());
            assets.path("s.css").unwrap().to_owned()
        };
        assert_ne!(path("one"), path("two"));
        assert_eq!(path("one"), path("one"));
    }
}

//! Rules of the house that no compiler knows: layers, heads, lengths, names, registers.

use std::collections::BTreeMap;

use super::harness::{repository, tree};

/// Modules from the bottom to the top; a module uses those in the rows above its own. `src/architecture.md` says why.
const LAYERS: &[&[&str]] = &[
    &["text", "hash"],
    &["diagnostic"],
    &["error"],
    &["input", "yaml", "markdown"],
    &["project"],
    &["data"],
    &["exhibit", "site"],
    &["expr"],
    &["claim", "chart", "raster"],
    &["briefing"],
    &["check", "theme", "output"],
    &["render"],
    &["pipeline"],
    &["cli"],
];

/// Crates that we did not write, and the one module that names each.
const NAMED_IN: &[(&str, &str)] = &[
    ("annotate_snippets", "diagnostic"),
    ("anstream", "cli"),
    ("any_ascii", "text"),
    ("blake3", "hash"),
    ("clap", "cli"),
    ("csv", "data"),
    ("jiff", "data"),
    ("plotters", "chart"),
    ("plotters_backend", "chart"),
    ("png", "raster"),
    ("pulldown_cmark", "markdown"),
    ("quick_xml", "render"),
    ("rayon", "pipeline"),
    ("resvg", "raster"),
    ("rust_decimal", "data"),
    ("rustix", "output"),
    ("saphyr_parser", "yaml"),
    ("serde_yaml", "yaml"),
    ("tera", "theme"),
    ("walkdir", "input"),
];

/// Crates that any module may name, and why.
const SHARED: &[(&str, &str)] = &[
    ("indexmap", "a collection, like those of the standard library, that keeps the order of the author"),
    ("serde", "derives what templates and the manifest are made of"),
    ("serde_json", "every module writes its own documents: findings, the manifest, downloads"),
];

/// Folders of which each file is one entry of a register, and the file that holds the register.
const REGISTERS: &[(&str, &str)] = &[
    ("src/chart/types", "src/chart/types.rs"),
    ("src/check", "src/check.rs"),
    ("src/diagnostic/codes", "src/diagnostic/codes.rs"),
    ("src/diagnostic/emit", "src/diagnostic/emit.rs"),
    ("src/expr/functions", "src/expr/functions.rs"),
    ("src/render/formats", "src/render/formats.rs"),
];

/// What the entries of the registers are.
const REGISTERED: &[&str] =
    &["produce(", ": ChartType =", ": Check =", ": Code =", ": Format =", ": Function =", ": Writer ="];

/// Words of the flagship, which the engine and the theme must not know.
const FLAGSHIP: &[&str] = &[
    "rare earth",
    "rare-earth",
    "rare_earth",
    "magnet",
    "neodymium",
    "dysprosium",
    "terbium",
    "samarium",
    "lanthan",
    "cerium",
    "yttrium",
    "ndfeb",
    "8505",
    "ieepa",
    "china",
    "chinese",
    "beijing",
    "mofcom",
    "geneva",
];

const LONGEST_FILE: usize = 600;
const LONGEST_FUNCTION: usize = 80;

/// The Rust files of `src/` by path, `src/data/unit.rs`, with their text.
fn sources() -> BTreeMap<String, String> {
    let files = tree(&repository().join("src")).into_iter();
    files
        .filter(|(path, _)| path.ends_with(".rs"))
        .map(|(path, bytes)| (format!("src/{path}"), String::from_utf8(bytes).unwrap()))
        .collect()
}

/// The module that a file belongs to: `src/data/unit.rs` → `data`.
fn module(path: &str) -> &str {
    let path = path.strip_prefix("src/").unwrap();
    path.split('/').next().unwrap().trim_end_matches(".rs")
}

/// The lines of a file that are no comment.
fn code(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.trim_start().starts_with("//"))
}

/// Panics with all faults at once.
fn none(faults: &[String]) {
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The modules that a text names behind `crate::`, those in braces included.
fn uses(text: &str) -> Vec<String> {
    let code: String = code(text).collect::<Vec<_>>().join("\n");
    let word =
        |text: &str| text.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect::<String>();
    let mut found = Vec::new();
    for rest in code.split("crate::").skip(1) {
        match rest.strip_prefix('{') {
            None => found.push(word(rest)),
            Some(list) => {
                let mut depth = 0;
                let is_outer = |c: char| {
                    depth += i32::from(c == '{') - i32::from(c == '}');
                    depth == 0 && c == ','
                };
                let list = list.split("};").next().unwrap_or(list);
                found.extend(list.split(is_outer).map(|part| word(part.trim())));
            }
        }
    }
    found.retain(|name| !name.is_empty());
    found
}

#[test]
fn no_module_uses_one_above_it() {
    let layer = |name: &str| LAYERS.iter().position(|row| row.contains(&name));
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let own = module(&path);
        if ["lib", "main"].contains(&own) {
            continue;
        }
        let Some(own_layer) = layer(own) else {
            faults.push(format!("{path}: the module `{own}` has no layer"));
            continue;
        };
        for used in uses(&text).iter().filter(|used| *used != own) {
            match layer(used) {
                Some(layer) if layer < own_layer => {}
                Some(_) => faults.push(format!("{path}: `{own}` uses `{used}`, which is not below it")),
                None => faults.push(format!("{path}: `crate::{used}` has no layer")),
            }
        }
    }
    none(&faults);
}

#[test]
fn uses_are_found_in_every_form() {
    let check = |text: &str, expected: &[&str]| assert_eq!(uses(text), expected, "{text}");
    check("use crate::data::period::Day;\nlet x = crate::text::nearest(y);", &["data", "text"]);
    check("use crate::{data::{unit, period}, text};", &["data", "text"]);
    check("// use crate::cli;\n/// [`crate::cli`]", &[]);
}

#[test]
fn crates_of_others_are_named_in_one_module() {
    let mut faults = Vec::new();
    for (path, text) in sources().into_iter().filter(|(path, _)| !path.ends_with("/tests.rs")) {
        for (name, home) in NAMED_IN.iter().filter(|(_, home)| *home != module(&path)) {
            let is_named = code(&text).any(|line| {
                let before =
                    line.split(&format!("{name}::")).next().filter(|before| before.len() < line.len());
                before.is_some_and(|before| !before.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
            });
            if is_named {
                faults.push(format!("{path} names `{name}`, which belongs to `{home}`"));
            }
        }
    }
    none(&faults);
}

#[test]
fn every_crate_has_its_place() {
    let manifest = std::fs::read_to_string(repository().join("Cargo.toml")).unwrap();
    let table = manifest.split("[dependencies]").nth(1).and_then(|rest| rest.split("\n[").next()).unwrap();
    let lines = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let names = lines.map(|line| line.split(' ').next().unwrap().replace('-', "_"));
    let is_known = |name: &str| {
        NAMED_IN.iter().any(|(known, _)| *known == name) || SHARED.iter().any(|(known, _)| *known == name)
    };
    let unknown: Vec<String> = names.filter(|name| !is_known(name)).collect();
    assert!(unknown.is_empty(), "say in `NAMED_IN` which module names {unknown:?}");
}

#[test]
fn no_crate_asks_for_a_library_of_the_system() {
    let lock = std::fs::read_to_string(repository().join("Cargo.lock")).unwrap();
    let names =
        lock.lines().filter_map(|line| line.strip_prefix("name = \"")).map(|name| name.trim_end_matches('"'));
    // These hold declarations of a kernel, of Windows or of a browser: nothing to install.
    let known = ["js-sys", "linux-raw-sys", "web-sys", "windows-sys"];
    let bound: Vec<&str> = names.filter(|name| name.ends_with("-sys") && !known.contains(name)).collect();
    assert!(bound.is_empty(), "{bound:?}");
}

#[test]
fn every_file_says_first_what_it_is_responsible_for() {
    let is_headed = |text: &str| text.starts_with("//! ") || text.starts_with("#![doc = include_str!(");
    let suite = tree(&repository().join("tests/suite")).into_iter();
    let suite = suite.map(|(path, bytes)| (format!("tests/suite/{path}"), String::from_utf8(bytes).unwrap()));
    let files = sources().into_iter().chain(suite);
    let faults: Vec<String> = files.filter(|(_, text)| !is_headed(text)).map(|(path, _)| path).collect();
    none(&faults);
}

#[test]
fn nothing_is_left_to_be_done() {
    let words = ["todo!(", "unimplemented!(", "TODO", "FIXME", "XXX"];
    let left = |text: &str| words.iter().any(|word| text.contains(word));
    let faults: Vec<String> =
        sources().into_iter().filter(|(_, text)| left(text)).map(|(path, _)| path).collect();
    none(&faults);
}

#[test]
fn files_and_functions_are_short() {
    let mut faults = Vec::new();
    for (path, text) in sources() {
        let lines: Vec<&str> = text.lines().collect();
        if lines.len() > LONGEST_FILE {
            faults.push(format!("{path}: {} lines", lines.len()));
        }
        for (at, line) in lines.iter().enumerate().filter(|(_, line)| is_function(line)) {
            let indent = line.len() - line.trim_start().len();
            let end = format!("{}}}", " ".repeat(indent));
            let length = lines[at..].iter().position(|line| **line == end).unwrap_or(0) + 1;
            if length > LONGEST_FUNCTION {
                faults.push(format!("{path}:{}: a function of {length} lines", at + 1));
            }
        }
    }
    none(&faults);
}

/// Whether a formatted line begins a function with a body of several lines.
fn is_function(line: &str) -> bool {
    let start = line.trim_start();
    (start.starts_with("fn ") || start.starts_with("pub") && start.contains(" fn "))
        && !line.ends_with([';', '}'])
}

#[test]
fn the_engine_knows_nothing_of_the_flagship() {
    let mut faults = Vec::new();
    for folder in ["src", "templates", "static"] {
        for (path, bytes) in tree(&repository().join(folder)) {
            let Ok(text) = String::from_utf8(bytes) else { continue };
            for (at, line) in text.lines().enumerate() {
                let lower = line.to_lowercase();
                faults.extend(
                    FLAGSHIP
                        .iter()
                        .filter(|word| lower.contains(**word))
                        .map(|word| format!("{folder}/{path}:{}: `{word}`", at + 1)),
                );
            }
        }
    }
    none(&faults);
}

#[test]
fn the_theme_is_embedded_whole() {
    let table = std::fs::read_to_string(repository().join("src/theme/embedded.rs")).unwrap();
    let files = ["templates", "static"].into_iter().flat_map(|folder| {
        tree(&repository().join(folder)).into_keys().map(move |path| format!("{folder}/{path}"))
    });
    let is_hidden = |path: &str| path.split('/').any(|part| part.starts_with('.'));
    let missing: Vec<String> = files
        .filter(|path| !is_hidden(path) && !table.contains(&format!("{path}\"")))
        .map(|path| format!("src/theme/embedded.rs does not embed `{path}`"))
        .collect();
    none(&missing);
}

#[test]
fn every_entry_of_a_folder_is_registered() {
    let mut faults = Vec::new();
    for (folder, register) in REGISTERS {
        let table = std::fs::read_to_string(repository().join(register)).unwrap();
        let mut entries = 0;
        for path in tree(&repository().join(folder)).into_keys().filter(|path| !path.contains('/')) {
            let name = path.trim_end_matches(".rs");
            // What the entries of a folder share stands beside them and offers no entry of its own.
            let text = std::fs::read_to_string(repository().join(folder).join(&path)).unwrap();
            let is_entry = code(&text).any(|line| {
                let entry = ["pub(super) static ", "pub(super) const ", "pub(super) fn "]
                    .iter()
                    .find_map(|start| line.strip_prefix(start));
                line == "codes! {"
                    || entry.is_some_and(|entry| REGISTERED.iter().any(|kind| entry.contains(kind)))
            });
            entries += usize::from(is_entry);
            if is_entry && !table.contains(&format!("{name}::")) {
                faults.push(format!("{register} does not name `{folder}/{path}`"));
            }
        }
        if entries == 0 {
            faults.push(format!("nothing in `{folder}` looks like an entry of {register}"));
        }
    }
    none(&faults);
}

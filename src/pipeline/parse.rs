//! The first stage: every input to its tree, each by itself.

use super::each;
use crate::data::decode::{self, Part};
use crate::data::unit::UnitTable;
use crate::diagnostic::{Diagnostic, Diagnostics, code};
use crate::exhibit::{self, ExhibitSpec};
use crate::input::{Area, InputFile, InputSet};
use crate::markdown;
use crate::project::{self, Config};
use crate::site::{PageFile, exhibit_name, read_page};
use crate::text::FileId;
use crate::yaml;

/// The settings of the briefing, below `content/`.
const SETTINGS: &str = "site.yaml";

/// What the inputs hold, before anything is put together.
pub(super) struct Parsed {
    pub(super) config: Config,
    pub(super) pages: Vec<PageFile>,
    pub(super) parts: Vec<Part>,
    pub(super) specs: Vec<ExhibitSpec>,
    /// Files that are published as they are, by their path below `content/`.
    pub(super) files: Vec<String>,
}

/// What a file below `content/` is, told by where it stands and what its name ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Settings,
    Page,
    Chart,
    Data,
    /// A table beside a data file, read when that names it.
    Table,
    /// Published as it is.
    File,
    /// YAML that no rule reads.
    Stray,
}

fn role(name: &str) -> Role {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    let is_yaml = matches!(extension, "yaml" | "yml");
    match name.split_once('/').map(|(folder, _)| folder) {
        _ if name == SETTINGS => Role::Settings,
        _ if extension == "md" => Role::Page,
        Some("charts") if is_yaml => Role::Chart,
        Some("data") if is_yaml => Role::Data,
        Some("data") if extension == "csv" => Role::Table,
        _ if is_yaml => Role::Stray,
        _ => Role::File,
    }
}

/// Whether a file below `content/` describes a chart.
pub(super) fn is_chart(name: &str) -> bool {
    role(name) == Role::Chart
}

/// Whether a file below `content/` is published as it is.
pub(super) fn is_published(name: &str) -> bool {
    role(name) == Role::File
}

/// A parsed file.
enum Tree {
    Page(Box<PageFile>),
    Data(Box<Part>),
    Chart(Box<ExhibitSpec>),
}

/// Reads every file below `content/`; the settings first, because they decide how the others are read.
pub(super) fn parse(inputs: &InputSet, sink: &mut Diagnostics) -> Parsed {
    let config = settings(inputs, sink);
    let reader = Reader { units: decode::units(&config), raw_html: config.raw_html, inputs };
    let files: Vec<(FileId, &InputFile)> = inputs.area(Area::Content).collect();
    let trees = each(&files, sink, |(id, file), sink| reader.read(*id, file, sink));
    let published = files.iter().filter(|(_, file)| is_published(file.name()));
    let files = published.map(|(_, file)| file.name().to_owned()).collect();
    let mut parsed = Parsed { config, pages: Vec::new(), parts: Vec::new(), specs: Vec::new(), files };
    for tree in trees.into_iter().flatten() {
        match tree {
            Tree::Page(page) => parsed.pages.push(*page),
            Tree::Data(part) => parsed.parts.push(*part),
            Tree::Chart(spec) => parsed.specs.push(*spec),
        }
    }
    exhibit::report_taken(&parsed.specs, sink);
    parsed
}

fn settings(inputs: &InputSet, sink: &mut Diagnostics) -> Config {
    let file = inputs.find(&format!("{}/{SETTINGS}", Area::Content.folder()));
    let Some((id, text)) = file.and_then(|id| Some((id, inputs.get(id)?.text()?))) else {
        let finding =
            Diagnostic::without_place(&code::site::MISSING_SETTINGS, "there is no `content/site.yaml`");
        sink.push(finding.help("write one with at least a `title`"));
        return Config::default();
    };
    let node = yaml::parse(id, text, 0..text.len(), sink);
    node.map_or_else(Config::default, |node| project::decode(&node, sink))
}

/// What the reading of one file needs to know.
struct Reader<'a> {
    units: UnitTable,
    raw_html: bool,
    inputs: &'a InputSet,
}

impl Reader<'_> {
    fn read(&self, id: FileId, file: &InputFile, sink: &mut Diagnostics) -> Option<Tree> {
        let text = file.text()?;
        match role(file.name()) {
            Role::Page => {
                let options = markdown::Options { raw_html: self.raw_html };
                Some(Tree::Page(Box::new(read_page(id, file.name(), text, options, sink))))
            }
            Role::Data => Some(Tree::Data(Box::new(self.data(id, text, sink)))),
            Role::Chart => chart(id, file, text, sink).map(Box::new).map(Tree::Chart),
            Role::Stray => {
                report_stray(id, file, sink);
                None
            }
            Role::Settings | Role::Table | Role::File => None,
        }
    }

    fn data(&self, id: FileId, text: &str, sink: &mut Diagnostics) -> Part {
        match yaml::parse(id, text, 0..text.len(), sink) {
            Some(node) => decode::decode_file(&node, &self.units, self.inputs, sink),
            None => Part::unreadable(text),
        }
    }
}

fn chart(id: FileId, file: &InputFile, text: &str, sink: &mut Diagnostics) -> Option<ExhibitSpec> {
    let node = yaml::parse(id, text, 0..text.len(), sink)?;
    exhibit::decode(exhibit_name(file.name()), &node, sink)
}

fn report_stray(id: FileId, file: &InputFile, sink: &mut Diagnostics) {
    let message = format!("`{}` is neither data nor a chart", file.path());
    let place = crate::text::Span::new(id, 0..0);
    let help =
        "move it to `content/data/` or `content/charts/`; only `content/site.yaml` stands beside the pages";
    sink.push(Diagnostic::new(&code::site::STRAY_FILE, place, message).help(help));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_place_and_name_say() {
        let check = |name: &str, expected: Role| assert_eq!(role(name), expected, "{name}");
        check("site.yaml", Role::Settings);
        check("index.md", Role::Page);
        check("charts/a.yaml", Role::Chart);
        check("data/a/b.yml", Role::Data);
        check("data/a.csv", Role::Table);
        check("charts/note.md", Role::Page);
        check("chapters/map.png", Role::File);
        check("chapters/a.yaml", Role::Stray);
        check("other.yaml", Role::Stray);
    }
}

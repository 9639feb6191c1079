//! Whether a path can be a file on every machine and host. Knows nothing of what is published there.

use super::manifest;

/// Names that one system or another keeps for devices, whatever follows the first dot.
const RESERVED: [&str; 22] = [
    "aux", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "lpt1", "lpt2",
    "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "nul", "prn",
];

/// What most file systems allow a name to be long, in bytes.
const LONGEST_NAME: usize = 255;

/// What is wrong with a path, if anything.
pub(super) fn fault(path: &str) -> Option<String> {
    if path == manifest::NAME {
        return Some("the name is taken by the build's own list of what it wrote".to_owned());
    }
    path.split('/').find_map(fault_of_part)
}

fn fault_of_part(part: &str) -> Option<String> {
    let stem = part.split('.').next().unwrap_or(part).to_ascii_lowercase();
    let odd = part.chars().find(|letter| letter.is_control() || "<>:\"|?*\\".contains(*letter));
    if part.is_empty() {
        Some("a part of the path is empty".to_owned())
    } else if part == "." || part == ".." {
        Some(format!("`{part}` leads out of its folder"))
    } else if let Some(odd) = odd {
        Some(format!("`{}` cannot be in a file name everywhere", odd.escape_default()))
    } else if part.ends_with(['.', ' ']) {
        Some(format!("`{part}` ends with a dot or a space"))
    } else if RESERVED.contains(&stem.as_str()) {
        Some(format!("`{part}` is a reserved name on some systems"))
    } else if part.len() > LONGEST_NAME {
        Some(format!("`{part}` is longer than {LONGEST_NAME} bytes"))
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_that_every_host_can_store_pass() {
        for path in ["index.html", "a/b/index.html", ".well-known/security.txt", "höhe/µ.svg", "console.html"]
        {
            assert_eq!(fault(path), None, "{path}");
        }
    }

    #[test]
    fn others_do_not() {
        let long = "a".repeat(256);
        for path in [
            "",
            "/a",
            "a/",
            "a//b",
            "../a",
            "a/./b",
            "a\\b",
            "a:b",
            "a?b",
            "a\nb",
            "a./b",
            "a /b",
            "aux",
            "Con.html",
            ".briefing-manifest.json",
            &long,
        ] {
            assert!(fault(path).is_some(), "{path}");
        }
    }
}

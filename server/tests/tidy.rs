//! The house is in order: rules about the repository that no compiler knows.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Larger than this, a file is split by verb into a folder.
const BYTES_ALARM: u64 = 15_000;
/// Lists that are read by looking things up, and not from top to bottom, may be this long: the table
/// of addresses, the sentences of a word in two languages, the tests of a capability.
const BYTES_LIST: u64 = 26_000;
/// Half of the files are smaller than this.
const BYTES_MEDIAN: u64 = 4_000;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the server lies in the workspace")
        .to_owned()
}

/// Every file that is kept in the repository, relative to its root. Without git (a source
/// archive), every file outside build folders.
fn files() -> Vec<PathBuf> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            let name = entry.file_name().to_string_lossy().into_owned();
            let ignored = [
                "target",
                "data",
                "node_modules",
                "report",
                "test-results",
                ".git",
            ];
            if path.is_dir() {
                let data_of_a_crate = path.ends_with("service/data");
                if !ignored.contains(&name.as_str()) || data_of_a_crate {
                    walk(&path, found);
                }
            } else {
                found.push(path);
            }
        }
    }
    let root = root();
    let mut found = Vec::new();
    walk(&root, &mut found);
    found
        .into_iter()
        .map(|path| path.strip_prefix(&root).unwrap().to_owned())
        .collect()
}

fn with_extension(extensions: &[&str]) -> Vec<PathBuf> {
    files()
        .into_iter()
        .filter(|path| {
            path.extension()
                .is_some_and(|extension| extensions.iter().any(|known| extension == *known))
        })
        .collect()
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_default()
}

#[test]
fn files_are_small() {
    let mut sizes: Vec<(u64, PathBuf)> = with_extension(&["rs", "scss", "ts"])
        .into_iter()
        .map(|path| (root().join(&path).metadata().unwrap().len(), path))
        .collect();
    sizes.sort();
    let large: Vec<_> = sizes
        .iter()
        .filter(|(size, path)| {
            let list = path == Path::new("app/src/root.rs")
                || path.starts_with("app/src/words")
                || path.components().any(|part| part.as_os_str() == "tests");
            (if list { BYTES_LIST } else { BYTES_ALARM }) < *size
        })
        .collect();
    assert!(large.is_empty(), "split by verb into a folder: {large:#?}");
    let (median, _) = sizes[sizes.len() / 2];
    assert!(median <= BYTES_MEDIAN, "the median is {median} bytes");
}

#[test]
fn what_is_left_to_do_says_why() {
    // Spelt so that this file does not find itself.
    let mark = ["TO", "DO"].concat();
    let bad: Vec<String> = with_extension(&["rs", "scss", "ts", "toml", "md"])
        .iter()
        .flat_map(|path| {
            let text = read(path);
            text.lines()
                .enumerate()
                .filter(|(_, line)| {
                    line.contains(&mark) && !line.contains(&format!("{mark}(issue "))
                        || line.contains(&["FIX", "ME"].concat())
                        || line.contains(&["todo", "!("].concat())
                        || line.contains(&["unimplemented", "!("].concat())
                })
                .map(|(number, line)| format!("{}:{}: {line}", path.display(), number + 1))
                .collect::<Vec<_>>()
        })
        .collect();
    assert!(bad.is_empty(), "{bad:#?}");
}

#[test]
fn nothing_names_one_machine() {
    let marks = [
        ["/ro", "ot/"].concat(),
        ["/ho", "me/"].concat(),
        ["/wo", "rk/"].concat(),
        ["/Us", "ers/"].concat(),
        ["C:", "\\"].concat(),
    ];
    let bad: Vec<String> = with_extension(&["rs", "scss", "ts", "toml", "md", "json", "mjs", "py"])
        .iter()
        .filter(|path| {
            let text = read(path);
            marks.iter().any(|mark| text.contains(mark))
        })
        .map(|path| path.display().to_string())
        .collect();
    assert!(bad.is_empty(), "{bad:#?}");
}

#[test]
fn the_lock_files_name_no_registry_but_the_usual_one() {
    let npm = read(Path::new("e2e/package-lock.json"));
    assert!(!npm.is_empty());
    assert!(
        !npm.contains("\"resolved\""),
        "`npm ci` finds packages by name"
    );
    let cargo = read(Path::new("Cargo.lock"));
    let elsewhere: Vec<&str> = cargo
        .lines()
        .filter(|line| line.starts_with("source"))
        .filter(|line| !line.contains("registry+https://github.com/rust-lang/crates.io-index"))
        .collect();
    assert!(elsewhere.is_empty(), "{elsewhere:?}");
}

#[test]
fn the_browser_part_is_bound_by_the_version_it_was_built_with() {
    let lock = read(Path::new("Cargo.lock"));
    let versions: BTreeMap<&str, &str> = lock
        .split("[[package]]")
        .filter_map(|package| {
            let field = |name: &str| {
                package
                    .lines()
                    .find_map(|line| line.strip_prefix(name)?.strip_prefix(" = "))
            };
            Some((field("name")?, field("version")?))
        })
        .collect();
    let binder = versions.get("\"wasm-bindgen-cli-support\"");
    assert!(binder.is_some());
    assert_eq!(versions.get("\"wasm-bindgen\""), binder);
}

/// A proof that is named and is not there proves nothing.
#[test]
fn the_dossier_for_the_cnil_names_files_that_exist() {
    let text = read(Path::new("docs/cnil.md"));
    let named: Vec<&str> = text
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|it| it.contains('/') || *it == "deny.toml")
        .collect();
    assert!(named.len() > 30, "it names proofs");
    let missing: Vec<_> = named
        .iter()
        .filter(|it| !root().join(it).is_file())
        .collect();
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn the_map_shows_every_crate_and_folder() {
    let map = read(Path::new("ARCHITECTURE.md"));
    assert!(!map.is_empty(), "ARCHITECTURE.md is missing");
    let mut folders: Vec<String> = files()
        .iter()
        .filter(|path| 1 < path.components().count())
        .filter_map(|path| path.iter().next())
        .map(|folder| folder.to_string_lossy().into_owned())
        .filter(|folder| !folder.starts_with('.'))
        .collect();
    folders.dedup();
    let missing: Vec<_> = folders
        .iter()
        .filter(|folder| !map.contains(&format!("`{folder}`")))
        .collect();
    assert!(
        missing.is_empty(),
        "ARCHITECTURE.md does not name {missing:?}"
    );
}

#[test]
fn a_component_has_its_style_under_the_same_name() {
    let scss: Vec<String> = with_extension(&["scss"])
        .iter()
        .filter(|path| path.starts_with("style/ui"))
        .filter_map(|path| Some(path.file_stem()?.to_string_lossy().into_owned()))
        .collect();
    let main = read(Path::new("style/main.scss"));
    let unused: Vec<_> = scss
        .iter()
        .filter(|name| !main.contains(&format!("ui/{}\"", name.trim_start_matches('_'))))
        .collect();
    assert!(unused.is_empty(), "style/main.scss does not use {unused:?}");
}

//! The style sheet keeps its promises: contrast in both themes, one partial a component.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn tokens() -> String {
    fs::read_to_string(root().join("style/_token.scss")).expect("style/_token.scss")
}

/// WCAG 2.2: relative luminance of `#rrggbb`.
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = u8::from_str_radix(&colour[at..at + 2], 16).expect("a colour");
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 {
            value / 12.92
        } else {
            ((value + 0.055) / 1.055).powf(2.4)
        }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn ratio(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Every `#rrggbb` of a line.
fn hexes(line: &str) -> Vec<&str> {
    line.match_indices('#')
        .filter_map(|(at, _)| line.get(at..at + 7))
        .collect()
}

/// Name → (light, dark), from lines such as `  ink: (#18212b, #edebe4),`.
fn colours(tokens: &str) -> BTreeMap<&str, (&str, &str)> {
    tokens
        .lines()
        .filter_map(|line| {
            let (name, _) = line.trim().split_once(": (#")?;
            let [light, dark] = hexes(line)[..] else {
                return None;
            };
            Some((name, (light, dark)))
        })
        .collect()
}

#[test]
fn texts_and_signs_stand_out_in_both_themes() {
    let tokens = tokens();
    let colours = colours(&tokens);
    let soft = ["accent-soft", "info-soft", "caution-soft", "refusal-soft"];
    let plain = ["paper", "surface", "sunk"];
    let mut pairs: Vec<(&str, &str, f64)> = vec![
        ("muted", "paper", 7.0),
        ("muted", "surface", 7.0),
        ("muted", "sunk", 4.5),
        ("accent", "accent-soft", 4.5),
        ("accent-strong", "accent-soft", 7.0),
        ("on-accent", "accent", 4.5),
        ("on-accent", "accent-strong", 4.5),
        ("on-refusal", "refusal", 4.5),
        ("info", "info-soft", 4.5),
        ("caution", "caution-soft", 4.5),
        ("refusal", "refusal-soft", 4.5),
        ("paper", "ink", 7.0),
    ];
    pairs.extend(
        plain
            .iter()
            .chain(&soft)
            .map(|behind| ("ink", *behind, 7.0)),
    );
    for behind in plain {
        pairs.extend([
            ("accent", behind, 4.5),
            ("refusal", behind, 4.5),
            ("edge", behind, 3.0),
            ("focus", behind, 3.0),
        ]);
    }
    for (text, behind, least) in pairs {
        let (text_light, text_dark) = colours[text];
        let (light, dark) = colours[behind];
        for (theme, found) in [
            ("light", ratio(text_light, light)),
            ("dark", ratio(text_dark, dark)),
        ] {
            assert!(
                found >= least,
                "{text} on {behind}, {theme}: {found:.2}, must be {least}"
            );
        }
    }
}

#[test]
fn the_initials_of_every_shield_can_be_read() {
    let tokens = tokens();
    let tinctures: Vec<&str> = tokens
        .lines()
        .filter(|line| line.trim().starts_with(|c: char| c.is_ascii_digit()))
        .flat_map(hexes)
        .collect();
    assert_eq!(tinctures.len(), 8);
    for colour in tinctures {
        assert!(ratio("#ffffff", colour) >= 4.5, "white on {colour}");
    }
}

#[test]
fn every_component_has_its_partial_and_every_partial_its_component() {
    let names = |folder: &str, prefix: &str, suffix: &str| -> BTreeSet<String> {
        fs::read_dir(root().join(folder))
            .expect(folder)
            .filter_map(|entry| {
                let name = entry.ok()?.file_name().into_string().ok()?;
                Some(name.strip_prefix(prefix)?.strip_suffix(suffix)?.to_owned())
            })
            .collect()
    };
    assert_eq!(
        names("app/src/ui", "", ".rs"),
        names("style/ui", "_", ".scss")
    );
}

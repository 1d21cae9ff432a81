//! The reference implementation's own tool, to judge our ballots and to be judged by us.
//!
//! Debian 13 ships it. It is downloaded by apt from the mirror that apt is configured with, checked
//! against Debian's signature, and unpacked beside Cargo's build folder with the libraries it was
//! linked to: nothing is installed, and no right of an administrator is needed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

use crate::place::Place;
use crate::sh;

/// The release of Debian that has the tool.
const RELEASE: &str = "trixie";
/// The tool, and the libraries it was linked to.
const PACKAGES: [&str; 8] = [
    "belenios-tool",
    "libc6",
    "libgmp10",
    "libsodium23",
    "libssl3t64",
    "zlib1g",
    "libev4t64",
    "libzstd1",
];
/// What to do where Debian's packages cannot be had.
const ELSEWHERE: &str = "install Belenios 3.0 or newer and name its program in BELENIOS_TOOL";

/// A program that starts the tool: the one named in `BELENIOS_TOOL`, or else Debian's, downloaded
/// when it is not there yet.
pub fn tool(place: &Place) -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("BELENIOS_TOOL") {
        let named = PathBuf::from(named);
        says_its_version(&named)?;
        return Ok(named);
    }
    let folder = place.target.join("belenios-tool");
    let program = folder.join("belenios-tool");
    if !program.is_file() {
        sh::step(
            &format!("Downloading belenios-tool and its libraries (10 MB) from Debian {RELEASE}"),
            || {
                let fresh = place
                    .target
                    .join(format!("belenios-tool.{}", std::process::id()));
                let made = make(&fresh).and_then(|()| settle(&fresh, &folder));
                if made.is_err() {
                    let _gone = std::fs::remove_dir_all(&fresh);
                }
                made
            },
        )?;
    }
    says_its_version(&program)?;
    Ok(program)
}

/// The same where nothing must be downloaded for it.
pub fn at_hand(place: &Place) -> Option<PathBuf> {
    let named = std::env::var_os("BELENIOS_TOOL").map(PathBuf::from);
    let kept = place.target.join("belenios-tool/belenios-tool");
    named.or(Some(kept)).filter(|it| it.is_file())
}

/// Downloads and unpacks into an empty folder.
fn make(folder: &Path) -> Result<()> {
    for program in ["apt-get", "dpkg-deb", "dpkg"] {
        ensure!(
            sh::has(program),
            "`{program}` is not here, so this is not a Debian: {ELSEWHERE}"
        );
    }
    let apt = Apt::prepare(&folder.join("apt"))?;
    apt.run(&["update"])?;
    let mut download = vec!["download"];
    download.extend(PACKAGES);
    apt.run(&download)?;
    let mut unpacked = 0;
    for file in std::fs::read_dir(&apt.folder)? {
        let file = file?.path();
        if file.extension().is_some_and(|extension| extension == "deb") {
            sh::run(Command::new("dpkg-deb").arg("-x").arg(&file).arg(folder))?;
            unpacked += 1;
        }
    }
    ensure!(
        unpacked == PACKAGES.len(),
        "{unpacked} of {} packages came",
        PACKAGES.len()
    );
    std::fs::remove_dir_all(&apt.folder)?;
    launcher(folder)
}

/// Writes the program that starts the tool with the loader and the libraries of its own folder, as
/// those of the machine may be older.
fn launcher(folder: &Path) -> Result<()> {
    let (triplet, loader) = match std::env::consts::ARCH {
        "x86_64" => ("x86_64-linux-gnu", "ld-linux-x86-64.so.2"),
        "aarch64" => ("aarch64-linux-gnu", "ld-linux-aarch64.so.1"),
        other => bail!("no loader is known for {other}: {ELSEWHERE}"),
    };
    let text = format!(
        "#!/bin/sh\n\
         here=$(dirname \"$(readlink -f \"$0\")\")\n\
         libraries=$here/usr/lib/{triplet}\n\
         BELENIOS_USE_URANDOM=1\n\
         export BELENIOS_USE_URANDOM\n\
         exec \"$libraries/{loader}\" --library-path \"$libraries\" \
         \"$here/usr/bin/belenios-tool\" \"$@\"\n"
    );
    let program = folder.join("belenios-tool");
    std::fs::write(&program, text)?;
    sh::run(Command::new("chmod").arg("755").arg(&program))
}

/// Puts the folder in its place, all at once; another xtask may have been faster.
fn settle(fresh: &Path, folder: &Path) -> Result<()> {
    if folder.join("belenios-tool").is_file() {
        std::fs::remove_dir_all(fresh)?;
        return Ok(());
    }
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::rename(fresh, folder)?;
    Ok(())
}

fn says_its_version(program: &Path) -> Result<()> {
    let version = sh::read(Command::new(program).arg("--version"))
        .with_context(|| format!("{} does not start: {ELSEWHERE}", program.display()))?;
    println!("  belenios-tool {}", version.trim());
    Ok(())
}

/// An apt with lists, cache and state of its own: it needs no administrator and changes nothing.
struct Apt {
    folder: PathBuf,
}

impl Apt {
    fn prepare(folder: &Path) -> Result<Self> {
        for inner in ["state/lists/partial", "cache/archives/partial", "none"] {
            std::fs::create_dir_all(folder.join(inner))?;
        }
        let mirror = mirror()?;
        let shown = mirror
            .split_once('@')
            .map_or(mirror.as_str(), |(_, host)| host);
        println!("  from {shown}");
        let mut source = format!("deb [arch={}", architecture()?);
        // Where it is not, apt takes the keys it trusts for everything.
        let keys = ["gpg", "pgp"]
            .map(|kind| format!("/usr/share/keyrings/debian-archive-keyring.{kind}"))
            .into_iter()
            .find(|keys| Path::new(keys).is_file());
        if let Some(keys) = keys {
            write!(source, " signed-by={keys}")?;
        }
        writeln!(source, "] {mirror} {RELEASE} main")?;
        std::fs::write(folder.join("sources.list"), source)?;
        std::fs::write(folder.join("status"), "")?;
        Ok(Self {
            folder: folder.canonicalize()?,
        })
    }

    fn run(&self, arguments: &[&str]) -> Result<()> {
        let own =
            |option: &str, path: &str| format!("{option}={}", self.folder.join(path).display());
        let mut command = Command::new("apt-get");
        command
            .current_dir(&self.folder)
            .args(["-o", &own("Dir::Etc::sourcelist", "sources.list")])
            .args(["-o", &own("Dir::Etc::sourceparts", "none")])
            .args(["-o", &own("Dir::Etc::preferencesparts", "none")])
            .args(["-o", &own("Dir::State", "state")])
            .args(["-o", &own("Dir::State::status", "status")])
            .args(["-o", &own("Dir::Cache", "cache")])
            .args(["-o", "Dir::Etc::preferences=/dev/null"])
            .args(["-o", "APT::Sandbox::User=", "-o", "Acquire::Languages=none"])
            .args([
                "-o",
                "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false",
            ])
            .args(["-o", "APT::Update::Error-Mode=any"])
            .arg("-q")
            .args(arguments);
        sh::read(&mut command).map(drop).context(
            "apt could not download belenios-tool; with a network, or with BELENIOS_TOOL, it can",
        )
    }
}

/// The Debian mirror that apt is configured with; its release does not matter.
fn mirror() -> Result<String> {
    let targets = sh::read(
        Command::new("apt-get")
            .args(["indextargets", "--format"])
            .arg("$(CREATED_BY) $(COMPONENT) $(REPO_URI)"),
    )?;
    debian(&targets)
        .with_context(|| format!("apt is configured with no Debian mirror: {ELSEWHERE}"))
}

/// The first repository called `debian` in what apt says of its sources, a line a list.
fn debian(targets: &str) -> Option<String> {
    targets
        .lines()
        .filter_map(|line| line.strip_prefix("Packages main "))
        .find(|address| address.trim_end_matches('/').ends_with("/debian"))
        .map(str::to_owned)
}

fn architecture() -> Result<String> {
    Ok(sh::read(Command::new("dpkg").arg("--print-architecture"))?
        .trim()
        .to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mirror_is_debians_and_not_another_repository() {
        let targets = "Packages main http://mirror.example/debian-security/\n\
                       Translations main http://mirror.example/debian/\n\
                       Packages contrib http://mirror.example/debian/\n\
                       Packages main https://packages.example/node/\n\
                       Packages main http://mirror.example/debian/\n";
        assert_eq!(
            debian(targets).as_deref(),
            Some("http://mirror.example/debian/")
        );
        assert_eq!(debian("Packages main http://archive.example/ubuntu/"), None);
    }
}

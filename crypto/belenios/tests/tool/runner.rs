//! The tool as a program, and a folder for its files.

use std::hash::{BuildHasher as _, Hasher as _};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::SeedableRng as _;

/// A folder in which the tool is run.
pub struct Folder {
    tool: PathBuf,
    path: PathBuf,
}

/// What the tool answered.
#[derive(Debug)]
pub struct Answer {
    pub success: bool,
    pub stdout: Vec<u8>,
    pub stderr: String,
}

impl Folder {
    /// An empty folder of this name.
    pub fn new(name: &str) -> Self {
        let tool = std::env::var_os("COLLEGIALE_BELENIOS_TOOL")
            .expect("COLLEGIALE_BELENIOS_TOOL names the tool: `cargo xtask test belenios` does");
        let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("tool")
            .join(name);
        if path.exists() {
            std::fs::remove_dir_all(&path).unwrap();
        }
        std::fs::create_dir_all(&path).unwrap();
        Self {
            tool: tool.into(),
            path,
        }
    }

    pub fn path(&self) -> &Path {
        &self.path
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.path.join(name), bytes).unwrap();
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path.join(name)).unwrap()
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path.join(name)).unwrap()
    }

    /// The files with this ending, by name.
    pub fn files(&self, ending: &str) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(&self.path)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.ends_with(ending))
            .collect();
        names.sort();
        names
    }

    /// Runs the tool, whatever it answers.
    pub fn ask(&self, arguments: &[&str], input: &[u8]) -> Answer {
        let mut child = Command::new(&self.tool)
            .args(arguments)
            .current_dir(&self.path)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        let output = child.wait_with_output().unwrap();
        Answer {
            success: output.status.success(),
            stdout: output.stdout,
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// Runs the tool, which must succeed; gives its standard output.
    pub fn run(&self, arguments: &[&str], input: &[u8]) -> String {
        let answer = self.ask(arguments, input);
        assert!(answer.success, "{arguments:?}: {}", answer.stderr);
        String::from_utf8(answer.stdout).unwrap()
    }

    /// The tool's verdict on the archive of this folder.
    pub fn verdict(&self) -> Result<(), String> {
        let answer = self.ask(&["election", "verify"], b"");
        if answer.success && answer.stderr.contains("I: all checks passed") {
            Ok(())
        } else {
            Err(answer.stderr)
        }
    }

    /// The tool's verdict on one ballot that the archive does not hold yet.
    pub fn verdict_on(&self, ballot: &[u8]) -> Result<(), String> {
        self.write("ballot.json", ballot);
        let answer = self.ask(
            &["election", "verify-ballot", "--ballot", "ballot.json"],
            b"",
        );
        if answer.success && answer.stderr.contains("I: ballot is valid") {
            Ok(())
        } else {
            Err(answer.stderr)
        }
    }
}

/// Chance for one test, another one each time.
pub fn rng(test: u64) -> ChaCha20Rng {
    let seed = match std::env::var("COLLEGIALE_SEED") {
        Ok(seed) => seed.parse().expect("COLLEGIALE_SEED is a number"),
        Err(_) => std::hash::RandomState::new().build_hasher().finish(),
    };
    println!("COLLEGIALE_SEED={seed}");
    ChaCha20Rng::seed_from_u64(seed ^ test)
}

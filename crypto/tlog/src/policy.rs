//! Which witnesses are enough (tlog-policy, draft of June 2026).

use std::collections::{BTreeMap, BTreeSet};

use crate::checkpoint::{Checkpoint, NotVerified, VerifiedCheckpoint};
use crate::decimal;
use crate::note::{Algorithm, Note, SignatureLine, VerifierKey};
use crate::receipt::{NotInLog, Receipt, VerifiedReceipt};

/// Logs that are accepted, witnesses that are known, and which of them must have cosigned.
///
/// Text: a line each, words separated by spaces or tabs: `log <vkey> [<url>]`,
/// `witness <name> <vkey> [<url>]`, `group <name> <k|any|all> <member>…`, and one `quorum <name|none>`.
/// Lines that are empty or begin with `#` are ignored. Addresses are not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    logs: Vec<VerifierKey>,
    witnesses: Vec<VerifierKey>,
    /// Witnesses and groups, in the order of their lines: members come before their group.
    rules: Vec<Rule>,
    quorum: Option<usize>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Rule {
    /// The place among the witnesses.
    Witness(usize),
    /// How many of these rules.
    Group { enough: usize, of: Vec<usize> },
}

/// No policy is longer.
pub const MAX_POLICY: usize = 64 * 1024;

/// Why a text is not a policy, and in which line, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {why}")]
pub struct NotAPolicy {
    /// Which line; the last one where something is missing.
    pub line: usize,
    /// Why.
    pub why: Why,
}

/// What is wrong with a line of a policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Why {
    /// Too long, not text, or the words are not those of any line.
    #[error("it is not a line of a policy")]
    Shape,
    /// The key is none, or none for this.
    #[error("the key is not one for this")]
    Key,
    /// The key or name stands there already.
    #[error("it stands there already")]
    Twice,
    /// The name is not one of a line above.
    #[error("no line above has this name")]
    Unknown,
    /// No quorum was named.
    #[error("the quorum is missing")]
    Quorum,
}

/// Why a policy does not accept a checkpoint or a receipt.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAccepted {
    /// None of its logs signed it.
    #[error("none of the logs signed it")]
    Log,
    /// It is no checkpoint, or a signature does not hold.
    #[error(transparent)]
    Checkpoint(#[from] NotVerified),
    /// The receipt proves nothing.
    #[error(transparent)]
    Receipt(#[from] NotInLog),
    /// Not enough witnesses cosigned it.
    #[error("not enough witnesses cosigned it")]
    Quorum,
}

impl Policy {
    /// Reads a policy.
    ///
    /// # Errors
    /// What is not one.
    pub fn parse(text: &str) -> Result<Self, NotAPolicy> {
        let allowed = |c: char| c >= ' ' && c != '\x7f' || c == '\t' || c == '\n';
        let ended = text.is_empty() || text.ends_with('\n');
        if MAX_POLICY < text.len() || !text.chars().all(allowed) || !ended {
            return Err(NotAPolicy {
                line: 1,
                why: Why::Shape,
            });
        }
        let mut reader = Reader::default();
        let mut last = 0;
        for (number, line) in (1..).zip(text.lines()) {
            last = number;
            reader
                .line(line)
                .map_err(|why| NotAPolicy { line: number, why })?;
        }
        if reader.decided {
            Ok(reader.policy)
        } else {
            Err(NotAPolicy {
                line: last,
                why: Why::Quorum,
            })
        }
    }

    /// The logs.
    pub fn logs(&self) -> &[VerifierKey] {
        &self.logs
    }

    /// The witnesses, to verify checkpoints and receipts with.
    pub fn witnesses(&self) -> &[VerifierKey] {
        &self.witnesses
    }

    /// Reads a checkpoint that one of the logs signed and enough witnesses cosigned.
    ///
    /// # Errors
    /// What is not one, or not of these logs, or not cosigned by enough.
    pub fn open(&self, bytes: &[u8]) -> Result<VerifiedCheckpoint, NotAccepted> {
        let note = Note::parse(bytes).map_err(NotVerified::from)?;
        let log = self.log_of(&note)?;
        self.accept(VerifiedCheckpoint::of(note, log, &self.witnesses)?)
    }

    /// Verifies the receipt of an entry against such a checkpoint.
    ///
    /// # Errors
    /// When the entry is not proved to be in one of the logs, or not enough cosigned.
    pub fn verify(&self, receipt: &Receipt, entry: &[u8]) -> Result<VerifiedReceipt, NotAccepted> {
        let log = self.log_of(receipt.note())?;
        let verified = receipt.verify(entry, log, &self.witnesses)?;
        self.accept(verified.checkpoint().clone())?;
        Ok(verified)
    }

    fn log_of(&self, note: &Note) -> Result<&VerifierKey, NotAccepted> {
        let checkpoint = Checkpoint::parse(note.text()).map_err(NotVerified::from)?;
        let signed = |key: &&VerifierKey| {
            let line = |line: &SignatureLine| line.name() == key.name() && line.id() == key.id();
            key.name().as_str() == checkpoint.origin() && note.lines().iter().any(line)
        };
        self.logs.iter().find(signed).ok_or(NotAccepted::Log)
    }

    fn accept(&self, checkpoint: VerifiedCheckpoint) -> Result<VerifiedCheckpoint, NotAccepted> {
        if self.is_met_by(&checkpoint) {
            Ok(checkpoint)
        } else {
            Err(NotAccepted::Quorum)
        }
    }

    /// Whether those who cosigned this checkpoint are enough. A witness counts once.
    pub fn is_met_by(&self, checkpoint: &VerifiedCheckpoint) -> bool {
        let Some(quorum) = self.quorum else {
            return true;
        };
        let cosigned: BTreeSet<&[u8; 32]> = checkpoint
            .cosigned()
            .iter()
            .map(|line| line.by.key().bytes())
            .collect();
        let mut met: Vec<bool> = Vec::with_capacity(self.rules.len());
        for rule in &self.rules {
            met.push(match rule {
                Rule::Witness(place) => self
                    .witnesses
                    .get(*place)
                    .is_some_and(|witness| cosigned.contains(witness.key().bytes())),
                Rule::Group { enough, of } => {
                    let members = of.iter().filter(|member| met.get(**member) == Some(&true));
                    *enough <= members.count()
                }
            });
        }
        met.get(quorum) == Some(&true)
    }
}

impl Default for Policy {
    /// No log, no witness, and none needed.
    fn default() -> Self {
        Self {
            logs: Vec::new(),
            witnesses: Vec::new(),
            rules: Vec::new(),
            quorum: None,
        }
    }
}

#[derive(Default)]
struct Reader {
    policy: Policy,
    names: BTreeMap<String, usize>,
    /// Those that are a member of a group already: each counts in one way only.
    grouped: BTreeSet<usize>,
    /// Whether the quorum was named.
    decided: bool,
}

impl Reader {
    fn line(&mut self, line: &str) -> Result<(), Why> {
        let words: Vec<&str> = line
            .split([' ', '\t'])
            .filter(|word| !word.is_empty())
            .collect();
        match words.as_slice() {
            [] => Ok(()),
            [first, ..] if first.starts_with('#') => Ok(()),
            ["log", key] | ["log", key, _] => {
                let key = read_key(key, Algorithm::Note)?;
                add(&mut self.policy.logs, key).map(drop)
            }
            ["witness", name, key] | ["witness", name, key, _] => {
                let key = read_key(key, Algorithm::Cosignature)?;
                let place = add(&mut self.policy.witnesses, key)?;
                self.name(name, Rule::Witness(place))
            }
            ["group", name, enough, members @ ..] if !members.is_empty() => {
                let of = members
                    .iter()
                    .map(|member| self.member(member))
                    .collect::<Result<Vec<_>, _>>()?;
                let enough = match *enough {
                    "any" => 1,
                    "all" => of.len(),
                    number => decimal::read(number)
                        .and_then(|number| usize::try_from(number).ok())
                        .filter(|number| (1..=of.len()).contains(number))
                        .ok_or(Why::Shape)?,
                };
                self.name(name, Rule::Group { enough, of })
            }
            ["quorum", name] => {
                if std::mem::replace(&mut self.decided, true) {
                    return Err(Why::Twice);
                }
                self.policy.quorum = match *name {
                    "none" => None,
                    name => Some(*self.names.get(name).ok_or(Why::Unknown)?),
                };
                Ok(())
            }
            _ => Err(Why::Shape),
        }
    }

    fn name(&mut self, name: &str, rule: Rule) -> Result<(), Why> {
        let place = self.policy.rules.len();
        if name == "none" || self.names.insert(name.to_owned(), place).is_some() {
            return Err(Why::Twice);
        }
        self.policy.rules.push(rule);
        Ok(())
    }

    fn member(&mut self, name: &str) -> Result<usize, Why> {
        let place = *self.names.get(name).ok_or(Why::Unknown)?;
        if self.grouped.insert(place) {
            Ok(place)
        } else {
            Err(Why::Twice)
        }
    }
}

fn read_key(text: &str, algorithm: Algorithm) -> Result<VerifierKey, Why> {
    VerifierKey::parse(text)
        .ok()
        .filter(|key| key.algorithm() == algorithm)
        .ok_or(Why::Key)
}

/// Adds a key, whose bytes may stand there once, whatever its name.
fn add(keys: &mut Vec<VerifierKey>, key: VerifierKey) -> Result<usize, Why> {
    if keys.iter().any(|other| other.key() == key.key()) {
        return Err(Why::Twice);
    }
    keys.push(key);
    Ok(keys.len() - 1)
}

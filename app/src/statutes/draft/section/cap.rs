//! One cap.

mod example;
mod fields;

pub use fields::view;

use domain::code::UnknownCode;
use domain::role::RoleKind;
use domain::statutes::{
    Absent, Cap, CapOn, Composition, RecusedWith, Scope, Stated, Statutes, Unmet, Weight, WhenZero,
};

use super::scope;
use crate::form::Form;
use crate::lang::Lang;
use crate::statutes::draft::typed::{Filled, Reader, shown};

/// The kinds of caps, by their word in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Seats.
    Seats,
    /// The majority of ville.
    VilleSeats,
    /// Voices on the roll.
    RollVoices,
    /// Votes cast.
    VotesCast,
    /// Weights of colleges.
    CollegeWeights,
    /// Double majority.
    DoubleMajority,
    /// Proxies held.
    ProxiesHeld,
    /// Recusal.
    Recusal,
    /// Offices.
    Offices,
    /// Signatory.
    Signatory,
    /// Composition.
    Composition,
}

impl Kind {
    /// Every kind, those that most statutes have first.
    pub const ALL: [Self; 11] = [
        Self::Seats,
        Self::VilleSeats,
        Self::Composition,
        Self::Recusal,
        Self::Offices,
        Self::Signatory,
        Self::RollVoices,
        Self::VotesCast,
        Self::CollegeWeights,
        Self::DoubleMajority,
        Self::ProxiesHeld,
    ];

    /// Of a cap.
    pub const fn of(cap: &Cap) -> Self {
        match cap {
            Cap::Seats { .. } => Self::Seats,
            Cap::VilleSeats => Self::VilleSeats,
            Cap::RollVoices { .. } => Self::RollVoices,
            Cap::VotesCast { .. } => Self::VotesCast,
            Cap::CollegeWeights { .. } => Self::CollegeWeights,
            Cap::DoubleMajority { .. } => Self::DoubleMajority,
            Cap::ProxiesHeld { .. } => Self::ProxiesHeld,
            Cap::Recusal { .. } => Self::Recusal,
            Cap::Offices { .. } => Self::Offices,
            Cap::Signatory => Self::Signatory,
            Cap::Composition(_) => Self::Composition,
        }
    }

    /// Its word.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Seats => "seats",
            Self::VilleSeats => "ville-seats",
            Self::RollVoices => "roll-voices",
            Self::VotesCast => "votes-cast",
            Self::CollegeWeights => "college-weights",
            Self::DoubleMajority => "double-majority",
            Self::ProxiesHeld => "proxies-held",
            Self::Recusal => "recusal",
            Self::Offices => "offices",
            Self::Signatory => "signatory",
            Self::Composition => "composition",
        }
    }

    /// Its name.
    pub fn name(self, lang: Lang) -> String {
        example::name(lang, self)
    }

    /// What it does.
    pub fn meaning(self, lang: Lang) -> String {
        example::meaning(lang, self)
    }
}

impl std::str::FromStr for Kind {
    type Err = UnknownCode;

    fn from_str(code: &str) -> Result<Self, UnknownCode> {
        let known = Self::ALL.iter().copied().find(|it| it.code() == code);
        known.ok_or_else(|| UnknownCode {
            kind: "Kind",
            code: code.to_owned(),
        })
    }
}

fn weight(id: &str) -> String {
    format!("weight-{id}")
}

pub fn fill(n: Option<usize>, kind: Kind, statutes: &Statutes) -> Form {
    let Some(stated) = n.and_then(|n| statutes.caps.get(n)) else {
        // What most statutes choose.
        return Form::default()
            .put("article", "")
            .put("on", CapOn::EachBloc.code())
            .put("unmet", Unmet::Suspend.code())
            .put("absent", Absent::Renormalised.code())
            .put("with", RecusedWith::Bloc.code())
            .put("scope-decisions", "all")
            .put("kind", kind.code());
    };
    let form = Form::default().put("article", &stated.article);
    match &stated.rule {
        Cap::Seats {
            on,
            share,
            when_zero,
        } => form
            .put("on", on.code())
            .put("share", shown(*share))
            .put("when-zero", when_zero.map_or("", WhenZero::code)),
        Cap::VilleSeats | Cap::Signatory => form,
        Cap::RollVoices {
            on,
            share,
            scope,
            unmet,
        }
        | Cap::VotesCast {
            on,
            share,
            scope,
            unmet,
        } => scope::fill(
            form.put("on", on.code())
                .put("share", shown(*share))
                .put("unmet", unmet.code()),
            scope,
        ),
        Cap::CollegeWeights {
            weights,
            absent,
            scope,
        } => {
            let form = form.put("weights", "").put("absent", absent.code());
            let form = weights.iter().fold(form, |form, it| {
                form.put(&weight(it.college.as_str()), shown(it.weight))
            });
            scope::fill(form, scope)
        }
        Cap::DoubleMajority { college, scope } => scope::fill(form.put("college", college), scope),
        Cap::ProxiesHeld { on, most, scope } => {
            scope::fill(form.put("on", on.code()).put("most", most), scope)
        }
        Cap::Recusal { with } => form.put("with", with.code()),
        Cap::Offices { roles } => form.put_all("roles", roles.iter().map(|it| it.code())),
        Cap::Composition(made) => {
            let form = form
                .put("general-practitioners", made.general_practitioners)
                .put("other-specialists", made.other_specialists)
                .put("professions", made.professions);
            made.profession_share
                .into_iter()
                .fold(form, |form, it| form.put("profession-share", shown(it)))
        }
    }
}

pub fn read(
    n: Option<usize>,
    kind: Kind,
    reader: &mut Reader<'_>,
    statutes: &mut Statutes,
) -> Option<()> {
    let before = n.and_then(|n| statutes.caps.get(n)).map(|it| &it.rule);
    let rule = rule(kind, reader, statutes, before)?;
    let stated = Stated {
        article: reader.text("article"),
        rule,
    };
    match n.and_then(|n| statutes.caps.get_mut(n)) {
        Some(known) => *known = stated,
        None => statutes.caps.push(stated),
    }
    Some(())
}

fn rule(
    kind: Kind,
    reader: &mut Reader<'_>,
    statutes: &Statutes,
    before: Option<&Cap>,
) -> Option<Cap> {
    let was = before.and_then(Cap::scope);
    Some(match kind {
        Kind::VilleSeats => Cap::VilleSeats,
        Kind::Signatory => Cap::Signatory,
        Kind::Seats => {
            let (on, share) = (reader.choice("on"), reader.share("share"));
            let when_zero = match reader.form.text("when-zero") {
                "" => None,
                _ => Some(reader.choice("when-zero")?),
            };
            Cap::Seats {
                on: on?,
                share: share?,
                when_zero,
            }
        }
        Kind::RollVoices | Kind::VotesCast => {
            let (on, share) = (reader.choice("on"), reader.share("share"));
            let (scope, unmet) = (scope::read(reader, was), reader.choice("unmet"));
            let (on, share, scope, unmet) = (on?, share?, scope?, unmet?);
            if kind == Kind::RollVoices {
                Cap::RollVoices {
                    on,
                    share,
                    scope,
                    unmet,
                }
            } else {
                Cap::VotesCast {
                    on,
                    share,
                    scope,
                    unmet,
                }
            }
        }
        Kind::CollegeWeights => {
            let (absent, scope) = (reader.choice("absent"), scope::read(reader, was));
            Cap::CollegeWeights {
                weights: weights(reader, statutes, before)?,
                absent: absent?,
                scope: scope?,
            }
        }
        Kind::DoubleMajority => {
            let (college, scope) = (reader.choice("college"), scope::read(reader, was));
            Cap::DoubleMajority {
                college: college?,
                scope: scope?,
            }
        }
        Kind::ProxiesHeld => {
            let (on, most) = (reader.choice("on"), reader.number("most"));
            let scope: Option<Scope> = scope::read(reader, was);
            Cap::ProxiesHeld {
                on: on?,
                most: most?,
                scope: scope?,
            }
        }
        Kind::Recusal => Cap::Recusal {
            with: reader.choice("with")?,
        },
        Kind::Offices => {
            let was: &[RoleKind] = match before {
                Some(Cap::Offices { roles }) => roles,
                _ => &[],
            };
            Cap::Offices {
                roles: reader.boxes("roles", was),
            }
        }
        Kind::Composition => {
            let doctors = reader.number_if_any("general-practitioners");
            let others = reader.number_if_any("other-specialists");
            let professions = reader.number_if_any("professions");
            let share = reader.share_if_any("profession-share");
            Cap::Composition(Composition {
                general_practitioners: doctors?.unwrap_or(0),
                other_specialists: others?.unwrap_or(0),
                professions: professions?.unwrap_or(0),
                profession_share: share?,
            })
        }
    })
}

/// A weight for each college, in the order that the document had.
fn weights(
    reader: &mut Reader<'_>,
    statutes: &Statutes,
    before: Option<&Cap>,
) -> Option<Vec<Weight>> {
    let was = match before {
        Some(Cap::CollegeWeights { weights, .. }) => weights.iter().map(|it| &it.college).collect(),
        _ => Vec::new(),
    };
    let known = statutes.colleges.iter().map(|it| &it.id);
    let more = known.filter(|it| !was.contains(it));
    let mut weights = Vec::new();
    for college in was.iter().copied().chain(more) {
        if let Some(weight) = reader.share_if_any(&weight(college.as_str()))? {
            weights.push(Weight {
                college: college.clone(),
                weight,
            });
        }
    }
    Some(weights)
}

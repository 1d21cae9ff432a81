//! What the devices of voters, tellers and of who makes the sheets do: what the scripts of their pages do, by the same library.

use std::collections::BTreeMap;

use eddsa::SecretKey;
use service::election::booth::{Booth, booth};
use service::election::cast::{Cast, CastRefused, cast};
use service::election::credential::{RegisterRefused, Registration, register};
use service::election::receipt::Receipt;
use service::election::sheet::{Sheet, make, name, stacks};
use service::election::teller::{LINE, key, under};
use service::{Failure, Outcome};
use signed::election::{Credential, PublicPart};
use signed::{Id, ToSign};
use uuid::Uuid;

use super::scene::{SHEETS, SLUG, Scene, TELLERS};

/// Codes by the line of the roll for which they vote.
pub type Codes = BTreeMap<Uuid, String>;

/// The codes of the sheets, by urn.
pub type Sheets = BTreeMap<Uuid, Vec<String>>;

/// A line for which somebody votes, in an urn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub urn: Uuid,
    pub entry: Uuid,
}

fn id(text: impl ToString) -> Id {
    Id::parse(&text.to_string()).unwrap()
}

impl Scene {
    pub async fn booth(&self, n: u8) -> Booth {
        booth(self.ctx(), &self.actor(n), SLUG, self.id)
            .await
            .unwrap()
    }

    /// The lines for which somebody votes, her own first; without the rehearsal's.
    pub async fn places(&self, n: u8) -> Vec<Place> {
        self.lines(n, false).await
    }

    pub async fn lines(&self, n: u8, rehearsal: bool) -> Vec<Place> {
        let read = self.booth(n).await;
        let lines = read.voting.lines.iter();
        lines
            .filter(|it| it.urn.rehearsal == rehearsal)
            .map(|it| Place {
                urn: it.urn.id,
                entry: it.row.entry,
            })
            .collect()
    }

    /// Both tellers make their key; gives what their devices keep.
    pub async fn tellers_keys(&self) -> Vec<String> {
        let mut kept = Vec::new();
        let db = self.ctx().db().read();
        let urn = under(db, self.id).await.unwrap().unwrap();
        for n in TELLERS {
            let made = ::booth::credential::make(&urn, LINE, &self.ctx().secret::<32>()).unwrap();
            kept.push(made.private.expose().to_owned());
            let it = made.registered;
            key(
                self.ctx(),
                &self.actor(n),
                SLUG,
                self.id,
                &it.public,
                &it.proof,
            )
            .await
            .unwrap();
        }
        kept
    }

    /// Somebody's phone makes a code for each of her lines, and registers them.
    pub async fn prepares(&self, n: u8) -> Outcome<Codes, RegisterRefused> {
        let read = self.booth(n).await;
        let device = SecretKey::from_seed(&[n; 32]);
        let (mut codes, mut sent) = (Codes::new(), Vec::new());
        for line in &read.voting.lines {
            let (urn, entry) = (&line.urn.uuid, line.row.entry.to_string());
            let chance = self.ctx().secret::<32>();
            let made = ::booth::credential::make(urn, &entry, &chance).unwrap();
            let statement = Credential {
                cpts: id(read.voting.row.cpts_id),
                credential: PublicPart::parse(&made.registered.public).unwrap(),
                election: id(read.voting.row.id),
                entry: id(&entry),
                urn: id(urn),
            };
            let envelope = ToSign::new(statement).unwrap().sign(&device).unwrap();
            let sealed = ::booth::credential::seal(
                &read.tellers.join(" "),
                &format!("{urn}|{entry}"),
                &envelope.envelope().bytes(),
                &self.ctx().secret::<32>(),
            );
            sent.push(Registration {
                urn: line.urn.id,
                entry: line.row.entry,
                credential: made.registered.public,
                proof: made.registered.proof,
                sealed: String::from_utf8(sealed.unwrap()).unwrap(),
            });
            codes.insert(line.row.entry, made.private.expose().to_owned());
        }
        register(self.ctx(), &self.actor(n), SLUG, self.id, &sent).await?;
        Ok(codes)
    }

    /// As many sheets as are needed for each urn.
    pub async fn sheets(&self) -> Sheets {
        let (_, all) = stacks(self.ctx(), &self.actor(SHEETS), SLUG, self.id)
            .await
            .unwrap();
        let mut codes = Sheets::new();
        for it in all {
            let needed = usize::try_from(it.needed).unwrap();
            codes.insert(it.urn.id, self.stack(&it.urn, needed).await);
        }
        codes
    }

    /// So many sheets of the urn of a college.
    pub async fn sheets_of(&self, college: &str, count: usize) {
        self.stack(&self.urn(college).await, count).await;
    }

    async fn stack(&self, urn: &entity::election_urn::Model, count: usize) -> Vec<String> {
        let (ctx, by) = (self.ctx(), self.actor(SHEETS));
        let (mut own, mut sent) = (Vec::new(), Vec::new());
        for number in 1..=count {
            let chance = ctx.secret::<32>();
            let made = ::booth::credential::make(&urn.uuid, &name(number), &chance).unwrap();
            own.push(made.private.expose().to_owned());
            sent.push(Sheet {
                credential: made.registered.public,
                proof: made.registered.proof,
            });
        }
        make(ctx, &by, SLUG, self.id, urn.id, &sent).await.unwrap();
        own
    }

    /// Somebody's ballot for those names; none is blank.
    pub async fn ballot(&self, n: u8, place: Place, code: &str, names: &[&str]) -> String {
        let read = self.booth(n).await;
        let asked = read.asked.iter().find(|it| it.urn.id == place.urn).unwrap();
        let marks: Vec<u8> = asked
            .answers
            .iter()
            .map(|it| u8::from(names.iter().any(|one| it.name.ends_with(one))))
            .collect();
        let marked: usize = marks.iter().map(|it| usize::from(*it)).sum();
        assert_eq!(marked, names.len(), "each name is on the ballot");
        let chance = self.ctx().secret::<32>();
        let filled = ::booth::ballot::fill(
            asked.election.as_bytes(),
            code,
            &marks,
            marked == 0,
            &chance,
        );
        filled.unwrap().ballot
    }

    pub async fn send(&self, n: u8, place: Place, ballot: &str) -> Outcome<Receipt, CastRefused> {
        let sent = Cast {
            urn: place.urn,
            entry: place.entry,
            ballot: ballot.as_bytes(),
        };
        cast(self.ctx(), &self.actor(n), SLUG, self.id, sent).await
    }

    pub async fn votes(&self, n: u8, place: Place, code: &str, names: &[&str]) -> Receipt {
        let ballot = self.ballot(n, place, code, names).await;
        self.send(n, place, &ballot).await.unwrap()
    }

    /// Trustees of these places open an urn.
    pub async fn opened(&self, urn: Uuid, by: &[usize]) {
        use service::election::counting::{bytes, counting};
        let (ctx, urn) = (self.ctx(), domain::id::UrnId(urn));
        for at in by {
            let device = &self.trustees[*at];
            let archive = bytes(ctx, &device.actor, SLUG, self.id, urn).await.unwrap();
            let read = counting(ctx, &device.actor, SLUG, self.id).await.unwrap();
            let sealed = read.mine.unwrap().sealed;
            let chance = ctx.secret::<32>();
            let opened = ceremony::decrypt(&device.seed, &sealed, &archive, &chance).unwrap();
            let share = service::election::share::share;
            share(ctx, &device.actor, SLUG, self.id, urn, &opened.part)
                .await
                .unwrap();
        }
    }
}

/// Why something was refused.
pub fn why<R: std::fmt::Debug>(failure: Failure<R>) -> R {
    match failure {
        Failure::Refused(why) => why,
        other => panic!("{other:?}"),
    }
}

/// The refusal of a ballot.
pub fn refused<T, R: std::fmt::Debug>(done: Outcome<T, R>) -> R {
    match done {
        Err(failure) => why(failure),
        Ok(_) => panic!("it was taken"),
    }
}

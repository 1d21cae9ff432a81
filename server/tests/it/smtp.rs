//! Mail against a mail server that is down, that refuses, that breaks off.

use std::sync::{Arc, Mutex};

use chrono::TimeDelta;
use entity::outbox;
use rand::SeedableRng as _;
use sea_orm::{ActiveValue::Set, EntityTrait as _};
use server::config::{Mail, Protection};
use server::jobs::send_some;
use server::mail::Mailer;
use service::Ctx;
use service::ctx::{Clock, Settings};
use service::db::Db;
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// How the mail server behaves once it has the text.
#[derive(Clone, Copy, PartialEq)]
enum Answer {
    Takes,
    ComeAgain,
    BreaksOff,
}

/// The texts it was given, with what it answered.
type Given = Arc<Mutex<Vec<String>>>;

async fn serve(listener: TcpListener, answer: Arc<Mutex<Answer>>, given: Given) {
    while let Ok((stream, _)) = listener.accept().await {
        let (answer, given) = (*answer.lock().unwrap(), Arc::clone(&given));
        tokio::spawn(async move { converse(stream, answer, given).await });
    }
}

async fn converse(stream: TcpStream, answer: Answer, given: Given) -> std::io::Result<()> {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    write.write_all(b"220 test\r\n").await?;
    while let Some(line) = lines.next_line().await? {
        let reply: &[u8] = match line.split([' ', ':']).next().unwrap_or_default() {
            "EHLO" => b"250 test\r\n",
            "DATA" => {
                write.write_all(b"354 go\r\n").await?;
                let mut text = String::new();
                while let Some(line) = lines.next_line().await? {
                    if line == "." {
                        break;
                    }
                    text.push_str(&line);
                    text.push('\n');
                }
                given.lock().unwrap().push(text);
                match answer {
                    Answer::Takes => b"250 taken\r\n",
                    Answer::ComeAgain => b"451 come again\r\n",
                    Answer::BreaksOff => return Ok(()),
                }
            }
            "QUIT" => b"221 bye\r\n",
            _ => b"250 ok\r\n",
        };
        write.write_all(reply).await?;
    }
    Ok(())
}

struct Moving(Mutex<chrono::DateTime<chrono::Utc>>);

impl Clock for Moving {
    fn now(&self) -> chrono::DateTime<chrono::Utc> {
        *self.0.lock().unwrap()
    }
}

struct World {
    ctx: Ctx,
    clock: Arc<Moving>,
    mailer: Mailer,
    port: u16,
    answer: Arc<Mutex<Answer>>,
    given: Given,
    dir: std::path::PathBuf,
}

impl World {
    async fn new(name: &str) -> Self {
        let dir =
            std::env::temp_dir().join(format!("collegiale_smtp_{}_{name}", std::process::id()));
        std::fs::create_dir_all(&dir).unwrap();
        let url = format!("sqlite://{}?mode=rwc", dir.join("mail.sqlite").display());
        let db = Db::connect(&url, 4).await.unwrap();
        db.migrate().await.unwrap();
        let start = chrono::DateTime::from_timestamp(1_795_690_800, 0).unwrap();
        let clock = Arc::new(Moving(Mutex::new(start)));
        let settings = Settings {
            public_url: "http://127.0.0.1:3000".to_owned(),
            demonstration: false,
            operator: service::ctx::Operator::default(),
            session: domain::account::Lifetime::DEFAULT,
        };
        let rng = rand_chacha::ChaCha20Rng::seed_from_u64(7);
        let ctx = Ctx::with(db, clock.clone(), rng, settings);
        // A port where nobody listens yet.
        let port = TcpListener::bind("127.0.0.1:0")
            .await
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let mail = Mail {
            server: "127.0.0.1".to_owned(),
            port,
            protection: Protection::None,
            from: "Collégiale <courrier@exemple.test>".to_owned(),
            seconds_max: 5,
            ..Mail::default()
        };
        Self {
            mailer: Mailer::new(&mail).unwrap().unwrap(),
            ctx,
            clock,
            port,
            answer: Arc::new(Mutex::new(Answer::Takes)),
            given: Given::default(),
            dir,
        }
    }

    async fn listen(&self) {
        let listener = TcpListener::bind(("127.0.0.1", self.port)).await.unwrap();
        tokio::spawn(serve(listener, self.answer.clone(), self.given.clone()));
    }

    fn pass(&self, time: TimeDelta) {
        *self.clock.0.lock().unwrap() += time;
    }

    async fn put(&self, kind: &str) {
        let now = self.ctx.now();
        outbox::Entity::insert(outbox::ActiveModel {
            id: Set(self.ctx.uuid()),
            cpts_id: Set(None),
            kind: Set(kind.to_owned()),
            recipient: Set("claire@exemple.test".to_owned()),
            subject: Set("Votre candidature est acceptée".to_owned()),
            body: Set("Bonjour,\n.\nÀ bientôt.\n".to_owned()),
            created_at: Set(now),
            due_at: Set(now),
            attempts: Set(0),
            claim: Set(None),
            claimed_until: Set(None),
            sent_at: Set(None),
            failed_at: Set(None),
            last_error: Set(None),
        })
        .exec_without_returning(self.ctx.db().read())
        .await
        .unwrap();
    }

    async fn row(&self) -> outbox::Model {
        outbox::Entity::find()
            .one(self.ctx.db().read())
            .await
            .unwrap()
            .unwrap()
    }

    fn given(&self) -> usize {
        self.given.lock().unwrap().len()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.dir);
    }
}

#[tokio::test]
async fn a_mail_server_that_is_down_for_an_hour_gets_the_mail_once() {
    let world = World::new("down").await;
    world.put("admitted").await;
    for _ in 0..60 {
        assert_eq!(send_some(&world.ctx, &world.mailer).await, 0);
        world.pass(TimeDelta::minutes(1));
    }
    let tries = world.row().await.attempts;
    assert!((5..=9).contains(&tries), "{tries} tries in an hour");
    world.listen().await;
    for _ in 0..120 {
        send_some(&world.ctx, &world.mailer).await;
        world.pass(TimeDelta::minutes(1));
    }
    assert_eq!(world.given(), 1);
    assert!(world.row().await.sent_at.is_some());
    let text = world.given.lock().unwrap()[0].clone();
    assert!(text.contains(&format!(
        "Message-ID: <{}@exemple.test>",
        world.row().await.id
    )));
    assert!(text.contains("Auto-Submitted: auto-generated"));
}

#[tokio::test]
async fn a_lost_answer_does_not_send_twice() {
    let world = World::new("lost").await;
    world.listen().await;
    *world.answer.lock().unwrap() = Answer::BreaksOff;
    world.put("admitted").await;
    assert_eq!(send_some(&world.ctx, &world.mailer).await, 1);
    *world.answer.lock().unwrap() = Answer::Takes;
    for _ in 0..48 {
        world.pass(TimeDelta::hours(1));
        send_some(&world.ctx, &world.mailer).await;
    }
    assert_eq!(world.given(), 1);
}

#[tokio::test]
async fn a_refusal_after_the_text_makes_it_wait_and_go() {
    let world = World::new("again").await;
    world.listen().await;
    *world.answer.lock().unwrap() = Answer::ComeAgain;
    world.put("admitted").await;
    assert_eq!(send_some(&world.ctx, &world.mailer).await, 0);
    let row = world.row().await;
    assert!(row.sent_at.is_none() && row.due_at > world.ctx.now());
    *world.answer.lock().unwrap() = Answer::Takes;
    world.pass(TimeDelta::minutes(1));
    assert_eq!(send_some(&world.ctx, &world.mailer).await, 1);
}

#[tokio::test]
async fn several_processes_send_each_mail_once() {
    let world = World::new("several").await;
    world.listen().await;
    for _ in 0..25 {
        world.put("admitted").await;
    }
    let all = (0..4).map(|_| async { while send_some(&world.ctx, &world.mailer).await > 0 {} });
    futures::future::join_all(all).await;
    assert_eq!(world.given(), 25);
}

#[tokio::test]
async fn a_code_that_opens_nothing_any_more_is_not_sent() {
    let world = World::new("stale").await;
    world.put("code").await;
    world.pass(TimeDelta::minutes(16));
    world.listen().await;
    assert_eq!(send_some(&world.ctx, &world.mailer).await, 0);
    assert_eq!(world.given(), 0);
    assert!(world.row().await.failed_at.is_some());
}

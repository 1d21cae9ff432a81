//! The binary as a process, on a database in which this test acts beside it.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use domain::id::CptsId;
use sea_orm::{EntityTrait as _, Set};
use serde_json::json;
use service::ctx::Settings;
use service::db::Db;
use service::log::{Logged, NewLeaf};
use service::{Ctx, Outcome};

use crate::site::Folder;

pub struct Running {
    pub ctx: Ctx,
    pub cpts: CptsId,
    pub port: u16,
    child: Child,
    folder: Folder,
}

impl Running {
    pub async fn start() -> Self {
        let folder = Folder::new().with_site();
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        let file = folder.path().join("running.db");
        let url = format!("sqlite://{}?mode=rwc", file.display());
        let db = Db::connect(&url, 4).await.unwrap();
        db.migrate().await.unwrap();
        let settings = Settings {
            public_url: format!("http://127.0.0.1:{port}"),
            demonstration: false,
            operator: service::ctx::Operator::default(),
            session: domain::account::Lifetime::DEFAULT,
        };
        let ctx = Ctx::new(db, settings);
        let cpts = cpts(&ctx).await;
        let child = spawn(&folder, port);
        let running = Self {
            ctx,
            cpts,
            port,
            child,
            folder,
        };
        running.ready();
        running
    }

    /// As many actions that log.
    pub async fn log(&self, count: usize) -> Vec<Logged> {
        let mut logged = Vec::new();
        for number in 0..count {
            let done: Outcome<Logged, ()> = async {
                service::transaction!(&self.ctx, |tx| {
                    tx.without_journal("a test's");
                    let fact = json!({ "number": number });
                    Ok(tx
                        .log(self.cpts, NewLeaf::fact("test", None, &fact)?)
                        .await?)
                })
            }
            .await;
            logged.push(done.unwrap());
        }
        logged
    }

    /// Until all have their receipts.
    pub fn wait(&self, logged: &[Logged]) {
        let start = Instant::now();
        for one in logged {
            let path = format!("/log/loire/proof/{}", one.hex());
            loop {
                let (head, _) = self.ask(&path);
                if head.starts_with("HTTP/1.1 200") {
                    break;
                }
                assert!(head.starts_with("HTTP/1.1 202"), "{head}");
                assert!(head.contains("retry-after"), "{head}");
                assert!(start.elapsed() < Duration::from_secs(20), "still waiting");
                std::thread::sleep(Duration::from_millis(20));
            }
        }
    }

    /// Go's own library judges, where `cargo xtask test log` has built it.
    pub fn by_go(&self, logged: &[Logged]) {
        let Ok(program) = std::env::var("COLLEGIALE_GO_LOG") else {
            return;
        };
        let output = Command::new(program)
            .arg(format!("http://127.0.0.1:{}/log/loire", self.port))
            .arg(self.folder.path())
            .args(logged.iter().map(Logged::hex))
            .output()
            .unwrap();
        println!("{}", String::from_utf8_lossy(&output.stdout));
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }

    /// Head and body of an answer.
    pub fn ask(&self, path: &str) -> (String, Vec<u8>) {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let head = format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes
            .windows(4)
            .position(|four| four == b"\r\n\r\n")
            .unwrap();
        let body = bytes.split_off(end + 4);
        (String::from_utf8(bytes).unwrap(), body)
    }

    /// The body of an answer that must be 200.
    pub fn get(&self, path: &str) -> Vec<u8> {
        let (head, body) = self.ask(path);
        assert!(head.starts_with("HTTP/1.1 200"), "{path}: {head}");
        body
    }

    /// SIGKILL.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub fn restart(&mut self) {
        self.child = spawn(&self.folder, self.port);
        self.ready();
    }

    pub fn end(&mut self) {
        self.kill();
    }

    fn ready(&self) {
        let start = Instant::now();
        loop {
            let there = TcpStream::connect(("127.0.0.1", self.port)).is_ok();
            if there && self.ask("/readyz").0.starts_with("HTTP/1.1 200") {
                return;
            }
            assert!(start.elapsed() < Duration::from_mins(1), "it starts");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _waited = self.child.wait();
    }
}

fn spawn(folder: &Folder, port: u16) -> Child {
    let file: PathBuf = folder.path().join("running.db");
    Command::new(env!("CARGO_BIN_EXE_collegiale"))
        .arg("run")
        .current_dir(folder.path())
        .env(
            "COLLEGIALE_DATABASE__URL",
            format!("sqlite://{}", file.display()),
        )
        .env("COLLEGIALE_HTTP__LISTEN", format!("127.0.0.1:{port}"))
        .env(
            "COLLEGIALE_HTTP__PUBLIC_URL",
            format!("http://127.0.0.1:{port}"),
        )
        .env("COLLEGIALE_HTTP__SITE", folder.path().join("site"))
        .env("COLLEGIALE_LOG__LEVEL", "error")
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

async fn cpts(ctx: &Ctx) -> CptsId {
    let id = ctx.uuid();
    entity::cpts::Entity::insert(entity::cpts::ActiveModel {
        id: Set(id),
        slug: Set("loire".to_owned()),
        name: Set("CPTS Loire".to_owned()),
        short_name: Set("Loire".to_owned()),
        colour: Set("green".to_owned()),
        legal_regime: Set("loi-1901".to_owned()),
        description: Set(String::new()),
        retention_months: Set(36),
        next_number: Set(1),
        created_at: Set(ctx.now()),
        version: Set(1),
        ..Default::default()
    })
    .exec_without_returning(ctx.db().read())
    .await
    .unwrap();
    CptsId(id)
}

//! A site on an empty SQLite file, asked without a port.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use app::visit::AppState;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use domain::account::Lifetime;
use server::asset::Files;
use server::config::Http;
use server::health::Ending;
use server::routes::{self, Site};
use service::Ctx;
use service::ctx::Settings;
use service::db::Db;
use tower::ServiceExt as _;

/// A folder of its own, removed at the end.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::SeqCst);
        let path =
            std::env::temp_dir().join(format!("collegiale_http_{}_{number}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self) -> &Path {
        &self.0
    }

    /// Files as `cargo xtask build` makes them, of which only names and encodings matter here.
    pub fn with_site(self) -> Self {
        let site = self.path().join("site");
        std::fs::create_dir_all(site.join("pkg")).unwrap();
        std::fs::create_dir_all(site.join("public")).unwrap();
        for (name, text) in [
            (
                "manifest.json",
                r#"{"collegiale.css": "/pkg/collegiale.abc.css"}"#,
            ),
            ("pkg/collegiale.abc.css", "plain"),
            ("pkg/collegiale.abc.css.br", "brotli"),
            ("pkg/collegiale.abc.css.gz", "gzip"),
            ("public/robots.txt", "User-agent: *"),
        ] {
            std::fs::write(site.join(name), text).unwrap();
        }
        self
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).unwrap();
    }
}

pub struct TestSite {
    pub router: Router,
    pub ending: Ending,
    _folder: Folder,
}

impl TestSite {
    pub async fn new(http: Http, demonstration: bool) -> Self {
        let folder = Folder::new().with_site();
        let file = folder.path().join("test.db");
        let db = Db::connect(&format!("sqlite://{}?mode=rwc", file.display()), 4)
            .await
            .unwrap();
        db.migrate().await.unwrap();
        let files = Files::load(&folder.path().join("site")).unwrap();
        let ctx = Ctx::new(
            db,
            Settings {
                public_url: http.public_url.clone(),
                demonstration,
                operator: service::ctx::Operator::default(),
                session: Lifetime::DEFAULT,
            },
        );
        let ending = Ending::default();
        let router = routes::router(Site {
            state: AppState {
                ctx,
                assets: Arc::new(files.named()),
                providers: Arc::from([]),
                gate: Arc::new(app::account::gate::NoGate),
                behind_proxy: false,
                live: app::decision::live::Live::new(2, ending.clone()),
            },
            files: Arc::new(files),
            http,
            demo: None,
            ending: ending.clone(),
        });
        Self {
            router,
            ending,
            _folder: folder,
        }
    }

    pub async fn ask(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (head, body) = response.into_parts();
        Answer {
            status: head.status,
            headers: head.headers,
            body: to_bytes(body, usize::MAX).await.unwrap().to_vec(),
        }
    }

    pub async fn get(&self, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.ask(request.body(Body::empty()).unwrap()).await
    }
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }
}

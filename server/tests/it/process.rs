//! The binary as a process: its port, its signals, its end.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::site::Folder;

struct Server {
    child: Child,
    port: u16,
    _folder: Folder,
}

impl Server {
    /// Starts it, with limits of the shell before it.
    fn start(before: &str) -> Self {
        let folder = Folder::new().with_site();
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let child = Command::new("sh")
            .args(["-c", &format!("{before} exec \"$0\" run")])
            .arg(env!("CARGO_BIN_EXE_collegiale"))
            .current_dir(folder.path())
            .env("COLLEGIALE_HTTP__LISTEN", format!("127.0.0.1:{port}"))
            .env("COLLEGIALE_HTTP__SITE", folder.path().join("site"))
            .env("COLLEGIALE_LOG__FORMAT", "json")
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let server = Self {
            child,
            port,
            _folder: folder,
        };
        let start = Instant::now();
        while !server
            .ask("GET /readyz HTTP/1.1")
            .starts_with("HTTP/1.1 200")
        {
            assert!(start.elapsed() < Duration::from_mins(1), "it starts");
            std::thread::sleep(Duration::from_millis(50));
        }
        server
    }

    fn open(&self) -> Option<TcpStream> {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
        stream
            .set_read_timeout(Some(Duration::from_secs(30)))
            .unwrap();
        Some(stream)
    }

    /// One request on its own connection; empty when nobody listens.
    fn ask(&self, line: &str) -> String {
        let Some(mut stream) = self.open() else {
            return String::new();
        };
        let head = format!("{line}\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        let mut text = Vec::new();
        // A server that ends at this moment cuts the connection.
        let _cut = stream.read_to_end(&mut text);
        String::from_utf8_lossy(&text).into_owned()
    }

    fn signal(&self, name: &str) {
        let status = Command::new("kill")
            .args([&format!("-{name}"), &self.child.id().to_string()])
            .status()
            .unwrap();
        assert!(status.success());
    }

    /// Waits for the end and gives the log.
    fn end(mut self) -> (bool, String) {
        let status = self.child.wait().unwrap();
        let mut log = String::new();
        self.child
            .stderr
            .take()
            .unwrap()
            .read_to_string(&mut log)
            .unwrap();
        (status.success(), log)
    }
}

#[test]
fn a_request_that_has_begun_is_answered_after_the_signal_to_end() {
    let server = Server::start("");
    // The head and half of the body; the handler waits for the rest.
    let mut stream = server.open().unwrap();
    stream
        .write_all(
            b"POST /nowhere HTTP/1.1\r\nHost: 127.0.0.1\r\nSec-Fetch-Site: same-origin\r\n\
              Expect: nothing\r\nContent-Length: 6\r\n\r\nabc",
        )
        .unwrap();
    let mut head = server.open().unwrap();
    head.write_all(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        .unwrap();
    std::thread::sleep(Duration::from_millis(200));
    server.signal("TERM");
    std::thread::sleep(Duration::from_millis(200));
    head.write_all(b"\r\n").unwrap();
    let mut text = String::new();
    head.read_to_string(&mut text).unwrap();
    assert!(text.starts_with("HTTP/1.1 200"), "{text}");
    stream.write_all(b"def").unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    assert!(text.starts_with("HTTP/1.1 404"), "{text}");
    // New ones go elsewhere.
    assert_eq!(server.ask("GET / HTTP/1.1"), "");
    let (success, log) = server.end();
    assert!(success, "{log}");
    assert!(log.contains("\"message\":\"ended\""), "{log}");
}

#[test]
fn a_line_of_the_log_has_the_route_and_nothing_typed() {
    let server = Server::start("");
    server.ask("GET /?q=Jeanne%20Martin HTTP/1.1");
    server.ask("GET /chez/Jeanne HTTP/1.1");
    server.signal("TERM");
    let (_, log) = server.end();
    assert!(log.contains("\"route\":\"/\""), "{log}");
    assert!(log.contains("\"status\":200"), "{log}");
    assert!(log.contains("duration_ms"), "{log}");
    assert!(!log.contains("Jeanne"), "{log}");
}

#[test]
fn who_sends_far_too_large_a_file_to_its_end_reads_the_page_with_the_limit() {
    let server = Server::start("");
    let mut stream = server.open().unwrap();
    let head = "POST /cpts/loire/conventions/1/documents HTTP/1.1\r\nHost: 127.0.0.1\r\n\
        Sec-Fetch-Site: same-origin\r\nConnection: close\r\nContent-Length: 150000000\r\n\r\n";
    stream.write_all(head.as_bytes()).unwrap();
    // As a browser does, which reads nothing before it has sent all.
    for _ in 0..150 {
        stream.write_all(&vec![b' '; 1_000_000]).unwrap();
    }
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    assert!(text.starts_with("HTTP/1.1 413"), "{text}");
    assert!(text.contains("un fichier a 10\u{a0}Mo au plus"), "{text}");
    server.signal("TERM");
    assert!(server.end().0);
}

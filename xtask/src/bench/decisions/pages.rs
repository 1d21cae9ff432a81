//! Pages that stay open on a decision, each with a stream of its own.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};

use super::line::Line;
use crate::bench::crowd;

/// An open page, and what it heard that does not end an event yet.
struct Page {
    stream: TcpStream,
    heard: Vec<u8>,
}

impl Page {
    fn open(port: u16, line: &Line) -> Result<Self> {
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(20)))?;
        let (path, cookie) = (line.path("flux"), line.cookie());
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookie}\r\nAccept: text/event-stream\r\n\r\n"
        )?;
        let mut page = Self {
            stream,
            heard: Vec::new(),
        };
        page.next().context("a page was told nothing at first")?;
        Ok(page)
    }

    /// Waits for the next event.
    fn next(&mut self) -> Result<()> {
        let mut bytes = [0; 4096];
        loop {
            let data = find(&self.heard, b"data:");
            let end = data.and_then(|at| Some(at + find(&self.heard[at..], b"\n\n")? + 2));
            if let Some(end) = end {
                self.heard.drain(..end);
                return Ok(());
            }
            let read = self.stream.read(&mut bytes)?;
            ensure!(read != 0, "the server closed a page");
            self.heard.extend_from_slice(&bytes[..read]);
        }
    }
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|it| it == what)
}

/// How long it takes until every page knows of a position, while one is open for each member.
pub fn told(port: u16, lines: &[Line]) -> Result<Duration> {
    let pages = lines.iter().map(|line| Page::open(port, line));
    let mut pages = pages.collect::<Result<Vec<_>>>()?;
    let first = lines.get(..1).context("no position")?;
    crowd::send(port, first, Duration::from_millis(1), false)?;
    let start = Instant::now();
    for page in &mut pages {
        page.next()?;
    }
    Ok(start.elapsed())
}

use std::fs::File;
use std::io::{self, BufReader, IsTerminal as _, Read, Write as _};

/// A file that is read, with a bar on the error output if that is a terminal.
pub struct Progress {
    input: BufReader<File>,
    length: u64,
    read: u64,
    /// The last percentage shown.
    shown: Option<u64>,
    visible: bool,
}

/// How wide the bar is.
const WIDTH: u64 = 40;

impl Progress {
    pub fn over(file: File) -> io::Result<Self> {
        Ok(Self {
            length: file.metadata()?.len(),
            input: BufReader::new(file),
            read: 0,
            shown: None,
            visible: io::stderr().is_terminal(),
        })
    }

    fn show(&mut self) {
        let percent = (self.read * 100).checked_div(self.length).unwrap_or(100);
        if self.shown == Some(percent) {
            return;
        }
        self.shown = Some(percent);
        let full = usize::try_from(percent * WIDTH / 100).unwrap_or_default();
        let bar = "█".repeat(full);
        let width = usize::try_from(WIDTH).unwrap_or_default();
        // A bar that cannot be shown is no reason to stop.
        let _ = write!(io::stderr(), "\r{bar:░<width$} {percent:>3} %");
    }
}

impl Read for Progress {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.input.read(buffer)?;
        self.read += u64::try_from(count).unwrap_or_default();
        if self.visible {
            self.show();
        }
        Ok(count)
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.visible {
            let _ = write!(io::stderr(), "\r{:width$}\r", "", width = 50);
        }
    }
}

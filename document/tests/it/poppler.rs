//! Poppler's programs, on bytes.

use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// The text, as one copies it.
pub fn text(pdf: &[u8]) -> String {
    run("pdftotext", &["-layout", "-", "-"], pdf)
}

/// The text in the order in which it is read aloud.
pub fn read_aloud(pdf: &[u8]) -> String {
    run("pdftotext", &["-raw", "-", "-"], pdf)
}

/// What `pdfinfo` says of the file.
pub fn info(pdf: &[u8], option: Option<&str>) -> String {
    let options: Vec<&str> = option.into_iter().collect();
    on_file("pdfinfo", &options, pdf)
}

/// What `pdffonts` says.
pub fn fonts(pdf: &[u8]) -> String {
    on_file("pdffonts", &[], pdf)
}

fn on_file(program: &str, options: &[&str], pdf: &[u8]) -> String {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let number = NUMBER.fetch_add(1, Ordering::Relaxed);
    let name = format!("opened-{}-{number}.pdf", std::process::id());
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, pdf).unwrap();
    let path_text = path.to_str().unwrap();
    let said = run(program, &[options, &[path_text]].concat(), &[]);
    std::fs::remove_file(&path).unwrap();
    said
}

fn run(program: &str, arguments: &[&str], input: &[u8]) -> String {
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|_| panic!("{program} is needed: apt-get install poppler-utils"));
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // A program that does not read its input closes it.
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{program}: {said}");
    // What this poppler does not read yet as ISO 32000 has it: a flag that is a boolean, a colour for each side.
    let known = [
        "Suspects object is wrong type (boolean)",
        "BorderColor value is of wrong type (array)",
    ];
    let wrong: Vec<&str> = said
        .lines()
        .filter(|line| !known.iter().any(|it| line.contains(it)))
        .collect();
    assert!(wrong.is_empty(), "{program}: {wrong:?}");
    // The alternative texts of a structure are told in the PDF's own encoding.
    String::from_utf8_lossy(&output.stdout).into_owned()
}

//! Archives: the reference tool's read whole and written again byte for byte; whatever else is put
//! into one is refused, and named.

use std::path::PathBuf;

use belenios::archive::{
    ArchiveError, Content, Difference, Disorder, Fault, History, Kind, Reader, Setup, Step, Writer,
};
use belenios::hash::Fingerprint;
use belenios::tally::SizedTally;
use belenios::wire;
use proptest::prelude::*;

const ELECTIONS: [&str; 3] = ["plain", "weighted-blank", "threshold"];

fn archive(election: &str) -> Vec<u8> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/vectors")
        .join(election);
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|extension| extension == "bel"))
        .map(|path| std::fs::read(path).unwrap())
        .unwrap()
}

fn steps(bytes: &[u8]) -> Result<Vec<Step>, ArchiveError> {
    Reader::open(bytes)?.collect()
}

fn fault(bytes: &[u8]) -> Fault {
    steps(bytes).unwrap_err().fault
}

/// Writes steps again, as if they happened now.
fn write(steps: &[Step], seconds: u64) -> std::io::Result<Vec<u8>> {
    let mut writer = Writer::create(Vec::new(), seconds)?;
    for step in steps {
        match &step.content {
            Content::Setup(setup) => writer.setup(setup)?,
            Content::Ballot(ballot) => writer.ballot(ballot)?,
            Content::EndBallots => writer.end_ballots()?,
            Content::EncryptedTally { tally, record } => writer.encrypted_tally(&SizedTally {
                tally: wire::read_canonical(tally).unwrap(),
                ballots: record.num_tallied,
                weight: record.total_weight,
            })?,
            Content::PartialDecryption { owner, decryption } => {
                writer.partial_decryption(*owner, decryption)?
            }
            Content::Result(result) => writer.result(result)?,
            Content::EndShuffles => unreachable!("no archive of the vectors has it"),
        };
    }
    Ok(writer.finish())
}

/// A file of an archive, its header repaired.
fn file(name: &str, body: &[u8], seconds: u64) -> Vec<u8> {
    let mut block = vec![0; 512];
    let mut put =
        |at: usize, text: &str| block[at..at + text.len()].copy_from_slice(text.as_bytes());
    put(0, name);
    put(100, "0000644");
    put(108, "0000000");
    put(116, "0000000");
    put(124, &format!("{:011o}", body.len()));
    put(136, &format!("{seconds:011o}"));
    put(148, "        ");
    put(156, "0");
    let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    block.extend_from_slice(body);
    block.resize(block.len().next_multiple_of(512), 0);
    block
}

fn data(body: &[u8]) -> Vec<u8> {
    file(
        &format!("{}.data.json", Fingerprint::of(body)),
        body,
        SECONDS,
    )
}

fn event(body: &str) -> Vec<u8> {
    let name = format!("{}.event.json", Fingerprint::of(body.as_bytes()));
    file(&name, body.as_bytes(), SECONDS)
}

const SECONDS: u64 = 1_795_321_417;

fn begun() -> Vec<u8> {
    let mut writer = Writer::create(Vec::new(), SECONDS).unwrap();
    writer
        .setup(&Setup {
            election: b"{}".to_vec(),
            trustees: b"[]".to_vec(),
            credentials: b"[\"\"]".to_vec(),
            certificate: None,
        })
        .unwrap();
    writer.finish()
}

fn last(bytes: &[u8]) -> Fingerprint {
    steps(bytes).unwrap().last().unwrap().id
}

#[test]
fn the_tools_archives_are_read_and_written_byte_for_byte() {
    for election in ELECTIONS {
        let bytes = archive(election);
        let reader = Reader::open(&bytes[..]).unwrap();
        let seconds = reader.header().timestamp.seconds;
        let steps: Vec<Step> = reader.collect::<Result<_, _>>().unwrap();
        assert_eq!(steps.first().unwrap().event.kind, Kind::Setup);
        assert_eq!(steps.last().unwrap().event.kind, Kind::Result);
        assert!(write(&steps, seconds).unwrap() == bytes, "{election}");
    }
}

#[test]
fn an_archive_grows_from_where_it_was_left() {
    let bytes = archive("plain");
    let whole = steps(&bytes).unwrap();
    let seconds = Reader::open(&bytes[..]).unwrap().header().timestamp.seconds;
    let mut bytes = write(&whole[..3], seconds).unwrap();
    let mut reader = Reader::open(&bytes[..]).unwrap();
    for step in reader.by_ref() {
        step.unwrap();
    }
    assert_eq!(reader.bytes(), bytes.len() as u64);
    let (header, chain) = (reader.header().clone(), *reader.reached());
    let Content::Ballot(ballot) = &whole[3].content else {
        panic!("the fourth event is a ballot");
    };
    let mut more = Writer::resume(Vec::new(), &header, chain);
    more.ballot(ballot).unwrap();
    bytes.extend(more.finish());
    assert!(bytes == write(&whole[..4], seconds).unwrap());
}

#[test]
fn an_archive_with_a_certificate_of_credentials_is_read() {
    let mut writer = Writer::create(Vec::new(), SECONDS).unwrap();
    let setup = Setup {
        election: b"{}".to_vec(),
        trustees: b"[]".to_vec(),
        credentials: b"[]".to_vec(),
        certificate: Some(b"{\"uuid\":\"\"}".to_vec()),
    };
    writer.setup(&setup).unwrap();
    let steps = steps(&writer.finish()).unwrap();
    assert_eq!(steps[0].content, Content::Setup(setup));
}

#[test]
fn a_writer_refuses_what_cannot_follow() {
    let mut writer = Writer::create(Vec::new(), SECONDS).unwrap();
    assert!(writer.ballot(b"{}").is_err());
    assert!(writer.result(b"{}").is_err());
    assert!(Writer::create(Vec::new(), 1 << 40).is_err());
}

#[test]
fn an_archive_cut_anywhere_is_refused_or_ends_with_an_event() {
    let bytes = archive("plain");
    let whole = steps(&bytes).unwrap();
    for end in (0..bytes.len()).step_by(512) {
        for end in [end, end + 7] {
            if let Ok(part) = steps(&bytes[..end]) {
                assert!(whole.starts_with(&part));
            }
        }
    }
    assert_eq!(fault(&[]), Fault::NotAnArchive);
    assert_eq!(fault(&bytes[..100]), Fault::NotAnArchive);
    assert_eq!(fault(&bytes[..bytes.len() - 1]), Fault::CutShort);
}

#[test]
fn other_files_are_not_archives() {
    assert_eq!(fault(b"PK\x03\x04"), Fault::NotAnArchive);
    assert_eq!(fault(&file("README", b"{}", SECONDS)), Fault::NotAnArchive);
    let header = |text: &str| file("BELENIOS", text.as_bytes(), SECONDS);
    let right = format!(r#"{{"version":1,"timestamp":"{SECONDS}"}}"#);
    assert_eq!(steps(&header(&right)), Ok(vec![]));
    assert_eq!(
        fault(&header(&right.replace(":1,", ":2,"))),
        Fault::Version(2)
    );
    assert_eq!(
        fault(&header(r#"{"version":1,"timestamp":"7"}"#)),
        Fault::Date
    );
    assert!(matches!(
        fault(&header(&right.replace(',', ", "))),
        Fault::Json(_)
    ));
}

#[test]
fn what_is_added_to_an_archive_is_named() {
    let begun = begun();
    let parent = last(&begun);
    let ballot = data(b"{\"ballot\":1}");
    let payload = Fingerprint::of(b"{\"ballot\":1}");
    let cast = |text: &str| {
        event(&format!(
            r#"{{"parent":"{parent}","height":1,"type":"{text}"}}"#
        ))
    };
    let with = |more: &[&[u8]]| fault(&[&begun[..], &more.concat()].concat());
    let named = cast(&format!(r#"Ballot","payload":"{payload}"#));
    assert!(steps(&[&begun[..], &ballot, &named].concat()).is_ok());

    assert_eq!(with(&[&[0; 512]]), Fault::TarHeader);
    assert_eq!(with(&[&file("x.data.json", b"", SECONDS)]), Fault::Name);
    let changed = file(&format!("{payload}.data.json"), b"{\"ballot\":2}", SECONDS);
    assert_eq!(with(&[&changed]), Fault::Hash);
    let later = file(
        &format!("{payload}.data.json"),
        b"{\"ballot\":1}",
        SECONDS + 1,
    );
    assert_eq!(with(&[&later]), Fault::Date);
    let mut padded = ballot.clone();
    *padded.last_mut().unwrap() = 1;
    assert_eq!(with(&[&padded]), Fault::Padding);

    assert_eq!(with(&[&ballot]), Fault::Dangling(payload));
    let many: Vec<Vec<u8>> = (0..6).map(|n: u8| data(&[b'0' + n])).collect();
    let many: Vec<&[u8]> = many.iter().map(Vec::as_slice).collect();
    assert_eq!(with(&many), Fault::Dangling(Fingerprint::of(b"0")));
    assert_eq!(with(&[&named]), Fault::Data(Kind::Ballot));
    assert_eq!(
        with(&[&data(b"1"), &ballot, &named]),
        Fault::Data(Kind::Ballot)
    );
    assert_eq!(
        with(&[&ballot, &cast("EndBallots")]),
        Fault::Data(Kind::EndBallots)
    );
    assert_eq!(with(&[&cast("Ballot")]), Fault::Payload(Kind::Ballot));
    assert!(matches!(with(&[&cast("Party")]), Fault::Json(_)));
    let orphan = event(r#"{"height":1,"type":"EndBallots"}"#);
    assert_eq!(with(&[&orphan]), Fault::Disorder(Disorder::Parent));
    let jump = event(&format!(
        r#"{{"parent":"{parent}","height":2,"type":"EndBallots"}}"#
    ));
    assert!(matches!(
        with(&[&jump]),
        Fault::Disorder(Disorder::Height { .. })
    ));
    assert!(matches!(
        with(&[&cast("EndShuffles")]),
        Fault::Disorder(Disorder::Stage { .. })
    ));
}

#[test]
fn a_huge_file_is_refused_before_it_is_read() {
    let mut block = file(&format!("{}.data.json", Fingerprint::of(b"")), b"", SECONDS);
    block[124..135].copy_from_slice(b"40000000000");
    block[148..156].copy_from_slice(b"        ");
    let sum: u32 = block.iter().map(|byte| u32::from(*byte)).sum();
    block[148..156].copy_from_slice(format!("{sum:06o}\0 ").as_bytes());
    assert_eq!(fault(&[begun(), block].concat()), Fault::TooLarge(1 << 32));
}

#[test]
fn an_older_copy_is_a_prefix() {
    let bytes = archive("plain");
    let whole = steps(&bytes).unwrap();
    let seconds = Reader::open(&bytes[..]).unwrap().header().timestamp.seconds;
    let history = |steps: &[Step]| History::read(&write(steps, seconds).unwrap()[..]).unwrap();
    let newer = history(&whole);
    for length in 1..=whole.len() {
        assert_eq!(history(&whole[..length]).is_continued_by(&newer), Ok(()));
    }
    assert_eq!(
        newer.is_continued_by(&history(&whole[..10])),
        Err(Difference::Shorter {
            older: whole.len(),
            newer: 10
        })
    );
    let mut without = whole[..14].to_vec();
    without.remove(5);
    assert_eq!(
        history(&whole[..14]).is_continued_by(&history(&without)),
        Err(Difference::Event { height: 5 })
    );
    let mut swapped = whole[..14].to_vec();
    swapped.swap(7, 8);
    assert_eq!(
        history(&whole[..14]).is_continued_by(&history(&swapped)),
        Err(Difference::Event { height: 7 })
    );
    assert_eq!(
        newer.is_continued_by(&History::read(&archive("threshold")[..]).unwrap()),
        Err(Difference::Beginning)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_byte_of_an_archive_can_be_changed(place: prop::sample::Index, bit in 0u8..8) {
        let mut bytes = archive("weighted-blank");
        let place = place.index(bytes.len());
        bytes[place] ^= 1 << bit;
        prop_assert!(steps(&bytes).is_err(), "byte {}", place);
    }

    #[test]
    fn noise_is_refused_without_a_panic(bytes: Vec<u8>) {
        prop_assert!(steps(&bytes).is_err());
        let mut begun = begun();
        begun.extend(&bytes);
        prop_assert_eq!(steps(&begun).is_err(), !bytes.is_empty());
    }
}

//! Business cards and invitations as phones, address books and calendars write them, and files that are
//! none: each becomes a record or a clear error, in bounded time.

#![allow(clippy::disallowed_methods, reason = "tests read files")]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use crate::common::{files, text};
use followup_lint::Mistake;
use followup_lint::record::import::{ENDINGS, Imported, import};
use followup_lint::record::{Candidate, Record};
use proptest::prelude::*;

/// Files that are imported together; the expected record is named after the first.
const SETS: &[&[&str]] = &[
    &["android.vcf"],
    &["apple-calendar.ics"],
    &["apple-contacts.vcf"],
    &["carets.ics"],
    &["company.vcf"],
    &["google-calendar.ics", "google-contacts.vcf", "iphone.vcf"],
    &["google-export.ics"],
    &["google-panel.ics", "iphone-work.vcf"],
    &["nokia.vcf"],
    &["outlook.ics"],
    &["outlook.vcf"],
    &["version-4.vcf"],
];

fn maya() -> Candidate {
    let mut maya = Candidate::default();
    maya.email = Some("maya@lindqvist.example".into());
    maya
}

fn take(names: &[&str]) -> Imported {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let read = |name: &&str| ((*name).to_owned(), fs::read(folder.join(name)).expect("a sample"));
    import(&names.iter().map(read).collect::<Vec<_>>(), &maya()).expect("it can be taken")
}

/// What a set becomes: the page, and what is reported.
fn page(names: &[&str]) -> String {
    let imported = take(names);
    let mut page = imported.page();
    for (word, lines) in [("took", &imported.taken), ("check", &imported.left)] {
        for line in lines {
            let _ = writeln!(page, "# {word} {line}");
        }
    }
    page
}

#[test]
fn samples_become_the_records_beside_them() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    for set in SETS {
        let expected = folder.join(set[0]).with_extension(format!("{}.toml", &set[0][set[0].len() - 3..]));
        let found = page(set);
        if std::env::var_os("IMPORT").is_some_and(|value| value == "overwrite") {
            fs::write(&expected, &found).expect("it can be written");
        }
        assert_eq!(
            found,
            text(&expected),
            "{set:?}; IMPORT=overwrite cargo test --test it import writes what is found"
        );
        Record::parse(&found).expect("a record");
    }
    let used: usize = SETS.iter().map(|set| set.len()).sum();
    assert_eq!(used, files("tests/import", "vcf").len() + files("tests/import", "ics").len(), "every sample is used");
}

fn taken(bytes: impl Into<Vec<u8>>, name: &str) -> Result<Imported, Mistake> {
    let start = Instant::now();
    let imported = import(&[(name.to_owned(), bytes.into())], &maya());
    assert!(start.elapsed() < Duration::from_secs(10), "{name} takes {:?}", start.elapsed());
    imported
}

fn message(bytes: impl Into<Vec<u8>>) -> String {
    taken(bytes, "odd.vcf").expect_err("it is no card").message
}

#[test]
fn hostile_files_are_refused_in_words() {
    assert_eq!(message(""), "odd.vcf contains no contact card and no invitation");
    assert_eq!(message("hello\nthere"), "odd.vcf contains no contact card and no invitation");
    assert_eq!(
        message("BEGIN:VCARD\nFN:Rita\0 Izaguirre\nEND:VCARD\n"),
        "odd.vcf is not text: byte 20 (line 2) is a NUL byte"
    );
    assert_eq!(message("BEGIN:VCARD\nFN:Rita"), "odd.vcf ends in the middle of a card or an invitation");
    assert_eq!(message("BEGIN:VCALENDAR\n".repeat(20_000)), "odd.vcf ends in the middle of a card or an invitation");
    let many = "BEGIN:VCARD\nFN:Rita Hale\nEND:VCARD\n".repeat(500);
    assert_eq!(message(many), "odd.vcf has more than 40 people in it");
    let attendee = |number: usize| format!("ATTENDEE;CN=Person {number}:mailto:p{number}@kiln.example\n");
    let crowd: String = (0..500).map(attendee).collect();
    let crowd = format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{crowd}END:VEVENT\nEND:VCALENDAR\n");
    assert_eq!(message(crowd), "odd.vcf has more than 40 people in it");
    let events = format!("BEGIN:VCALENDAR\n{}END:VCALENDAR\n", "BEGIN:VEVENT\nEND:VEVENT\n".repeat(501));
    assert_eq!(message(events), "odd.vcf has more than 500 events in it");
    assert_eq!(
        message(vec![b'x'; 5 << 20]),
        "odd.vcf is larger than 4 MB, which is too large for a card or an invitation"
    );
}

#[test]
fn hostile_fields_are_left_out() {
    let long = "x".repeat(1 << 20);
    let folded = "\r\n x".repeat(200_000);
    for field in [
        format!("NOTE:{long}"),
        format!("TITLE:{long}"),
        format!("TITLE:{folded}"),
        format!("X-{long}:y"),
        format!("TITLE;X-A={long}:y"),
        format!("TITLE;{}:y", "A=b;".repeat(100_000)),
        format!("ORG:{}", ";".repeat(500_000)),
        format!("NICKNAME:{}", "\\,".repeat(300_000)),
        format!("PHOTO;ENCODING=b:{}", "\r\n AAAA".repeat(100_000)),
        "TITLE;CHARSET=klingon;ENCODING=QUOTED-PRINTABLE:=FF=FE".into(),
        "TITLE;ENCODING=QUOTED-PRINTABLE:=".into(),
    ] {
        let card = format!("BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Rita Izaguirre\r\n{field}\r\nEND:VCARD\r\n");
        let imported = taken(card, "long.vcf").expect("the name is there");
        assert_eq!(imported.record.interviewers[0].name, "Rita Izaguirre");
        assert!(imported.page().len() < 2_000, "{}", &imported.page()[..200]);
        Record::parse(&imported.page()).expect("a record");
    }
}

#[test]
fn an_address_is_nobodys_name() {
    let card = "BEGIN:VCARD\nVERSION:3.0\nN:anneke@thuis.example\nORG:Kiln\nEND:VCARD\n";
    let imported = taken(card, "card.vcf").expect("the company is there");
    assert_eq!(
        (imported.record.interviewers.len(), &imported.left[..]),
        (0, &["card.vcf: the card names nobody".to_owned()][..])
    );
    Record::parse(&imported.page()).expect("a record");
}

#[test]
fn nested_and_crooked_events_end() {
    let nested = format!(
        "BEGIN:VCALENDAR\n{}{}DTSTART:99999999T999999\nATTENDEE:mailto:\nORGANIZER;CN=:x\nEND:VEVENT\nEND:VCALENDAR\n",
        "BEGIN:VALARM\n".repeat(50_000),
        "BEGIN:VEVENT\n"
    );
    let help = taken(nested, "nested.ics").expect_err("nothing is in it").help.expect("why");
    assert!(help.contains("cannot be read"), "{help}");
}

#[test]
fn odd_character_sets_are_read() {
    let utf16: Vec<u8> = std::iter::once(0xfeff_u16)
        .chain("BEGIN:VCARD\nFN:Søren Møller\nEND:VCARD\n".encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let name = |bytes: Vec<u8>| taken(bytes, "odd.vcf").expect("a card").record.interviewers[0].name.clone();
    assert_eq!(name(utf16), "Søren Møller");
    assert_eq!(name(b"\xef\xbb\xbfBEGIN:VCARD\nFN:Rita Hale\nEND:VCARD\n".to_vec()), "Rita Hale");
    assert_eq!(name(b"BEGIN:VCARD\nFN;CHARSET=ISO-8859-2:\xa3ukasz Nowak\nEND:VCARD\n".to_vec()), "Łukasz Nowak");
    let unnamed = b"BEGIN:VCARD\nFN;ENCODING=QUOTED-PRINTABLE:S=C3=B8ren M=C3=B8ller\nEND:VCARD\n";
    assert_eq!(name(unnamed.to_vec()), "Søren Møller");
}

/// What is taken from a card or an event with these lines.
fn lines(kind: &str, lines: &str) -> Vec<String> {
    taken(format!("BEGIN:{kind}\n{lines}\nEND:{kind}\n"), "odd.vcf").expect("it can be read").taken
}

#[test]
fn what_exporters_get_wrong_is_read_as_meant() {
    for (card, person) in [
        ("N:Hale;Rita,Ann;;Dr.", "Dr. Rita Ann Hale"),
        ("FN:Rita Hale\nEMAIL:\nEMAIL:rita@kiln.example\nTITLE:\nROLE:Potter", "Rita Hale, Potter <rita@kiln.example>"),
        ("FN:Rita Hale\nEMAIL;PREF=9:r@home.example\nEMAIL;PREF=2:rita@kiln.example", "Rita Hale <rita@kiln.example>"),
        ("FN;ENCODING=b:UmlhIEhhbGU=", "Ria Hale"),
        (
            "FN:Rita Hale\nAGENT:BEGIN:VCARD\nFN:Tom\nEND:VCARD\nEMAIL:rita@kiln.example",
            "Rita Hale <rita@kiln.example>",
        ),
        ("FN:Rita Hale <rita@kiln.example>\nEMAIL:Rita <rita@kiln.example>", "Rita Hale <rita@kiln.example>"),
        (
            "FN:Rita Hale\na.EMAIL:r@home.example\nb.EMAIL:rita@kiln.example\nb.X-ABLabel:Work",
            "Rita Hale <rita@kiln.example>",
        ),
    ] {
        assert_eq!(lines("VCARD", card), [format!("{person} (odd.vcf)")], "{card}");
    }
    for group in ["KIND:group", "X-ADDRESSBOOKSERVER-KIND:group", "KIND:location"] {
        let help = taken(format!("BEGIN:VCARD\nFN:Kiln Room\n{group}\nEND:VCARD\n"), "odd.vcf").expect_err(group).help;
        assert!(help.is_some_and(|help| help.contains("`Kiln Room` is a")), "{group}");
    }
    for (event, person) in [
        ("ORGANIZER:mailto:r@kiln.example\nATTENDEE;CN=Rita Hale:mailto:r@kiln.example", "Rita Hale <r@kiln.example>"),
        ("ORGANIZER;CN=\"Rita Hale:mailto:r@kiln.example?subject=x", "Rita Hale <r@kiln.example>"),
        ("ORGANIZER; CN = Rita Hale :mailto:r@kiln.example", "Rita Hale <r@kiln.example>"),
    ] {
        assert!(lines("VEVENT", event)[0].starts_with(person), "{event}: {:?}", lines("VEVENT", event));
    }
    for (start, date) in [
        ("DTSTART:20261117T100000+0100", "2026-11-17T10:00:00+01:00"),
        ("DTSTART;TZID=(UTC+01:00) Amsterdam, Berlin:20261117T100000", "2026-11-17T10:00:00"),
        ("DTSTART;TZID=Europe/Berlin :20261117T100000", "2026-11-17T10:00:00+01:00"),
        ("DTSTART:20261117T100000Z,20261118T100000Z", "2026-11-17T10:00:00+00:00"),
    ] {
        assert_eq!(lines("VEVENT", start), [format!("date: {date} (odd.vcf)")], "{start}");
    }
}

#[test]
fn without_an_own_address_nobody_is_left_out_in_silence() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import");
    let bytes = fs::read(folder.join("apple-calendar.ics")).expect("a sample");
    let imported = import(&[("a.ics".into(), bytes)], &Candidate::default()).expect("an invitation");
    assert!(imported.unmet);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Samples with bytes changed, cut and doubled never bring the import down.
    #[test]
    fn damaged_samples_are_survived(
        sample in 0usize..13,
        edits in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>(), 0usize..40), 1..12),
    ) {
        let mut paths = files("tests/import", "vcf");
        paths.extend(files("tests/import", "ics"));
        let mut bytes = fs::read(&paths[sample % paths.len()]).expect("a sample");
        for (at, byte, length) in edits {
            let at = at.index(bytes.len().max(1)).min(bytes.len());
            let end = (at + length).min(bytes.len());
            match byte % 3 {
                0 => bytes.truncate(bytes.len().max(1)),
                1 => drop(bytes.splice(at..end, [byte, b'\n', b'\\'])),
                _ => { let copy = bytes[at..end].to_vec(); drop(bytes.splice(at..at, copy)); }
            }
        }
        if let Ok(imported) = import(&[("damaged.ics".into(), bytes)], &maya()) {
            prop_assert!(Record::parse(&imported.page()).is_ok(), "{}", imported.page());
        }
    }
}

#[test]
fn the_page_takes_the_files_that_the_command_takes() {
    let page = text(Path::new("web/page/index.html"));
    let (_, list) = page.split_once("accept=\"").expect("a choice of files");
    let list = list.split('"').next().expect("it ends");
    let own = ENDINGS.iter().chain(&["toml"]).map(|ending| format!(".{ending}")).collect::<Vec<_>>();
    assert_eq!(list.split(',').collect::<Vec<_>>(), own);
}

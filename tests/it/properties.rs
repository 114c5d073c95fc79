//! What holds for every draft, whatever is in it: arbitrary bytes, and good mails that were damaged.
//!
//! `PROPTEST_CASES` and `PROPTEST_RNG_SEED` widen the search.

use std::ops::Range;
use std::sync::LazyLock;

use crate::common::invariants::{assert_finding, assert_places, assert_reading, assert_settles, assert_shown};
use crate::common::{english, files, text};
use followup_lint::diagnostic::Safety;
use followup_lint::draft::Draft;
use followup_lint::engine::{Case, Engine};
use followup_lint::fix;
use followup_lint::language::formulas;
use followup_lint::record::Record;
use followup_lint::report::Checked;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use proptest::test_runner::RngSeed;

/// The same cases every time, unless the environment asks for others.
fn config() -> ProptestConfig {
    let mut config = ProptestConfig { failure_persistence: None, ..ProptestConfig::default() };
    config.cases = (config.cases / 4).max(1);
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(17);
    }
    config
}

static RECORD: LazyLock<Record> = LazyLock::new(|| {
    Record::parse(
        "[candidate]\nname = \"Maya Lindqvist\"\n\
         [interview]\ncompany = \"LeatherBoard Press B.V.\"\nother_companies = [\"Fjordly\"]\n\
         [[interviewer]]\nname = \"Rita Izaguirre\"\nhonorific = \"Ms.\"\nemail = \"rita@kiln.example\"\n\
         [[interviewer]]\nname = \"Søren McKay\"\n",
    )
    .expect("the record is right")
});

static MAILS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folders = ["tests/clean/en", "tests/drafts/en", "tests/templates/en"];
    folders.iter().flat_map(|folder| files(folder, "txt")).map(|path| text(&path)).collect()
});

/// Pieces that have broken readers of mail before, or might.
const PIECES: &[&str] = &[
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\t",
    " ",
    "  ",
    "\u{a0}",
    "\u{85}",
    "\u{2028}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "\0",
    "\u{1b}[31m",
    "\u{9b}2J",
    "\u{7f}",
    "e\u{301}",
    "İ",
    "ẞ",
    "ﬁ",
    "ŉ",
    "K",
    "Ω",
    "漢字",
    "👩‍🔧",
    "🏳️‍🌈",
    "…",
    "’s",
    "“",
    "”",
    "--",
    "-- \n",
    "-----Original Message-----\n",
    "________________________________\n",
    "> ",
    "On 3 May, Rita wrote:\n> no\n",
    "To: rita@kiln.example\n",
    "Subject:",
    "Subject: Thanks\n",
    "Subject: \u{feff}\n ",
    "Dear Rita,\n",
    "Dear. ",
    "PS ",
    "Kind regards,\n",
    "[Name",
    "[Name]",
    "[Your\nName]",
    "{{",
    "{{name}}",
    "}}",
    "<<Role>>",
    "<Role]",
    "%s",
    "%NAME%",
    "____",
    "«x»",
    "(optional)",
    "[mention something specific]",
    "Mr./Ms.",
    "he/she",
    "the the",
    "the\nthe",
    "a hour",
    "an\nunicorn",
    "teh",
    "recieve\u{301}",
    "i",
    "i'm",
    ". it",
    " ,",
    ",,",
    "..",
    ".A",
    "I am shore your glad to no",
    "their is",
    "Soren\nMckay",
    "Izaguirre Rita",
    "Izaguire’s",
    "Leather\nBoard Press",
    "join Fjordly",
    "Thank you for taking the time to meet with me",
    "do not hesitate\nto contact me",
    "I look forward to hearing from you",
    "XXX",
    "https://kiln.example/a.b,c",
    "a@b.example",
    "12.5",
    "1st",
    "24/7",
    "O'Neill",
    "naïve",
    "ÉCOLE",
];

/// What messages and the drafts of mail programs are made of.
const MARKUP: &[&str] = &[
    "\n",
    "\r\n",
    "\n\n",
    " \n",
    "It took a hour",
    "é",
    "=C3=A9",
    "=E9",
    "=\n",
    "=",
    "SXQgdG9vayBhIGhvdXI=",
    "=?utf-8?q?caf=C3=A9?=",
    "=?iso-2022-jp?b?GyRC?=",
    "Subject: =?utf-8?q?",
    "Content-Type: text/html; charset=utf-8\n",
    "Content-Type: multipart/alternative; boundary=b\n",
    "Content-Type: text/plain; name*0*=utf-8''%c3; name*1=x\n",
    "Content-Transfer-Encoding: base64\n",
    "--b\n",
    "\n--b\n\n",
    "--b--",
    "<p>",
    "</p>",
    "<p hidden>",
    "<td style='font-size:0'>",
    "</td>",
    "<div style=\"white-space:pre; font-size: 13px\">",
    "</div>",
    "<blockquote>",
    "</blockquote>",
    "<ol><li>",
    "<br>",
    "<style>",
    "</style>",
    "<title>",
    "<!--",
    "-->",
    "<!",
    "<?",
    "<",
    "</",
    "<a b=\"",
    ">",
    "\"",
    "&eacute;",
    "&nbsp;",
    "&#x10ffff;",
    "&notit;",
    "&",
    "\u{a0}",
    "\0",
    "\t",
    "> ",
    ">>",
    "-- \n",
    "--text follows this line--\n",
    "<#part type=text/html>",
    "<#multipart type=alternative>",
    "<#/part>",
    "<#part ",
    "GIT: x\n",
    "Attach: a\\ b.pdf\n",
    "-----BEGIN PGP SIGNED MESSAGE-----\nHash: x\n\n",
    "-----BEGIN PGP SIGNATURE-----\n",
    "-----END PGP SIGNATURE-----\n",
    "diff --git a b\n",
];

/// What templates are made of.
const CODE: &[&str] = &[
    "---\n",
    "+++\n",
    "subject: \"the the\" # é\n",
    "subject = 'the the'\n",
    "kind: statüs\n",
    "é\n",
    "\n",
    "\r\n",
    "\n\n",
    " ",
    "Dear {{ name }},\n",
    "Kind regards,\n",
    "It took a hour. ",
    "the the",
    "é",
    "{{ years }}",
    "{{- x | default(\"é }}\") -}}",
    "{{{x}}}",
    "{{#é}}",
    "{{/é}}",
    "{{else}}",
    "{{!-- ",
    "--}}",
    "{{",
    "}}",
    "{% if a %}",
    "{% else %}",
    "{% endif %}",
    "{% raw %}",
    "{% endraw %}",
    "{% comment %}",
    "{% endcomment %}",
    "{%",
    "%}",
    "{#",
    "#}",
    "<% a.each do |é| %>",
    "<% end %>",
    "<% } else { %>",
    "<%= é %>",
    "<%",
    "%>",
    "<!--",
    "-->",
    "*|IF:É|*",
    "*|END:IF|*",
    "*|É",
    "<p>",
    "~é~",
];

/// A message of some kind, made of anything.
fn message() -> impl Strategy<Value = Vec<u8>> {
    let kinds = [
        "",
        "Message-ID: <1@a.example>\n\n",
        "To: rita@kiln.example\n\nDear Rita,\n\n",
        "GIT: x\nTo: rita@kiln.example\n\n",
        "Content-Type: text/html\n\n",
        "Content-Type: text/html; charset=shift_jis\nContent-Transfer-Encoding: quoted-printable\n\n",
        "Content-Type: text/plain; format=flowed; delsp=yes\n\n",
        "Content-Type: text/plain; charset=utf-16\nContent-Transfer-Encoding: base64\n\n",
        "Content-Type: multipart/mixed; boundary=b\n\n--b\n\n",
        "Content-Type: multipart/alternative; boundary=b\n\n--b\n\n",
        "From maya Sun Nov 22 06:00:00 2026\nTo: a\n\n",
    ];
    let pieces = prop::collection::vec(select(MARKUP), 0..30);
    (select(kinds.to_vec()), pieces).prop_map(|(head, pieces)| [head, &pieces.concat()].concat().into_bytes())
}

/// A good mail after a few accidents: pieces put in, stretches taken out, doubled, or moved in from
/// another mail.
fn damaged() -> impl Strategy<Value = String> {
    let accident = (0..6u8, any::<Index>(), any::<Index>(), select(PIECES), select(MAILS.as_slice()));
    (select(MAILS.as_slice()), prop::collection::vec(accident, 1..8)).prop_map(|(mail, accidents)| {
        accidents.into_iter().fold(mail, |mut mail, (kind, at, length, piece, other)| {
            let range = stretch(&mail, at, length);
            match kind {
                0 => mail.replace_range(range, ""),
                1 => mail = [&mail[..range.end], &mail[range.start..]].concat(),
                2 => mail.insert_str(range.start, &other[stretch(&other, at, length)]),
                _ => mail.insert_str(range.start, piece),
            }
            mail
        })
    })
}

/// Some characters of a text, sixty at most.
fn stretch(text: &str, at: Index, length: Index) -> Range<usize> {
    let count = text.chars().count();
    let offset = |chars: usize| text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
    let start = at.index(count + 1);
    offset(start)..offset(start + length.index(60))
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let raw = prop::collection::vec(any::<u8>(), 0..300);
    let marked = (select(vec![&b"\xff\xfe"[..], b"\xfe\xff", b"\xef\xbb\xbf"]), raw.clone());
    let marked = marked.prop_map(|(mark, bytes)| [mark, &bytes].concat());
    let western = damaged().prop_map(|mail| encoding_rs::WINDOWS_1252.encode(&mail).0.into_owned());
    let pieces = prop::collection::vec(select(PIECES), 0..12).prop_map(|pieces| pieces.concat().into_bytes());
    let cut = (damaged(), any::<Index>(), any::<u8>()).prop_map(|(mail, at, byte)| {
        let mut bytes = mail.into_bytes();
        bytes.insert(at.index(bytes.len() + 1), byte);
        bytes
    });
    prop_oneof![raw, marked, western, pieces, cut, message()]
}

fn engine() -> Engine {
    Engine::new(english())
}

fn checked(draft: &Draft, record: Option<&Record>) -> [Checked; 1] {
    let report = engine().check(draft, &Case::of(record));
    [Checked::new("draft.txt", draft.clone(), report)]
}

/// What was found, by rule and flagged text, line ends aside.
fn findings(text: &str) -> Vec<(&'static str, String, String)> {
    let draft = Draft::read(text.as_bytes(), &formulas());
    let report = engine().check(&draft, &Case::of(Some(&RECORD)));
    let found = report.diagnostics.into_iter();
    found.map(|found| (found.rule, draft.slice(found.span).replace("\r\n", "\n"), found.message)).collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn any_bytes_can_be_read_and_written_back(bytes in bytes()) {
        let draft = Draft::read(&bytes, &formulas());
        assert_reading(&draft);
        if let Some(back) = draft.source.bytes() {
            prop_assert_eq!(back, bytes);
        } else {
            prop_assert!(draft.source.problem().is_some());
        }
    }

    #[test]
    fn any_bytes_can_be_checked_and_shown(bytes in bytes(), width in 20..200usize, recorded: bool) {
        let draft = Draft::read(&bytes, &formulas());
        let files = checked(&draft, recorded.then_some(&RECORD));
        for finding in &files[0].report.diagnostics {
            assert_finding(draft.text(), finding);
        }
        assert_places(&files);
        assert_shown(&files, width);
    }

    #[test]
    fn any_template_can_be_checked_and_no_safe_fix_changes_its_code(
        pieces in prop::collection::vec(select(CODE), 0..30),
        page: bool,
    ) {
        let (template, formulas) = (pieces.concat(), formulas());
        let read = if page { Draft::page } else { Draft::read };
        let draft = read(template.as_bytes(), &formulas).into_template();
        assert_reading(&draft);
        let engine = Engine { slots: Some(vec!["name".into()]), ..engine() };
        for finding in &engine.check(&draft, &Case::default()).diagnostics {
            assert_finding(draft.text(), finding);
        }
        let code = |draft: &Draft| -> Vec<String> {
            let template = draft.template.as_ref().expect("it is read as one");
            template.code.iter().map(|code| draft.slice(code.span).to_owned()).collect()
        };
        let fixed = fix::fix(&engine, &draft, &Case::default(), Safety::Safe).draft;
        prop_assert_eq!(code(&fixed), code(&draft));
    }

    #[test]
    fn any_mail_can_be_checked_and_shown(mail in damaged(), width in 20..200usize) {
        let draft = Draft::read(mail.as_bytes(), &formulas());
        assert_reading(&draft);
        let files = checked(&draft, Some(&RECORD));
        for finding in &files[0].report.diagnostics {
            assert_finding(draft.text(), finding);
        }
        assert_places(&files);
        assert_shown(&files, width);
    }

    #[test]
    fn what_is_fixed_stays_fixed(mail in damaged()) {
        let engine = engine();
        let fixed = |draft: &Draft, safety| fix::fix(&engine, draft, &Case::of(Some(&RECORD)), safety);
        assert_settles(Draft::read(mail.as_bytes(), &formulas()), fixed);
    }

    #[test]
    fn line_ends_make_no_difference(mail in damaged()) {
        let unix = mail.replace("\r\n", "\n").replace('\r', "");
        let dos = unix.replace('\n', "\r\n");
        prop_assert_eq!(findings(&unix), findings(&dos));
    }

    #[test]
    fn the_same_draft_gets_the_same_report(mail in damaged()) {
        prop_assert_eq!(findings(&mail), findings(&mail));
    }
}

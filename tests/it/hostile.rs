//! Mail that was made to do harm: an answer, soon, in little memory, and no panic. It is made here;
//! none is stored.

#![expect(clippy::disallowed_methods, reason = "tests lay out files")]
#![cfg(unix)]

use std::fs;
use std::io::Write;
use std::process::{Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::tempdir;

/// What a mail may take, without optimisation and beside other tests.
const TIME: Duration = Duration::from_secs(30);
/// The address space it may take, in KiB.
const SPACE: usize = 2 << 20;

/// Runs the command within bounds, with `mail` on its standard input.
fn bounded(arguments: &str, mail: &[u8]) -> Output {
    let home = tempdir().expect("a folder");
    fs::write(home.path().join("mail.eml"), mail).expect("a mail");
    let mut command = Command::new("sh");
    command
        .arg("-c")
        .arg(format!("ulimit -v {SPACE}; exec \"$0\" {arguments}"))
        .arg(env!("CARGO_BIN_EXE_followup-lint"));
    command.current_dir(home.path()).env("HOME", home.path()).env_remove("XDG_CONFIG_HOME").env("NO_COLOR", "1");
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("a shell");
    let mut input = child.stdin.take().expect("a pipe");
    thread::scope(|scope| {
        scope.spawn(move || drop(input.write_all(mail)));
        child.wait_with_output().expect("it ends")
    })
}

/// Checks a mail and gives what was said; `needle` is in it.
fn assert_answer(what: &str, mail: &[u8], needle: &str) {
    let start = Instant::now();
    let ended = bounded("mail.eml --format short --no-config", mail);
    let (out, err) = (String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
    assert!(matches!(ended.status.code(), Some(0..=2)), "{what}: {:?} {err:.300}", ended.status);
    assert!(!err.contains("panicked"), "{what}: {err:.300}");
    assert!(start.elapsed() < TIME, "{what}: {:?}", start.elapsed());
    assert!(out.contains(needle), "{what} lacks {needle}: {out:.300}\n{err:.300}");
}

const HEAD: &str = "To: rita@kiln.example\nSubject: The tall kiln\nMIME-Version: 1.0\n";
const BODY: &str = "Dear Rita,\n\nThe kiln took a hour to cool.\n\nMaya\n";
const FOUND: &str = "error[wrong-article]: `a hour`";

fn mail(rest: &str) -> Vec<u8> {
    format!("{HEAD}{rest}").into_bytes()
}

fn html(body: &str) -> Vec<u8> {
    mail(&format!("Content-Type: text/html\n\n<p>Dear Rita,<p>The kiln took a hour to cool.<p>{body}"))
}

#[test]
fn nesting_without_end() {
    let nested = |depth: usize| {
        let opened: String =
            (0..depth).map(|at| format!("Content-Type: multipart/mixed; boundary=b{at}\n\n--b{at}\n")).collect();
        mail(&format!("{opened}\n{BODY}"))
    };
    assert_answer("ten in one another", &nested(10), FOUND);
    assert_answer("ten thousand in one another", &nested(10_000), "");
    let same = "Content-Type: multipart/alternative; boundary=b\n\n--b\n".repeat(50_000);
    assert_answer("one boundary in itself", &mail(&format!("{same}\n{BODY}")), "");
    let forwarded = "Content-Type: message/rfc822\n\n".repeat(50_000);
    assert_answer("messages in messages", &mail(&forwarded), "");
}

#[test]
fn parts_without_number() {
    let parts = |kind: &str, part: &str| {
        mail(&format!("Content-Type: multipart/{kind}; boundary=b\n\n--b\n\n{BODY}{}\n--b--\n", part.repeat(10_000)))
    };
    assert_answer("texts", &parts("mixed", "\n--b\n\nIt cools.\n"), FOUND);
    assert_answer("alternatives", &parts("alternative", "\n--b\nContent-Type: text/html\n\n<p>It cools.\n"), FOUND);
    assert_answer("files", &parts("mixed", "\n--b\nContent-Type: image/png; name=\"x.png\"\n\nxx\n"), FOUND);
    assert_answer("nothing", &parts("mixed", "\n--b"), FOUND);
    assert_answer("lines like boundaries", &parts("mixed", &"--bb\n--\n".repeat(20)), FOUND);
    let million = format!("{}{BODY}", "--b\n".repeat(1_000_000));
    assert_answer(
        "a million boundaries",
        &mail(&format!("Content-Type: multipart/mixed; boundary=b\n\n{million}")),
        "",
    );
}

#[test]
fn headers_that_explode() {
    let with = |header: String| mail(&format!("{header}Content-Type: text/plain\n\n{BODY}"));
    assert_answer("a million fields", &with("X-A: b\n".repeat(1_000_000)), "");
    assert_answer("a hundred thousand subjects", &with("Subject: It cools\n".repeat(100_000)), "");
    assert_answer("a fold of ten megabytes", &with(format!("X-A: b\n{}", " fold\n".repeat(1_700_000))), FOUND);
    assert_answer("a subject of ten megabytes", &with(format!("Subject: {}\n", "kiln ".repeat(2_000_000))), FOUND);
    assert_answer("words opened", &with(format!("Subject: {}\n", "=?utf-8?q?".repeat(1_000_000))), FOUND);
    assert_answer("words", &with(format!("Subject: {}\n", "=?utf-8?b?4pi6?= ".repeat(500_000))), FOUND);
    let parameters: String = (0..200_000).map(|at| format!("; charset*{at}*=x%2")).collect();
    assert_answer("parameters", &with(format!("Content-Type: text/plain{parameters}\n")), FOUND);
    assert_answer(
        "quotation marks",
        &with(format!("Content-Type: text/plain; a=\"{}\n", "\\\"".repeat(1_000_000))),
        FOUND,
    );
    assert_answer("no body", &mail(&"X-A: b\n".repeat(1000)), "");
    assert_answer("no line end", format!("{HEAD}X:{}", "x".repeat(20 << 20)).as_bytes(), "");
}

#[test]
fn encodings_that_lie() {
    let coded = |transfer: &str, charset: &str, body: &[u8]| {
        let head = format!("Content-Type: text/plain; charset={charset}\nContent-Transfer-Encoding: {transfer}\n\n");
        [mail(&head), body.to_vec()].concat()
    };
    for charset in ["utf-8", "us-ascii", "utf-7", "x-none", "\"\"", "utf8; charset=big5", "iso-8859-1"] {
        assert_answer(charset, &coded("7bit", charset, BODY.as_bytes()), FOUND);
    }
    assert_answer("bad base64", &coded("base64", "utf-8", "=!\u{e9}".repeat(1_000_000).as_bytes()), "");
    assert_answer("text for base64", &coded("base64", "utf-8", BODY.repeat(10_000).as_bytes()), "");
    assert_answer("bad escapes", &coded("quoted-printable", "utf-8", "=\n=G=4".repeat(500_000).as_bytes()), "");
    let bytes: Vec<u8> = (0..=255).cycle().take(200_000).collect();
    for charset in
        ["utf-8", "utf-16", "utf-16be", "shift_jis", "iso-2022-jp", "gb18030", "big5", "euc-kr", "iso-2022-kr"]
    {
        assert_answer(charset, &coded("8bit", charset, &bytes), "");
        assert_answer(charset, &coded("base64", charset, BODY.as_bytes()), "");
    }
    assert_answer("NUL", &coded("8bit", "utf-8", &vec![0; 1_000_000]), "");
    let flowed = format!("{HEAD}Content-Type: text/plain; format=flowed\n\n{BODY}{}", "> \n>> \n ".repeat(500_000));
    assert_answer("flowed", flowed.as_bytes(), FOUND);
}

#[test]
fn markup_that_explodes() {
    for piece in [
        "<div>",
        "<blockquote>x",
        "<ul><li>",
        "<p hidden>",
        "<pre>",
        "</blockquote>",
        "&amp;",
        "&",
        "&#",
        "&nosuchname;.",
        "<",
        "<a ",
        "<!--",
        "<![CDATA[",
        "<style>",
        "&nbsp;",
        "<br>",
        "<td>",
        "x<b>",
        "<div style=\"white-space:pre\">\n",
    ] {
        // Words that nobody has ever seen are no English.
        assert_answer(piece, &html(&piece.repeat(30_000)), if piece.contains("such") { "" } else { FOUND });
    }
    // What follows is read, too.
    for piece in ["<!--", "<!-- so", "<p hidden>", "<td style=font-size:0>", "<a b=\"", "</", "<?"] {
        let late =
            format!("Content-Type: text/html\n\n{}<p>Dear Rita,<p>The kiln took a hour to cool.", piece.repeat(10_000));
        assert_answer(piece, &mail(&late), FOUND);
    }
    let attributes: String = (0..100_000).map(|at| format!(" a{at}=b")).collect();
    assert_answer("attributes", &html(&format!("<div{attributes}>x")), FOUND);
    assert_answer("a style", &html(&format!("<div style=\"{}\">x", "color:red;".repeat(200_000))), FOUND);
}

#[test]
fn many_findings_in_both_texts() {
    let plain = "It took a hour, an kiln.\n\n".repeat(3_000);
    let html = "<p>It took a  hour, an kiln, a hour.".repeat(3_000);
    let parts = format!("--b\n\n{plain}\n--b\nContent-Type: text/html\n\n{html}\n--b--\n");
    assert_answer("both", &mail(&format!("Content-Type: multipart/alternative; boundary=b\n\n{parts}")), FOUND);
}

#[test]
fn tags_of_an_editor_that_explode() {
    let draft = |tags: &str| {
        let header = "To: rita@kiln.example\nSubject: The tall kiln\n--text follows this line--\n";
        format!("{header}{BODY}\n{tags}").into_bytes()
    };
    // A mail in which `a` is nearly the only word is none in English, and nothing is said of it.
    assert_answer("open quotes", &draft(&"<#part a=\"\\\" ".repeat(100_000)), "");
    for (what, tags) in [
        ("open tags", "<#part "),
        ("open tags on lines of their own", "<#part \n"),
        ("tags", "<#part filename=x>"),
        ("hidden parts", "<#part type=text/html>\n"),
        ("HTML", "<#part type=text/html>\n<<<p"),
        ("multiparts", "<#multipart type=mixed>"),
        ("brackets", "<# <#/ <#! <"),
    ] {
        assert_answer(what, &draft(&tags.repeat(30_000)), FOUND);
        // And what follows them is read, too.
        let header = "To: rita@kiln.example\nSubject: The tall kiln\n--text follows this line--\n";
        assert_answer(what, format!("{header}{}\n{BODY}", tags.repeat(10_000)).as_bytes(), FOUND);
    }
    let remarks = format!("GIT: an kiln\nSubject: The tall kiln\n\n{BODY}{}", "GIT: an kiln\n".repeat(100_000));
    assert_answer("remarks", remarks.as_bytes(), FOUND);
    assert_answer("a long tag", &draft(&format!("<#part {}>", "a ".repeat(100_000))), "");
    assert_answer("rules", &draft(&format!("{}diff --git a b\n", "---\n".repeat(100_000))), FOUND);
}

#[test]
fn mailboxes_are_read_to_their_end() {
    let one = format!("From maya Sun Nov 22 06:00:00 2026\n{HEAD}\n{BODY}\n");
    assert_answer("a mailbox", one.repeat(300).as_bytes(), "mail.eml:3297:15: error[wrong-article]: `a hour`");
    assert_answer("lines like beginnings", format!("{one}{}", "\nFrom x\n".repeat(100_000)).as_bytes(), FOUND);
}

#[test]
fn lines_of_a_hundred_megabytes_are_answered() {
    let line = [mail("\n").as_slice(), &vec![b'x'; 100 << 20]].concat();
    let ended = bounded("-", &line);
    assert_eq!(ended.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("larger than 32 MB"));
    let ended = bounded("sendmail --when always --mta /bin/false", &line);
    assert_eq!(ended.status.code(), Some(75), "{}", String::from_utf8_lossy(&ended.stderr));
    assert!(String::from_utf8_lossy(&ended.stderr).contains("nothing was sent"));
}

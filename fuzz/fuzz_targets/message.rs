//! The first byte chooses a header, the others are what follows it: parts, encodings and HTML.

#![no_main]

use libfuzzer_sys::fuzz_target;

const HEADERS: &[&str] = &[
    "Message-ID: <1@kiln.example>\n",
    "Content-Type: text/html; charset=utf-8\n\n",
    "Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n",
    "Content-Type: text/plain; charset=utf-16\nContent-Transfer-Encoding: base64\n\n",
    "Content-Type: text/plain; format=flowed; delsp=yes\n\n",
    "Content-Type: multipart/alternative; boundary=b\n\n--b\n",
    "Content-Type: multipart/mixed; boundary=b\n\n--b\n",
    "Content-Type: multipart/",
    "Subject: =?",
    "From maya Sun Nov 22 06:00:00 2026\n",
];

fuzz_target!(|bytes: &[u8]| {
    let Some((&choice, rest)) = bytes.split_first() else { return };
    let header = HEADERS[usize::from(choice) % HEADERS.len()];
    followup_lint_fuzz::check(&[b"MIME-Version: 1.0\n", header.as_bytes(), rest].concat());
});

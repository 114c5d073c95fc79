use crate::diagnostic::Diagnostic;
use crate::record::Kind;

use super::specifics::Specifics;
use super::{Context, count, mail, subject};

rule! {
    /// A mail of thanks is too short to say anything.
    ///
    /// One line of thanks reads like a duty done. Three sentences have room for what counts: thanks,
    /// something from the talk, and that you would like to come. Where
    /// fewer words say all that, or in a running thread, a short mail is right.
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    /// ^^^^^^^^^^^^^^^^^^^
    ///
    /// Thank you for the interview today.
    ///
    /// Maya Lindqvist
    /// ```
    ///
    /// ```draft
    /// Dear Ms. Izaguirre,
    ///
    /// Thank you for the interview today. I have never seen a press kit that was unpacked with gloves
    /// on, and I looked at mine with shame. I would be glad to learn to make such things with you.
    ///
    /// Maya Lindqvist
    /// ```
    TooShort = "too-short", Shape, Warning
}

fn check(cx: &Context) -> Vec<Diagnostic> {
    if cx.kind != Some(Kind::ThankYou) || subject::is_thread(cx) || !mail::is_framed(cx) || mail::may_be_filled(cx) {
        return Vec::new();
    }
    let words = mail::length(cx);
    // Short and to the point is another matter.
    if words >= mail::ROOM || Specifics::of(cx).are_enough() && mail::wants_the_job(cx) {
        return Vec::new();
    }
    let found = mail::opening(cx).map(|place| {
        META.at(place, format!("{} are little for a mail of thanks", count(words, "word")))
            .label("reads like a duty done")
            .help("add what you remember best, and that you would like the job: three sentences are enough")
    });
    found.into_iter().collect()
}

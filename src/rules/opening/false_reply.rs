use crate::diagnostic::Level;
use crate::draft::{HeaderName, PartKind};
use crate::facts::Facts;
use crate::facts::subject::{self, Mark};
use crate::finding::{Finding, message};
use crate::record::Kind;
use crate::rules::{Group, Rule};

rule! {
    /// The subject pretends to be a reply.
    ///
    /// `Re:` and `Fwd:` promise a conversation that the reader has forgotten. If they look for it and
    /// find none, they feel tricked into opening the mail. Some published templates do recommend it,
    /// but so do spammers.
    ///
    /// ```draft
    /// To: rita@jacksonspalding.example
    /// From: maya@lindqvist.example
    /// Subject: Re: Account coordinator
    ///          ^^
    /// Date: Wed, 18 Nov 2026 09:00:00 +0000
    /// ```
    ///
    /// A real reply has a header that says so, or the other mail below it. A draft with only a subject
    /// is not judged, because its thread may be in your mail program. Neither is a mail that responds
    /// to an offer or a rejection, which always answers something.
    ///
    /// ```draft
    /// Subject: Re: Account coordinator
    /// Date: Wed, 18 Nov 2026 09:00:00 +0000
    /// In-Reply-To: <a1b2@jacksonspalding.example>
    /// ```
    ///
    /// ```draft
    /// Subject: Re: Account coordinator
    ///
    /// Dear Rita,
    /// ```
    pub(crate) static RULE: Rule = Rule::new("false-reply", Group::Opening, Level::Warning)
        .in_any_language()
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let first = facts.parts(PartKind::Subject).next().and_then(|part| facts.reading.tokens.get(part.tokens.start));
    let Some((word, mark)) = first.and_then(|token| Some((token.span(), subject::mark(facts, token.span())?))) else {
        return Vec::new();
    };
    // A mail program has been at work, and would have written the thread down.
    let sent = [HeaderName::Date, HeaderName::From, HeaderName::Message];
    let sent = sent.into_iter().any(|name| facts.draft.header(name).is_some());
    // Or there is a body, and nothing in it or with it was passed on.
    let nothing = mark == Mark::Forward
        && facts.draft.parts_of(PartKind::Body).next().is_some()
        && facts.draft.attachments().is_none_or(|files| files.is_empty());
    // An offer or a refusal came before these.
    let answers = mark == Mark::Reply && facts.kind.is_some_and(Kind::is_answer);
    if facts.draft.is_thread() || answers || !(sent || nothing) {
        return Vec::new();
    }
    let prefix = facts.text(word);
    let message = match mark {
        Mark::Reply => message!("false-reply", prefix),
        Mark::Forward => message!("false-reply-forward", prefix),
    };
    vec![RULE.at(word, message)]
}

use phrasebook::tables::IntroductionFamily;

use crate::diagnostic::Level;
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::facts::body;
use crate::facts::subject;
use crate::finding::{Finding, message};
use crate::record::Kind;
use crate::rules::{Group, Rule};
use crate::text::Match;

rule! {
    /// A question about the decision does not say which interview it is about.
    ///
    /// Your reader has met twenty people since. One early sentence with the role and the day spares
    /// them the search, and you the silence. In a thread, their own mail says it for you.
    ///
    /// ```draft
    /// Hello Mr. Farrow,
    /// ^^^^^^^^^^^^^^^^^
    ///
    /// Is there any news? I have not heard back, and I would be glad of a line from you, whichever way it
    /// has gone.
    ///
    /// Regards,
    /// Milan Petrov
    /// ```
    ///
    /// ```draft
    /// Hello Mr. Farrow,
    ///
    /// You interviewed me on 3 May for the post of tram driver. Is there any news?
    ///
    /// Regards,
    /// Milan Petrov
    /// ```
    ///
    /// If only the role or only the day is missing, it is a note.
    pub(crate) static RULE: Rule = Rule::new("missing-introduction", Group::Content, Level::Warning)
        .needing(&["missing-introduction", "specifics", "vague-subject"])
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    if !matches!(facts.kind, Some(Kind::Status | Kind::SecondStatus))
        || subject::is_thread(facts)
        || !body::is_whole(facts) && !is_a_bare_question(facts)
        || body::may_be_filled(facts)
    {
        return Vec::new();
    }
    let role = says(facts, IntroductionFamily::Role) || position(facts);
    let (message, level) = match (role, says(facts, IntroductionFamily::When)) {
        (true, true) => return Vec::new(),
        (false, false) => (message!("missing-introduction"), Level::Warning),
        (true, false) => (message!("missing-introduction-day"), Level::Note),
        (false, true) => (message!("missing-introduction-role"), Level::Note),
    };
    let found = body::opening(facts).map(|place| RULE.at(place, message).at_most(level));
    found.into_iter().collect()
}

/// Whether the mail is a line or two that could be about anything.
fn is_a_bare_question(facts: &Facts) -> bool {
    let titled = facts.parts(PartKind::Subject).next().is_some();
    body::is_framed(facts) && !facts.is_specific() && (!titled || subject::is_vague(facts))
}

/// Whether a phrase of a family is in the subject or the body, and not about an earlier message.
fn says(facts: &Facts, wanted: IntroductionFamily) -> bool {
    let mut parts = [PartKind::Subject, PartKind::Body].into_iter().flat_map(|kind| facts.parts(kind));
    parts.any(|part| {
        let (messages, phrases): (Vec<_>, Vec<_>) =
            facts.phrases(RULE.id, part).into_iter().partition(|(_, family)| family.is(IntroductionFamily::Message));
        let of_message = |fit: &Match| messages.iter().any(|(message, _)| message.span.overlaps(fit.span));
        phrases.iter().any(|(fit, family)| family.is(wanted) && !of_message(fit))
    })
}

/// Whether a word of the recorded position is there.
fn position(facts: &Facts) -> bool {
    let position = facts.record.and_then(|record| record.interview.position.as_deref()).unwrap_or_default();
    let text = facts.draft.text().to_lowercase();
    position.split_whitespace().any(|word| text.contains(&word.to_lowercase()))
}

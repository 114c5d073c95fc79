use crate::diagnostic::Level;
use crate::draft::PartKind;
use crate::facts::Facts;
use crate::facts::body;
use crate::finding::{Finding, message};
use crate::record::Kind;
use crate::rules::{Group, Rule};

rule! {
    /// The mail is longer than anyone reads on a phone.
    ///
    /// Nine in ten published mails of this kind have fewer than 120 words, and people who counted
    /// answers found that mails of 50 to 125 words get most of them. A thank-you of more than 200
    /// words, or a question about the decision of more than 150, only gets skimmed. A longer letter
    /// that somebody asked for is another matter, and is not judged.
    ///
    /// Examples would be as long as the mails they warn about. This one asks for the same thing four
    /// times and never stops:
    ///
    /// ```draft
    /// Dear Mr. Farrow,
    ///
    /// You interviewed me on 3 May for the post of tram driver. Is there any news? I ask because my
    /// present employer wants to know, because my landlord wants to know, because my mother wants to
    /// know, and because I want to know. As I said on the day, I have driven trams in three towns, the
    /// first with hills and the second with a river and the third with both, and in none of them did I
    /// ever leave a stop too early, though I often left one too late, since people run, and one waits.
    /// You told me that there were four places and nine of us. Of the nine I met five in the corridor,
    /// and we got on well enough to share a taxi, which then got stuck behind a tram, so that we all
    /// laughed. I have thought of them since, and of you, and of line six, and of the bell on line six,
    ///                                                        ^^
    /// and I have told everybody about the bell, and now they all ask me whether there is any news yet.
    /// I hope so.
    ///
    /// Regards,
    /// Milan Petrov
    /// ```
    ///
    /// ```draft
    /// Dear Mr. Farrow,
    ///
    /// You interviewed me on 3 May for the post of tram driver. Is there any news?
    ///
    /// Regards,
    /// Milan Petrov
    /// ```
    pub(crate) static RULE: Rule = Rule::new("too-long", Group::Shape, Level::Warning).checking(check);
}

/// The most words of thanks, and of questions after the decision.
const THANKS: usize = 200;
const QUESTION: usize = 150;

fn check(facts: &Facts) -> Vec<Finding> {
    let most = match facts.kind {
        Some(Kind::ThankYou) => THANKS,
        Some(Kind::Status | Kind::SecondStatus) => QUESTION,
        _ => return Vec::new(),
    };
    let most = facts.language.conventions().words(most);
    if !body::is_whole(facts) {
        return Vec::new();
    }
    let body = facts.parts(PartKind::Body).flat_map(|part| part.tokens.clone());
    let words: Vec<usize> = body.filter(|&at| body::words(facts, at..at + 1) == 1).collect();
    let message = message!("too-long", words = words.len(), most);
    let found = words.get(most).map(|&at| RULE.at(facts.reading.tokens[at].span(), message));
    found.into_iter().collect()
}

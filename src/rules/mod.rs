//! The rules: one file each, registered by one word in the list below.

use crate::diagnostic::{Diagnostic, Level, Span};

pub use context::Context;
pub use letters::{Letter, Letters};

/// What a rule is, apart from its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Meta {
    /// The rule's name: kebab-case, named after what is wrong.
    pub id: &'static str,
    /// The group it is switched with.
    pub group: Group,
    /// The level it has unless the user says otherwise.
    pub level: Level,
    /// Whether it says something of mails in any language, also those that cannot be proofread.
    pub any_language: bool,
    /// Whether it works from the table of its name, and is off in a language that has none.
    pub needs_table: bool,
    /// What `explain` prints, in Markdown. Its fenced `draft` blocks are run as tests.
    pub docs: &'static str,
}

impl Meta {
    /// A finding of this rule.
    #[must_use]
    pub fn at(&self, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.id, self.level, span, message)
    }

    /// The name of its level; `off` for a rule that is silent until it is asked for.
    #[must_use]
    pub fn level_name(&self) -> &'static str {
        if self.level == Level::Allow { "off" } else { self.level.name() }
    }

    /// The first sentence of the documentation.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.docs.lines().next().unwrap_or_default().trim()
    }
}

/// Rules that are switched together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Spelling, sound-alikes, articles, capitals, punctuation.
    Proofreading,
    /// What is known of the interview.
    Record,
    /// Subject and greeting.
    Opening,
    /// What a template left behind.
    Template,
    /// What a mail of its kind must say.
    Content,
    /// Wording and tone.
    Wording,
    /// Length and paragraphs.
    Shape,
    /// When mails are sent, how many, and to whom.
    Campaign,
}

impl Group {
    /// All groups, in the order of the catalogue.
    pub const ALL: [Self; 8] = [
        Self::Proofreading,
        Self::Record,
        Self::Opening,
        Self::Template,
        Self::Content,
        Self::Wording,
        Self::Shape,
        Self::Campaign,
    ];

    /// The name that options and configuration use.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Proofreading => "proofreading",
            Self::Record => "record",
            Self::Opening => "opening",
            Self::Template => "template",
            Self::Content => "content",
            Self::Wording => "wording",
            Self::Shape => "shape",
            Self::Campaign => "campaign",
        }
    }

    /// The group with a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }
}

/// One thing that can be wrong with a mail.
pub trait Rule: Sync {
    /// What the rule is.
    fn meta(&self) -> &'static Meta;

    /// Finds all places where it is broken. Pure: what it needs is in the context.
    fn check(&self, cx: &Context) -> Vec<Diagnostic>;

    /// Finds where letters of one interview break it together, each finding with the index of its
    /// letter. Pure, too; most rules look at one mail only.
    fn compare(&self, _letters: &Letters) -> Vec<(usize, Diagnostic)> {
        Vec::new()
    }
}

/// Declares a rule: its documentation, name, group, level and the function that checks it. With
/// `says` and `label` that function is the one that finds the phrases of the rule's table in the body,
/// and these are the words for phrases whose family has none of its own. With `of letters` it looks at
/// no mail alone: `compare` has several.
macro_rules! rule {
    ($(#[doc = $doc:literal])* $name:ident = $id:literal, $group:ident, $level:ident $(, any $language:ident)? $(, needs $table:ident)?
     $(, says $says:literal, label $label:literal)? $(, of $letters:ident)?) => {
        $(#[doc = $doc])*
        pub(crate) struct $name;

        const META: crate::rules::Meta = crate::rules::Meta {
            id: $id,
            group: crate::rules::Group::$group,
            level: crate::diagnostic::Level::$level,
            any_language: false $(|| stringify!($language).len() > 0)? $(|| stringify!($letters).len() > 0)?,
            needs_table: false $(|| stringify!($table).len() > 0)? $(|| $says.len() > 0)?,
            docs: concat!($($doc, "\n"),*),
        };

        impl crate::rules::Rule for $name {
            fn meta(&self) -> &'static crate::rules::Meta {
                const { &META }
            }

            fn check(&self, cx: &crate::rules::Context) -> Vec<crate::diagnostic::Diagnostic> {
                check(cx)
            }

            $(
                fn compare(&self, $letters: &crate::rules::Letters) -> Vec<(usize, crate::diagnostic::Diagnostic)> {
                    compare($letters)
                }
            )?
        }

        $(
            fn check(_: &crate::rules::Context) -> Vec<crate::diagnostic::Diagnostic> {
                // A letter alone shares nothing.
                let $letters = Vec::new();
                $letters
            }
        )?

        $(
            fn check(cx: &crate::rules::Context) -> Vec<crate::diagnostic::Diagnostic> {
                crate::rules::phrase::findings(cx, &META, $says, $label)
            }
        )?
    };
}

/// Declares the modules of all rules and lists them.
macro_rules! rules {
    ($($module:ident::$name:ident),* $(,)?) => {
        $(mod $module;)*

        /// All rules. Where two judge the same word, the one that stands first here speaks.
        pub static ALL: &[&dyn Rule] = &[$(&$module::$name),*];
    };
}

mod addressee;
mod capitals;
mod companies;
mod context;
mod copies;
mod dates;
mod guesses;
pub mod kind;
pub mod letters;
mod mail;
mod name_parts;
mod name_slips;
mod people;
mod phrase;
mod references;
mod specifics;
mod subject;

rules! {
    lookalike_character::LookalikeCharacter,
    interviewer_name::InterviewerName,
    wrong_recipient::WrongRecipient,
    honorific::Honorific,
    company_name::CompanyName,
    job_title::JobTitle,
    date_mismatch::DateMismatch,
    template_instruction::TemplateInstruction,
    unresolved_alternative::UnresolvedAlternative,
    placeholder::Placeholder,
    dummy_value::DummyValue,
    markup_residue::MarkupResidue,
    missing_attachment::MissingAttachment,
    homophone::Homophone,
    repeated_word::RepeatedWord,
    wrong_article::WrongArticle,
    wrong_capital::WrongCapital,
    misspelling::Misspelling,
    stray_punctuation::StrayPunctuation,
    mixed_spelling::MixedSpelling,
    mixed_address::MixedAddress,
    unknown_word::UnknownWord,
    missing_subject::MissingSubject,
    bare_subject::BareSubject,
    vague_subject::VagueSubject,
    false_reply::FalseReply,
    shouted_subject::ShoutedSubject,
    long_subject::LongSubject,
    missing_greeting::MissingGreeting,
    impersonal_greeting::ImpersonalGreeting,
    missing_signature::MissingSignature,
    role_address::RoleAddress,
    generic_phrase::GenericPhrase,
    canned_mail::CannedMail,
    filler_opener::FillerOpener,
    accusatory::Accusatory,
    bitter::Bitter,
    pushy::Pushy,
    desperate::Desperate,
    apologetic::Apologetic,
    self_deprecating::SelfDeprecating,
    presumptuous::Presumptuous,
    overclaim::Overclaim,
    flattery::Flattery,
    money_talk::MoneyTalk,
    feedback_fishing::FeedbackFishing,
    slang::Slang,
    shouting::Shouting,
    exclamation_marks::ExclamationMarks,
    read_receipt::ReadReceipt,
    no_specifics::NoSpecifics,
    missing_thanks::MissingThanks,
    empty_reference::EmptyReference,
    missing_interest::MissingInterest,
    missing_next_step::MissingNextStep,
    missing_introduction::MissingIntroduction,
    unsupported_claim::UnsupportedClaim,
    no_question::NoQuestion,
    too_long::TooLong,
    too_short::TooShort,
    dense_paragraph::DenseParagraph,
    starts_with_i::StartsWithI,
    late_thanks::LateThanks,
    early_follow_up::EarlyFollowUp,
    too_many_follow_ups::TooManyFollowUps,
    slow_offer_reply::SlowOfferReply,
    group_recipients::GroupRecipients,
    identical_letters::IdenticalLetters,
    missed_panelist::MissedPanelist,
}

/// What all rules say of themselves, by group and name.
#[must_use]
pub fn catalogue() -> Vec<&'static Meta> {
    let mut metas: Vec<&Meta> = ALL.iter().map(|rule| rule.meta()).collect();
    metas.sort_by_key(|meta| (meta.group, meta.id));
    metas
}

/// The rule with a name.
#[must_use]
pub fn named(id: &str) -> Option<&'static dyn Rule> {
    ALL.iter().copied().find(|rule| rule.meta().id == id)
}

/// A number of things, as a sentence says it: `1 error`, `3 errors`.
#[must_use]
pub fn count(number: usize, thing: &str) -> String {
    format!("{number} {thing}{}", if number == 1 { "" } else { "s" })
}

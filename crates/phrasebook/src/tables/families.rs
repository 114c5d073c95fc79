//! The families that rules know by name. A table of such a rule has all of them and no other, so that a
//! slip in a name cannot make a family that nobody asks for.

use super::{PhraseTable, TableError};

/// The families of one table, as its rule tells them apart.
pub trait FamilyName: Copy + PartialEq + 'static {
    /// The families in the order in which tables store them.
    const ALL: &'static [Self];
}

/// The kinds of mail, as records name them, which are the families of the table `kind`.
pub const KINDS: &[&str] = &["thank-you", "status", "second-status", "rejection-reply", "offer-reply", "letter"];

/// Declares the families of tables: for each table a type with a value for each family.
macro_rules! families {
    ($($(#[$about:meta])* $table:literal $name:ident { $($(#[$doc:meta])* $id:literal $family:ident,)* })*) => {
        $(
            $(#[$about])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq)]
            pub enum $name {
                $($(#[$doc])* $family,)*
            }

            impl FamilyName for $name {
                const ALL: &'static [Self] = &[$(Self::$family),*];
            }
        )*

        /// The families of each table whose rule tells them apart.
        const FAMILIES: &[(&str, &[&str])] = &[("kind", KINDS), $(($table, &[$($id),*])),*];
    };
}

families! {
    /// What an apostrophe is wrong in.
    "apostrophe" ApostropheFamily {
        /// What one owns.
        "one-owner" OneOwner,
        /// A plural that owns nothing.
        "plural" Plural,
        /// It is right.
        "right" Right,
        /// What several own.
        "several-owners" SeveralOwners,
    }

    /// What is said of a company.
    "company-name" CompanyFamily {
        /// A job of another time, or of somebody else.
        "another-job" AnotherJob,
        /// Where somebody wants to take something, there is the employer.
        "brought-to" BroughtTo,
        /// Another company is meant, on purpose.
        "elsewhere" Elsewhere,
        /// The employer is meant.
        "employer" Employer,
        /// Whom one joins is the employer.
        "joining" Joining,
        /// Where a role is, there is the employer.
        "role-at" RoleAt,
    }

    /// Who is named.
    "interviewer-name" PersonFamily {
        /// Somebody.
        "somebody" Somebody,
        /// Somebody who was not at the interview.
        "somebody-else" SomebodyElse,
    }

    /// What is said of a role.
    "job-title" RoleFamily {
        /// It is another one, or nobody's in particular.
        "another" Another,
        /// It is one that was spoken of: `the`.
        "article" Article,
        /// What it is called comes next: `of`.
        "frame" Frame,
        /// It is one of several: `a`.
        "indefinite-article" IndefiniteArticle,
        /// It is named after what says that it is one: `the position of editor`.
        "named-after" NamedAfter,
        /// It is named before what says that it is one: `the editor position`.
        "named-before" NamedBefore,
        /// What it is like, apart from its name.
        "quality" Quality,
        /// Another word that is in no title.
        "small" Small,
    }

    /// What an introduction says.
    "missing-introduction" IntroductionFamily {
        /// When something was written.
        "message" Message,
        /// Which job it is about.
        "role" Role,
        /// When the interview was.
        "when" When,
    }

    /// What a word of thanks is for.
    "missing-thanks" ThanksFamily {
        /// A favour to come.
        "in-advance" InAdvance,
        /// What was given.
        "thanks" Thanks,
    }

    /// What is known of the words of a mail that anybody could write.
    "specifics" SpecificsFamily {
        /// A name follows.
        "before-a-name" BeforeAName,
        /// A name came before.
        "behind-a-title" BehindATitle,
        /// A day or a time.
        "date" Date,
        /// What follows is what was talked about.
        "frame" Frame,
        /// Anybody could write it.
        "ordinary" Ordinary,
        /// The name of a slot for a name, a company, a role or a date.
        "slot" Slot,
    }

    /// Words in compounds that people split.
    "split-compound" CompoundFamily {
        /// A short form that is no compound without a hyphen: `mbo`.
        "abbreviation" Abbreviation,
        /// A noun that has another one after it: `aantal`.
        "apart" Apart,
        /// A noun that needs no article: `ervaring`.
        "bare" Bare,
        /// What is only written with a number: `jarige`.
        "counted" Counted,
        /// What comes before a noun.
        "frame" Frame,
        /// A noun that is a form of a verb, too: `kosten`.
        "head" Head,
        /// A noun that is a form of a verb, too, and begins compounds: `proef`.
        "modifier" Modifier,
        /// A noun that its forms do not show to be one: `certificaat`.
        "noun" Noun,
        /// What begins verbs: `terug`.
        "particle" Particle,
    }

    /// Where an instruction is one.
    "template-instruction" InstructionFamily {
        /// Anywhere.
        "bare" Bare,
        /// Between brackets.
        "bracketed" Bracketed,
        /// Between brackets: the name of a slot.
        "bracketed-name" BracketedName,
        /// Between square brackets, because writers put it between round ones themselves.
        "in-square-brackets" InSquareBrackets,
    }

    /// What is said of one's own merits.
    "unsupported-claim" ClaimFamily {
        /// A claim.
        "claim" Claim,
        /// What shows that it is true.
        "evidence" Evidence,
    }

    /// What shows that a text is prose.
    "prose" ProseFamily {
        /// How writers speak of themselves.
        "first-person" FirstPerson,
        /// How a sentence begins, and no item of a list.
        "opening" Opening,
    }

    /// What is known of names and of small letters.
    "wrong-capital" CapitalFamily {
        /// What is written as a program has it: a command, a parameter, a variable.
        "code" Code,
        /// A common word, though it comes from a name: `plaster of paris`.
        "common" Common,
        /// What people of a trade write small among themselves, but not to an employer: `url`.
        "jargon" Jargon,
        /// A name, also of several words.
        "name" Name,
        /// A word that has no capital here.
        "small" Small,
    }
}

/// The place of a family's name among those that the rule of the table knows; one past all others where
/// it knows none.
pub(super) fn place(table: &str, family: &str) -> u8 {
    let place = known(table).and_then(|names| names.iter().position(|name| *name == family));
    place.and_then(|place| u8::try_from(place).ok()).unwrap_or(u8::MAX)
}

/// Finds a family that the rule of a table does not know.
pub(super) fn check(name: &str, table: &PhraseTable) -> Result<(), TableError> {
    let Some(names) = known(name) else {
        return Ok(());
    };
    let unknown = table.family.iter().find(|family| !names.contains(&family.name.as_ref().as_str()));
    unknown.map_or(Ok(()), |family| {
        let message = format!("the rule of this table knows no such family; it knows {}", names.join(", "));
        Err(TableError::at(&family.name, message))
    })
}

/// Finds a family that the rule of a table asks for in vain. A user's table may have just one of them.
pub fn check_families(name: &str, table: &PhraseTable) -> Result<(), TableError> {
    let missing = known(name)
        .unwrap_or_default()
        .iter()
        .find(|name| !table.family.iter().any(|family| family.name.as_ref() == *name));
    missing.map_or(Ok(()), |family| {
        Err(TableError {
            message: format!("the family `{family}` is missing, which the rule of this table asks for"),
            span: None,
        })
    })
}

fn known(table: &str) -> Option<&'static [&'static str]> {
    FAMILIES.iter().find(|(name, _)| *name == table).map(|(_, names)| *names)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(families: &[&str]) -> PhraseTable {
        let families = families.iter().map(|name| format!("[[family]]\nname = {name:?}\n"));
        toml::from_str(&families.collect::<String>()).expect("a table")
    }

    #[test]
    fn a_family_that_no_rule_knows_is_found_at_its_name() {
        let error = check("unsupported-claim", &table(&["claim", "evidense"])).expect_err("a slip");
        assert_eq!(error.span, Some(44..54));
        assert!(error.message.contains("claim, evidence"), "{error}");
        assert_eq!(check("pushy", &table(&["anything"])), Ok(()));
    }

    #[test]
    fn a_family_that_a_rule_asks_for_in_vain_is_missing() {
        let error = check_families("unsupported-claim", &table(&["claim"])).expect_err("only one of two");
        assert!(error.message.contains("`evidence`"), "{error}");
        assert_eq!(check_families("unsupported-claim", &table(&["claim", "evidence"])), Ok(()));
    }
}

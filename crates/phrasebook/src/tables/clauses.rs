//! How a language shows which form its verbs have: by the subject of the clause, and by another verb.

use serde::Deserialize;

use crate::stored::{Stored, TextList, Texts, stored};

/// Declares the words and the lists of them, each once.
macro_rules! clauses {
    (texts { $($(#[$about:meta])* $text:ident,)* } lists { $($(#[$doc:meta])* $list:ident,)* }) => {
        /// The words by which clauses are read: `clauses.toml`. Forms have the names of `forms.toml`.
        #[derive(Debug, Default, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct ClauseTable {
            $($(#[$about])* pub $text: String,)*
            $($(#[$doc])* pub $list: Vec<String>,)*
        }

        stored! {
            /// The words by which clauses are read; each list is sorted.
            pub struct Clauses {
                $($(#[$about])* pub $text: &'a str,)*
                $($(#[$doc])* pub $list: Texts<'a>,)*
            }
        }

        /// The words as they are stored.
        #[must_use]
        pub fn compile_clauses(table: &ClauseTable) -> Vec<u8> {
            let [$($list),*] = [$(TextList::sorted(&table.$list)),*];
            Clauses { $($text: &table.$text,)* $($list: $list.texts(),)* }.to_bytes()
        }
    };
}

clauses! {
    texts {
        /// The form of a verb whose subject is one of `first`, and of a command.
        first_form,
        /// The form of a verb with any other subject in the singular.
        other_form,
        /// The form of a verb beside an auxiliary.
        participle,
        /// The form without a subject.
        infinitive,
        /// The form with any subject, in a language in which all subjects take the same.
        present,
        /// The past in the singular.
        past,
        /// The past in the plural.
        pasts,
        /// The form of an adjective that has no ending.
        adjective,
        /// The form of a participle that is an adjective, too: `vergroot`.
        participial,
        /// The same before a noun: `vergrote`.
        attributive,
        /// Letters that show a participle.
        participle_mark,
    }
    lists {
        /// Subjects with the first form: `ik`.
        first,
        /// Subjects that take the first form if they follow the verb: `je`.
        inverted,
        /// Those of them that are nothing but a subject: `jij`.
        only_subjects,
        /// Subjects that take the other form wherever they are: `hij`.
        others,
        /// Those of them that are no object beside a verb: `hij`.
        strict,
        /// Subjects in the plural.
        plural,
        /// Subjects whose verbs may have a form of their own: `u`.
        second,
        /// Verbs in a form that no other subject has: `wilt`.
        second_forms,
        /// Verbs beside which another is a participle, in all their forms.
        auxiliaries,
        /// Those of them that are other words, too, unless a plural subject is beside them.
        loose_auxiliaries,
        /// Other verbs that are finite, whatever they look like: `moet`.
        finites,
        /// Verbs beside which another is an infinitive.
        modals,
        /// Words after which a verb is an infinitive.
        marks,
        /// Words that may be between a subject and its verb, or between one of those and the infinitive.
        adverbs,
        /// Words that open a clause whose verb comes last.
        openers,
        /// Words that do so before a subject, an article or a preposition: `die`.
        loose_openers,
        /// What follows those.
        opened,
        /// Words that join clauses which share a subject.
        coordinators,
        /// Words before a noun that say that it is one thing: `het`.
        singular,
        /// Words before a noun.
        determiners,
        /// Words before a noun that are before no verb, unless they are subjects, too: `mijn`, `het`.
        articles,
        /// Words that may follow the verb at the end of a clause: `over`.
        prepositions,
        /// What may follow a subject after its verb, and no possessive: `ervan`.
        after_subject,
        /// What may come before a verb whose subject follows it: `hoe`.
        fronted,
        /// Objects after a command: `me`.
        objects,
        /// First forms of verbs that are other words, too: `antwoord`.
        other_words,
        /// First forms of verbs that are no other word and do not sound like the other form: `ontvang`.
        plain_verbs,
        /// Words that only look like verbs: `ooit`.
        small,
        /// Ends of participles.
        participle_ends,
        /// Ends of first forms that sound like the other form.
        silent,
    }
}

use crate::diagnostic::{Level, Safety, Span};
use crate::draft::{Address, HeaderName, PartKind};
use crate::facts::Facts;
use crate::facts::greeting::{Addressee, addressees};
use crate::facts::people::{KnownPerson, known, word};
use crate::finding::{Argument, Finding, Message, message};
use crate::language::normalise;
use crate::record::Record;
use crate::record::name::{self, Name, Role, fold, lore};
use crate::rules::{Group, Rule};
use crate::text::casing::{Casing, casing};

rule! {
    /// The greeting names someone other than the recipient.
    ///
    /// It is good advice to write to each interviewer, but copy the first mail for the second, and
    /// `Dear Rita` reaches Jonas. The greeting is compared with the people in the record and with the
    /// `To:` line: the name there, or the address if it contains a name.
    ///
    /// ```record
    /// [[interviewer]]
    /// name = "Rita Izaguirre"
    /// email = "rita@kiln.example"
    /// [[interviewer]]
    /// name = "Jonas Hale"
    /// email = "jonas@kiln.example"
    /// ```
    ///
    /// ```other-record
    /// [interview]
    /// company = "Fjordly"
    /// [[interviewer]]
    /// name = "Odile Brandt"
    /// ```
    ///
    /// ```draft
    /// To: Jonas Hale <jonas@kiln.example>
    ///
    /// Dear Rita,
    ///      ^^^^ Jonas
    ///
    /// The lids were still warm.
    /// ```
    ///
    /// ```draft
    /// Dear Ms. Brandt,
    ///          ^^^^^^
    ///
    /// The lids were still warm.
    /// ```
    ///
    /// ```draft
    /// To: Tom <tom@kiln.example>
    ///
    /// Dear Ms. Izaguirre,
    ///          ^^^^^^^^^
    ///
    /// The lids were still warm.
    /// ```
    ///
    /// Groups, short forms, and several people of whom one is right are all fine.
    ///
    /// ```draft
    /// To: Jonas Hale <jonas@kiln.example>
    ///
    /// Dear Jonas and Rita,
    ///
    /// The lids were still warm.
    /// ```
    ///
    /// ```draft
    /// To: Rita <ri@kiln.example>
    ///
    /// Dear Ms. Izaguirre,
    ///
    /// The lids were still warm.
    /// ```
    ///
    /// ```draft
    /// To: jobs@kiln.example
    ///
    /// Dear Ms. Vogel,
    ///
    /// The lids were still warm.
    /// ```
    ///
    /// ```draft
    /// To: jonas@kiln.example
    ///
    /// Hi team,
    ///
    /// The lids were still warm.
    /// ```
    ///
    /// ```draft
    /// To: Jonas Hale <jonas@kiln.example>
    ///
    /// Dear Lt. Col. Hale,
    ///
    /// The lids were still warm.
    /// ```
    ///
    /// ```draft
    /// To: "Jonas Hale, PhD" <jonas@kiln.example>
    ///
    /// Dear Dean Hale,
    ///
    /// The lids were still warm.
    /// ```
    ///
    /// ```record
    /// [[interviewer]]
    /// name = "Sukarno"
    /// ```
    ///
    /// ```draft
    /// Dear Pak Sukarno,
    ///
    /// The lids were still warm.
    /// ```
    ///
    /// ```draft
    /// To Whom It May Concern:
    ///
    /// The lids were still warm.
    /// ```
    ///
    /// The fix is unsafe, because the greeting may be right and the address wrong.
    pub(crate) static RULE: Rule = Rule::new("wrong-recipient", Group::Record, Level::Error)
        .judging_words(30)
        .in_any_language()
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let greeted = addressees(facts);
    let [addressee] = greeted.as_slice() else {
        return several(facts, &greeted);
    };
    let people = facts.record.map(known).unwrap_or_default();
    let to = recipients(facts);
    let line = || match to.as_slice() {
        [only] => elsewhere(facts, addressee, &people, only),
        _ => None,
    };
    let found = if people.is_empty() || people.iter().any(|person| fits(facts, addressee, &person.names)) {
        line()
    } else {
        stranger(facts, addressee, &people, &to)
    };
    found.into_iter().collect()
}

fn recipients<'a>(facts: &Facts<'a>) -> Vec<Address<'a>> {
    facts.draft.addresses(&[HeaderName::To]).collect()
}

/// Several are greeted: it is enough that one of them is right.
fn several(facts: &Facts, greeted: &[Addressee]) -> Vec<Finding> {
    let people = facts.record.map(known).unwrap_or_default();
    let right = |addressee: &Addressee| people.iter().any(|person| fits(facts, addressee, &person.names));
    if people.is_empty() || greeted.iter().any(right) {
        return Vec::new();
    }
    let to = recipients(facts);
    greeted.iter().filter_map(|addressee| stranger(facts, addressee, &people, &to)).collect()
}

/// Whether every word of a greeted name can be one of a name's, slips and short forms included:
/// another rule reports those. A word more between two that are right is a middle name, and one before
/// them may be a title. Beside somebody's only recorded name, any word may be another of theirs, or a title of
/// any language: `Pak Sukarno`.
fn fits(facts: &Facts, addressee: &Addressee, names: &[Name]) -> bool {
    let is = |at: usize| {
        let written = word(facts, at);
        let lower = written.to_lowercase();
        let small = lore::is_particle(&lower) && addressee.names.len() > 1 || lore::is_suffix(&lower);
        small || names.iter().any(|name| has(name, &written, &lower))
    };
    let (mut same, mut other) = (0, 0);
    for &at in &addressee.names {
        if is(at) {
            same += 1;
        } else if same > 0 || !may_be_title(facts, addressee, at) {
            other += 1;
        }
    }
    let joined = names.iter().any(|name| {
        let span = span_of(facts, addressee);
        name::same_letters(&name.text(0, name.pieces.len()), facts.text(span))
            || name::same_letters(&name.family(), facts.text(span))
    });
    let only = names.iter().all(|name| name.pieces.len() == 1);
    same > 0 && (other == 0 || only) || same > 1 && other == 1 || joined
}

/// Whether a word can be a rank or an office before a family name, spelt out or abbreviated: an ordinary word
/// and nobody's given name but for a few, as in `Principal Quintero` and `Dean Ames`, or one with a stop, as in
/// `Lt. Col. Nwosu`.
fn may_be_title(facts: &Facts, addressee: &Addressee, at: usize) -> bool {
    let written = word(facts, at);
    let stopped = facts.draft.text()[facts.reading.tokens[at].span().end..].starts_with('.');
    let lower = written.to_lowercase();
    let office = lore::is_also_title(&lower) && addressee.names.first() == Some(&at);
    let ordinary = facts.reading.forms[at].common && !lore::is_given(&lower);
    (ordinary || office) && !addressee.is_titled(facts)
        || stopped && written.chars().count() > 1
        || lore::Rank::of(&written).is_some()
}

/// Whether a word can be one of a name's.
fn has(name: &Name, written: &str, lower: &str) -> bool {
    let plain = fold(lower);
    let initial = |piece: &str| plain.chars().count() == 1 && fold(piece).starts_with(&plain);
    name.pieces.iter().filter(|piece| piece.role != Role::Suffix).any(|piece| {
        let own = piece.text.to_lowercase();
        let short = piece.role == Role::Initial && own.starts_with(lower.chars().next().unwrap_or(' '));
        let initials = lower.contains('.') && own.starts_with(lower.chars().next().unwrap_or(' '));
        let cut = plain.len() > 1 && fold(&own).starts_with(&plain);
        let close = *normalise(piece.text) == *written || name::near(written, piece.text).is_some();
        close || cut || short || initials || initial(piece.text) || lore::is_short(lower, &own)
    }) || (1..name.pieces.len()).any(|at| name::same_letters(&name.text(at - 1, at + 1), written))
}

fn span_of(facts: &Facts, addressee: &Addressee) -> Span {
    let tokens = &facts.reading.tokens;
    let (Some(&first), Some(&last)) = (addressee.names.first(), addressee.names.last()) else {
        return Span::new(0, 0);
    };
    facts.name_span(tokens[first].span().to(tokens[last].span()))
}

/// Whether a greeting surely names a person, in letters that can be compared.
fn is_person(facts: &Facts, addressee: &Addressee) -> bool {
    let named = |&at: &usize| {
        let written = word(facts, at);
        let form = facts.reading.forms[at];
        let common = form.common && !lore::is_given(&written.to_lowercase()) && !addressee.is_titled(facts);
        casing(&written) != Casing::Lower && !common
    };
    addressee.names.iter().any(named) && latin(facts.text(span_of(facts, addressee)))
}

fn latin(text: &str) -> bool {
    fold(text).chars().filter(|c| c.is_alphabetic()).all(|c| c.is_ascii() || ('\u{c0}'..'\u{250}').contains(&c))
}

/// Somebody is greeted whom the record does not know.
fn stranger(facts: &Facts, addressee: &Addressee, people: &[KnownPerson], to: &[Address]) -> Option<Finding> {
    let record = facts.record?;
    let readable = people.iter().all(|person| person.names.iter().all(|name| latin(&name.text(0, name.pieces.len()))));
    let company = record.interview.company.as_deref().unwrap_or_default();
    let own = addressee.names.iter().any(|&at| company.split(' ').any(|part| part == word(facts, at)));
    if !readable || own || !is_person(facts, addressee) || signs_so(facts, addressee, to) {
        return None;
    }
    let span = span_of(facts, addressee);
    let other = facts.others().find(|other| known(other).iter().any(|person| fits(facts, addressee, &person.names)));
    // In an office others read the mail, too.
    if other.is_none() && to.iter().any(|to| facts.language.is_role_address(&to.address)) {
        return None;
    }
    let finding = RULE.at(span, message!("wrong-recipient-stranger", name = facts.text(span), people = list(people)));
    let finding = match other {
        Some(other) => finding.label(whose(other)).note(message!("wrong-recipient-copied")),
        None => finding,
    };
    Some(match people {
        [only] => finding.replace(address(addressee, only), Safety::Unsafe),
        _ => finding.help(message!("wrong-recipient-name")),
    })
}

fn whose(other: &Record) -> Message {
    match &other.interview.company {
        Some(company) => message!("wrong-recipient-company", company),
        None => message!("wrong-recipient-interview"),
    }
}

fn list(people: &[KnownPerson]) -> Argument {
    Argument::All(people.iter().take(3).map(|person| format!("`{}`", person.person.name)).collect())
}

/// The recorded name in the form in which somebody is greeted.
fn address(addressee: &Addressee, person: &KnownPerson) -> String {
    let name = &person.names[0];
    let given = name.pieces.iter().position(|piece| piece.role == Role::Given);
    match given {
        _ if !addressee.titles.is_empty() => name.family(),
        Some(given) if addressee.names.len() == 1 && !name.family_first => {
            name.text(name.part(given).0, name.part(given).1)
        }
        _ => name.text(0, name.pieces.len()),
    }
}

/// Whether they write themselves like this: in the mail that is answered, or in their address.
fn signs_so(facts: &Facts, addressee: &Addressee, to: &[Address]) -> bool {
    let theirs = facts.draft.parts.iter().filter(|part| matches!(part.kind, PartKind::Attribution | PartKind::Quote));
    let texts = theirs.map(|part| facts.draft.slice(part.span)).chain(to.iter().map(|to| to.name));
    let shown = texts.flat_map(|text| text.split(|c: char| !c.is_alphabetic())).map(str::to_lowercase);
    let written: Vec<String> = shown.chain(to.iter().flat_map(Address::local_words)).map(|word| fold(&word)).collect();
    let is_there = |&at: &usize| written.contains(&fold(&word(facts, at).to_lowercase()));
    addressee.names.iter().any(is_there)
}

/// The `To:` line is somebody else's.
fn elsewhere(facts: &Facts, addressee: &Addressee, people: &[KnownPerson], to: &Address) -> Option<Finding> {
    if !is_person(facts, addressee) {
        return None;
    }
    let owner = people.iter().find(|person| person.person.is_at(&to.address));
    let right = match owner {
        Some(owner) => fits(facts, addressee, &owner.names),
        None => {
            agrees(facts, addressee, people, to)
                || people.iter().any(|person| joins(facts, addressee, to, &person.names))
        }
    };
    if right || owner.is_some_and(|owner| owner.person.name.is_empty()) {
        return None;
    }
    let span = span_of(facts, addressee);
    let whose = owner.map_or_else(
        || if to.name.is_empty() { to.address.clone() } else { to.name.to_owned() },
        |owner| owner.person.name.clone(),
    );
    let finding = RULE
        .at(span, message!("wrong-recipient", name = facts.text(span), recipient = whose))
        .also(to.span, message!("wrong-recipient-to"));
    Some(match owner {
        Some(owner) => finding.replace(address(addressee, owner), Safety::Unsafe),
        None => finding.help(message!("wrong-recipient-either")),
    })
}

/// Whether a greeting and a `To:` line name different parts of one person's name.
fn joins(facts: &Facts, addressee: &Addressee, to: &Address, names: &[Name]) -> bool {
    let written = |word: &str| names.iter().any(|name| has(name, word, &word.to_lowercase()));
    let shown = to.name.split([' ', ',']).filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let goes = if shown.is_empty() {
        to.local_words().iter().all(|word| written(word))
    } else {
        shown.into_iter().all(written)
    };
    goes && fits(facts, addressee, names)
}

/// Whether a greeting goes with the name or the address of a `To:` line, or nothing can be said.
fn agrees(facts: &Facts, addressee: &Addressee, people: &[KnownPerson], to: &Address) -> bool {
    let bare = addressee.titles.is_empty() && addressee.names.len() == 1;
    let given = addressee.names.iter().all(|&at| lore::is_given(&word(facts, at).to_lowercase()));
    // `rita@`, or `Rita` before it, says nothing of a Ms. Izaguirre whom the record does not know.
    let telling = |words: usize| words > 1 || bare && given;
    let recorded = || people.iter().any(|person| fits(facts, addressee, &person.names));
    if !to.name.is_empty() && !to.name.contains("=?") && !to.name.contains('@') {
        let name = Name::read(to.name);
        let office = to.name.split_whitespace().any(|part| names_office(facts, &part.to_lowercase()));
        let person = name.pieces.iter().any(|piece| lore::is_given(&piece.text.to_lowercase()));
        return office
            || !person
            || !latin(to.name)
            || !telling(name.pieces.len()) && !recorded()
            || fits(facts, addressee, &[name]);
    }
    let words = to.local_words();
    let person = words.iter().any(|word| lore::is_given(word));
    if !person || words.iter().any(|word| names_office(facts, word)) {
        return true;
    }
    let name = Name::read_words(&words);
    !telling(words.len()) || fits(facts, addressee, &[name])
}

/// Whether a lower-case word of an address is that of an office, as `hiring` or `desk`.
fn names_office(facts: &Facts, word: &str) -> bool {
    facts.language.is_group(word) || facts.language.lexicon().look_up(word).is_known() && !lore::is_given(word)
}

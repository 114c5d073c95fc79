use crate::diagnostic::{Diagnostic, Safety, Span};
use crate::draft::{Address, HeaderName, PartKind};
use crate::language::normalise;
use crate::record::Record;
use crate::record::name::{self, Name, Role, fold, lore};
use crate::text::casing::{Casing, casing};

use super::Context;
use super::addressee::{Addressee, addressees};
use super::people::{Known, bare, known, word};

rule! {
    /// The greeting names somebody else than the one the mail goes to.
    ///
    /// One mail to each interviewer is good advice, and copying the first for the second is how
    /// `Dear Rita` reaches Jonas. The greeting is compared with the people of the record and with the
    /// `To:` line: the name there, or the address where it is somebody's name.
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
    /// Groups, several people of whom one is right, and short forms are fine.
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
    WrongRecipient = "wrong-recipient", Record, Error, any language
}

fn check(cx: &Context) -> Vec<Diagnostic> {
    let greeted = addressees(cx);
    let [addressee] = greeted.as_slice() else {
        return several(cx, &greeted);
    };
    let people = cx.record.map(known).unwrap_or_default();
    let to = recipients(cx);
    let line = || match to.as_slice() {
        [only] => elsewhere(cx, addressee, &people, only),
        _ => None,
    };
    let found = if people.is_empty() || people.iter().any(|person| fits(cx, addressee, &person.names)) {
        line()
    } else {
        stranger(cx, addressee, &people, &to)
    };
    found.into_iter().collect()
}

fn recipients<'a>(cx: &Context<'a>) -> Vec<Address<'a>> {
    cx.draft.addresses(&[HeaderName::To]).collect()
}

/// Several are greeted: it is enough that one of them is right.
fn several(cx: &Context, greeted: &[Addressee]) -> Vec<Diagnostic> {
    let people = cx.record.map(known).unwrap_or_default();
    let right = |addressee: &Addressee| people.iter().any(|person| fits(cx, addressee, &person.names));
    if people.is_empty() || greeted.iter().any(right) {
        return Vec::new();
    }
    let to = recipients(cx);
    greeted.iter().filter_map(|addressee| stranger(cx, addressee, &people, &to)).collect()
}

/// Whether every word of a greeted name can be one of a name's, slips and short forms included:
/// those are told by another rule. A word more between two that are right is a middle name.
fn fits(cx: &Context, addressee: &Addressee, names: &[Name]) -> bool {
    let is = |at: usize| {
        let written = word(cx, at);
        let lower = written.to_lowercase();
        let small = lore::is_particle(&lower) && addressee.names.len() > 1 || lore::is_suffix(&lower);
        small || names.iter().any(|name| has(name, &written, &lower))
    };
    let (mut same, mut other) = (0, 0);
    for &at in &addressee.names {
        if is(at) {
            same += 1;
        } else {
            other += 1;
        }
    }
    let joined = names.iter().any(|name| {
        let span = span_of(cx, addressee);
        name::same_letters(&name.text(0, name.pieces.len()), cx.text(span)) || name::same_letters(&name.family(), cx.text(span))
    });
    same > 0 && other == 0 || same > 1 && other == 1 || joined
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

fn span_of(cx: &Context, addressee: &Addressee) -> Span {
    let tokens = &cx.reading.tokens;
    let (Some(&first), Some(&last)) = (addressee.names.first(), addressee.names.last()) else {
        return Span::new(0, 0);
    };
    let end = tokens[last].span();
    Span::new(tokens[first].span().start, end.start + bare(cx.text(end)).len())
}

/// Whether a greeting surely names a person, in letters that can be compared.
fn is_person(cx: &Context, addressee: &Addressee) -> bool {
    let named = |&at: &usize| {
        let written = word(cx, at);
        let form = cx.reading.forms[at];
        let common = form.common && !lore::is_given(&written.to_lowercase()) && addressee.titles.is_empty();
        casing(&written) != Casing::Lower && !common
    };
    addressee.names.iter().any(named) && latin(cx.text(span_of(cx, addressee)))
}

fn latin(text: &str) -> bool {
    fold(text).chars().filter(|c| c.is_alphabetic()).all(|c| c.is_ascii() || ('\u{c0}'..'\u{250}').contains(&c))
}

/// Somebody is greeted whom the record does not know.
fn stranger(cx: &Context, addressee: &Addressee, people: &[Known], to: &[Address]) -> Option<Diagnostic> {
    let record = cx.record?;
    let readable = people.iter().all(|person| person.names.iter().all(|name| latin(&name.text(0, name.pieces.len()))));
    let company = record.interview.company.as_deref().unwrap_or_default();
    let own = addressee.names.iter().any(|&at| company.split(' ').any(|part| part == word(cx, at)));
    if !readable || own || !is_person(cx, addressee) || signs_so(cx, addressee, to) {
        return None;
    }
    let span = span_of(cx, addressee);
    let other = cx.others().find(|other| known(other).iter().any(|person| fits(cx, addressee, &person.names)));
    // In an office others read the mail, too.
    if other.is_none() && to.iter().any(|to| cx.language.tables().is_role_address(to.address)) {
        return None;
    }
    let finding = META.at(span, format!("`{}` is not who this interview was with", cx.text(span)));
    let finding = match other {
        Some(other) => finding.label(whose(other)).note("a mail copied from another application shows itself here"),
        None => finding.label(format!("the record says {}", list(people))),
    };
    Some(match people {
        [only] => finding.replace(address(addressee, only), Safety::Unsafe),
        _ => finding.help("write the name of the one it is for, or add this person to the record"),
    })
}

fn whose(other: &Record) -> String {
    match &other.interview.company {
        Some(company) => format!("this is an interviewer of {company}"),
        None => "this is an interviewer of another interview".into(),
    }
}

fn list(people: &[Known]) -> String {
    let names: Vec<String> = people.iter().take(3).map(|person| format!("`{}`", person.person.name)).collect();
    names.join(", ")
}

/// The recorded name in the form in which somebody is greeted.
fn address(addressee: &Addressee, person: &Known) -> String {
    let name = &person.names[0];
    let given = name.pieces.iter().position(|piece| piece.role == Role::Given);
    match given {
        _ if !addressee.titles.is_empty() => name.family(),
        Some(given) if addressee.names.len() == 1 && !name.family_first => name.text(name.part(given).0, name.part(given).1),
        _ => name.text(0, name.pieces.len()),
    }
}

/// Whether they write themselves like this: in the mail that is answered, or in their address.
fn signs_so(cx: &Context, addressee: &Addressee, to: &[Address]) -> bool {
    let theirs = cx.draft.parts.iter().filter(|part| matches!(part.kind, PartKind::Attribution | PartKind::Quote));
    let texts = theirs.map(|part| cx.draft.slice(part.span)).chain(to.iter().map(|to| to.name));
    let shown = texts.flat_map(|text| text.split(|c: char| !c.is_alphabetic())).map(str::to_lowercase);
    let written: Vec<String> = shown.chain(to.iter().flat_map(Address::local_words)).map(|word| fold(&word)).collect();
    let is_there = |&at: &usize| written.contains(&fold(&word(cx, at).to_lowercase()));
    addressee.names.iter().any(is_there)
}

/// The `To:` line is somebody else's.
fn elsewhere(cx: &Context, addressee: &Addressee, people: &[Known], to: &Address) -> Option<Diagnostic> {
    if !is_person(cx, addressee) {
        return None;
    }
    let owner = people.iter().find(|person| person.person.email.as_deref().is_some_and(|email| to.is(email)));
    let right = match owner {
        Some(owner) => fits(cx, addressee, &owner.names),
        None => agrees(cx, addressee, people, to) || people.iter().any(|person| joins(cx, addressee, to, &person.names)),
    };
    if right || owner.is_some_and(|owner| owner.person.name.is_empty()) {
        return None;
    }
    let span = span_of(cx, addressee);
    let whose = owner.map_or_else(|| if to.name.is_empty() { to.address.to_owned() } else { to.name.to_owned() }, |owner| owner.person.name.clone());
    let finding = META
        .at(span, format!("the greeting names `{}`, and the mail goes to {whose}", cx.text(span)))
        .label(format!("the `To:` line says {whose}"))
        .also(to.span, "this is where it goes")
        .note("a mail copied from one interviewer to the next shows itself here");
    Some(match owner {
        Some(owner) => finding.replace(address(addressee, owner), Safety::Unsafe),
        None => finding.help("mend the greeting, or the `To:` line"),
    })
}

/// Whether a greeting and a `To:` line name different parts of one person's name.
fn joins(cx: &Context, addressee: &Addressee, to: &Address, names: &[Name]) -> bool {
    let written = |word: &str| names.iter().any(|name| has(name, word, &word.to_lowercase()));
    let shown = to.name.split([' ', ',']).filter(|word| !word.is_empty()).collect::<Vec<_>>();
    let goes = if shown.is_empty() { to.local_words().iter().all(|word| written(word)) } else { shown.into_iter().all(written) };
    goes && fits(cx, addressee, names)
}

/// Whether a greeting goes with the name or the address of a `To:` line, or nothing can be said.
fn agrees(cx: &Context, addressee: &Addressee, people: &[Known], to: &Address) -> bool {
    let bare = addressee.titles.is_empty() && addressee.names.len() == 1;
    let given = addressee.names.iter().all(|&at| lore::is_given(&word(cx, at).to_lowercase()));
    // `rita@`, or `Rita` before it, says nothing of a Ms. Izaguirre whom the record does not know.
    let telling = |words: usize| words > 1 || bare && given;
    let recorded = || people.iter().any(|person| fits(cx, addressee, &person.names));
    if !to.name.is_empty() && !to.name.contains("=?") && !to.name.contains('@') {
        let name = Name::read(to.name);
        let office = to.name.split_whitespace().any(|part| {
            let lower = part.to_lowercase();
            cx.language.is_group(&lower) || cx.language.lexicon().look_up(&lower).is_known() && !lore::is_given(&lower)
        });
        let person = name.pieces.iter().any(|piece| lore::is_given(&piece.text.to_lowercase()));
        return office || !person || !latin(to.name) || !telling(name.pieces.len()) && !recorded() || fits(cx, addressee, &[name]);
    }
    let words = to.local_words();
    let office = |word: &String| cx.language.is_group(word) || cx.language.lexicon().look_up(word).is_known() && !lore::is_given(word);
    let person = words.iter().any(|word| lore::is_given(word));
    if !person || words.iter().any(office) {
        return true;
    }
    let name = Name::read_words(&words);
    !telling(words.len()) || fits(cx, addressee, &[name])
}

use crate::diagnostic::{Level, Safety};
use crate::facts::Facts;
use crate::facts::names::recipients::{Misspelt, misspelt};
use crate::facts::names::{Miss, Reader, Reason};
use crate::facts::people::{known, rank_before};
use crate::finding::{Finding, message};
use crate::record::name;
use crate::record::name::lore::{self, Rank};
use crate::rules::{Group, Rule};
use crate::text::Gap;
use crate::text::casing::{Casing, casing};

rule! {
    /// An interviewer's name is not written as in the record.
    ///
    /// Of all mistakes, this is the one that readers take personally, and it has cost people offers.
    /// The rule needs the record, because nothing else knows how the name is spelled. It finds wrong
    /// letters, lost accents, sound-alikes, wrong capitals, parts that are swapped, joined or split,
    /// other particles, initials and suffixes, and half of a double name. If the person also uses
    /// another spelling, such as `Soeren` below, add it to their `aliases`; a common short form that is
    /// not there is a note.
    ///
    /// ```record
    /// [candidate]
    /// name = "Maya Lindqvist"
    /// [[interviewer]]
    /// name = "Rita Izaguirre"
    /// [[interviewer]]
    /// name = "Søren McKay"
    /// aliases = ["Soeren"]
    /// [[interviewer]]
    /// name = "Stacey Hale"
    /// ```
    ///
    /// ```draft
    /// Dear Ms. Izaguire,
    ///          ^^^^^^^^ Izaguirre
    ///
    /// When Stacy showed me the map, Soren Mckay and Hale Stacey were there.
    ///      ^^^^^ Stacey
    ///                               ^^^^^^^^^^^ Søren McKay
    ///                                               ^^^^^^^^^^^ Stacey Hale
    /// ```
    ///
    /// Names in the address lines are compared as well, if the address or the last name shows who is meant.
    ///
    /// ```draft
    /// To: Ritta Izaguirre <ri@kiln.example>
    ///     ^^^^^ Rita
    /// ```
    ///
    /// All forms in the record are right, with or without a possessive, and other people may have other
    /// names.
    ///
    /// ```draft
    /// Dear Rita,
    ///
    /// Soeren's map, Stacey Hale and Stan, who sits beside Mary, made the day. A hale idea! Your
    /// colleague Stacy from the bindery has my thanks, too.
    /// ```
    ///
    /// The fix is safe where no one else can be meant. It is unsafe for half of a double name, and
    /// where what you wrote may be somebody else's name: because it is itself a real name, because it is
    /// close to two people's, or because the title before it is another one. That is only a warning.
    pub(crate) static RULE: Rule = Rule::new("interviewer-name", Group::Record, Level::Error)
        .judging_words(20)
        .in_any_language()
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let Some(record) = facts.record.filter(|record| !record.interviewers.is_empty()) else {
        return Vec::new();
    };
    let people = known(record);
    let reader = Reader::new(facts, &people, RULE.id);
    let misses = reader.misses();
    let runs = misses.chunk_by(|one, next| {
        let joined = matches!(facts.reading.tokens[next.first].gap, Gap::Space | Gap::Hyphen);
        let alike = (one.reason == Reason::Short) == (next.reason == Reason::Short);
        let alike = alike && ![one.reason, next.reason].contains(&Reason::Possessive);
        next.first == one.last + 1 && joined && alike && one.person == next.person
    });
    let found = runs.map(|run| finding(facts, &reader, run));
    found.chain(misspelt(facts, &people).into_iter().map(|misspelt| before_address(facts, &misspelt))).collect()
}

/// The finding on a name before an address.
fn before_address(facts: &Facts, misspelt: &Misspelt) -> Finding {
    let Misspelt { span, right, reason, sure } = misspelt;
    RULE.at(*span, message!("interviewer-name", written = facts.text(*span), reason = reason.name(), right))
        .replace(right.clone(), if *sure { Safety::Safe } else { Safety::Unsafe })
}

/// One finding for the parts of one name that are side by side.
fn finding(facts: &Facts, reader: &Reader, run: &[Miss]) -> Finding {
    let tokens = &facts.reading.tokens;
    let (first, last) = (&run[0], &run[run.len() - 1]);
    let whole = facts.reading.span(first.first..last.last + 1);
    if first.reason == Reason::Possessive {
        let message = message!("interviewer-name-possessive", written = facts.text(whole), right = &first.right);
        return RULE.at(whole, message).replace(first.right.clone(), Safety::Unsafe);
    }
    let span = facts.name_span(whole);
    let mut right = first.right.clone();
    for miss in &run[1..] {
        right.push_str(if tokens[miss.first].gap == Gap::Hyphen { "-" } else { " " });
        right.push_str(&miss.right);
    }
    let written = facts.text(span);
    if casing(written) == Casing::Upper && first.reason != Reason::Suffix {
        right = right.to_uppercase();
    }
    if first.reason == Reason::Short {
        let message = message!("interviewer-name-short", written, right, person = first.person);
        return RULE.at(span, message).at_most(Level::Note);
    }
    let reason = run.iter().map(|miss| miss.reason).max().unwrap_or(Reason::Letters);
    // Another real name, or another initial, may be somebody else's.
    let real = lore::is_given(&written.to_lowercase()) || written.chars().count() == 1;
    let greeted = reader.greeted.contains(&first.first) && reader.people.len() == 1;
    let other = !greeted && is_titled_otherwise(facts, reader, first);
    let sure = reason != Reason::Half
        && (!real || greeted)
        && !other
        && !run.iter().any(|miss| is_near_another(facts, reader, miss));
    RULE.at(span, message!("interviewer-name", written, reason = reason.name(), right = &right))
        .replace(right, if sure { Safety::Safe } else { Safety::Unsafe })
        .at_most(if other { Level::Warning } else { Level::Error })
}

/// Whether the title before a name says that it is somebody else's: `Mr. Smits` is hardly Ms. Smith.
fn is_titled_otherwise(facts: &Facts, reader: &Reader, miss: &Miss) -> bool {
    let person = reader.people.iter().find(|known| known.person.name == miss.person);
    let recorded = person.and_then(|known| known.person.honorific.as_deref()).unwrap_or_default();
    let recorded = recorded.split_whitespace().filter_map(Rank::of).find_map(Rank::sex);
    let mut first = miss.first;
    while reader.before(first).is_some_and(|before| person.is_some_and(|known| known.may_bear(&before))) {
        first -= 1;
    }
    let written = rank_before(facts, first).and_then(Rank::sex);
    recorded.zip(written).is_some_and(|(recorded, written)| recorded != written)
}

/// Whether a word may also miss the name of somebody else in the record: `Jans` is near both Jan and Jane.
fn is_near_another(facts: &Facts, reader: &Reader, miss: &Miss) -> bool {
    let written = facts.text(facts.name_span(facts.reading.span(miss.first..miss.last + 1)));
    let others = reader.people.iter().filter(|known| known.person.name != miss.person);
    let mut pieces = others.flat_map(|known| &known.names).flat_map(|name| &name.pieces);
    pieces.any(|piece| piece.text != miss.right && name::near(written, piece.text).is_some())
}

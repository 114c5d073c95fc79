//! What can be wrong with the parts of a name: its particles, initials and suffixes, and half of it.

use crate::language::normalise;
use crate::record::name::lore::{self, Rank};
use crate::record::name::{self, Role};
use crate::text::Gap;
use crate::text::casing::{Casing, capitalise, casing};

use crate::facts::names::{LONGEST, Miss, Reader, Reason, plain};
use crate::facts::people::{KnownPerson, word};

impl<'a> Reader<'_, 'a> {
    /// Whether the word at `at` is a small one inside a name, and no name of its own, as `Ben` is.
    pub(crate) fn is_small(&self, at: usize) -> bool {
        let written = word(self.facts, at);
        let lower = written.to_lowercase();
        lore::is_particle(&lower) && (casing(&written) == Casing::Lower || !lore::is_given(&lower))
    }

    /// Whether a name beside the word at `at` makes it that of somebody else: `Anne Frank` where Ann James is
    /// recorded, `Peter Jones` where Ann Johns is.
    pub(crate) fn is_another(&self, at: usize) -> bool {
        let is_name = |at: usize| {
            let dated = self.facts.language.weekday(&word(self.facts, at).to_lowercase()).is_some();
            self.facts.reading.is_marked_as_name(at) && Rank::of(&word(self.facts, at)).is_none() && !dated
        };
        let run = (at + 1..self.facts.reading.tokens.len()).take(LONGEST);
        let after: Vec<usize> = run.take_while(|&at| self.tied(at).is_some() && is_name(at)).collect();
        let before = at.checked_sub(1).filter(|&before| self.tied(at).is_some() && is_name(before));
        if after.iter().chain(&before).any(|&at| self.may_be_borne(at)) {
            return false;
        }
        let given = |at: usize| lore::is_given(&word(self.facts, at).to_lowercase());
        !after.is_empty() || before.is_some_and(|before| given(at) || given(before))
    }

    /// Whether a word is near a piece of a recorded name.
    fn may_be_borne(&self, at: usize) -> bool {
        let written = word(self.facts, at);
        let near = |text: &str| *normalise(text) == *written || name::near(&written, text).is_some();
        let initial = |known: &KnownPerson| written.chars().count() == 1 && known.has_initials(&written);
        lore::is_suffix(&written.to_lowercase())
            || self.is_small(at)
            || self
                .people
                .iter()
                .any(|known| initial(known) || known.pieces().any(|(name, place)| near(name.pieces[place].text)))
    }

    /// `van den Berg` for `van der Berg`, and `Ms. Berg`.
    pub(crate) fn particles(&self, at: usize) -> Option<Miss<'a>> {
        let family = word(self.facts, at);
        let mut first = at;
        while self.tied(first).is_some() && first > 0 && at - first < LONGEST && self.is_small(first - 1) {
            first -= 1;
        }
        if first == at && !self.is_borne(&family) {
            return None;
        }
        let written: Vec<String> = (first..at).map(|at| word(self.facts, at)).collect();
        let expected = self.expected(first);
        if self.is_another(first) {
            return None;
        }
        self.people.iter().enumerate().find_map(|(person, known)| {
            let name = &known.names[0];
            let near = |text| expected && !written.is_empty() && name::near(&family, text).is_some();
            let is_meant = |text| *normalise(text) == *family || near(text);
            let place = name.pieces.iter().position(|piece| piece.role == Role::Family && is_meant(piece.text))?;
            let before = name.pieces[..place].iter().rev();
            let count = before.take_while(|piece| piece.role == Role::Particle).count();
            let recorded: Vec<String> =
                name.pieces[place - count..place].iter().map(|piece| piece.text.to_owned()).collect();
            let named = self.before(first).is_some_and(|before| known.may_bear(&before));
            let same = written.join(" ").to_lowercase() == recorded.join(" ").to_lowercase();
            // `Ms. Van der Berg`: no name before it, so the capital is right, too.
            let capital = !named
                && written.get(1..) == recorded.get(1..)
                && written.iter().take(1).any(|word| casing(word) != Casing::Lower);
            let shouted = casing(self.facts.text_of(at)) == Casing::Upper;
            // `Van` in `Tran Van Duc` is a name like any other: who bears it writes the family name first.
            let left_out = |word: &String| {
                lore::is_loose(&word.to_lowercase()) || name.family_first && casing(word) != Casing::Lower
            };
            let loose = written.is_empty() && recorded.iter().all(left_out);
            let form = plain(&format!("{} {family}", written.join(" ")));
            let aliased =
                known.names[1..].iter().any(|alias| plain(&alias.text(0, alias.pieces.len())).ends_with(&form));
            let right = written == recorded || loose || aliased || same && (capital || shouted);
            let certain = named || expected || !written.is_empty() && !recorded.is_empty();
            let reason = if same { Reason::Case } else { Reason::Particle };
            let mut full = name.text(place - count, place + 1);
            if !named && written.first().is_some_and(|word| casing(word) != Casing::Lower) {
                full = capitalise(&full);
            }
            (!right && certain).then(|| self.miss_of((first, at), person, full, reason))
        })
    }

    /// `Jan's` for `Jans` where that is what the language writes.
    pub(crate) fn possessive(&self, at: usize, name: &str) -> Option<Miss<'a>> {
        let written = normalise(self.facts.text(self.facts.reading.tokens[at].span())).into_owned();
        let right = self.facts.language.conventions().possessive(name)?;
        let wrong = written != name && written != right && !self.is_borne(&written);
        let person = self.people.iter().position(|known| known.bears(name)).filter(|_| wrong)?;
        Some(self.miss_of((at, at), person, right, Reason::Possessive))
    }

    /// `T. Izaguirre` for `R. Izaguirre`.
    pub(crate) fn initials(&self, at: usize, written: &str) -> Option<Miss<'a>> {
        let end = self.facts.reading.tokens[at].span().end;
        let stopped = self.facts.draft.text()[end..].starts_with('.') || written.contains('.');
        let next = self.tied(at + 1)?;
        let owner = self
            .people
            .iter()
            .position(|known| known.bears(&next))
            .filter(|_| stopped && casing(written) != Casing::Lower)?;
        let known = &self.people[owner];
        // The `M.` of a Frenchman.
        let title = known.person.honorific.as_deref().is_some_and(|title| plain(title) == plain(written));
        if title || self.people.iter().any(|known| known.has_initials(written)) || known.bears(&written.to_lowercase())
        {
            return None;
        }
        let name = &known.names[0];
        let piece = name.pieces.iter().find(|piece| matches!(piece.role, Role::Given | Role::Initial))?;
        let own: String =
            if piece.role == Role::Initial { piece.text.to_owned() } else { piece.text.chars().take(1).collect() };
        // A middle initial that the record does not have.
        let middle = self.before(at).is_some_and(|before| known.bears(&before));
        let first = !middle || name.pieces.iter().any(|piece| piece.role == Role::Initial);
        first.then(|| self.miss_of((at, at), owner, own, Reason::Initial))
    }

    /// `Ms. Okonkwo` for `Ms. Okonkwo-Brandvold`.
    pub(crate) fn half(&self, at: usize, written: &str) -> Option<Miss<'a>> {
        let hyphened = self.gap(at) == Some(Gap::Hyphen) || self.gap(at + 1) == Some(Gap::Hyphen);
        if hyphened || !self.expected(at) {
            return None;
        }
        let whole = |known: &KnownPerson| {
            known.pieces().any(|(name, at)| name.pieces[at].text == written && name.part(at).1 - name.part(at).0 == 1)
        };
        if self.people.iter().any(whole) {
            return None;
        }
        self.people.iter().enumerate().find_map(|(person, known)| {
            let (name, place) = known.pieces().find(|(name, at)| name.pieces[*at].text == written)?;
            let (from, end) = name.part(place);
            let loose = name.pieces[from..end].iter().any(|piece| piece.role == Role::Particle);
            (!loose).then(|| self.miss_of((at, at), person, name.text(from, end), Reason::Half))
        })
    }

    /// `Kathryn Boyle`, where Katherine Boyle and Kathryn Marsh are recorded.
    pub(crate) fn mixed(&self, at: usize, written: &str) -> Option<Miss<'a>> {
        let next = self.tied(at + 1)?;
        if self.people.iter().any(|known| known.bears(written) && known.bears(&next)) {
            return None;
        }
        self.people.iter().enumerate().find_map(|(person, known)| {
            let name = &known.names[0];
            let family = name.pieces.iter().any(|piece| piece.role == Role::Family && *normalise(piece.text) == *next);
            let given = name.pieces.iter().find(|piece| piece.role == Role::Given).filter(|_| family)?;
            name::near(written, given.text)?;
            Some(self.miss_of((at, at), person, given.text.to_owned(), Reason::Letters))
        })
    }

    /// `Hale III` for `Hale Jr.`
    pub(crate) fn suffix(&self, at: usize, lower: &str) -> Option<Miss<'a>> {
        let before = at.checked_sub(1).filter(|_| matches!(self.gap(at), Some(Gap::Space | Gap::Comma)))?;
        let before = word(self.facts, before);
        self.people.iter().enumerate().filter(|_| lore::is_suffix(lower)).find_map(|(person, known)| {
            let suffixes: Vec<&str> = known.names[0]
                .pieces
                .iter()
                .filter(|piece| piece.role == Role::Suffix)
                .map(|piece| piece.text)
                .collect();
            let wrong =
                known.bears(&before) && !suffixes.is_empty() && !suffixes.iter().any(|own| own.to_lowercase() == lower);
            wrong.then(|| self.miss_of((at, at), person, suffixes.join(" "), Reason::Suffix))
        })
    }
}

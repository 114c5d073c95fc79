//! Names of people: their parts, what is known about them, and how close a written one is to a
//! recorded one.

mod closeness;
pub mod lore;

pub use closeness::{Mismatch, fold, is_respelt, letters, mismatch, near, same_letters};

/// What a part of a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The first name.
    Given,
    /// Between the first and the last name.
    Middle,
    /// The last name, or the only one.
    Family,
    /// `van`, `de`
    Particle,
    /// `R.`, `J.R.R.`
    Initial,
    /// `Jr.`, `III`
    Suffix,
}

/// A piece of a name: a word, or what a hyphen joins to one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Piece<'a> {
    /// Its letters, without a full stop after them.
    pub text: &'a str,
    /// What it is.
    pub role: Role,
    /// Whether a hyphen joins it to the piece before it.
    pub hyphen: bool,
}

/// A name in its pieces, in the order in which they are spoken.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Name<'a> {
    /// The pieces.
    pub pieces: Vec<Piece<'a>>,
    /// Whether the family name may also come first.
    pub family_first: bool,
}

impl<'a> Name<'a> {
    /// Splits a recorded name into its pieces. `Izaguirre, Rita` is read as `Rita Izaguirre`.
    #[must_use]
    pub fn read(name: &'a str) -> Self {
        let (before, after) = name.split_once(',').unwrap_or((name, ""));
        let suffixed = after.split_whitespace().all(|word| lore::is_suffix(&bare(word).to_lowercase()));
        let turned = !suffixed && !after.trim().is_empty();
        let order = if turned { [after, before] } else { [before, after] };
        let mut words: Vec<&str> = order.iter().flat_map(|part| part.split_whitespace()).collect();
        while words.len() > 1 && lore::Rank::of(words[0]).is_some() && !is_initial(words[0]) {
            words.remove(0);
        }
        let mut tail = words.len();
        while tail > 2 && lore::is_suffix(&bare(words[tail - 1]).to_lowercase()) {
            tail -= 1;
        }
        let named = &words[..tail];
        let plain = |at: usize| !is_initial(named[at]) && !is_particle(named, at);
        let family = (0..named.len()).rev().find(|&at| plain(at));
        let given = (0..named.len()).find(|&at| plain(at)).filter(|given| Some(*given) != family);
        let mut pieces = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let role = match at {
                at if at >= tail => Role::Suffix,
                at if Some(at) == family => Role::Family,
                at if Some(at) == given => Role::Given,
                _ if is_initial(word) => Role::Initial,
                at if is_particle(named, at) => Role::Particle,
                // `Kuiper-de Wit` is one name, although it contains a space.
                at if ends_small(word) && at + 1 < tail => Role::Family,
                _ => Role::Middle,
            };
            // `v.d.` keeps its stops.
            let own = if role == Role::Particle { *word } else { bare(word) };
            for (place, text) in own.split(['-', '\u{2010}', '\u{2011}']).enumerate() {
                let tied = place == 0 && word.len() > text.len() + 1;
                let small = role == Role::Family && lore::is_particle(&text.to_lowercase());
                let particle = small && (tied || place > 0 && at + 1 < tail);
                let role = if particle { Role::Particle } else { role };
                pieces.push(Piece { text, role, hyphen: place > 0 });
            }
        }
        pieces.retain(|piece| piece.text.chars().any(char::is_alphabetic));
        let ends = [given, family].map(|at| at.map(|at| words[at].to_lowercase()));
        let family_first = ends.iter().flatten().any(|word| lore::is_family_first(word));
        Self { pieces, family_first: family_first && given.is_some() }
    }

    /// A name of which only the words are known, such as those in an address.
    #[must_use]
    pub fn read_words(words: &'a [String]) -> Self {
        let role = |word: &str| if word.chars().count() == 1 { Role::Initial } else { Role::Given };
        let pieces = words.iter().map(|word| Piece { text: word, role: role(word), hyphen: false });
        Self { pieces: pieces.collect(), family_first: true }
    }

    /// The pieces `first..end` as they are written in the name.
    #[must_use]
    pub fn text(&self, first: usize, end: usize) -> String {
        let mut text = String::new();
        for (at, piece) in self.pieces[first..end].iter().enumerate() {
            if at > 0 {
                text.push(if piece.hyphen { '-' } else { ' ' });
            }
            text.push_str(piece.text);
        }
        text
    }

    /// The part that a piece belongs to: the piece and what hyphens join to it.
    #[must_use]
    pub fn part(&self, at: usize) -> (usize, usize) {
        let first = (0..=at).rev().find(|&at| !self.pieces[at].hyphen).unwrap_or(at);
        let end = (at + 1..self.pieces.len()).find(|&at| !self.pieces[at].hyphen).unwrap_or(self.pieces.len());
        (first, end)
    }

    /// The family name with its particles, which `Ms.` goes with.
    #[must_use]
    pub fn family(&self) -> String {
        let Some(last) = self.pieces.iter().rposition(|piece| piece.role == Role::Family) else {
            return self.text(0, self.pieces.len());
        };
        let first = self.pieces.iter().position(|piece| piece.role == Role::Family).unwrap_or(last);
        let particles = self.pieces[..first].iter().rev().take_while(|piece| piece.role == Role::Particle).count();
        let first = first - particles;
        // A particle of one letter joins two family names: `Costa e Silva`.
        let joins = self.pieces[first].role == Role::Particle && self.pieces[first].text.chars().count() == 1;
        let double = joins && first > 0 && self.pieces[first - 1].role == Role::Middle;
        self.text(first - usize::from(double), last + 1)
    }
}

/// A word of a name without full stops, quotation marks and brackets around it.
fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| "\"“”()[],.".contains(c))
}

/// A word in lower case and without stops: `vd` for `v.d.`
fn unstopped(word: &str) -> String {
    word.replace('.', "").to_lowercase()
}

/// `R.`, `J.R.R.`, `Q`
fn is_initial(word: &str) -> bool {
    // `Ó` in `Caoimhe Ó Dálaigh` and `e` in `Costa e Silva` are not initials; `E` may be one.
    let lower = unstopped(word);
    let short = word.chars().count() == 1;
    let small = word == word.to_lowercase() && (short || word.contains('.')) || short && !word.is_ascii();
    if small && lore::is_particle(&lower) {
        return false;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    letters == 1 && word.chars().count() <= 2
        || word.contains('.') && word.split('.').all(|part| part.chars().count() <= 1)
}

/// Whether the word at `at` is a particle before another word. A capitalised first word never is.
fn is_particle(words: &[&str], at: usize) -> bool {
    let lower = unstopped(words[at]);
    let small = words[at].to_lowercase() == words[at];
    at + 1 < words.len() && lore::is_particle(&lower) && (at > 0 || small)
}

/// Whether a particle is attached to the end of a name: `Kuiper-de`.
fn ends_small(word: &str) -> bool {
    word.rsplit_once('-')
        .is_some_and(|(_, last)| !last.is_empty() && last == last.to_lowercase() && lore::is_particle(last))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roles(name: &str) -> Vec<(&str, Role)> {
        Name::read(name).pieces.iter().map(|piece| (piece.text, piece.role)).collect()
    }

    #[test]
    fn names_are_taken_apart() {
        use Role::{Family, Given, Initial, Particle, Suffix};
        assert_eq!(roles("Rita Izaguirre"), [("Rita", Given), ("Izaguirre", Family)]);
        assert_eq!(roles("Izaguirre, Rita"), [("Rita", Given), ("Izaguirre", Family)]);
        assert_eq!(
            roles("Dr. Jan van der Berg Jr."),
            [("Jan", Given), ("van", Particle), ("der", Particle), ("Berg", Family), ("Jr", Suffix)]
        );
        assert_eq!(roles("J.R.R. Hale"), [("J.R.R", Initial), ("Hale", Family)]);
        assert_eq!(
            roles("Anne-Marie Q. de la Cruz, III"),
            [
                ("Anne", Given),
                ("Marie", Given),
                ("Q", Initial),
                ("de", Particle),
                ("la", Particle),
                ("Cruz", Family),
                ("III", Suffix)
            ]
        );
        assert_eq!(
            roles("Wouter Kuiper-de Wit"),
            [("Wouter", Given), ("Kuiper", Family), ("de", Particle), ("Wit", Family)]
        );
        assert_eq!(roles("Ana Costa e Silva")[2], ("e", Particle));
        assert_eq!(roles("John E Hale")[1], ("E", Initial));
        assert_eq!(roles("Omar al-Rashid"), [("Omar", Given), ("al", Particle), ("Rashid", Family)]);
        assert_eq!(roles("Suharto"), [("Suharto", Family)]);
        assert_eq!(roles("Van Morrow"), [("Van", Given), ("Morrow", Family)]);
    }

    #[test]
    fn family_names_come_with_their_particles() {
        assert_eq!(Name::read("Jan van der Berg").family(), "van der Berg");
        assert_eq!(Name::read("Jan v.d. Berg").family(), "v.d. Berg");
        assert_eq!(Name::read("Ana Costa e Silva").family(), "Costa e Silva");
        assert_eq!(Name::read("Ada Okonkwo-Brandvold").family(), "Okonkwo-Brandvold");
        assert_eq!(Name::read("Wouter Kuiper-de Wit").family(), "Kuiper-de Wit");
        assert!(Name::read("Nagy Péter").family_first && !Name::read("Rita Izaguirre").family_first);
    }
}

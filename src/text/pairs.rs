//! Which bytes stand side by side in a text.

/// Bits of two bytes.
const PAIRS: usize = 1 << 16;

/// The pairs of neighbouring bytes in a text: what soonest tells that something is nowhere in it.
#[derive(Debug, Clone)]
pub struct Pairs(Vec<u64>);

impl Pairs {
    /// The pairs of some texts.
    #[must_use]
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut pairs = Self(vec![0; PAIRS / 64]);
        for text in texts {
            for pair in text.as_bytes().windows(2) {
                let (word, bit) = place(pair);
                pairs.0[word] |= bit;
            }
        }
        pairs
    }

    /// Whether `text` may stand in one of the texts; if not, it does not.
    #[must_use]
    pub fn may_hold(&self, text: &str) -> bool {
        text.as_bytes().windows(2).map(place).all(|(word, bit)| self.0[word] & bit != 0)
    }
}

fn place(pair: &[u8]) -> (usize, u64) {
    let number = usize::from(pair[0]) << 8 | usize::from(pair[1]);
    (number / 64, 1 << (number % 64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_there_is_held() {
        let pairs = Pairs::of(["Dear Rita,", "the **kiln**"]);
        assert!(["ear R", "**", "l", ""].into_iter().all(|text| pairs.may_hold(text)));
        assert!(!["R,", "a,t", "***k*"].into_iter().any(|text| pairs.may_hold(text)));
    }
}

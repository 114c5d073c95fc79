//! Which bytes stand side by side in a text.

/// The pairs of neighbouring bytes in a text, a bit for each: what soonest tells that something is
/// nowhere in it.
#[derive(Debug, Clone)]
pub struct Pairs(Box<[u64; ALL / 64]>);

/// All pairs there can be.
const ALL: usize = 1 << 16;

impl Pairs {
    /// The pairs of some texts.
    #[must_use]
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let mut bits = Box::new([0; ALL / 64]);
        for text in texts {
            for pair in numbers(text) {
                bits[pair / 64] |= 1 << (pair % 64);
            }
        }
        Self(bits)
    }

    /// Whether `text` may stand in one of the texts; if not, it does not.
    #[must_use]
    pub fn may_hold(&self, text: &str) -> bool {
        numbers(text).all(|pair| self.0[pair / 64] >> (pair % 64) & 1 == 1)
    }
}

/// A number for each pair.
fn numbers(text: &str) -> impl Iterator<Item = usize> {
    text.as_bytes().windows(2).map(|pair| usize::from(u16::from_be_bytes([pair[0], pair[1]])))
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

//! Which bytes stand side by side in a text.

use super::pattern::Bits;

/// The pairs of neighbouring bytes in a text: what soonest tells that something is nowhere in it.
#[derive(Debug, Clone)]
pub struct Pairs(Bits);

impl Pairs {
    /// The pairs of some texts.
    #[must_use]
    pub fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        Self(texts.into_iter().flat_map(numbers).collect())
    }

    /// Whether `text` may stand in one of the texts; if not, it does not.
    #[must_use]
    pub fn may_hold(&self, text: &str) -> bool {
        numbers(text).all(|pair| self.0.has(pair))
    }
}

/// A number for each pair.
fn numbers(text: &str) -> impl Iterator<Item = usize> {
    text.as_bytes().windows(2).map(|pair| usize::from(pair[0]) << 8 | usize::from(pair[1]))
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

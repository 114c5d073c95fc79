use crate::diagnostic::Span;

/// A span in half the bytes: a long text has millions of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    start: u32,
    end: u32,
}

impl Place {
    /// The place of a span in the first 4 GiB of a text, which no mail comes near.
    pub(super) fn new(span: Span) -> Self {
        let narrow = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Self { start: narrow(span.start), end: narrow(span.end) }
    }

    pub(super) const fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

//! Which part of an HTML page is invisible, and where it ends.

use std::collections::BTreeMap;

use super::element::{IMPLIED, NESTING, UNSEEN};
use super::style::Style;

/// An invisible element, as far as it has been read.
#[derive(Debug)]
pub(super) struct Hidden {
    name: String,
    /// Where its content begins.
    pub(super) start: usize,
    /// Whether only its size hides it, so that content of another size is visible.
    by_size: bool,
    /// How many elements of each name are open in it.
    open: BTreeMap<String, usize>,
}

impl Hidden {
    /// The element whose tag is given and whose content begins at `start`, if it is invisible.
    pub(super) fn by(name: &str, style: &Style, start: usize) -> Option<Self> {
        let hidden = style.hidden || style.sized == Some(false) || UNSEEN.contains(&name);
        hidden.then(|| Self {
            name: name.to_owned(),
            start,
            by_size: !style.hidden && !UNSEEN.contains(&name),
            open: BTreeMap::new(),
        })
    }

    pub(super) fn is(&self, name: &str) -> bool {
        self.name == name
    }

    /// Whether an element that begins inside it is visible.
    pub(super) fn ends_before(&mut self, name: &str, style: impl FnOnce() -> Style) -> bool {
        let nested = NESTING.iter().any(|name| self.open.get(*name).is_some_and(|count| *count > 0));
        let implied = IMPLIED.iter().any(|(open, ends)| *open == self.name && ends.contains(&name));
        if implied && !nested || self.by_size && style().sized == Some(true) {
            return true;
        }
        *self.open.entry(name.to_owned()).or_default() += 1;
        false
    }

    /// Whether an end tag ends it: its own, or that of an `open` element around it.
    pub(super) fn ends_at(&mut self, name: &str, open: bool) -> bool {
        match self.open.get_mut(name) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => name == self.name || open,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::html::render;
    use crate::draft::places::Placed;

    fn shown(html: &str) -> String {
        let mut placed = Placed { text: html.to_owned(), ..Placed::default() };
        placed.places.same(html.len(), 0);
        render(&placed).text
    }

    #[test]
    fn what_is_hidden_is_left_out() {
        for html in [
            "<style>p { color: red }</style><p>x</p>",
            "<head><title>t</title></head><body>x</body>",
            "<div style='display: none; max-height: 0'>peek<div>in</div></div>x",
            "<span style=\"font-size:0px\">peek</span>x",
            "<p hidden>peek<p>x",
            "<p hidden>peek<b>in<div>x</div>",
            "<ul hidden><li>peek<li>in</ul>x",
            "<div><span hidden>peek</div>x",
            "<table><tr><td hidden>peek<table><tr><td>in</table>in<td>x</table>",
            "<!-- no --><script>if (a < b) '</p>'</script>x",
        ] {
            assert_eq!(shown(html), "x\n", "{html}");
        }
    }

    #[test]
    fn what_is_seen_is_read() {
        for html in [
            "<span style=\"font-size:0.9em\">x</span>",
            "<td style='font-size:0px'>\n<div style='font-size:13px'>x</div></td>",
            "<b style='mso-hide:all'>x</b>",
        ] {
            assert_eq!(shown(html), "x\n", "{html}");
        }
    }

    #[test]
    fn what_never_ends_swallows_nothing() {
        for (html, text) in [
            ("<p>a<!-- b<p>c", "a b\n\nc\n"),
            ("<p>a<!-- b --><!-- c<p>d", "a c\n\nd\n"),
            ("<p>a<style><p>b", "a\n\nb\n"),
            ("<title><p>a<title><p>b", "a\n\nb\n"),
            ("<body><p>a<div hidden>b<p>c</body></html>", "ab\n\nc\n"),
            ("<p>a <b c=\"d>e<p>f", "a b c=\"d>e\n\nf\n"),
            ("<p>a <Maya", "a Maya\n"),
            ("<p>a <? b", "a ? b\n"),
        ] {
            assert_eq!(shown(html), text, "{html}");
        }
        let many = shown(&format!("a{}b", "<!--<style><p hidden>".repeat(20)));
        assert!(many.starts_with('a') && many.ends_with("b\n"), "{many}");
    }
}

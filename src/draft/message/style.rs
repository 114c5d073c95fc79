//! What the attributes of an HTML element say about its content.

use std::collections::BTreeMap;

use html5gum::{HtmlString, Spanned};

/// The names that mail programs give the element after which the answered mail follows.
const ORIGINALS: &[&str] = &["divrplyfwdmsg", "mail-editor-reference-message-container", "ms-outlook-mobile-reply"];
/// Lengths of zero.
const NONE: &[&str] = &["0", "0px", "0pt", "0em", "0cm", "0in"];

/// What an element's attributes say about its content.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a property of its own")]
pub(super) struct Style {
    pub(super) hidden: bool,
    /// Whether its letters have a size above zero, if it sets one.
    pub(super) sized: Option<bool>,
    /// White space counts.
    pub(super) verbatim: bool,
    /// No blank line around it.
    pub(super) tight: bool,
    /// Indented, but not a quote.
    pub(super) indent: bool,
    /// The mail that is answered begins here.
    pub(super) original: bool,
}

impl Style {
    pub(super) fn of(attributes: &BTreeMap<HtmlString, Spanned<HtmlString, usize>>) -> Self {
        if attributes.is_empty() {
            return Self::default();
        }
        let value = |name: &str| {
            let value =
                attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(&value.value).to_lowercase());
            value.unwrap_or_default()
        };
        let style: String = value("style").chars().filter(|c| !c.is_whitespace()).collect();
        let says = |property: &str, values: &[&str]| {
            let mut pairs = style.split(';').filter_map(|pair| pair.split_once(':'));
            pairs.any(|(name, value)| {
                name == property && values.iter().any(|known| value.trim_end_matches("!important") == *known)
            })
        };
        let outlook = says("border", &["none"]) && style.contains("border-top:solid");
        Self {
            hidden: attributes.contains_key(&b"hidden"[..])
                || says("display", &["none"])
                || says("visibility", &["hidden"])
                || says("max-height", NONE) && says("overflow", &["hidden"]),
            sized: style.contains("font-size:").then(|| !says("font-size", NONE)),
            verbatim: says("white-space", &["pre", "pre-wrap", "pre-line", "break-spaces"]),
            tight: says("margin", NONE) || says("margin-bottom", NONE) || value("class").contains("msonormal"),
            indent: says("border", &["none"]) && !value("class").contains("gmail_quote"),
            original: outlook || ORIGINALS.contains(&value("id").as_str()),
        }
    }
}

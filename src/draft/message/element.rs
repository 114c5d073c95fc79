//! HTML elements: which are on lines of their own, have no end tag or may omit it; comments.

/// Elements without content.
pub(super) const VOID: &[&str] = &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"];
/// Elements on lines of their own.
pub(super) const BLOCKS: &[&str] = &[
    "address", "article", "aside", "body", "center", "dd", "div", "dt", "fieldset", "footer", "form", "head", "header",
    "html", "li", "main", "nav", "section", "table", "tbody", "tfoot", "thead", "tr",
];
/// Elements with a blank line before and after them, also those of MJML.
pub(super) const PARAGRAPHS: &[&str] = &[
    "blockquote",
    "dl",
    "figure",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "mj-button",
    "mj-text",
    "ol",
    "p",
    "pre",
    "ul",
];
/// Elements whose content is never shown.
pub(super) const UNSEEN: &[&str] = &[
    "mj-attributes",
    "mj-preview",
    "mj-style",
    "mj-title",
    "noframes",
    "noscript",
    "script",
    "style",
    "template",
    "title",
];
/// Elements whose end tag may be omitted, and the elements that then end them.
pub(super) const IMPLIED: &[(&str, &[&str])] = &[
    ("dd", &["dd", "dt"]),
    ("dt", &["dd", "dt"]),
    ("li", &["li"]),
    ("p", &["blockquote", "div", "h1", "h2", "h3", "hr", "ol", "p", "pre", "table", "ul"]),
    ("td", &["td", "th", "tr"]),
    ("th", &["td", "th", "tr"]),
    ("tr", &["tr"]),
];

/// Elements whose content never ends an element around them.
pub(super) const NESTING: &[&str] = &["dl", "ol", "table", "ul"];

/// The elements around all others.
pub(super) const OUTERMOST: &[&str] = &["body", "html"];

/// Whether an element is on lines of its own, or in a cell of its own.
pub(super) fn is_block(name: &str) -> bool {
    BLOCKS.contains(&name) || PARAGRAPHS.contains(&name) || matches!(name, "td" | "th")
}

/// Begins a comment.
pub(super) const COMMENT: &str = "<!--";

/// Whether a comment, or what is treated as one, has an end.
pub(super) fn is_closed(comment: &str) -> bool {
    if comment.starts_with(COMMENT) {
        comment.ends_with("-->") || comment.ends_with("--!>")
    } else {
        comment.ends_with('>')
    }
}

//! The endings of the files that are read, and what they say of a file.

use std::path::Path;

/// The endings of files that are read in a folder. A file named on the command line is read
/// whatever its ending.
const DRAFTS: &[&str] = &["draft", "eml", "mail", "markdown", "mbox", "md", "text", "txt"];
/// Those of the languages that templates are written in: such a file is a template.
const TEMPLATES: &[&str] = &[
    "ejs",
    "erb",
    "handlebars",
    "hbs",
    "j2",
    "jinja",
    "jinja2",
    "liquid",
    "mjml",
    "mustache",
    "njk",
    "tmpl",
    "tpl",
    "twig",
];
/// Those that are also read in a folder of templates; elsewhere they may be saved mails.
const SAVED: &[&str] = &["htm", "html"];
/// The endings of files that are HTML.
const PAGES: &[&str] = &["htm", "html", "xhtml"];
/// The endings of files that are Markdown.
const MARKDOWN: &[&str] = &["markdown", "md"];
/// Comments of those whose language is certain.
#[cfg(feature = "lsp")]
const COMMENTS: &[(&[&str], &str, &str)] = &[
    (&["j2", "jinja", "jinja2", "njk", "twig"], "{#", "#}"),
    (&["handlebars", "hbs", "mustache"], "{{!", "}}"),
    (&["ejs", "erb"], "<%#", "%>"),
    (&["liquid"], "{% comment %}", "{% endcomment %}"),
];
/// The endings of files that lie next to drafts, and are none.
const BESIDE: &[&str] = &["ics", "toml", "vcf"];
/// The names, without their endings, of files about a folder.
const ABOUT: &[&str] = &["CHANGELOG", "CONTRIBUTING", "LICENCE", "LICENSE", "README"];
/// What HTML begins with, in small letters.
const HTML: &[&[u8]] = &[b"<!doctype html", b"<html"];

/// Whether a file in a folder is a draft. `templates`: whether the folder has templates, where that is said.
pub(super) fn is_draft(file: &Path, templates: Option<bool>) -> bool {
    let name = file.file_stem().unwrap_or_default().to_string_lossy().to_uppercase();
    let template = templates != Some(false) && has(file, TEMPLATES) || templates == Some(true) && has(file, SAVED);
    (has(file, DRAFTS) || template) && !ABOUT.contains(&name.as_str())
}

/// Whether a file is a template, though nobody says so.
pub(super) fn is_template(file: &Path) -> bool {
    has(file, TEMPLATES)
}

/// Whether a file lies next to drafts, and nobody misses it among them.
pub(super) fn is_beside(file: &Path) -> bool {
    has(file, BESIDE)
}

/// What begins and ends a comment in the language of a template, if its ending says which that is.
#[cfg(feature = "lsp")]
pub(super) fn comment(file: &Path) -> Option<(&'static str, &'static str)> {
    let found = COMMENTS.iter().find(|(endings, ..)| has(file, endings));
    found.map(|(_, open, close)| (*open, *close))
}

/// Whether a file is Markdown.
pub(super) fn is_markdown(file: &Path) -> bool {
    has(file, MARKDOWN)
}

/// Whether a file is HTML: it begins like that, its ending says so, also before that of a template
/// (`thanks.html.j2`), or it is a template with an end tag.
pub(super) fn is_page(file: &Path, bytes: &[u8]) -> bool {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let inner = file.file_stem().map_or(file, Path::new);
    let tagged = || memchr::memmem::find(bytes, b"</").is_some();
    HTML.iter().any(|html| start.get(..html.len()).is_some_and(|start| start.eq_ignore_ascii_case(html)))
        || has(file, PAGES)
        || has(file, TEMPLATES) && (has(inner, PAGES) || tagged())
}

/// Which files are read in a folder, in words.
pub(super) fn searched(templates: bool) -> String {
    let saved = SAVED.iter().filter(|_| templates);
    let mut endings: Vec<&str> = DRAFTS.iter().chain(TEMPLATES).chain(saved).copied().collect();
    endings.sort_unstable();
    let endings = endings.join(", .");
    format!(
        "a folder is searched for files ending in .{endings}, but not README and the like; to check another file, name it"
    )
}

fn has(file: &Path, endings: &[&str]) -> bool {
    file.extension().is_some_and(|ending| endings.contains(&ending.to_string_lossy().to_lowercase().as_str()))
}

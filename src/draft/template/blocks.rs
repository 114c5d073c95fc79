//! Which tags of a template belong together: the branches of conditions, loops and sections.

use super::Fault;
use super::tags::{Syntax, Tag};

/// What a tag does.
enum Role {
    /// It is replaced by a value.
    Value,
    /// It begins a block that something ends; `required`: without that the template is wrong.
    Open { block: String, required: bool },
    /// It goes on with another branch of the block.
    Middle,
    /// It ends the block of this name, or any.
    Close(Option<String>),
    /// It neither shows anything nor has an end.
    Other,
}

/// Blocks of Jinja, Liquid and Twig that have an end in all of them.
const BLOCKS: &[&str] = &[
    "apply",
    "autoescape",
    "blocktrans",
    "call",
    "capture",
    "case",
    "for",
    "if",
    "ifchanged",
    "macro",
    "spaceless",
    "tablerow",
    "unless",
];
/// What begins another branch.
const BRANCHES: &[&str] = &["case", "elif", "else", "elseif", "elsif", "empty", "ensure", "plural", "rescue", "when"];
/// Blocks between braces without a sign, which `end` ends.
const ACTIONS: &[&str] = &["block", "define", "if", "range", "with"];
/// Actions that show nothing themselves.
const SILENT: &[&str] = &["break", "continue", "include", "partial", "template"];
/// Blocks of Ruby.
const RUBY: &[&str] = &["begin", "case", "for", "if", "unless", "until", "while"];
/// Blocks of Mailchimp.
const MERGES: &[&str] = &["if", "ifnot", "interested"];

/// What gives names.
const GIVERS: &[&str] = &["assign", "capture", "for", "from", "import", "macro", "range", "set", "tablerow", "with"];

/// The tags of a template that are code and no values.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// For each tag, whether it is replaced by a value.
    pub(super) values: Vec<bool>,
    /// For each tag that begins another branch, where the block begins.
    pub(super) branches: Vec<Option<usize>>,
    pub(super) faults: Vec<Fault>,
}

/// A block that has not ended yet.
struct Open {
    tag: usize,
    block: String,
    required: bool,
}

impl Blocks {
    /// The blocks of whole tags.
    pub(super) fn of(tags: &[&Tag]) -> Self {
        let mut blocks = Self::default();
        let mut open: Vec<Open> = Vec::new();
        for (number, tag) in tags.iter().enumerate() {
            let within = |open: &Open| tags[open.tag].syntax == tag.syntax;
            let around = open.iter().rposition(within);
            let (mut value, mut branch) = (false, None);
            match role(tag, around.is_some()) {
                Role::Value => value = true,
                Role::Other => {}
                Role::Open { block, required } => open.push(Open { tag: number, block, required }),
                Role::Middle => match open.iter().rposition(|open| within(open) && open.required).or(around) {
                    Some(around) => branch = Some(tags[open[around].tag].range.start),
                    None => blocks.faults.push(Fault::stray(tag)),
                },
                Role::Close(name) => {
                    let named = |open: &Open| name.as_ref().is_none_or(|name| *name == open.block);
                    if let Some(first) = open.iter().rposition(|open| within(open) && named(open)) {
                        let left = open.split_off(first);
                        blocks.leave(tags, left.into_iter().skip(1), &mut open, tag.syntax);
                    } else {
                        let meant = open.iter().rposition(|open| within(open) && open.required);
                        blocks.mismatch(tags, tag, meant.map(|meant| open.remove(meant)));
                    }
                }
            }
            blocks.values.push(value);
            blocks.branches.push(branch);
        }
        for left in open.into_iter().filter(|open| open.required) {
            blocks.faults.push(Fault::unclosed(tags[left.tag], &left.block));
        }
        blocks
    }

    /// Gives up blocks that end without an end of their own; those of another syntax stay open.
    fn leave(&mut self, tags: &[&Tag], left: impl Iterator<Item = Open>, open: &mut Vec<Open>, syntax: Syntax) {
        for left in left {
            if tags[left.tag].syntax != syntax {
                open.push(left);
            } else if left.required {
                self.faults.push(Fault::unclosed(tags[left.tag], &left.block));
            }
        }
    }

    /// Something ends that is not open; where another block is, that was meant.
    fn mismatch(&mut self, tags: &[&Tag], tag: &Tag, open: Option<Open>) {
        self.faults.push(match open {
            Some(open) => Fault::mismatched(tag, tags[open.tag], &open.block),
            None => Fault::stray(tag),
        });
    }
}

/// How a block ends, as its template would say it.
pub(super) fn closer(tag: &Tag, block: &str) -> String {
    match tag.syntax {
        Syntax::Braces if tag.code.starts_with(['#', '^', '$', '<']) => format!("{{{{/{block}}}}}"),
        Syntax::Braces => "{{end}}".into(),
        Syntax::Percent => format!("{{% end{block} %}}"),
        Syntax::Angle => format!("<% {block} %>"),
        Syntax::Question => format!("<?php {block} ?>"),
        Syntax::Merge => format!("*|END:{}|*", block.to_uppercase()),
    }
}

fn role(tag: &Tag, within: bool) -> Role {
    match tag.syntax {
        Syntax::Braces => braces(tag.code, within),
        Syntax::Percent => percent(tag.code),
        Syntax::Angle | Syntax::Question => code(tag),
        Syntax::Merge => merge(tag.code),
    }
}

/// Whether a tag gives names to values.
pub(super) fn gives(code: &str) -> bool {
    GIVERS.contains(&first_word(code)) || code.contains(":=") || code.contains(" as |") || code.contains(" do |")
}

/// The first word of some code.
fn first_word(code: &str) -> &str {
    let code = code.trim_start();
    &code[..code.find(|c: char| !(c.is_alphanumeric() || "_.-@/".contains(c))).unwrap_or(code.len())]
}

fn braces(code: &str, within: bool) -> Role {
    let word = first_word(code);
    let more = code.len() > word.len();
    if let Some(name) = code.strip_prefix('/') {
        let name = first_word(name);
        return Role::Close((!name.is_empty()).then(|| name.to_owned()));
    }
    if let Some(name) = code.strip_prefix(['#', '^', '$', '<']) {
        let name = first_word(name.trim_start_matches(['>', '*', ' ']));
        // `{{$name}}` is also a value.
        let required = code.starts_with(['#', '^']);
        return match (name.is_empty(), code.starts_with('$')) {
            (true, _) => Role::Middle,
            (_, true) => Role::Value,
            _ => Role::Open { block: name.to_owned(), required },
        };
    }
    match word {
        "else" => Role::Middle,
        "end" if within && !more => Role::Close(None),
        _ if more && ACTIONS.contains(&word) => Role::Open { block: word.to_owned(), required: true },
        _ if more && SILENT.contains(&word) || code.starts_with('>') || code.contains(":=") => Role::Other,
        _ => Role::Value,
    }
}

fn percent(code: &str) -> Role {
    let word = first_word(code);
    if let Some(block) = word.strip_prefix("end") {
        return Role::Close((!block.is_empty()).then(|| block.to_owned()));
    }
    // In Liquid, `case` begins a block.
    if BRANCHES.contains(&word) && word != "case" {
        return Role::Middle;
    }
    let assigns = word == "set" && code.contains('=');
    if assigns { Role::Other } else { Role::Open { block: word.to_owned(), required: BLOCKS.contains(&word) } }
}

/// Ruby, JavaScript or PHP.
fn code(tag: &Tag) -> Role {
    let code = tag.code.strip_prefix("php").unwrap_or(tag.code);
    let shows = code.starts_with('=');
    let code = code.trim_start_matches(['=', ' ', '\n', '\t']);
    let (lowest, depth) = depths(code);
    if lowest < 0 || depth != 0 {
        return match (lowest < 0, depth) {
            (true, 0..) => Role::Middle,
            (true, _) => Role::Close(Some("}".into())),
            _ => Role::Open { block: "}".into(), required: true },
        };
    }
    let word = first_word(code);
    let last = code.trim_end_matches(';').rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    if tag.syntax == Syntax::Question {
        let ends = word.strip_prefix("end").is_some_and(|block| !block.is_empty());
        return match code.ends_with(':') {
            true if BRANCHES.contains(&word) => Role::Middle,
            true => Role::Open { block: format!("end{word};"), required: true },
            false if ends => Role::Close(Some(format!("{word};"))),
            false if shows => Role::Value,
            false => Role::Other,
        };
    }
    let takes = code.rsplit_once(" do").is_some_and(|(_, after)| {
        let after = after.trim();
        after.is_empty() || after.starts_with('|') && after.ends_with('|')
    });
    let end = || "end".to_owned();
    match word {
        "end" => Role::Close(Some(end())),
        _ if takes => Role::Open { block: end(), required: true },
        _ if shows => Role::Value,
        _ if RUBY.contains(&word) && last != "end" => Role::Open { block: end(), required: true },
        _ if BRANCHES.contains(&word) => Role::Middle,
        // `<%- name %>` shows what it has.
        _ => Role::Other,
    }
}

/// How many braces are open in some code at the lowest point, and at the end.
fn depths(code: &str) -> (i32, i32) {
    let (mut lowest, mut depth, mut quote) = (0, 0, None);
    for c in code.chars() {
        match (quote, c) {
            (Some(open), _) if c == open => quote = None,
            (None, '"' | '\'' | '`') => quote = Some(c),
            (None, '{') => depth += 1,
            (None, '}') => {
                depth -= 1;
                lowest = lowest.min(depth);
            }
            _ => {}
        }
    }
    (lowest, depth)
}

fn merge(code: &str) -> Role {
    let (word, name) = code.split_once(':').unwrap_or((code, ""));
    match word.to_lowercase().as_str() {
        "end" => Role::Close(Some(name.to_lowercase())),
        word if BRANCHES.contains(&word) => Role::Middle,
        word if MERGES.contains(&word) && !name.is_empty() => {
            // What `IFNOT` begins is ended like what `IF` begins.
            Role::Open { block: if word == "ifnot" { "if" } else { word }.into(), required: true }
        }
        _ => Role::Value,
    }
}

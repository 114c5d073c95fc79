//! What a template has besides the words of a mail: tags, comments, branches.

mod blocks;
mod front_matter;
mod lines;
mod tags;

use std::ops::Range;

use self::blocks::{Blocks, closer, gives};
pub(super) use self::front_matter::length as front_matter_length;
pub use self::front_matter::{FrontFault, FrontMatter};
pub(super) use self::lines::marks;
use self::tags::{Form, Syntax, Tag};
use super::slots::{SlotStyle, names_in};
use crate::diagnostic::Span;

/// What a draft has because it is a template.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Template {
    /// The tags and comments, in order, not overlapping.
    pub code: Vec<Code>,
    /// What keeps the template from being filled in.
    pub faults: Vec<Fault>,
    /// What it says of itself above its text.
    pub front: FrontMatter,
    /// The names that it gives itself: to the items of a loop, to a value that it sets.
    pub given: Vec<Span>,
    /// The branches that are in no mail together with the last one of their block, in order, not overlapping.
    alternatives: Vec<Span>,
}

/// A tag or a comment of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Code {
    /// From its first mark to its last.
    pub span: Span,
    /// What it is.
    pub kind: CodeKind,
}

/// What some code of a template is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    /// It is replaced by a value.
    Slot(SlotStyle),
    /// Nobody reads it.
    Comment,
    /// A branch begins or ends. What comes after it goes on with what comes before this place.
    Border(usize),
}

/// What keeps a template from being filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The tag.
    pub span: Span,
    /// What is wrong with it.
    pub kind: FaultKind,
}

/// What is wrong with a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FaultKind {
    /// It begins what nothing ends.
    Unclosed {
        /// What would end it.
        closer: String,
    },
    /// It goes on with something, or ends it, where nothing has begun.
    Stray,
    /// It ends something else than what has begun.
    Mismatched {
        /// What has begun.
        open: Span,
        /// What would end that.
        closer: String,
    },
}

impl Fault {
    fn stray(tag: &Tag) -> Self {
        Self { span: span(tag), kind: FaultKind::Stray }
    }

    fn unclosed(tag: &Tag, block: &str) -> Self {
        Self { span: span(tag), kind: FaultKind::Unclosed { closer: closer(tag, block) } }
    }

    fn mismatched(tag: &Tag, open: &Tag, block: &str) -> Self {
        Self { span: span(tag), kind: FaultKind::Mismatched { open: span(open), closer: closer(open, block) } }
    }
}

fn span(tag: &Tag) -> Span {
    Span::new(tag.range.start, tag.range.end)
}

impl Template {
    /// What is below a front matter, in these ranges of a text, each a whole of its own.
    pub(super) fn read(text: &str, front: FrontMatter, ranges: impl IntoIterator<Item = Range<usize>>) -> Self {
        let mut template = Self { front, ..Self::default() };
        for range in ranges {
            template.add(text, &tags::tags(text, range));
        }
        template.code.sort_by_key(|code| code.span);
        template.alternatives = alternatives(&template.code);
        template
    }

    fn add(&mut self, text: &str, tags: &[Tag]) {
        let whole: Vec<&Tag> = tags.iter().filter(|tag| tag.form == Form::Whole).collect();
        let Blocks { values, branches, faults } = Blocks::of(&whole);
        let given = whole.iter().zip(&values).flat_map(|(tag, value)| {
            let names = names_in(&text[tag.range.clone()]);
            let gives = gives(tag.code) || !value && names.iter().any(|(_, assigned)| *assigned);
            let names = names.into_iter().filter(move |_| gives).map(|(name, _)| name);
            names.map(|name| Span::new(tag.range.start + name.start, tag.range.start + name.end)).collect::<Vec<_>>()
        });
        self.given.extend(given);
        let mut known = values.into_iter().zip(branches);
        for tag in tags {
            let kind = match tag.form {
                Form::Comment => CodeKind::Comment,
                Form::Empty => CodeKind::Slot(SlotStyle::Empty),
                Form::Broken => CodeKind::Slot(SlotStyle::Broken),
                Form::Verbatim => CodeKind::Border(tag.range.start),
                Form::Whole => match known.next() {
                    Some((false, branch)) => CodeKind::Border(branch.unwrap_or(tag.range.start)),
                    _ if tag.syntax == Syntax::Braces => CodeKind::Slot(SlotStyle::Brace),
                    _ => CodeKind::Slot(SlotStyle::Marked),
                },
            };
            self.code.push(Code { span: span(tag), kind });
        }
        self.faults.extend(faults);
        self.faults.sort_by_key(|fault| fault.span);
    }

    /// Whether a place is in a branch that is in no mail together with the last one of its block.
    #[must_use]
    pub fn is_alternative(&self, place: usize) -> bool {
        let next = self.alternatives.partition_point(|branch| branch.end <= place);
        self.alternatives.get(next).is_some_and(|branch| branch.start <= place)
    }

    /// Whether a span has code in it.
    #[must_use]
    pub fn overlaps(&self, span: Span) -> bool {
        let next = self.code.partition_point(|code| code.span.end <= span.start);
        self.code.get(next).is_some_and(|code| code.span.overlaps(span))
    }

    /// The code that is no value.
    pub(super) fn silent(&self) -> impl Iterator<Item = &Code> {
        self.code.iter().filter(|code| !matches!(code.kind, CodeKind::Slot(_)))
    }
}

/// The branches after which another one of their block comes.
fn alternatives(code: &[Code]) -> Vec<Span> {
    let mut alternatives: Vec<Span> = Vec::new();
    for code in code {
        if let CodeKind::Border(block) = code.kind
            && block < code.span.start
        {
            // A branch within a block takes in those of the blocks within it.
            while alternatives.pop_if(|inner| inner.start >= block).is_some() {}
            alternatives.push(Span::new(block, code.span.start));
        }
    }
    alternatives
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{Draft, PartKind};
    use crate::language::formulas;

    /// What is wrong with the blocks of a text: each tag, with what would close it or nothing.
    fn faults(text: &str) -> Vec<(&str, &'static str, String)> {
        let template = Template::read(text, FrontMatter::default(), std::iter::once(0..text.len()));
        let faults = template.faults.into_iter().map(|fault| {
            let (what, closer) = match fault.kind {
                FaultKind::Unclosed { closer } => ("unclosed", closer),
                FaultKind::Stray => ("stray", String::new()),
                FaultKind::Mismatched { closer, .. } => ("mismatched", closer),
            };
            (&text[fault.span.range()], what, closer)
        });
        faults.collect()
    }

    #[test]
    fn blocks_of_every_language_are_balanced() {
        for text in [
            "{% if a %}{% elif b %}{% else %}{% endif %}",
            "{%- for x in y -%}{% if x == \"%}\" %}{% endif %}{%- endfor -%}",
            "{% case x %}{% when 1 %}{% else %}{% endcase %}",
            "{% include \"a\" %}{% set x = 1 %}{% block b %}{% endblock %}{% block title \"t\" %}",
            "{% raw %}{% if %}{{ }} {{#a}}{% endraw %}",
            "{% comment %}{% if %}{% endcomment %}{# {% if %} #}<!-- {{#a}} -->",
            "{{#if a}}{{else if b}}{{else}}{{/if}}{{#each x as |y|}}{{^}}{{/each}}",
            "{{~#a~}}{{/a}}{{^b}}{{/b}}{{> c}}{{#> d}}{{/d}}{{!-- {{#a}} --}}{{! {{#a }}",
            "{{ if .A }}{{ else }}{{ end }}{{- range .B -}}{{ with . }}{{ end }}{{ end }}{{/* {{ if */}}",
            "from {{ start }} to {{ end }}",
            "<% if a %><% elsif b %><% else %><% end %><% a.each do |b| -%><% end %><%= f do %><% end %>",
            "<% if (a) { %><% } else { %><% } %><% b.forEach(c => { %><% }) %><%= d({ e: 1 }) %><%# if %>",
            "<?php if ($a): ?><?php else: ?><?php endif; ?><?= $b ?><?php if ($a) { ?><?php } ?>",
            "*|IF:A|**|ELSEIF:B|**|ELSE:|**|END:IF|**|IFNOT:C|**|END:IF|**|DATE:d/m/y|*",
        ] {
            assert_eq!(faults(text), [], "{text}");
        }
    }

    #[test]
    fn a_block_that_lacks_its_other_end_is_wrong() {
        for (text, tag, what, closer) in [
            ("{% if a %}", "{% if a %}", "unclosed", "{% endif %}"),
            ("{% for x in y %}{% if z %}{% endfor %}", "{% if z %}", "unclosed", "{% endif %}"),
            ("{% endif %}", "{% endif %}", "stray", ""),
            ("{% else %}", "{% else %}", "stray", ""),
            ("{% if a %}{% endfor %}", "{% endfor %}", "mismatched", "{% endif %}"),
            ("{{#each a}}", "{{#each a}}", "unclosed", "{{/each}}"),
            ("{{#a}}{{/b}}", "{{/b}}", "mismatched", "{{/a}}"),
            ("{{/a}}", "{{/a}}", "stray", ""),
            ("{{ range .A }}", "{{ range .A }}", "unclosed", "{{end}}"),
            ("<% if a %>", "<% if a %>", "unclosed", "<% end %>"),
            ("<% if (a) { %>", "<% if (a) { %>", "unclosed", "<% } %>"),
            ("<% end %>", "<% end %>", "stray", ""),
            ("<?php foreach ($a as $b): ?>", "<?php foreach ($a as $b): ?>", "unclosed", "<?php endforeach; ?>"),
            ("*|IF:A|*", "*|IF:A|*", "unclosed", "*|END:IF|*"),
        ] {
            assert_eq!(faults(text), [(tag, what, closer.to_owned())], "{text}");
        }
    }

    #[test]
    fn what_is_broken_or_empty_is_a_placeholder() {
        for (text, slot, style) in [
            ("a {{ b c", "{{ b", SlotStyle::Broken),
            ("a {{ b }\n{{ c }}", "{{ b }", SlotStyle::Broken),
            ("a {{{ b }} c", "{{{ b }}", SlotStyle::Broken),
            ("a {{{b}} c", "{{{b}}", SlotStyle::Broken),
            ("a {{b}}} c", "{{b}}}", SlotStyle::Broken),
            ("a }} c", "}}", SlotStyle::Broken),
            ("a {% if b", "{% if b", SlotStyle::Broken),
            ("a <%= b c", "<%= b", SlotStyle::Broken),
            ("a *|B c", "*|B", SlotStyle::Broken),
            ("a {{ }} c", "{{ }}", SlotStyle::Empty),
            ("a {{}} c", "{{}}", SlotStyle::Empty),
            ("a <%= %> c", "<%= %>", SlotStyle::Empty),
            ("a *||* c", "*||*", SlotStyle::Empty),
            ("a {{-\n b | c(\"}}\") -}}", "{{-\n b | c(\"}}\") -}}", SlotStyle::Brace),
        ] {
            let found = Template::read(text, FrontMatter::default(), std::iter::once(0..text.len())).code;
            assert_eq!(found[0].kind, CodeKind::Slot(style), "{text}");
            assert_eq!(&text[found[0].span.range()], slot);
        }
    }

    #[test]
    fn tags_on_lines_of_their_own_are_no_text() {
        let text = "Subject: Lids\n\n{# to\n\nfire #}\n{% if a %}\nDear {{ a }},\n{% else %}\nHello,\n{% endif %}\nThe lids\n{% if b %}\n{# b #}\nare warm\n{% endif %}\nand round.\n{% if c %}\nYes.\n{% endif %}\n\n{% if d %}Yours,{% else %}Best,{% endif %}\n{{ me }}\n";
        let draft = Draft::read(text.as_bytes(), &formulas()).into_template();
        let parts: Vec<_> = draft.parts.iter().map(|part| (part.kind, draft.slice(part.span))).collect();
        let expected = [
            (PartKind::Subject, "Lids"),
            (PartKind::Greeting, "Dear {{ a }},"),
            (PartKind::Greeting, "Hello,"),
            (PartKind::Body, "The lids\n{% if b %}\n{# b #}\nare warm\n{% endif %}\nand round."),
            (PartKind::Body, "Yes."),
            (PartKind::SignOff, "Yours,"),
            (PartKind::Signature, "Best,{% endif %}\n{{ me }}"),
        ];
        assert_eq!(parts, expected);
    }
}

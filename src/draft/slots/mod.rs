//! Placeholders that a template leaves for its user to fill in, in the styles found in the wild.

mod named;
mod naming;
mod styles;

pub(super) use self::named::names_in;
use super::template::{Code, CodeKind, Template};
use super::{Formulas, Part, PartKind};
use crate::diagnostic::Span;

/// How a placeholder is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotStyle {
    /// `[Name]`, `[[Name]]`
    Square,
    /// `{{name}}`, `{% if … %}`, `{name}`, `${name}`, `#{name}`
    Brace,
    /// `<Name>`, `<<Name>>`
    Angle,
    /// `%NAME%`, `%s`
    Percent,
    /// `*|NAME|*`, `<%= name %>`, `#NAME#`, `$name`, `@name`
    Marked,
    /// `«Name»`
    Guillemet,
    /// `____`, `__/__`
    Blank,
    /// Nothing between its marks: `{{ }}`
    Empty,
    /// As the user's own pattern has it.
    Own,
    /// Opened and never closed, or closed with another bracket: `[Name>`, `{{name}`
    Broken,
}

/// A placeholder of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The span, brackets included.
    pub span: Span,
    /// How it is written.
    pub style: SlotStyle,
    /// Whether nobody would write it but for a template; brackets may also hold a remark of the writer's.
    pub certain: bool,
    /// What kind of word it stands for.
    pub class: SlotClass,
}

/// What kind of word a placeholder stands for, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SlotClass {
    /// A person, a company, a place: a word with a capital.
    Name,
    /// A number.
    Number,
    /// Any other.
    Word,
}

/// Finds the placeholders in the parts that the writer is responsible for.
pub(super) fn find(text: &str, parts: &[Part], template: Option<&Template>, formulas: &Formulas) -> Vec<Slot> {
    let code = template.map(|template| &template.code[..]).unwrap_or_default();
    let silent: Vec<usize> = template.iter().flat_map(|it| it.silent()).map(|code| code.span.start).collect();
    let mut slots = Vec::new();
    let mut add = |span: Span, style: SlotStyle, certain: bool| {
        slots.push(Slot { span, style, certain, class: formulas.slot_class(&text[span.range()]) });
    };
    for part in parts {
        if matches!(part.kind, PartKind::Quote | PartKind::Attribution) {
            continue;
        }
        // A part may begin within a tag.
        let around = code.get(code.partition_point(|code| code.span.end <= part.span.start));
        let around = around.filter(|code| code.span.start < part.span.start);
        let mut at = around.map_or(part.span.start, |code| code.span.end.min(part.span.end));
        let own = formulas.own_slots(&text[part.span.range()], part.span.start);
        let mut own = own.filter(|own| !template.is_some_and(|template| template.overlaps(*own))).peekable();
        loop {
            let rest = &text.as_bytes()[at..part.span.end];
            while own.next_if(|own| own.start < at).is_some() {}
            let next = rest.iter().position(|&byte| OPENS[usize::from(byte)]).map(|step| at + step);
            if let Some(own) = own.next_if(|own| next.is_none_or(|next| own.start <= next)) {
                add(own, SlotStyle::Own, true);
                at = own.end;
                continue;
            }
            let Some(next) = next else { break };
            at = next;
            let first = code.partition_point(|code| code.span.start < at);
            if let Some(Code { span, kind }) = code.get(first).filter(|code| code.span.start == at) {
                if let CodeKind::Slot(style) = *kind {
                    add(*span, style, true);
                }
                at = span.end.min(part.span.end);
                continue;
            }
            let before = text[part.span.start..at].chars().next_back();
            let next = silent.get(silent.partition_point(|start| *start < at));
            let end = next.map_or(part.span.end, |next| part.span.end.min(*next));
            match styles::slot_at(&text[at..end], before, template.is_some(), formulas) {
                Some((style, len)) => {
                    let certain = is_certain(&text[at..at + len], style, part.kind, formulas);
                    add(Span::new(at, at + len), style, certain);
                    at += len;
                }
                None => at += text[at..].chars().next().map_or(1, char::len_utf8),
            }
        }
    }
    slots
}

/// For each byte, whether a character that begins a placeholder may begin with it; `«` has two.
const OPENS: [bool; 256] = {
    let mut opens = [false; 256];
    let mut bytes: &[u8] = b"[{<%\xc2_$#@*}|";
    while let [byte, rest @ ..] = bytes {
        opens[*byte as usize] = true;
        bytes = rest;
    }
    opens
};

/// Whether nobody would write this but for a template. A writer's own remark may be in brackets too, but
/// never in those of a greeting, and it does not name what belongs there.
fn is_certain(slot: &str, style: SlotStyle, part: PartKind, formulas: &Formulas) -> bool {
    let inner = slot.trim_matches(|c: char| "[](){}<>«»".contains(c) || c.is_whitespace());
    let named = || part == PartKind::Greeting || naming::is_constant(inner) || formulas.names_slot(inner);
    match style {
        SlotStyle::Percent
        | SlotStyle::Marked
        | SlotStyle::Blank
        | SlotStyle::Empty
        | SlotStyle::Own
        | SlotStyle::Broken => true,
        SlotStyle::Brace => !slot.starts_with('{') || slot.starts_with("{{") || naming::is_identifier(inner) || named(),
        SlotStyle::Square => named() || naming::is_choice(inner),
        SlotStyle::Angle | SlotStyle::Guillemet => named(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::formulas;

    fn found(text: &str) -> Vec<(&str, SlotStyle)> {
        let part = Part { kind: PartKind::Body, span: Span::new(0, text.len()) };
        find(text, &[part], None, &formulas()).into_iter().map(|slot| (&text[slot.span.range()], slot.style)).collect()
    }

    #[test]
    fn every_style_is_known() {
        for (slot, style) in [
            ("[Name]", SlotStyle::Square),
            ("[your name]", SlotStyle::Square),
            ("[today/yesterday]", SlotStyle::Square),
            ("[Nurse/Carer]", SlotStyle::Square),
            ("[[Company]]", SlotStyle::Square),
            ("{{name}}", SlotStyle::Brace),
            ("{{ lead.voornaam }}", SlotStyle::Brace),
            ("{% if panel %}", SlotStyle::Brace),
            ("{name}", SlotStyle::Brace),
            ("{app['title']}", SlotStyle::Brace),
            ("${app.job.title}", SlotStyle::Brace),
            ("<Name>", SlotStyle::Angle),
            ("<<Role>>", SlotStyle::Angle),
            ("{{{name}}}", SlotStyle::Brace),
            ("%NAME%", SlotStyle::Percent),
            ("*|FNAME|*", SlotStyle::Marked),
            ("<%= name %>", SlotStyle::Marked),
            ("#NAME#", SlotStyle::Marked),
            ("$name", SlotStyle::Marked),
            ("%s", SlotStyle::Percent),
            ("«Name»", SlotStyle::Guillemet),
            ("«first_name»", SlotStyle::Guillemet),
            ("____", SlotStyle::Blank),
            ("{{- name | default(\"you\") -}}", SlotStyle::Brace),
            ("{{#each names}}", SlotStyle::Brace),
            ("{{/each}}", SlotStyle::Brace),
            ("{{{ name }}}", SlotStyle::Brace),
            ("<%= name -%>", SlotStyle::Marked),
            ("{{ }}", SlotStyle::Empty),
            ("<%= %>", SlotStyle::Empty),
            ("*||*", SlotStyle::Empty),
            ("[NAME>", SlotStyle::Broken),
            ("{{name}", SlotStyle::Broken),
            ("[Company", SlotStyle::Broken),
            ("<Role]", SlotStyle::Broken),
        ] {
            assert_eq!(found(&format!("Dear {slot}, hello")), [(slot, style)]);
        }
    }

    #[test]
    fn what_writers_bracket_themselves_is_no_slot() {
        for text in [
            "as noted [1] and [2, 3]",
            "[the guide](https://kiln.example)",
            "it [sic] and [...] and […]",
            "Rita <rita@kiln.example>",
            "<https://kiln.example/a>",
            "100% of them, 50% off",
            "a <b>bold</b> word",
            "I <3 kilns, and 3 < 4",
            "- [ ] call\n- [x] write",
            "she said «the kiln cools, slowly» twice",
            "a «naïve» plan",
            "a __dunder__ name",
            "%PATH% and %APPDATA%",
            "%C3%A9 and $5, #1 and @maya",
            "to [Branch, or {hopefully) not",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}

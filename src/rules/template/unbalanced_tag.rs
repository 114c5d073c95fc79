use crate::diagnostic::{Level, Safety};
use crate::draft::{Fault, FaultKind};
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};

rule! {
    /// A block of a template is never closed, or something is closed that is not open.
    ///
    /// Such a template cannot be filled in, or the mail loses all that comes after. The rule knows the blocks
    /// of Jinja, Liquid and Twig, Handlebars and Mustache, Go, ERB and EJS, PHP and Mailchimp. It only looks
    /// at templates: `--template`.
    ///
    /// ```template
    /// Dear {{ name }},
    ///
    /// {% if panel %}It was good to meet you all.
    /// ^^^^^^^^^^^^^^
    ///
    /// {{#team}}Please thank your team.{{/taem}}
    ///                                 ^^^^^^^^^ {{/team}}
    /// ```
    ///
    /// ```template
    /// Dear {{ name }},
    ///
    /// It was good to meet {% if panel %}you all{% else %}you{% endif %}.
    ///
    /// {{#team}}Please thank your team.{{/team}}
    /// ```
    ///
    /// The fix writes the end of the block that is open. It is unsafe, because another block may be meant.
    pub(crate) static RULE: Rule = Rule::new("unbalanced-tag", Group::Template, Level::Error)
        .in_any_language()
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    facts.draft.template.iter().flat_map(|template| &template.faults).map(|fault| finding(facts, fault)).collect()
}

fn finding(facts: &Facts, fault: &Fault) -> Finding {
    let tag = facts.quote(fault.span);
    match &fault.kind {
        FaultKind::Unclosed { closer } => {
            RULE.at(fault.span, message!("unbalanced-tag-unclosed", tag)).label(message!("unbalanced-tag-end", closer))
        }
        FaultKind::Stray => RULE.at(fault.span, message!("unbalanced-tag-stray", tag)),
        FaultKind::Mismatched { open, closer } => RULE
            .at(fault.span, message!("unbalanced-tag-mismatched", tag, open = facts.quote(*open)))
            .also(*open, message!("unbalanced-tag-open"))
            .replace(closer, Safety::Unsafe),
    }
}

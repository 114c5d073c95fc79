use crate::diagnostic::{Level, Span};
use crate::draft::FrontFault;
use crate::facts::Facts;
use crate::finding::{Argument, Finding, Remark, message};
use crate::record::Kind;
use crate::rules::{Group, Rule};

rule! {
    /// What a template says of itself above its text cannot be understood.
    ///
    /// YAML between lines of `---`, or TOML between lines of `+++`, may give the `subject`, `kind` and `language`
    /// of the mail, and `to`, `cc` and `from`; all other keys are left alone. Of YAML, only lines of the form
    /// `key: value` are read for these keys. The rule only looks at templates: `--template`.
    ///
    /// ```template
    /// ---
    /// subject: The kiln: thank you
    /// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
    /// kind: thanks
    ///       ^^^^^^
    /// ---
    /// Dear {{ name }},
    /// ```
    ///
    /// ```template
    /// ---
    /// subject: "The kiln: thank you"
    /// kind: thank-you
    /// tags:
    ///   - kiln
    /// ---
    /// Dear {{ name }},
    /// ```
    pub(crate) static RULE: Rule = Rule::new("front-matter", Group::Template, Level::Error)
        .in_any_language()
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let Some(front) = facts.draft.template.as_ref().map(|template| &template.front) else {
        return Vec::new();
    };
    let faults = front.faults.iter().map(|(span, fault)| finding(*span, fault));
    faults.chain(front.kind.and_then(|kind| unknown_kind(facts, kind))).collect()
}

fn finding(span: Span, fault: &FrontFault) -> Finding {
    match fault {
        FrontFault::Unclosed => RULE.at(span, message!("front-matter-unclosed")),
        FrontFault::NoKey => RULE.at(span, message!("front-matter-line")),
        FrontFault::NoText(key) => RULE.at(span, message!("front-matter-value", key)),
        FrontFault::NoToml(why) => RULE.at(span, message!("front-matter-toml")).label(Remark::written(why)),
    }
}

fn unknown_kind(facts: &Facts, span: Span) -> Option<Finding> {
    let kind = facts.text(span);
    let known = Argument::All(Kind::ALL.map(|kind| kind.name().to_owned()).to_vec());
    Kind::named(kind).is_none().then(|| RULE.at(span, message!("front-matter-kind", kind, known)))
}

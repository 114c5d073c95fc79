use crate::diagnostic::{Fix, Level, Safety, Span};
use crate::facts::Facts;
use crate::finding::{Finding, message};
use crate::rules::{Group, Rule};

rule! {
    /// A placeholder of a template is none of those that the settings list.
    ///
    /// ```settings
    /// slots = ["first_name", "company", "interviewer", "role"]
    /// ```
    ///
    /// Whoever fills in the template has nothing to put there, and the mail has a hole. With `interviewer`,
    /// `interviewer.name` is listed, too. The names that a template itself gives, to the items of a loop
    /// for example, need not be listed. Without a list, nothing is reported.
    ///
    /// ```template
    /// Dear {{ frist_name }},
    ///         ^^^^^^^^^^ first_name
    ///
    /// Thank you for the hour at {{ city | upper }}.
    ///                              ^^^^
    /// ```
    ///
    /// ```template
    /// Dear {{ first_name | default("all") }},
    ///
    /// {% set tide = "the high tide" %}{% if tide == "" %}{% endif %}
    ///
    /// I would like to be your {{ role }}, {{ interviewer.name }}.{% for lid in lids %} {{ lid }}{% endfor %} It was
    /// {{ tide }}.{{#each lids}} {{@index}}{{/each}}<% z = "tea" %> I had <%= z %>.
    /// ```
    ///
    /// The fix writes the nearest name of the list. It is unsafe, because another may be meant.
    pub(crate) static RULE: Rule = Rule::new("undeclared-placeholder", Group::Template, Level::Error)
        .in_any_language()
        .checking(check);
}

fn check(facts: &Facts) -> Vec<Finding> {
    let (Some(declared), Some(template)) = (facts.slots, &facts.draft.template) else {
        return Vec::new();
    };
    let given = |name: &str| template.given.iter().any(|given| is_of(name, facts.text(*given)));
    let names = facts.draft.slots.iter().flat_map(|slot| slot.names(facts.draft.text()));
    let unknown = names.filter(|name| {
        let name = facts.text(*name);
        !is_declared(name, declared) && !given(name)
    });
    unknown.map(|name| finding(facts, name, declared)).collect()
}

/// Whether a name is listed: it, what it is a part of, or what is a part of something.
fn is_declared(name: &str, declared: &[String]) -> bool {
    let within = |known: &String| known.strip_suffix(name).is_some_and(|rest| rest.ends_with('.'));
    declared.iter().any(|known| is_of(name, known) || within(known))
}

/// Whether a name is this one, or that of a part of it.
fn is_of(name: &str, known: &str) -> bool {
    name.strip_prefix(known).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn finding(facts: &Facts, name: Span, declared: &[String]) -> Finding {
    let finding = RULE.at(name, message!("undeclared-placeholder", name = facts.text(name)));
    match nearest(facts.text(name), declared) {
        Some(known) => finding.label(message!("undeclared-placeholder-nearest", known)).fix(Fix::replace(
            name,
            known,
            Safety::Unsafe,
        )),
        None => finding,
    }
}

/// The listed name that is most like another, if one is.
fn nearest<'a>(name: &str, declared: &'a [String]) -> Option<&'a String> {
    let distance = |known: &&String| strsim::osa_distance(&name.to_lowercase(), &known.to_lowercase());
    let near = declared.iter().min_by_key(distance)?;
    (distance(&near) * 3 <= near.chars().count().max(name.chars().count())).then_some(near)
}

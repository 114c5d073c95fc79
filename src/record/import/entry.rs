//! Contact cards and calendars, made of what is between a `BEGIN` and an `END`.

use super::property::Property;

/// A card or a calendar: its components, itself first.
#[derive(Debug)]
pub(super) struct Entry(Vec<Component>);

/// What is between a `BEGIN` and its `END`, without the components in it.
#[derive(Debug)]
pub(super) struct Component {
    name: String,
    properties: Vec<Property>,
    /// Its index among the components of its entry, and that of the component around it.
    index: usize,
    outer: Option<usize>,
}

/// The entries of a file; none if the last one has no end.
pub(super) fn read(properties: impl Iterator<Item = Property>) -> Option<Vec<Entry>> {
    let mut entries = Vec::new();
    let mut components: Vec<Component> = Vec::new();
    // The indices of the components that have begun and not ended.
    let mut open: Vec<usize> = Vec::new();
    for property in properties {
        let mut value = property.value();
        // `AGENT:BEGIN:VCARD`: a card within a card.
        let inner = property.is("AGENT").then(|| value.split_once(':')).flatten();
        let inner = inner.filter(|(begin, name)| begin.eq_ignore_ascii_case("BEGIN") && is_entry(name.trim()));
        if let Some((_, name)) = inner {
            value = name.trim();
        }
        if property.is("BEGIN") || inner.is_some() {
            if !open.is_empty() || is_entry(value) {
                let (index, outer) = (components.len(), open.last().copied());
                components.push(Component { name: value.to_owned(), properties: Vec::new(), index, outer });
                open.push(index);
            }
        } else if property.is("END") {
            if open.last().is_some_and(|&last| components[last].is(value)) {
                open.pop();
            } else if open.first().is_some_and(|&first| components[first].is(value)) {
                // What is in it was not ended.
                open.clear();
            }
            if open.is_empty() && !components.is_empty() {
                entries.push(Entry(std::mem::take(&mut components)));
            }
        } else if let Some(&last) = open.last() {
            components[last].properties.push(property);
        }
    }
    open.is_empty().then_some(entries)
}

/// Whether something is an entry of its own. Some programs write events without a calendar around them.
fn is_entry(name: &str) -> bool {
    ["VCARD", "VCALENDAR", "VEVENT"].iter().any(|known| name.eq_ignore_ascii_case(known))
}

impl Entry {
    pub(super) fn is_card(&self) -> bool {
        self.whole().is("VCARD")
    }

    /// The card or the calendar itself.
    pub(super) fn whole(&self) -> &Component {
        &self.0[0]
    }

    /// The components with a name, however deep, in order.
    pub(super) fn components(&self, name: &str) -> impl Iterator<Item = &Component> {
        self.0.iter().filter(move |component| component.is(name))
    }

    /// The components directly within another, in order.
    pub(super) fn within<'a>(&'a self, outer: &'a Component) -> impl Iterator<Item = &'a Component> {
        self.0.iter().filter(|inner| inner.outer == Some(outer.index))
    }
}

impl Component {
    pub(super) fn is(&self, name: &str) -> bool {
        self.name.eq_ignore_ascii_case(name)
    }

    /// The properties with a name, in order.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &Property> {
        self.properties.iter().filter(move |property| property.is(name))
    }

    /// The first property with a name.
    pub(super) fn first(&self, name: &str) -> Option<&Property> {
        self.all(name).next()
    }

    /// The text of the first property with a name that is not empty.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.all(name).map(Property::text).find(|text| !text.trim().is_empty())
    }
}

#[cfg(test)]
mod tests {
    use encoding_rs::WINDOWS_1252;

    use super::super::property::properties;
    use super::*;

    #[test]
    fn components_end_with_their_entry() {
        let read = |file: &str| read(properties(file.as_bytes(), WINDOWS_1252));
        let entries = read(
            "x:y\nEND:VCARD\nBEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VALARM\nA:1\nEND:VCALENDAR\n\
             A:2\nBEGIN:VCARD\nEND:VCARD\n",
        );
        let entries = entries.expect("all have an end");
        assert_eq!(entries.iter().map(Entry::is_card).collect::<Vec<_>>(), [false, true]);
        let event = entries[0].components("vevent").next().expect("an event");
        assert_eq!(entries[0].within(event).next().and_then(|alarm| alarm.text("A")).as_deref(), Some("1"));
        let entries = read("BEGIN:VCARD\nAGENT:BEGIN:VCARD\nA:1\nEND:VCARD\nB:2\nEND:VCARD\n").expect("it has an end");
        let card = entries[0].whole();
        assert_eq!((card.text("A"), card.text("B").as_deref()), (None, Some("2")));
        assert!(read("BEGIN:VCARD\nBEGIN:VCARD\nEND:VCARD\n").is_none());
    }
}

//! Reads `.dic` files: stems and their flags.

use crate::aff::Aff;
use crate::flags::Flags;
use crate::mistake::{File, Mistake};

/// A stem with its flags.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Stem {
    pub(crate) text: String,
    pub(crate) flags: Flags,
}

/// The stems of a file, and the lines that make no sense. Its first line says how many stems there are,
/// roughly.
pub(crate) fn stems(text: &str, aff: &Aff) -> Result<(Vec<Stem>, Vec<Mistake>), Mistake> {
    let mut lines = text.lines().enumerate();
    let counted = |line: &str| line.trim_start().starts_with(|c: char| c.is_ascii_digit());
    if !lines.next().is_some_and(|(_, line)| counted(line)) {
        return Err(Mistake::new(File::Stems, 1, "the number of stems is missing"));
    }
    let (mut stems, mut mistakes) = (Vec::new(), Vec::new());
    for (at, line) in lines {
        let (text, flags) = separate(without_fields(line));
        let text = aff.clean(&text);
        match flags.map_or(Ok(Flags::default()), |flags| aff.flags(flags)) {
            Ok(flags) if !text.is_empty() => stems.push(Stem { text, flags }),
            Ok(_) => {}
            Err(message) => mistakes.push(Mistake::new(File::Stems, at + 1, message)),
        }
    }
    Ok((stems, mistakes))
}

/// A line without its morphological fields, which a tab or `xx:` begins.
fn without_fields(line: &str) -> &str {
    let line = line.split('\t').next().unwrap_or("");
    let field = |&(at, _): &(usize, &str)| {
        let tag = &line.as_bytes()[at + 1..];
        tag.len() > 2 && tag[..2].is_ascii() && tag[2] == b':'
    };
    line.match_indices(' ').find(field).map_or(line, |(at, _)| &line[..at]).trim()
}

/// The stem and its flags. `\/` is a stroke of the stem, as is one at its beginning.
fn separate(line: &str) -> (String, Option<&str>) {
    let flags = line.match_indices('/').find(|&(at, _)| at > 0 && !line[..at].ends_with('\\'));
    let (stem, flags) = flags.map_or((line, None), |(at, _)| (&line[..at], Some(line[at + 1..].trim())));
    (stem.replace("\\/", "/"), flags.filter(|flags| !flags.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> (String, Option<&str>) {
        separate(without_fields(line))
    }

    #[test]
    fn a_line_has_a_stem_and_flags() {
        assert_eq!(read("word/AB po:noun"), ("word".to_owned(), Some("AB")));
        assert_eq!(read("a cappella"), ("a cappella".to_owned(), None));
        assert_eq!(read("a-våbenet st:a-våben"), ("a-våbenet".to_owned(), None));
        assert_eq!(read("km\\/h/A"), ("km/h".to_owned(), Some("A")));
        assert_eq!(read("/etc\tpath"), ("/etc".to_owned(), None));
        assert_eq!(read(" st:stem"), (String::new(), None));
        assert_eq!(read("\tThis is a comment: really"), (String::new(), None));
    }

    #[test]
    fn a_mistake_is_shown_with_its_line() {
        let aff = Aff::read("FLAG num").expect("no mistake");
        let (stems, mistakes) = stems("2\nword/1,2\nA/S\nother", &aff).expect("a list of stems");
        assert_eq!(stems.iter().map(|stem| stem.text.as_str()).collect::<Vec<_>>(), ["word", "other"]);
        assert_eq!(mistakes[0].to_string(), ".dic file, line 3: `S` is not the number of a flag");
        assert_eq!(super::stems("word/1,2", &aff).map_err(|mistake| mistake.line), Err(1));
        assert_eq!(super::stems("", &aff).map_err(|mistake| mistake.line), Err(1));
    }
}

//! The recipients of a mail, from its header and sendmail's arguments.

use crate::draft;

/// The addresses of the header and of some lists: each as it is delivered to, with and without its
/// tag (`rita+jobs@kiln.example`).
pub(super) fn recipients(header: &[u8], lists: &[String]) -> Vec<String> {
    let listed = lists.iter().flat_map(|list| draft::addresses(list)).map(|to| to.address);
    let mut recipients: Vec<String> = draft::recipients(header).into_iter().chain(listed).collect();
    let untagged: Vec<String> = recipients.iter().filter_map(|address| untagged(address)).collect();
    recipients.extend(untagged);
    recipients
}

fn untagged(address: &str) -> Option<String> {
    let (local, domain) = address.rsplit_once('@')?;
    let (name, _) = local.split_once('+').filter(|(name, _)| !name.is_empty())?;
    Some(format!("{name}@{domain}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_hides_nobody() {
        let lists = ["tom+x@b, c@b".to_owned(), "+d@b".to_owned()];
        assert_eq!(
            recipients(b"To: rita+x+y@b\n\n", &lists),
            ["rita+x+y@b", "tom+x@b", "c@b", "+d@b", "rita@b", "tom@b"]
        );
    }
}

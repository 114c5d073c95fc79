//! The languages that the caller has handed in.

use std::cell::RefCell;
use std::sync::Arc;

use followup_lint::Language;
use followup_lint::language::Languages;

use crate::Fault;

thread_local! {
    static LANGUAGES: RefCell<Option<Arc<Languages>>> = RefCell::default();
}

/// Adds the language of a pack, and returns its code. The first one is the default.
pub(crate) fn add(pack: Vec<u8>) -> Result<&'static str, Fault> {
    let language = Language::from_pack(pack.leak())?;
    let code = language.code();
    LANGUAGES.with_borrow_mut(|languages| {
        match languages {
            Some(languages) => Arc::get_mut(languages).expect("requests have ended").add(language),
            None => *languages = Some(Arc::new(Languages::with(vec![language])?)),
        }
        Ok(code)
    })
}

/// All languages, with what is known of their words so far.
pub(crate) fn all() -> Result<Arc<Languages>, Fault> {
    let added = LANGUAGES.with_borrow(Clone::clone);
    added.map_or_else(|| Ok(Arc::new(Languages::with(Vec::new())?)), Ok)
}

//! The languages that the caller has handed in.

use std::cell::RefCell;
use std::sync::Arc;

use followup_lint::Language;
use followup_lint::language::Languages;

use crate::Fault;

#[derive(Default)]
struct State {
    packs: Vec<&'static [u8]>,
    languages: Option<Arc<Languages>>,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Adds the language of a pack, and returns its code. The first one is the default.
pub(crate) fn add(pack: Vec<u8>) -> Result<&'static str, Fault> {
    let pack: &'static [u8] = pack.leak();
    let code = Language::from_pack(pack)?.code();
    STATE.with_borrow_mut(|state| {
        state.packs.push(pack);
        state.languages = None;
    });
    Ok(code)
}

/// All languages, with what is known of their words so far.
pub(crate) fn all() -> Result<Arc<Languages>, Fault> {
    STATE.with_borrow_mut(|state| {
        if let Some(languages) = &state.languages {
            return Ok(Arc::clone(languages));
        }
        let added = state.packs.iter().map(|pack| Language::from_pack(pack)).collect::<Result<_, _>>()?;
        let languages = Arc::new(Languages::with(added)?);
        Ok(Arc::clone(state.languages.insert(languages)))
    })
}

//! `followup-lint` as a WebAssembly module, for `index.js`: requests and answers are JSON in memory that
//! both sides see.
//!
//! The caller gets memory for a request from [`alloc`], and gives it up with the call. An answer is
//! `length << 32 | address`, and the caller releases it with [`release`]. It is `{"value": …}`, or
//! `{"error": {"message": …, "help": …}}` where the request is wrong.

mod check;
mod import;
mod languages;
mod memory;
mod places;
mod record;

use memory::{Answer, Given};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub use memory::{alloc, release};

/// What is wrong with a request.
#[derive(Debug, Serialize)]
struct Fault {
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
}

impl From<followup_lint::Mistake> for Fault {
    fn from(mistake: followup_lint::Mistake) -> Self {
        Self { message: mistake.message, help: mistake.help }
    }
}

impl From<String> for Fault {
    fn from(message: String) -> Self {
        Self { message, help: None }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Outcome<T> {
    Value(T),
    Error(Fault),
}

/// Adds the language of a pack, which stays in memory.
///
/// # Safety
///
/// The memory is from [`alloc`] with this length, and is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn add_language(start: *mut u8, len: usize) -> Answer {
    // SAFETY: as above.
    let pack = unsafe { Given::new(start, len) };
    answer(languages::add(pack.into_bytes()))
}

/// Checks a draft.
///
/// # Safety
///
/// The memory is from [`alloc`] with this length, and is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn check(start: *mut u8, len: usize) -> Answer {
    // SAFETY: as above.
    reply(unsafe { Given::new(start, len) }, check::check)
}

/// Makes a record of contact cards and invitations.
///
/// # Safety
///
/// The memory is from [`alloc`] with this length, and is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn import(start: *mut u8, len: usize) -> Answer {
    // SAFETY: as above.
    reply(unsafe { Given::new(start, len) }, import::import)
}

/// Reads a record that is written in TOML.
///
/// # Safety
///
/// The memory is from [`alloc`] with this length, and is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn read_record(start: *mut u8, len: usize) -> Answer {
    // SAFETY: as above.
    reply(unsafe { Given::new(start, len) }, |text: String| record::read(&text))
}

/// Writes a record as TOML.
///
/// # Safety
///
/// The memory is from [`alloc`] with this length, and is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn write_record(start: *mut u8, len: usize) -> Answer {
    // SAFETY: as above.
    reply(unsafe { Given::new(start, len) }, |record: record::Given| Ok(record.record()?.page()))
}

fn reply<R: DeserializeOwned, T: Serialize>(given: Given, work: impl FnOnce(R) -> Result<T, Fault>) -> Answer {
    let request = serde_json::from_slice(&given.into_bytes()).map_err(|error| Fault::from(error.to_string()));
    answer(request.and_then(work))
}

fn answer<T: Serialize>(result: Result<T, Fault>) -> Answer {
    let outcome = result.map_or_else(Outcome::Error, Outcome::Value);
    memory::hand_over(serde_json::to_vec(&outcome).expect("answers have only names for keys"))
}

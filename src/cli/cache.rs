//! What earlier runs found: a draft is checked again only if something has changed that decides what is found.

use std::collections::HashMap;
use std::fmt;
use std::hash::Hasher;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::{env, fs};

use etcetera::BaseStrategy;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use siphasher::sip128::{Hasher128, SipHasher13};

use super::{Failure, save};

/// Days after which a result is dropped that no run has asked for.
const KEPT: i64 = 30;

/// What the file begins with. No other is ever overwritten.
const MARK: &[u8] = b"followup-lint cache\n";

/// The results of earlier runs, and of this one.
pub(super) struct Cache {
    path: PathBuf,
    today: i64,
    results: Mutex<Results>,
    changed: AtomicBool,
}

/// What is in the file.
#[derive(Default, Serialize, Deserialize)]
struct Results {
    /// The key of the program that found them. Another one may find something else.
    program: Key,
    results: HashMap<Key, Kept>,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    /// The day on which a run last asked for it, counted from 1970.
    used: i64,
    /// The key of the result, which no damage leaves right.
    sum: Key,
    result: Vec<u8>,
}

/// Stands for everything that decides a result.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub(super) struct Key(u128);

impl Key {
    /// The key of what decides so far and something more, which may have any length.
    pub(super) fn and(self, more: &[u8]) -> Self {
        let mut hasher = SipHasher13::new();
        hasher.write_u128(self.0);
        hasher.write(more);
        Self(hasher.finish128().as_u128())
    }

    /// The same with something that is shown in full for debugging.
    pub(super) fn and_debug(self, more: &impl fmt::Debug) -> Self {
        self.and(format!("{more:?}").as_bytes())
    }
}

/// The file that has this code, if it is not that of the process.
pub(super) static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

impl Cache {
    /// The cache in a file, or in the user's folder for caches. One that is not there, damaged, or of another
    /// program has nothing.
    pub(super) fn open(path: Option<&Path>) -> Result<Self, Failure> {
        let Some(path) = path.map(Path::to_owned).or_else(usual) else {
            return Err(Failure::new("there is no folder for caches", "name a file: --cache=FILE"));
        };
        let file = PROGRAM.get().cloned().map_or_else(env::current_exe, Ok);
        let program = file.and_then(fs::read).map_or(Key::default(), |bytes| Key::default().and(&bytes));
        Self::read(path, program)
    }

    /// What a program has kept in a file.
    fn read(path: PathBuf, program: Key) -> Result<Self, Failure> {
        // What is no file may have no end.
        let other = path.exists() && !path.is_file();
        let bytes = if other { Vec::new() } else { fs::read(&path).unwrap_or_default() };
        let Some(content) = bytes.strip_prefix(MARK).or(bytes.is_empty().then_some(&[])).filter(|_| !other) else {
            let message = format!("{} is no cache; nothing was changed", path.display());
            return Err(Failure::new(message, "name another file, or remove this one"));
        };
        let results = postcard::from_bytes(content).ok().filter(|results: &Results| results.program == program);
        let results = results.unwrap_or_else(|| Results { program, ..Results::default() });
        let today = Timestamp::now().as_second().div_euclid(24 * 60 * 60);
        Ok(Self { path, today, results: Mutex::new(results), changed: AtomicBool::new(false) })
    }

    /// What was found for a key.
    pub(super) fn get<T: for<'a> Deserialize<'a>>(&self, key: Key) -> Option<T> {
        let mut results = self.results();
        let kept = results.results.get_mut(&key)?;
        if kept.used != self.today {
            kept.used = self.today;
            self.changed.store(true, Ordering::Relaxed);
        }
        let (sum, result) = (kept.sum, kept.result.clone());
        drop(results);
        postcard::from_bytes(&result).ok().filter(|_| sum == Key::default().and(&result))
    }

    /// Keeps what was found.
    pub(super) fn put(&self, key: Key, found: &impl Serialize) {
        if let Ok(result) = postcard::to_stdvec(found) {
            self.results().results.insert(key, Kept { used: self.today, sum: Key::default().and(&result), result });
            self.changed.store(true, Ordering::Relaxed);
        }
    }

    /// Writes the file, if there is something new to write.
    pub(super) fn close(&self) -> Result<(), Failure> {
        if !self.changed.load(Ordering::Relaxed) {
            return Ok(());
        }
        let mut results = self.results();
        results.results.retain(|_, kept| kept.used + KEPT >= self.today);
        if let Some(folder) = self.path.parent() {
            // If it cannot be made, the file cannot be written, which says why.
            let _ = fs::create_dir_all(folder);
        }
        let bytes = postcard::to_extend(&*results, MARK.to_vec()).unwrap_or_default();
        save::create(&self.path, &bytes, true)
    }

    fn results(&self) -> MutexGuard<'_, Results> {
        self.results.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `~/.cache/followup-lint/results`, on Windows in `%LOCALAPPDATA%`.
fn usual() -> Option<PathBuf> {
    let folder = etcetera::choose_base_strategy().ok()?.cache_dir();
    Some(folder.join("followup-lint").join("results"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(path: &Path) -> Result<Cache, Failure> {
        Cache::read(path.to_owned(), Key(7))
    }

    #[test]
    fn results_are_kept_until_something_that_decides_them_changes() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new/results");
        let key = Key::default().and(b"a draft");
        let cache = read(&path).expect("a cache");
        assert_eq!(cache.get::<String>(key), None);
        cache.put(key, &"found");
        cache.close().expect("it can be written");

        let cache = read(&path).expect("a cache");
        assert_eq!(cache.get(key), Some("found".to_owned()));
        assert_eq!(cache.get::<String>(key.and(b"")), None);
        assert_eq!(cache.get::<String>(Key::default().and(b"another draft")), None);

        let mut bytes = fs::read(&path).expect("it is there");
        for at in MARK.len()..bytes.len() {
            bytes[at] ^= 1;
            fs::write(&path, &bytes).expect("it can be written");
            let found = read(&path).expect("a cache").get(key);
            assert!(found.is_none_or(|found: String| found == "found"), "byte {at}");
            bytes[at] ^= 1;
        }
        bytes.truncate(MARK.len() + 5);
        fs::write(&path, bytes).expect("it can be written");
        assert_eq!(read(&path).expect("a cache").get::<String>(key), None);

        fs::write(&path, "Dear Rita,").expect("it can be written");
        assert!(read(&path).is_err());
    }

    #[test]
    fn results_that_nobody_asks_for_are_dropped() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("results");
        let keys = [Key::default().and(b"one"), Key::default().and(b"two")];
        let mut cache = read(&path).expect("a cache");
        for key in keys {
            cache.put(key, &"found");
        }
        cache.today += KEPT + 1;
        assert_eq!(cache.get(keys[0]), Some("found".to_owned()));
        cache.close().expect("it can be written");
        let cache = read(&path).expect("a cache");
        assert_eq!(keys.map(|key| cache.get::<String>(key).is_some()), [true, false]);
    }
}

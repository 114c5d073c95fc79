//! Writes out the words of a hunspell dictionary, and splits compounds with them.
//!
//! Hunspell takes a word apart to see whether its dictionary has it, which needs the whole dictionary
//! at hand. [`WordList::read`] does all of that in advance: it puts every stem together with its
//! affixes, so that a finite-state map can answer. What no list can hold are free compounds; for them
//! each word carries [`Marks`] that say where in a compound it may be, and a [`Splitter`] finds the parts.
//!
//! ```
//! use fst::Map;
//! use wordlist::{Splitter, WordList};
//!
//! let aff = "SET UTF-8\nCOMPOUNDBEGIN x\nCOMPOUNDEND z\nSFX S Y 1\nSFX S 0 en/z .\n";
//! let dic = "2\nhuis/xz\nboek/xzS\n";
//! let list = WordList::read(aff.as_bytes(), dic.as_bytes())?;
//! assert_eq!(list.words.keys().collect::<Vec<_>>(), ["boek", "boeken", "huis"]);
//!
//! let map = Map::from_iter(list.words.iter().map(|(word, value)| (word, value.pack())))?;
//! let splitter = Splitter::new(&map, &list.joints);
//! let compound = splitter.split("Huisboeken").expect("two parts that go together");
//! assert_eq!(compound.parts, ["huis", "boeken"]);
//! assert_eq!(splitter.split("boekenhuis"), None, "the plural begins no compound here");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod aff;
mod affix;
mod compounding;
mod condition;
mod conversion;
mod dic;
mod encoding;
mod expansion;
mod flags;
mod joints;
mod kinds;
mod list;
mod mistake;
mod parts;
mod replacement;
mod series;
mod spelling;
mod splitter;
mod value;

pub use joints::Joints;
pub use list::WordList;
pub use mistake::{File, Mistake};
pub use replacement::Replacement;
pub use splitter::{Compound, Splitter};
pub use value::{Marks, Value};

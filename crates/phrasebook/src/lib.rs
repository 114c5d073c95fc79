//! What `followup-lint` knows about a language, as data: the pattern language, the tables under
//! `rules/<language>/`, and the pack that holds a whole language as one blob. The build compiles
//! the tables to packs; the program and the trainer use them in place.

pub mod casing;
#[cfg(feature = "compile")]
pub mod compile;
pub mod forms;
pub mod pack;
pub mod pattern;
pub mod slots;
pub mod stored;
pub mod tables;

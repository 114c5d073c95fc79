//! The tables that all languages share: people's names, and the names of mail headers.

use phrasebook::pack::Pack;

/// What the build made of the tables in `rules/` itself.
pub(crate) const SHARED: Pack = Pack::embedded(include_bytes!(concat!(env!("OUT_DIR"), "/shared.pack")));

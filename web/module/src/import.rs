//! Records of contact cards and invitations.

use followup_lint::{Candidate, Imported};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Fault;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Request {
    files: Vec<File>,
    /// The writer, who is not an interviewer.
    #[serde(default)]
    candidate: Candidate,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    bytes: Vec<u8>,
}

#[derive(Serialize)]
pub(crate) struct Import {
    record: Value,
    /// What was taken, and what was not and why: for the user.
    taken: Vec<String>,
    left: Vec<String>,
    unmet: bool,
}

pub(crate) fn import(request: Request) -> Result<Import, Fault> {
    let files: Vec<(String, Vec<u8>)> = request.files.into_iter().map(|file| (file.name, file.bytes)).collect();
    let Imported { record, taken, left, unmet, .. } = followup_lint::import(&files, &request.candidate)?;
    Ok(Import { record: record.object(), taken, left, unmet })
}

//! Checks records for mistakes.

use std::path::{Path, PathBuf};

use crate::cli::console::{Console, print};
use crate::cli::{CLEAN, FAILED, FOUND, Failure, load, records};
use crate::mistake::Mistake;
use crate::record::import::Imported;
use crate::record::{Candidate, Record};
use crate::report::legible;
use crate::text::count;

/// Reads records and prints which are right. One that cannot be read is a failure, as it is beside a mail; what
/// is probably not intended counts as an error.
pub(super) fn check(files: &[PathBuf], console: Console) -> Result<u8, Failure> {
    let mut code = CLEAN;
    let mut page = String::new();
    for path in files {
        let name = path.display();
        let Checked { record, remarks, doubts } = match read(path) {
            Ok(checked) => checked,
            Err(failures) => {
                for failure in &failures {
                    console.fail(failure);
                }
                code = FAILED;
                continue;
            }
        };
        let people = count(record.interviewers.len(), "interviewer");
        let company = record.interview.company.as_ref().map(|company| format!(" of {company}")).unwrap_or_default();
        page.push_str(&format!("{name}: {people}{company}\n"));
        let nobody = record.interviewers.is_empty();
        let nobody = nobody.then(|| "the record has no interviewer, so no name can be checked".to_owned());
        for remark in remarks.into_iter().chain(nobody) {
            page.push_str(&format!("{name}: {remark}\n"));
        }
        for doubt in &doubts {
            console.fail(doubt);
            code = code.max(FOUND);
        }
    }
    print(legible(&page).as_bytes())?;
    Ok(code)
}

/// A record that can be read, with remarks on it and what is probably not intended.
struct Checked {
    record: Record,
    remarks: Vec<String>,
    doubts: Vec<Failure>,
}

fn read(path: &Path) -> Result<Checked, Vec<Failure>> {
    if records::is_importable(path) {
        let bytes = load::bytes(path).map_err(|failure| vec![failure])?;
        let imported = records::import_bytes(&[(path.display().to_string(), bytes)], &Candidate::default());
        let Imported { record, left, .. } = imported.map_err(|failure| vec![failure])?;
        let from = format!("{}: ", path.display());
        let remark = |line: String| line.strip_prefix(&from).map(str::to_owned).unwrap_or(line);
        let doubts = records::doubts(&record, "").map(|doubt| records::failure_of(path, "", doubt)).collect();
        return Ok(Checked { record, remarks: left.into_iter().map(remark).collect(), doubts });
    }
    let text = load::text(path, "record").map_err(|failure| vec![failure])?;
    let failure = |mistake: Mistake| records::failure_of(path, &text, mistake);
    let mistakes = |_| Record::mistakes(&text).into_iter().map(failure).collect::<Vec<_>>();
    let record = Record::parse(&text).map_err(mistakes)?;
    let doubts = records::doubts(&record, &text).map(failure).collect();
    Ok(Checked { record, remarks: Vec::new(), doubts })
}

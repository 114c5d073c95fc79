//! The face of the library: set up once, for any number of drafts.

mod builder;

use jiff::Zoned;

pub use builder::LinterBuilder;

use crate::diagnostic::Safety;
use crate::draft::{Draft, HeaderName, PartKind};
use crate::engine::{Case, Engine, Report};
use crate::facts::letters::{Letter, Letters};
use crate::fix::{self, Fixed};
use crate::record::Record;
use crate::record::choose::{Addressee, Destination, Directory};

/// Proofreads drafts: the same draft gives the same findings, whatever was read before.
///
/// It reads no file of the user's, no clock and no environment. Make one with [`Linter::builder`], and use
/// it from any number of threads.
///
/// ```
/// use followup_lint::{Linter, Safety};
///
/// let linter = Linter::builder().build()?;
/// let draft = linter.read(b"Dear Rita,\n\nThank you for the the hour in the kiln room.\n");
/// let report = linter.check(&draft);
/// assert_eq!(report.diagnostics[0].rule, "repeated-word");
///
/// let fixed = linter.fix(&draft, Safety::Safe);
/// assert_eq!(fixed.draft.text(), "Dear Rita,\n\nThank you for the hour in the kiln room.\n");
/// # Ok::<(), followup_lint::Mistake>(())
/// ```
#[derive(Debug)]
pub struct Linter {
    engine: Engine,
    template: bool,
    records: Vec<Record>,
    own: Option<usize>,
    directory: Directory,
    now: Option<Zoned>,
}

impl Linter {
    /// Begins to set up a linter.
    pub fn builder() -> LinterBuilder {
        LinterBuilder::default()
    }

    /// Reads a draft: plain text, with or without headers, or a message as mail programs write it; of a
    /// mailbox, the first message. Reading never fails.
    #[must_use]
    pub fn read(&self, bytes: &[u8]) -> Draft {
        self.set_up(Draft::read(bytes, self.engine.languages.formulas()))
    }

    /// Reads all messages of a mailbox; of any other file, its one draft.
    #[must_use]
    pub fn read_all(&self, bytes: &[u8]) -> Vec<Draft> {
        let drafts = Draft::read_each(bytes, self.engine.languages.formulas());
        drafts.map(|draft| self.set_up(draft)).collect()
    }

    /// Checks a draft.
    #[must_use]
    pub fn check(&self, draft: &Draft) -> Report {
        self.engine.check(draft, &self.case(draft))
    }

    /// Checks the HTML of a message where it says something else than its plain text, and leaves out
    /// what `report` on the plain text says already. `None` if that is all.
    #[must_use]
    pub fn check_alternative<'d>(&self, draft: &'d Draft, report: &Report) -> Option<(&'d Draft, Report)> {
        self.engine.check_alternative(draft, report, &self.case(draft))
    }

    /// Compares letters to the panel of one interview, each with the name that the others call it by: two
    /// that are too much alike, people who get none. A report for each.
    ///
    /// ```
    /// use followup_lint::Linter;
    ///
    /// let linter = Linter::builder().build()?;
    /// let letter = linter.read(
    ///     b"Thank you for the hour in the kiln room. The glaze that ran into the lid of the blue pot has stayed with \
    ///       me, and I believe that a slower fire would hold it. I would love to try that with your team.\n",
    /// );
    /// let reports = linter.compare(&[("rita.txt", &letter), ("tom.txt", &letter)]);
    /// assert_eq!(reports[1].diagnostics[0].rule, "identical-letters");
    /// # Ok::<(), followup_lint::Mistake>(())
    /// ```
    #[must_use]
    pub fn compare(&self, letters: &[(&str, &Draft)]) -> Vec<Report> {
        let record = letters.iter().find_map(|(_, draft)| self.case(draft).record());
        let letters: Vec<Letter> = letters.iter().map(|&(name, draft)| Letter { name, draft }).collect();
        self.engine.compare(&Letters { letters: &letters, record })
    }

    /// Applies every fix that `safety` allows, until there are none left; of what [`Linter::check`] does not
    /// report before the first fix, only safe ones.
    #[must_use]
    pub fn fix(&self, draft: &Draft, safety: Safety) -> Fixed {
        fix::fix(&self.engine, draft, &self.case(draft), safety)
    }

    /// A draft, as a template if drafts are templates.
    fn set_up(&self, draft: Draft) -> Draft {
        if self.template { draft.into_template() } else { draft }
    }

    /// What is known about the interview that a draft is about, and about others.
    fn case(&self, draft: &Draft) -> Case<'_> {
        let chosen = || match self.directory.choose(&addressee(draft), &self.records)[..] {
            [only] => Some(only),
            _ => None,
        };
        Case { records: &self.records, own: self.own.or_else(chosen), now: self.now.as_ref() }
    }
}

/// Whom a draft is for.
pub(crate) fn addressee(draft: &Draft) -> Addressee {
    let greeting = draft.parts_of(PartKind::Greeting).next().map(|part| draft.slice(part.span).to_owned());
    let to = draft.addresses(&[HeaderName::To]).map(|to| Destination {
        name: to.name.to_owned(),
        office: draft.is_office(&to.address),
        address: to.address,
    });
    Addressee { to: to.collect(), greeting: greeting.unwrap_or_default() }
}

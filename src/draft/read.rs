//! How a draft is read: from the bytes of its file, as a template, or once more after a change.

use std::ops::Range;
use std::sync::Arc;

use super::source::{File, Source};
use super::{
    Draft, Formulas, FrontMatter, Header, HeaderName, Template, anatomy, armor, editor, headers, message, slots,
    template,
};
use crate::diagnostic::Edit;

#[doc(hidden)]
impl Draft {
    /// Reads a draft from the bytes of its file: plain text, or a message as mail programs write
    /// it. From a mailbox, it reads the first message; use [`Draft::read_all`] for all of them.
    #[must_use]
    pub fn read(bytes: &[u8], formulas: &Formulas) -> Self {
        match message::split(bytes).first() {
            Some(first) => Self::in_file(&Arc::new(File::new(bytes)), first.clone(), true, formulas),
            None if message::is_message(bytes) => Self::message(bytes, formulas),
            None => Self::plain(bytes, formulas),
        }
    }

    /// Reads all drafts of a file: of a mailbox, each message.
    #[must_use]
    pub fn read_all(bytes: &[u8], formulas: &Formulas) -> Vec<Self> {
        Self::read_each(bytes, formulas).collect()
    }

    /// Reads the drafts of a file one after the other.
    #[must_use]
    pub fn read_each<'a>(bytes: &'a [u8], formulas: &'a Formulas) -> impl ExactSizeIterator<Item = Self> + use<'a> {
        let mut messages = message::split(bytes);
        let mailbox = (!messages.is_empty()).then(|| Arc::new(File::new(bytes)));
        if mailbox.is_none() {
            messages.push(0..bytes.len());
        }
        messages.into_iter().map(move |range| match &mailbox {
            Some(file) => Self::in_file(file, range, true, formulas),
            None => Self::read(bytes, formulas),
        })
    }

    /// Reads a draft from the bytes of a plain text file.
    #[must_use]
    pub fn plain(bytes: &[u8], formulas: &Formulas) -> Self {
        Self::of(Source::read(bytes), formulas)
    }

    /// Reads a draft from the bytes of a message.
    #[must_use]
    pub fn message(bytes: &[u8], formulas: &Formulas) -> Self {
        Self::in_file(&Arc::new(File::new(bytes)), 0..bytes.len(), false, formulas)
    }

    /// Reads a draft from the bytes of an HTML file: what a browser shows of it. A message that only has such an
    /// ending is read as a message.
    #[must_use]
    pub fn page(bytes: &[u8], formulas: &Formulas) -> Self {
        if message::is_message(bytes) {
            return Self::message(bytes, formulas);
        }
        let file = Arc::new(File::new(bytes));
        let message = message::read_page(&file.bytes);
        Self { page: true, ..Self::of_message(&file, message, formulas) }
    }

    fn of(mut source: Source, formulas: &Formulas) -> Self {
        let (headers, body) = headers::read(source.text());
        if armor::is_encrypted(&source.text()[body..]) {
            source.mark_encrypted();
        }
        Self::new(source, headers, body, None, formulas)
    }

    /// The message in a range of a file. A mailbox is an archive, and is never written to.
    fn in_file(file: &Arc<File>, range: Range<usize>, archive: bool, formulas: &Formulas) -> Self {
        let (read, alternative, files) = message::read(&file.bytes, range);
        let draft = |mut message: message::Message| {
            if archive {
                message.stretches.clear();
            }
            Self { files: files.clone(), ..Self::of_message(file, message, formulas) }
        };
        Self { alternative: alternative.map(|message| Box::new(draft(message))), ..draft(read) }
    }

    fn of_message(file: &Arc<File>, message: message::Message, formulas: &Formulas) -> Self {
        let source = Source::message(Arc::clone(file), message.text, message.stretches, message.problem);
        Self { markdown: message.markdown, ..Self::new(source, message.headers, message.body, None, formulas) }
    }

    fn new(source: Source, headers: Vec<Header>, body: usize, template: Option<Template>, formulas: &Formulas) -> Self {
        let text = source.text();
        let editor::Marks { spans: mut marks, files } =
            if source.is_message() { editor::Marks::default() } else { editor::marks(text, body) };
        if marks.is_empty() {
            marks = armor::marks(text, body);
        }
        if let (Some(template), true) = (&template, marks.is_empty()) {
            marks = template::marks(text, body, template);
        }
        let parts = anatomy::dissect(text, &headers, body, &marks, formulas);
        let slots = slots::find(text, &parts, template.as_ref(), formulas);
        let formulas = formulas.clone();
        Self {
            source,
            headers,
            parts,
            slots,
            template,
            body,
            markdown: false,
            page: false,
            files,
            alternative: None,
            formulas,
        }
    }

    /// The draft read as a template: its tags are no text, its comments are not read.
    #[must_use]
    pub fn into_template(self) -> Self {
        let Self { source, mut headers, mut body, markdown, page, files, alternative, formulas, .. } = self;
        let front = FrontMatter::read(source.text()).filter(|_| headers.is_empty()).unwrap_or_default();
        if front.end > 0 {
            headers.clone_from(&front.headers);
            if !source.is_message() {
                // There may be headers below, too.
                let (more, start) = headers::read(&source.text()[front.end..]);
                headers.extend(more.into_iter().map(|header| header.moved(front.end)));
                body = front.end + start;
            }
        }
        let subjects = headers.iter().filter(|header| header.name == HeaderName::Subject);
        let ranges = subjects.map(|subject| subject.value.range()).chain(std::iter::once(body..source.text().len()));
        let template = Template::read(source.text(), front, ranges.collect::<Vec<_>>());
        let alternative = alternative.map(|draft| Box::new(draft.into_template()));
        let read = Self::new(source, headers, body, Some(template), &formulas);
        Self { markdown, page, files, alternative, ..read }
    }

    /// The draft with its text changed; `edits` are sorted, do not overlap, and can be written.
    #[must_use]
    pub fn edited(&self, edits: &[&Edit]) -> Self {
        let formulas = &self.formulas;
        let edited = self.source.edited(edits);
        let read = if self.page { Self::page } else { Self::message };
        let edited = edited.map_or_else(|bytes| read(&bytes, formulas), |source| Self::of(source, formulas));
        self.like(edited)
    }

    /// The readable text of a message, as plain text.
    #[must_use]
    pub fn readable(&self) -> Self {
        self.like(Self::plain(self.text().as_bytes(), &self.formulas))
    }

    /// Another draft, read as this one is.
    fn like(&self, other: Self) -> Self {
        let other = Self { markdown: self.markdown, ..other };
        if self.template.is_some() { other.into_template() } else { other }
    }
}

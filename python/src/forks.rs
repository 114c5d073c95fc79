//! Forks of the process.
//!
//! A forked process has the memory of its parent, but only the thread that forked. A lock that another thread held
//! is never released there, so no mail may be being checked while a process forks.

use std::cell::Cell;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use pyo3::prelude::pyfunction;

static WORK: RwLock<()> = RwLock::new(());

thread_local! {
    /// While this thread forks.
    static PAUSE: Cell<Option<RwLockWriteGuard<'static, ()>>> = const { Cell::new(None) };
}

/// While this lives, no process forks. It must be short, and nothing may wait for Python meanwhile.
pub(crate) fn working() -> RwLockReadGuard<'static, ()> {
    WORK.read().unwrap_or_else(PoisonError::into_inner)
}

/// Waits until no mail is being checked, and lets no thread begin with one.
#[pyfunction]
pub(crate) fn before_fork() {
    PAUSE.set(Some(WORK.write().unwrap_or_else(PoisonError::into_inner)));
}

/// Lets threads check mails again: in the parent, and in the child.
#[pyfunction]
pub(crate) fn after_fork() {
    PAUSE.take();
}

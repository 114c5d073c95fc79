//! Runs a test in a forked process, as programs that load the library as a plug-in may fork it.

#![cfg(unix)]

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::process::abort;
use std::thread::sleep;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use nix::unistd::{ForkResult, fork};

/// Whether `test` holds in a fork of this process, and within `patience`: a fork may hang where it waits
/// for a thread that only its parent has.
pub fn holds(patience: Duration, test: impl FnOnce() -> bool) -> bool {
    // SAFETY: of a process with several threads the fork has one. What it needs of the others it may wait
    // for in vain, which is what is tested; the memory allocator is whole in it.
    match unsafe { fork() }.expect("a process can be forked") {
        ForkResult::Child => {
            let held = catch_unwind(AssertUnwindSafe(test)).unwrap_or(false);
            if !held {
                abort();
            }
            // SAFETY: nothing of the parent's is to be flushed or dropped here.
            unsafe { nix::libc::_exit(0) }
        }
        ForkResult::Parent { child } => {
            let end = Instant::now() + patience;
            while Instant::now() < end {
                match waitpid(child, Some(WaitPidFlag::WNOHANG)).expect("the child is ours") {
                    WaitStatus::StillAlive => sleep(Duration::from_millis(10)),
                    status => return matches!(status, WaitStatus::Exited(_, 0)),
                }
            }
            kill(child, Signal::SIGKILL).expect("the child is ours");
            waitpid(child, None).expect("the child is ours");
            false
        }
    }
}

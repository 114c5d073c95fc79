//! Signals that would end the program in the middle of its work.

use std::ffi::c_int;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

use signal_hook::flag::{register_conditional_default, register_usize};
use signal_hook::low_level::emulate_default_handler;

/// Whether signals end the program.
static ENDING: AtomicBool = AtomicBool::new(true);
/// The last signal that did not, or 0.
static HELD: AtomicUsize = AtomicUsize::new(0);

/// While this lives, no signal ends the program, except SIGKILL. One that arrives meanwhile ends it
/// afterwards.
pub(super) struct Hold(());

pub(super) fn hold() -> Hold {
    static REGISTERED: Once = Once::new();
    REGISTERED.call_once(|| {
        for signal in ending() {
            // A signal that the system does not have cannot arrive.
            let _ = register_conditional_default(signal, &ENDING);
            let _ = register_usize(signal, &HELD, usize::try_from(signal).unwrap_or(0));
        }
    });
    ENDING.store(false, Ordering::SeqCst);
    Hold(())
}

impl Hold {
    /// Holds signals until the program ends by itself.
    pub(super) fn forever(self) {
        std::mem::forget(self);
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        ENDING.store(true, Ordering::SeqCst);
        if let Ok(signal @ 1..) = c_int::try_from(HELD.swap(0, Ordering::SeqCst)) {
            let _ = emulate_default_handler(signal);
        }
    }
}

/// The signals that would end the program.
#[cfg(unix)]
fn ending() -> impl Iterator<Item = c_int> {
    use signal_hook::consts::{self, FORBIDDEN};
    /// Linux has the most signals.
    const LAST: c_int = 64;
    // A bus error cannot be held, and the others stop the program, wake it up or do nothing.
    let others = [consts::SIGBUS, consts::SIGCHLD, consts::SIGCONT, consts::SIGTSTP, consts::SIGTTIN];
    let others = [&others[..], &[consts::SIGTTOU, consts::SIGURG, consts::SIGWINCH], FORBIDDEN].concat();
    // Programs that this one starts ignore what it ignores, but not what it handles.
    let ignored = ignored();
    (1..=LAST).filter(move |signal| !others.contains(signal) && ignored >> (signal - 1) & 1 == 0)
}

#[cfg(not(unix))]
fn ending() -> impl Iterator<Item = c_int> {
    signal_hook::consts::TERM_SIGNALS.iter().copied()
}

/// The signals that are ignored, the first as the lowest bit. Only Linux says.
#[cfg(unix)]
fn ignored() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let mask = status.lines().find_map(|line| line.strip_prefix("SigIgn:"));
    mask.and_then(|mask| u64::from_str_radix(mask.trim(), 16).ok()).unwrap_or(0)
}

//! Works on all cores, with the results in the order of the items.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// The bytes of a text from which on threads gain more than it takes to start them. No mail has as many.
const LONG: usize = 256 * 1024;

/// How many threads can work at a time; one where there are no others.
pub(crate) fn cores() -> usize {
    thread::available_parallelism().map_or(1, NonZero::get)
}

/// How many threads a text with this many bytes is worth.
pub(crate) fn threads_for(bytes: usize) -> usize {
    if bytes < LONG { 1 } else { cores() }
}

/// Does `work` on each item with this many threads, and hands over each result as soon as those of
/// all earlier items are there.
pub fn in_order<T: Sync, R: Send>(items: &[T], threads: usize, work: impl Fn(&T) -> R + Sync, mut done: impl FnMut(R)) {
    let threads = threads.min(items.len());
    if threads < 2 {
        items.iter().map(work).for_each(done);
        return;
    }
    let next = AtomicUsize::new(0);
    let (sender, results) = mpsc::channel();
    thread::scope(|scope| {
        let works = || {
            let (next, work, sender) = (&next, &work, sender.clone());
            move || {
                while let at = next.fetch_add(1, Ordering::Relaxed)
                    && let Some(item) = items.get(at)
                {
                    // There is no receiver only if the program is failing anyway.
                    let _ = sender.send((at, work(item)));
                }
            }
        };
        let started = (0..threads).filter(|_| thread::Builder::new().spawn_scoped(scope, works()).is_ok()).count();
        // A system may have no thread to give.
        if started == 0 {
            works()();
        }
        drop(sender);
        let mut early = BTreeMap::new();
        let mut turn = 0;
        for (at, result) in results {
            early.insert(at, result);
            while let Some(result) = early.remove(&turn) {
                done(result);
                turn += 1;
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn results_keep_the_order_of_their_items() {
        let items: Vec<u64> = (0..50).collect();
        for threads in [0, 1, 2, 7, 100] {
            let mut results = Vec::new();
            let work = |&item: &u64| {
                // The first take longest.
                thread::sleep(Duration::from_micros(50 - item));
                item * 2
            };
            in_order(&items, threads, work, |result| results.push(result));
            assert_eq!(results, items.iter().map(|item| item * 2).collect::<Vec<_>>());
        }
    }
}

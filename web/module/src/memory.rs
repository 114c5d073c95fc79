//! Memory that is handed over between the module and its caller.

use std::ptr;

/// Where an answer is, and how long it is: `length << 32 | address`.
pub(crate) type Answer = u64;

/// Memory for `len` bytes, which the caller fills and gives up.
#[unsafe(no_mangle)]
pub extern "C" fn alloc(len: usize) -> *mut u8 {
    leak(vec![0; len].into_boxed_slice())
}

/// Releases an answer.
///
/// # Safety
///
/// The memory is that of an answer, and is not used again.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn release(start: *mut u8, len: usize) {
    // SAFETY: as above.
    drop(unsafe { Given::new(start, len) });
}

/// Bytes that the caller has given up.
pub(crate) struct Given(Box<[u8]>);

impl Given {
    /// Takes memory back.
    ///
    /// # Safety
    ///
    /// It was leaked by this module with this length, and nobody else uses it.
    pub(crate) unsafe fn new(start: *mut u8, len: usize) -> Self {
        // SAFETY: as above.
        Self(unsafe { Box::from_raw(ptr::slice_from_raw_parts_mut(start, len)) })
    }

    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.0.into_vec()
    }
}

/// Gives bytes to the caller.
pub(crate) fn hand_over(bytes: Vec<u8>) -> Answer {
    let len = bytes.len() as u64;
    let start = leak(bytes.into_boxed_slice());
    len << 32 | start as u64
}

fn leak(bytes: Box<[u8]>) -> *mut u8 {
    Box::into_raw(bytes).cast()
}

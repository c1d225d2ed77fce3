//! The most memory that the reading process takes, so that the PC stays usable whatever file it reads.

/// In bytes; of the address space on Unix, which is larger than what is used.
const MEMORY: u64 = 2 * 1024 * 1024 * 1024;

/// Unix refuses what is beyond a limit by itself. Elsewhere the heap of the process counts what it gives: a job object of
/// Windows would do it too, but no crate offers that limit without unsafe code of our own.
#[cfg(not(unix))]
#[global_allocator]
static HEAP: cap::Cap<std::alloc::System> = cap::Cap::new(std::alloc::System, usize::MAX);

/// From here on more is refused: the process then ends with a word about it. Where the limit cannot be set, files are read
/// as well; only a hostile one could take more.
pub(crate) fn limit() {
    #[cfg(unix)]
    let _ = rlimit::setrlimit(rlimit::Resource::AS, MEMORY, MEMORY);
    #[cfg(not(unix))]
    let _ = HEAP.set_limit(usize::try_from(MEMORY).unwrap_or(usize::MAX));
}

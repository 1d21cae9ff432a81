//! How many heaps the C library's allocator keeps.

/// Asks glibc for as many heaps as there are cores, instead of eight times as many, by starting the
/// program again in the same process with `MALLOC_ARENA_MAX` set: glibc reads it at the start only.
/// Every connection to SQLite has a thread of its own, every thread would get a heap of its own, and
/// what a heap has once held it rarely gives back: after an import of ten thousand lines the server
/// kept 330 MB, and keeps 210 MB like this. Who sets the variable decides; elsewhere than on glibc
/// nothing happens.
///
/// # Errors
/// When the program cannot be started again; it can as well go on as it is.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
pub fn settle() -> std::io::Result<()> {
    use std::os::unix::process::CommandExt as _;

    const VARIABLE: &str = "MALLOC_ARENA_MAX";
    if std::env::var_os(VARIABLE).is_some() {
        return Ok(());
    }
    let heaps = std::thread::available_parallelism()?.get().max(2);
    let mut arguments = std::env::args_os();
    let mut command = std::process::Command::new(std::env::current_exe()?);
    if let Some(name) = arguments.next() {
        command.arg0(name);
    }
    // Comes back only when it fails.
    Err(command
        .args(arguments)
        .env(VARIABLE, heaps.to_string())
        .exec())
}

/// Nothing to settle.
///
/// # Errors
/// None.
#[cfg(not(all(target_os = "linux", target_env = "gnu")))]
pub fn settle() -> std::io::Result<()> {
    Ok(())
}

//! How many files, and so connections, this process may have open at once.

/// What a server needs beside its connections: database, registers, log.
const OTHERS: u64 = 256;

/// Raises the soft limit as far as the system lets, and warns when the connections of the configuration do not fit.
pub fn raise(connections_max: usize) {
    let wanted = u64::try_from(connections_max).map_or(u64::MAX, |it| it.saturating_add(OTHERS));
    let got = limit(wanted);
    if got.is_some_and(|got| got < wanted) {
        tracing::warn!(
            wanted,
            got,
            "fewer files may be open than http.connections_max needs: raise LimitNOFILE"
        );
    }
}

/// The limit that holds now; none is no limit.
#[cfg(unix)]
fn limit(wanted: u64) -> Option<u64> {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    let enough = limit.current.is_none_or(|it| wanted <= it);
    if !enough {
        limit.current = Some(limit.maximum.map_or(wanted, |most| wanted.min(most)));
        let _as_it_was = setrlimit(Resource::Nofile, limit);
    }
    getrlimit(Resource::Nofile).current
}

#[cfg(not(unix))]
const fn limit(_: u64) -> Option<u64> {
    None
}

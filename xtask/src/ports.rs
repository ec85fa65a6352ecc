//! TCP ports of this machine's loopback address.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use anyhow::Context as _;

/// `127.0.0.1:port`. Nothing here ever listens on an address that other machines can reach.
pub fn loopback(port: u16) -> SocketAddr {
    (Ipv4Addr::LOCALHOST, port).into()
}

/// Whether a program could listen on `port` now.
pub fn is_free(port: u16) -> bool {
    TcpListener::bind(loopback(port)).is_ok()
}

/// A port that nobody listens on, chosen by the system. For programs that cannot choose one themselves.
///
/// # Errors
/// When the system has none left.
pub fn free() -> anyhow::Result<u16> {
    let listener = TcpListener::bind(loopback(0)).context("the system has no free port")?;
    Ok(listener.local_addr().context("the system does not say which port it chose")?.port())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    #[test]
    fn a_port_that_somebody_listens_on_is_not_free() {
        let listener = TcpListener::bind(loopback(0)).unwrap();
        assert!(!is_free(listener.local_addr().unwrap().port()));
    }

    #[test]
    fn the_system_chooses_a_real_port() {
        assert_ne!(free().unwrap(), 0);
    }
}

//! The one HTTP question asked here: what status does this local address answer with?

use std::io::{Read as _, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

/// How long a local program may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// The status of `GET path`, or nothing while nobody answers in HTTP.
pub fn status(address: SocketAddr, path: &str) -> Option<u16> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE).ok()?;
    stream.set_read_timeout(Some(PATIENCE)).ok()?;
    stream.set_write_timeout(Some(PATIENCE)).ok()?;
    // In one piece: a server that answered the first of several and closed would cut off its own answer.
    let request = format!("GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).ok()?;
    let mut head = [0; 12];
    stream.read_exact(&mut head).ok()?;
    status_in(&head)
}

/// The status in `HTTP/1.1 200`, the first twelve bytes of an answer.
fn status_in(head: &[u8]) -> Option<u16> {
    let (version, status) = std::str::from_utf8(head).ok()?.split_once(' ')?;
    version.starts_with("HTTP/1.").then_some(())?;
    status.parse().ok()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use std::net::TcpListener;

    use super::*;
    use crate::ports;

    #[test]
    fn a_status_is_read_from_the_first_line() {
        assert_eq!(status_in(b"HTTP/1.1 200"), Some(200));
        assert_eq!(status_in(b"HTTP/1.0 404"), Some(404));
        assert_eq!(status_in(b"SSH-2.0-Open"), None);
        assert_eq!(status_in(b"\xff\xff\xff 200"), None);
    }

    #[test]
    fn a_server_is_asked() {
        let listener = TcpListener::bind(ports::loopback(0)).unwrap();
        let address = listener.local_addr().unwrap();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut request = [0; 256];
            let length = stream.read(&mut request).unwrap();
            stream.write_all(b"HTTP/1.1 404 Not Found\r\n\r\n").unwrap();
            String::from_utf8_lossy(request.get(..length).unwrap()).into_owned()
        });
        assert_eq!(status(address, "/status"), Some(404));
        assert!(server.join().unwrap().starts_with("GET /status HTTP/1.1\r\n"));
    }

    #[test]
    fn nobody_there_is_no_status() {
        // Port 1 is for a service that died out long ago, and only root may listen there.
        assert_eq!(status(ports::loopback(1), "/"), None);
    }
}

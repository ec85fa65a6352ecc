//! What only shows on a real connection.

use reference_api::{Options, serve};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::client::{FORM, task_info};

/// Every byte that a server sends for one call, until it closes the connection.
async fn raw_answer(faults: &str) -> Vec<u8> {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let server = tokio::spawn(serve(listener, Options::default()));
    let mut stream = TcpStream::connect(address).await.unwrap();
    let body = task_info(faults, 1, 100);
    let head = format!(
        "POST / HTTP/1.1\r\nHost: {address}\r\nContent-Type: {FORM}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    // A connection that breaks may also be reset: what came before it is what counts.
    let _ = stream.read_to_end(&mut bytes).await;
    server.abort();
    bytes
}

/// The length that the headers promise, and the length of the body that came.
fn lengths(answer: &[u8]) -> (usize, usize) {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n").expect("whole headers");
    let head = str::from_utf8(&answer[..end]).unwrap().to_ascii_lowercase();
    let (_, promised) = head.split_once("content-length: ").expect("a promised length");
    (promised.split("\r\n").next().unwrap().parse().unwrap(), answer.len() - end - 4)
}

#[tokio::test]
async fn a_whole_answer_has_the_promised_length() {
    let (promised, came) = lengths(&raw_answer("").await);
    assert_eq!(came, promised);
}

#[tokio::test]
async fn a_dropped_connection_leaves_half_of_the_promised_body() {
    let (promised, came) = lengths(&raw_answer("!drop").await);
    assert_eq!(came, promised / 2);
}

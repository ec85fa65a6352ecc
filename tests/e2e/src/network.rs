//! A network that misbehaves: it stands before a reference API of its own, and a test says what becomes of each call.
//!
//! Bytes and connections are written by hand, since no server of good manners breaks off in its header. Every answer has
//! a connection to itself, and every origin may read it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::Context as _;
use reference_api::Options;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// A page of a task that has been asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Call {
    /// The page, from 1.
    pub page: u64,
    /// Records a page.
    pub page_size: u64,
    /// How often this very page has been asked for, from 1.
    pub attempt: u64,
}

/// What becomes of a call.
#[derive(Debug, Clone, Copy)]
pub enum Fate {
    /// It is answered.
    Answered,
    /// The connection breaks before the first byte of the answer.
    BrokenBefore,
    /// It breaks in the answer's header.
    BrokenInHeader,
    /// It breaks in the middle of the body.
    BrokenInBody,
    /// It is answered once the answer to the first call of another page has gone out.
    After(u64),
    /// It is answered with HTTP 200 and what this makes of the body.
    Changed(fn(&str) -> String),
}

/// Decides what becomes of a call.
type Fates = dyn Fn(Call) -> Fate + Send + Sync;

/// The network, which ends with its test.
#[derive(Clone)]
pub struct Network {
    /// Where the API is for a browser.
    pub address: String,
    inner: Arc<Inner>,
}

struct Inner {
    behind: String,
    fates: Box<Fates>,
    calls: Mutex<Vec<Call>>,
    under_way: AtomicUsize,
    most_under_way: AtomicUsize,
    /// Whether anything gets through.
    online: watch::Sender<bool>,
    /// The pages that have been answered, each with its size.
    answered: watch::Sender<BTreeSet<(u64, u64)>>,
}

impl Network {
    /// A network before a reference API, which does to each call what `fates` says.
    ///
    /// # Errors
    /// When there is no port for it.
    pub async fn start(fates: impl Fn(Call) -> Fate + Send + Sync + 'static) -> anyhow::Result<Self> {
        let (behind, in_front) = (TcpListener::bind("127.0.0.1:0").await?, TcpListener::bind("127.0.0.1:0").await?);
        let address = |listener: &TcpListener| anyhow::Ok(format!("http://{}/", listener.local_addr()?));
        let inner = Inner {
            behind: address(&behind)?,
            fates: Box::new(fates),
            calls: Mutex::default(),
            under_way: AtomicUsize::default(),
            most_under_way: AtomicUsize::default(),
            online: watch::Sender::new(true),
            answered: watch::Sender::default(),
        };
        let network = Self { address: address(&in_front)?, inner: Arc::new(inner) };
        tokio::spawn(reference_api::serve(behind, Options::default()));
        tokio::spawn(network.clone().take(in_front));
        Ok(network)
    }

    /// A network that does nothing wrong by itself.
    ///
    /// # Errors
    /// As [`Network::start`].
    pub async fn sound() -> anyhow::Result<Self> {
        Self::start(|_| Fate::Answered).await
    }

    /// Breaks every connection, and lets nothing through from now on.
    pub fn go_offline(&self) {
        self.inner.online.send_replace(false);
    }

    /// Lets everything through again.
    pub fn go_online(&self) {
        self.inner.online.send_replace(true);
    }

    /// Every call so far, in the order in which they came.
    pub fn calls(&self) -> Vec<Call> {
        self.inner.calls.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How many calls have been under way at a time: come, and not about to be answered.
    pub fn most_under_way(&self) -> usize {
        self.inner.most_under_way.load(Ordering::Relaxed)
    }

    async fn take(self, listener: TcpListener) {
        while let Ok((stream, _)) = listener.accept().await {
            let network = self.clone();
            tokio::spawn(async move {
                let mut online = network.inner.online.subscribe();
                let mut stream = stream;
                tokio::select! {
                    // What becomes of a connection, the browser tells the test.
                    _ = network.answer(&mut stream) => {}
                    _ = online.wait_for(|online| !online) => break_off(&stream),
                }
            });
        }
    }

    async fn answer(&self, stream: &mut TcpStream) -> anyhow::Result<()> {
        let body = read_body(stream).await?;
        let call = self.note(&body);
        let under_way = UnderWay::new(&self.inner);
        let fate = (self.inner.fates)(call);
        if matches!(fate, Fate::BrokenBefore) {
            break_off(stream);
            return Ok(());
        }
        if let Fate::After(page) = fate {
            let mut answered = self.inner.answered.subscribe();
            answered.wait_for(|answered| answered.contains(&(page, call.page_size))).await?;
        }
        let (head, body) = match fate {
            Fate::Changed(change) => {
                let body = change(&String::from_utf8_lossy(&self.ask(body).await?.1)).into_bytes();
                (head_of("200 OK", body.len()), body)
            }
            _ => self.ask(body).await?,
        };
        // Whoever has the answer may call again before this goes on.
        drop(under_way);
        match fate {
            Fate::BrokenInHeader => send_and_break_off(stream, &[half_of(head.as_bytes())]).await,
            Fate::BrokenInBody => send_and_break_off(stream, &[head.as_bytes(), half_of(&body)]).await,
            _ => {
                stream.write_all(&[head.as_bytes(), &body].concat()).await?;
                stream.shutdown().await?;
                self.inner.answered.send_modify(|answered| {
                    answered.insert((call.page, call.page_size));
                });
                Ok(())
            }
        }
    }

    /// The reference API's answer, head and body.
    async fn ask(&self, body: Vec<u8>) -> anyhow::Result<(String, Vec<u8>)> {
        let client = reqwest::Client::builder().no_proxy().build()?;
        let asked = client.post(&self.inner.behind).header("content-type", "application/x-www-form-urlencoded");
        let answer = asked.body(body).send().await?;
        let status = answer.status().to_string();
        let body = answer.bytes().await?.to_vec();
        Ok((head_of(&status, body.len()), body))
    }

    fn note(&self, body: &[u8]) -> Call {
        let fields: BTreeMap<_, _> = form_urlencoded::parse(body).into_owned().collect();
        let number = |name| fields.get(name).and_then(|value| value.parse().ok()).unwrap_or_default();
        let (page, page_size) = (number("currentpage"), number("itemsperpage"));
        let mut calls = self.inner.calls.lock().unwrap_or_else(PoisonError::into_inner);
        let earlier = calls.iter().filter(|call| (call.page, call.page_size) == (page, page_size)).count();
        let call = Call { page, page_size, attempt: earlier as u64 + 1 };
        calls.push(call);
        call
    }
}

/// A call that is under way for as long as this is there.
struct UnderWay<'n>(&'n Inner);

impl<'n> UnderWay<'n> {
    fn new(inner: &'n Inner) -> Self {
        let under_way = inner.under_way.fetch_add(1, Ordering::Relaxed) + 1;
        inner.most_under_way.fetch_max(under_way, Ordering::Relaxed);
        Self(inner)
    }
}

impl Drop for UnderWay<'_> {
    fn drop(&mut self) {
        self.0.under_way.fetch_sub(1, Ordering::Relaxed);
    }
}

fn head_of(status: &str, length: usize) -> String {
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: application/json\r\naccess-control-allow-origin: *\r\n\
         connection: close\r\ncontent-length: {length}\r\n\r\n"
    )
}

/// The body of a request, once all of it is there.
async fn read_body(stream: &mut TcpStream) -> anyhow::Result<Vec<u8>> {
    let mut read = Vec::new();
    loop {
        anyhow::ensure!(stream.read_buf(&mut read).await? > 0, "the browser broke off");
        let Some(end) = read.windows(4).position(|four| four == b"\r\n\r\n") else { continue };
        let head = String::from_utf8_lossy(read.get(..end).unwrap_or_default()).to_ascii_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length:"));
        let length: usize = length.context("a request without a length")?.trim().parse()?;
        if let Some(body) = read.get(end + 4..end + 4 + length) {
            return Ok(body.to_vec());
        }
    }
}

async fn send_and_break_off(stream: &mut TcpStream, pieces: &[&[u8]]) -> anyhow::Result<()> {
    stream.write_all(&pieces.concat()).await?;
    // Whoever resets a connection at once takes back what has not been read.
    stream.shutdown().await?;
    Ok(())
}

fn half_of(bytes: &[u8]) -> &[u8] {
    bytes.get(..bytes.len() / 2).unwrap_or_default()
}

/// Ends a connection without a good-bye, as soon as it is let go.
fn break_off(stream: &TcpStream) {
    // Where that cannot be set it ends with one, and the answer is missing all the same.
    drop(stream.set_zero_linger());
}

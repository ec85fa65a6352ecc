// Fetches what fetcher.js asks for, in a worker: answers as they came, and nothing but what it was given goes out.

/** Room for a body where there is no spare buffer: most fit, and any finds more. */
const ROOM = 512 * 1024;

let underWay = 0;
/** What is to be asked when something else has been answered. */
const waiting = [];

self.onmessage = ({ data: question }) => {
  waiting.push(question);
  begin();
};

function begin() {
  while (waiting.length > 0 && underWay < waiting[0].parallel) ask(waiting.shift());
}

async function ask({ id, url, body, timeout, spare }) {
  underWay += 1;
  const controller = new AbortController();
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    controller.abort();
  }, timeout);
  try {
    const answer = await fetch(url, {
      method: "POST",
      // The one that a form has, so that a cross-origin call needs no preflight.
      headers: { "Content-Type": "application/x-www-form-urlencoded" },
      body,
      cache: "no-store",
      referrerPolicy: "no-referrer",
      signal: controller.signal,
    });
    const bytes = await bytesOf(answer, spare);
    const { status, headers } = answer;
    self.postMessage({ id, status, retryAfter: headers.get("Retry-After") ?? undefined, bytes }, [bytes.buffer]);
  } catch (error) {
    self.postMessage(isLate ? { id, isLate } : { id, error });
  }
  clearTimeout(timer);
  underWay -= 1;
  begin();
}

/** The body, in the spare buffer where there is one: what is used again need not be found, cleared and collected. */
async function bytesOf(answer, spare = new ArrayBuffer(ROOM)) {
  let reader;
  try {
    reader = answer.body.getReader({ mode: "byob" });
  } catch {
    return new Uint8Array(await answer.arrayBuffer()); // Safari's bodies fill no buffer, and an empty one may be none.
  }
  let buffer = spare;
  let length = 0;
  for (;;) {
    if (length === buffer.byteLength) buffer = twice(buffer);
    const { value, done } = await reader.read(new Uint8Array(buffer, length));
    buffer = value.buffer;
    if (done) return new Uint8Array(buffer, 0, length);
    length += value.length;
  }
}

/** As much room again behind what is there. */
function twice(buffer) {
  const larger = new Uint8Array(2 * buffer.byteLength);
  larger.set(new Uint8Array(buffer));
  return larger.buffer;
}

// Whoever asks waits for this.
self.postMessage({});

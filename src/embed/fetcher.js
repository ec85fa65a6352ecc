// Fetches many pages in a worker, so that the page has its time for reading them. Where no worker can be made, or where
// it does not get what the page gets, the page fetches itself. The build stamps hashed names in place of those in capitals.
import { blobWorker, trustedWorker } from "./WORKERS.js";

/** Called by this name beside its address, a bundler knows a worker. */
function Worker(address, options) {
  return trustedWorker(address, options);
}

function plainWorker() {
  // In one expression, by which a bundler knows a worker.
  return { worker: new Worker(new URL("./FETCH_WORKER.js", import.meta.url), { type: "module" }), forget() {} };
}

const importingWorker = () => blobWorker(new URL("./FETCH_WORKER.js", import.meta.url).href);

/** The worker, once it has said that it is there. */
function ready({ worker, forget }) {
  const said = new Promise((resolve, reject) => {
    worker.onmessage = () => resolve(worker);
    worker.onerror = reject;
  });
  return said.finally(forget);
}

/** What makes addresses absolute as the document does: a worker has a base of its own. They seldom change. */
function resolver() {
  let known = {};
  return (url) => {
    const base = document.baseURI;
    if (known.url !== url || known.base !== base) known = { url, base, href: new URL(url, base).href };
    return known.href;
  };
}

function fetcherOf(worker, parallel) {
  const waiting = new Map();
  const hrefOf = resolver();
  let asked = 0;
  let hasFetched = false;
  let isGone = false;
  const end = () => {
    if (isGone) return;
    isGone = true;
    worker.terminate();
    waiting.forEach(({ reject }) => reject());
    waiting.clear();
  };
  worker.onerror = end;
  worker.onmessage = ({ data: { id, isLate, error, ...answer } }) => {
    const asker = waiting.get(id);
    if (!asker) return; // It came when all had ended.
    if (isLate) error = new DOMException("", "TimeoutError");
    // A content policy of its own may forbid it what the page may do.
    else if (error && !hasFetched) return end();
    waiting.delete(id);
    if (error) return asker.reject(error);
    hasFetched = true;
    asker.resolve(answer);
  };
  const post = (url, body, timeout, spare) => new Promise((resolve, reject) => {
    const id = ++asked;
    waiting.set(id, { resolve, reject });
    worker.postMessage({ id, url: hrefOf(url), body, timeout, parallel, spare }, spare ? [spare] : []);
  });
  return {
    get isThere() {
      return !isGone;
    },
    post: (...question) => (isGone ? undefined : post(...question)),
    end,
  };
}

/**
 * Begins a worker, which makes so many requests at a time and lets others wait. Gives `{isThere, post(url, body, timeout,
 * spare), end()}`: `post` takes the spare buffer away, for the answer to lie in, and gives a promise of
 * `{status, retryAfter, bytes}` that rejects with the reason, a `TimeoutError` where the request was under way for so many
 * milliseconds; or, where the worker is gone before it has fetched this, with nothing; `undefined` where it is gone
 * already. `end` ends what is under way. Rejects where there can be no worker.
 */
export async function openFetcher(parallel) {
  let refusal;
  for (const way of [plainWorker, importingWorker]) {
    try {
      return fetcherOf(await ready(way()), parallel);
    } catch (error) {
      refusal = error;
    }
  }
  throw refusal;
}

// Makes a workbook of the batches that the program gives: in a worker where a browser and the host page's content policy
// allow one, else in the page, a batch at a time. The build stamps hashed names in place of those in capitals.
import { blobWorker, trustedWorker } from "./WORKERS.js";

/** So many batches may be under way: the one side never waits for the other, and neither fills its memory. */
const AHEAD = 4;

/** Work in a worker that runs workbook_worker.js. */
function inWorker() {
  // In one expression, by which a bundler knows a worker.
  return workOf(new Worker(new URL("./WORKER.js", import.meta.url), { type: "module" }));
}

/** Called by this name beside its address, a bundler knows a worker. */
function Worker(address, options) {
  return trustedWorker(address, options);
}

function inBlobWorker() {
  const { worker, forget } = blobWorker(new URL("./WORKER.js", import.meta.url).href);
  const work = workOf(worker);
  // Whatever comes of the first question, the Blob's address has been used by then.
  return { ...work, ask: (...question) => work.ask(...question).finally(forget) };
}

function workOf(worker) {
  const waiting = [];
  let failure;
  const fail = (error) => {
    failure = error;
    worker.terminate();
    waiting.splice(0).forEach(({ reject }) => reject(error));
  };
  worker.onerror = ({ message }) => fail(new Error(message || "the worker could not be started"));
  worker.onmessage = ({ data: { error, answer } }) => {
    const { resolve, reject } = waiting.shift();
    error ? reject(error) : resolve(answer);
  };
  return {
    ask: (name, value, given = []) => new Promise((resolve, reject) => {
      if (failure) return reject(failure);
      waiting.push({ resolve, reject });
      worker.postMessage({ name, value }, given);
    }),
    end: () => fail(new DOMException("cancelled", "AbortError")),
  };
}

/** Work in the page: each piece in a turn of its own, so that the page draws and listens between them. */
function inPage() {
  const loaded = import("./WORKER.js").then(({ Work }) => new Work());
  const turn = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(undefined);
  });
  let last = Promise.resolve();
  let ended = false;
  const ask = (name, value) => (last = last.then(turn).then(async () => {
    const work = await loaded;
    if (ended) throw new DOMException("cancelled", "AbortError");
    return work[name](value);
  }));
  const end = () => {
    ended = true;
    loaded.then((work) => work.end(), () => {}); // Told to whoever asks.
  };
  return { ask, end };
}

/** The first way that works here, begun. */
async function begun(question) {
  let refusal;
  for (const way of [inWorker, inBlobWorker, inPage]) {
    let work;
    try {
      work = way();
      await work.ask("begin", question);
      return { ...work, way: way.name };
    } catch (error) {
      work?.end();
      refusal = error;
    }
  }
  throw refusal;
}

/**
 * Begins the workbook of an encoded plan. Gives `{add(batch), finish(), cancel(), way}`: `add` takes the bytes away,
 * resolves when there is room for more, and tells how many records have been written; `finish` gives `{file, cut}`, a
 * Blob and how many texts were too long.
 */
export async function openWorkbook(plan) {
  const work = await begun({ plan, wasm: new URL("./XLSX_bg.wasm", import.meta.url).href });
  const pending = [];
  let written = 0;
  return {
    way: work.way,
    async add(batch) {
      const answer = work.ask("add", batch, [batch.buffer]).then((rows) => (written = rows));
      answer.catch(() => {}); // Told to whoever waits for it.
      pending.push(answer);
      if (pending.length >= AHEAD) await pending.shift();
      return written;
    },
    async finish() {
      await Promise.all(pending);
      const answer = await work.ask("finish");
      work.end();
      return answer;
    },
    cancel: () => work.end(),
  };
}

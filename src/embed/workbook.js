// Makes a workbook of the batches that the program gives: in a worker where a browser and the host page's content policy
// allow one, else in the page, a batch at a time. This file is what the page imports and what the worker runs.

/** So many batches may be under way: the one side never waits for the other, and neither fills its memory. */
const AHEAD = 4;
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What is done, wherever it is. Each method is asked for by its name. */
class Work {
  #writer;
  #parts;

  async begin({ glue, wasm, plan }) {
    const { default: init, WorkbookWriter } = await import(glue);
    await init({ module_or_path: wasm });
    this.#writer = new WorkbookWriter(plan);
    this.#parts = [this.#writer.take()];
  }

  add(batch) {
    const rows = this.#writer.add(batch);
    this.#parts.push(this.#writer.take());
    return rows;
  }

  finish() {
    const writer = this.#writer;
    this.#writer = undefined;
    const cut = writer.cut();
    return { file: new Blob([...this.#parts, writer.finish()], { type: TYPE }), cut };
  }

  end() {
    this.#writer?.free();
  }
}

let policy;

/** The address as a page wants it that asks for trusted types: from a policy with a name. See README, "Deploy it". */
function trusted(address) {
  try {
    policy ??= trustedTypes.createPolicy("yccall-task-info", { createScriptURL: (address) => address });
    return policy.createScriptURL(address);
  } catch {
    return address; // The browser knows no such thing, or the page allows no policy of this name.
  }
}

/** Work in a worker that runs this file. */
function inWorker(address) {
  const worker = new Worker(trusted(address), { type: "module" });
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

/** A worker from another origin's address is refused. One from a Blob has the page's origin, and imports this file. */
function inBlobWorker(address) {
  const blob = URL.createObjectURL(new Blob([`import ${JSON.stringify(address)};`], { type: "text/javascript" }));
  const work = inWorker(blob);
  // Whatever comes of the first question, the Blob's address has been used by then.
  const ask = (...question) => work.ask(...question).finally(() => URL.revokeObjectURL(blob));
  return { ...work, ask };
}

/** Work in the page: each piece in a turn of its own, so that the page draws and listens between them. */
function inPage() {
  const work = new Work();
  const turn = () => new Promise((done) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = done;
    port2.postMessage(undefined);
  });
  let last = Promise.resolve();
  let ended = false;
  const ask = (name, value) => (last = last.then(turn).then(() => {
    if (ended) throw new DOMException("cancelled", "AbortError");
    return work[name](value);
  }));
  return { ask, end: () => ((ended = true), work.end()) };
}

/** The first way that works here, begun. */
async function begun(question) {
  const address = import.meta.url;
  let refusal;
  for (const way of [inWorker, inBlobWorker, inPage]) {
    let work;
    try {
      work = way(address);
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
 * Begins the workbook of an encoded plan; `glue` and `wasm` are the addresses of the module that writes it.
 * Gives `{add(batch), finish(), cancel(), way}`: `add` takes the bytes away, resolves when there is room for more, and
 * tells how many records have been written; `finish` gives `{file, cut}`, a Blob and how many texts were too long.
 */
export async function openWorkbook(glue, wasm, plan) {
  const work = await begun({ glue, wasm, plan });
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

if (typeof WorkerGlobalScope === "function" && self instanceof WorkerGlobalScope) {
  const work = new Work();
  let last = Promise.resolve();
  self.onmessage = ({ data: { name, value } }) => {
    last = last
      .then(() => work[name](value))
      .then((answer) => self.postMessage({ answer }), (error) => self.postMessage({ error }));
  };
}

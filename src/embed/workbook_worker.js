// What makes a workbook: the worker runs this file, and the page imports it where it has no worker. See workbook.js.
// The import is a static one since some bundlers make workers that can have no other.
import init, { WorkbookWriter } from "./XLSX.js";

const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** What is done, wherever it is. Each method is asked for by its name. */
export class Work {
  #writer;
  #parts;

  async begin({ wasm, plan }) {
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

if (typeof WorkerGlobalScope === "function" && self instanceof WorkerGlobalScope) {
  const work = new Work();
  let last = Promise.resolve();
  self.onmessage = ({ data: { name, value } }) => {
    last = last
      .then(() => work[name](value))
      .then((answer) => self.postMessage({ answer }), (error) => self.postMessage({ error }));
  };
}

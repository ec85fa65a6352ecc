// The element <yccall-task-info>: registers it and loads the program beside this file, wherever the page is.
// The build stamps hashed names in place of those in capitals. They stand where they are used, as literals: so a bundler
// finds the files too.
const NAME = "yccall-task-info";

let program;

/** Begins a workbook, for the program: what makes one is fetched when first used. See workbook.js. */
export async function openWorkbook(plan) {
  const workbook = await import("./WORKBOOK.js");
  return workbook.openWorkbook(plan);
}

/** Loads the program once for all elements. After a failure the next call tries again. */
export function loadProgram() {
  program ??= import("./GLUE.js")
    .then(async (glue) => {
      await glue.default({ module_or_path: new URL("./GLUE_bg.wasm", import.meta.url) });
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(glue.style_sheet());
      return { glue, sheet };
    })
    .catch((error) => {
      program = undefined;
      throw error;
    });
  return program;
}

class TaskInfoElement extends HTMLElement {
  // The list stands here too because a browser asks for it before the program has come.
  static observedAttributes = [
    "endpoint", "task-id", "page", "page-size", "bulk-page-size", "parallel-pages", "lang", "theme", "auto-load", "refresh-seconds", "timeout-seconds", "mask-phone", "abandon-limit",
  ];

  #mounted;
  #token = "";
  #wanted;

  /** Write-only: what is set here cannot be read back. */
  set token(value) {
    this.#token = String(value ?? "");
    this.#mounted?.set_token(this.#token);
  }

  connectedCallback() {
    if (this.hasAttribute("token")) {
      console.warn(`<${NAME}>: a token attribute is visible to everyone and is not used; set the token property`);
    }
    loadProgram().then(
      ({ glue, sheet }) => this.isConnected && this.#mount(glue, sheet),
      (error) => console.error(`<${NAME}>: the program could not be loaded`, error),
    );
  }

  disconnectedCallback() {
    // A move in the document is a removal and an insertion in one go: only what stays away is unmounted.
    queueMicrotask(() => {
      if (!this.isConnected) this.#unmount();
    });
  }

  attributeChangedCallback(name, _, value) {
    this.#mounted?.set_attribute(name, value ?? undefined);
  }

  /** Loads what is on screen again, or goes on with what stopped. */
  load() {
    this.#mounted?.load();
  }

  /** Loads the whole task of the connection that stands. */
  loadTask() {
    this.#mounted?.load_task();
  }

  /** What the person is looking at: filters, order, paging. No token, no searched text. */
  getState() {
    return Object.fromEntries(new URLSearchParams(this.#mounted?.state() ?? this.#wanted));
  }

  /** Shows what getState() told, as soon as its task is connected. */
  restore(state) {
    this.#wanted = new URLSearchParams(state).toString();
    this.#mounted?.restore(this.#wanted);
  }

  /**
   * Files of the records that are loaded, as a promise of an array of Blobs: `format` is "csv", "xlsx" or "numbers",
   * `scope` "filtered" or "all". Rejects with an Error that says why there are none.
   */
  exportRecords({ format, scope = "filtered" } = {}) {
    if (!this.#mounted) return Promise.reject(new Error("no records are loaded"));
    return this.#mounted.export_records(String(format), String(scope));
  }

  /** Stops the request under way, and the export. */
  cancel() {
    this.#mounted?.cancel();
  }

  #mount(glue, sheet) {
    if (this.#mounted) return;
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    const container = document.createElement("div");
    container.className = "root";
    root.replaceChildren(container);
    const names = TaskInfoElement.observedAttributes.filter((name) => this.hasAttribute(name));
    const values = names.map((name) => this.getAttribute(name));
    const langs = [document.documentElement.lang, ...navigator.languages];
    this.#mounted = glue.mount(container, names, values, langs, openWorkbook);
    if (this.#wanted) this.#mounted?.restore(this.#wanted);
    if (this.#token) this.#mounted?.set_token(this.#token);
  }

  #unmount() {
    this.#mounted?.unmount();
    this.#mounted = undefined;
    this.shadowRoot?.replaceChildren();
  }
}

if (!customElements.get(NAME)) customElements.define(NAME, TaskInfoElement);

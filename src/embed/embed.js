// The element <yccall-task-info>: registers it and loads the program beside this file, wherever the page is.
// The build stamps hashed names in place of those below: the program's, and those of what makes workbooks.
const GLUE = "./GLUE.js";
const WASM = "./GLUE_bg.wasm";
const WORKBOOK = "./WORKBOOK.js";
const XLSX_GLUE = "./XLSX.js";
const XLSX_WASM = "./XLSX_bg.wasm";
const NAME = "yccall-task-info";

let program;

const address = (name) => new URL(name, import.meta.url).href;

/** Begins a workbook, for the program: what makes one is fetched when first used. See workbook.js. */
export async function openWorkbook(plan) {
  const workbook = await import(address(WORKBOOK));
  return workbook.openWorkbook(address(XLSX_GLUE), address(XLSX_WASM), plan);
}

/** Loads the program once for all elements. After a failure the next call tries again. */
export function loadProgram() {
  program ??= import(address(GLUE))
    .then(async (glue) => {
      await glue.default({ module_or_path: address(WASM) });
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

  /** Stops the request under way. */
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
    this.#mounted = glue.mount(container, names, values, langs);
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

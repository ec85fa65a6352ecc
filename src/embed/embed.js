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

/** Begins what makes so many requests at a time beside the page, for the program. See fetcher.js. */
function openFetcher(parallel) {
  const opened = import("./FETCHER.js").then((module) => module.openFetcher(parallel));
  let fetcher;
  opened.then((there) => (fetcher = there), () => {}); // The page fetches itself.
  return {
    get isThere() {
      return Boolean(fetcher?.isThere);
    },
    post: (...question) => fetcher?.post(...question),
    end: () => opened.then((there) => there.end(), () => {}),
  };
}

/** Loads the program once for all elements. After a failure the next call tries again. */
export function loadProgram() {
  program ??= load().catch((error) => {
    program = undefined;
    throw error;
  });
  return program;
}

async function load() {
  // Both at once, and the larger one first. A page must not preload it: WebKit would fetch it a second time.
  const wasm = fetch(new URL("./GLUE_bg.wasm", import.meta.url));
  wasm.catch(() => {}); // Told below, where the glue has come.
  const glue = await import("./GLUE.js");
  await glue.default({ module_or_path: wasm });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(glue.style_sheet());
  return { glue, sheet };
}

const ATTRIBUTES = [
  // A browser asks for the list before the program has come.
  "endpoint", "task-id", "page", "page-size", "bulk-page-size", "parallel-pages", "lang", "theme", "auto-load", "refresh-seconds", "timeout-seconds", "mask-phone", "abandon-limit",
];

/** The property of each attribute: `taskId` of `task-id`. */
const PROPERTIES = new Map(
  ATTRIBUTES.map((attribute) => [attribute.replace(/-./g, ([, letter]) => letter.toUpperCase()), attribute]),
);

/** What a property says as an attribute; nothing stands for none. */
const attributeText = (value) => (value === true ? "" : value === false || value == null ? null : String(value));

class TaskInfoElement extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  #mounted;
  #token = "";
  #tokenProvider;
  #wanted;
  /** What was called before the program was there. */
  #calls = new Set();
  /** Who waits for it. */
  #waiting = [];

  constructor() {
    super();
    // What a framework set before this class was known stands on the element itself, and hides the accessors.
    for (const name of [...PROPERTIES.keys(), "token", "tokenProvider"]) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  /** Write-only: what is set here cannot be read back. */
  set token(value) {
    this.#token = String(value ?? "");
    this.#mounted?.set_token(this.#token);
  }

  /** Write-only, as what it gives is: a function that gives a token or a promise of one. */
  set tokenProvider(value) {
    if (value != null && typeof value !== "function") console.warn(`<${NAME}>: tokenProvider is no function and is not used`);
    this.#tokenProvider = typeof value === "function" ? value : undefined;
    this.#mounted?.set_token_provider(this.#tokenProvider);
  }

  connectedCallback() {
    if (this.hasAttribute("token")) {
      console.warn(`<${NAME}>: a token attribute is visible to everyone and is not used; set the token property`);
    }
    this.#start();
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

  /** Loads what is on screen again, goes on with what stopped, or connects where everything needed is known. */
  load() {
    this.#call("load");
  }

  /** Loads the whole task. */
  loadTask() {
    this.#call("load_task");
  }

  /** Stops what is under way, the export too. */
  cancel() {
    this.#calls.clear();
    this.#mounted?.cancel();
  }

  /** What the person is looking at: filters, order, paging. No token, no searched text. */
  getState() {
    return Object.fromEntries(new URLSearchParams(this.#mounted?.state() ?? this.#wanted));
  }

  /** Shows what getState() told, as soon as its task is connected. */
  restore(state) {
    const query = new URLSearchParams(state).toString();
    if (this.#mounted) this.#mounted.restore(query);
    else this.#wanted = query;
  }

  /**
   * Files of the records that are loaded, as a promise of an array of Blobs: `format` is "csv", "xlsx" or "numbers",
   * `scope` "filtered" or "all". Rejects with an Error that says why there are none.
   */
  async exportRecords({ format, scope = "filtered" } = {}) {
    const mounted = this.#mounted ?? (await this.#mounting());
    return mounted.export_records(String(format), String(scope));
  }

  #call(name) {
    if (this.#mounted) this.#mounted[name]();
    else this.#calls.add(name);
  }

  #mounting() {
    if (!this.isConnected) return Promise.reject(new Error("the element is in no document"));
    return new Promise((resolve, reject) => this.#waiting.push({ resolve, reject }));
  }

  #start() {
    loadProgram().then(
      ({ glue, sheet }) => this.isConnected && this.#mount(glue, sheet),
      (error) => this.isConnected && this.#fail(error),
    );
  }

  /** A new container inside the shadow root, in place of what was there. */
  #container() {
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const container = document.createElement("div");
    container.className = "root";
    root.replaceChildren(container);
    return container;
  }

  #mount(glue, sheet) {
    if (this.#mounted) return;
    const container = this.#container();
    this.shadowRoot.adoptedStyleSheets = [sheet];
    const names = ATTRIBUTES.filter((name) => this.hasAttribute(name));
    const values = names.map((name) => this.getAttribute(name));
    const langs = [document.documentElement.lang, ...navigator.languages];
    // What was called before may change what is asked for: then that waits for the calls below.
    const isAll = this.#calls.size === 0;
    const given = new glue.Given(this.#wanted || undefined, this.#token, this.#tokenProvider, isAll);
    this.#wanted = undefined;
    const mounted = (this.#mounted = glue.mount(container, names, values, langs, given, openWorkbook, openFetcher));
    this.#calls.forEach((name) => mounted[name]());
    this.#calls.clear();
    this.#waiting.splice(0).forEach(({ resolve }) => resolve(mounted));
    this.#tell("yti-ready", null);
  }

  /** Nothing of the program is there, its texts neither. */
  #fail(error) {
    console.warn(`<${NAME}>: the program could not be loaded`, error);
    const again = document.createElement("button");
    again.textContent = "重试 · Try again";
    again.addEventListener("click", () => this.#start());
    this.#container().append("没有加载成功，请检查网络。This could not be loaded: check the network. ", again);
    this.#end(error);
    this.#tell("yti-error", { kind: "network", code: null, message: "" });
  }

  #unmount() {
    this.#mounted?.unmount();
    this.#mounted = undefined;
    this.shadowRoot?.replaceChildren();
    this.#end(new DOMException("the element was removed", "AbortError"));
  }

  #end(error) {
    this.#waiting.splice(0).forEach(({ reject }) => reject(error));
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail }));
  }
}

// Every attribute is a property too: its text, and whether it is there where it says yes or no.
for (const [property, attribute] of PROPERTIES) {
  const isFlag = attribute === "mask-phone";
  Object.defineProperty(TaskInfoElement.prototype, property, {
    get() {
      const text = this.getAttribute(attribute);
      return isFlag ? ["", "true", attribute].includes(text) : (text ?? "");
    },
    set(value) {
      const text = attributeText(value);
      text === null ? this.removeAttribute(attribute) : this.setAttribute(attribute, text);
    },
    configurable: true,
    enumerable: true,
  });
}

if (customElements.get(NAME)) console.warn(`<${NAME}> is there already: the version that came first stays`);
else customElements.define(NAME, TaskInfoElement);

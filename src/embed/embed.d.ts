/** The element `<yccall-task-info>`. Importing the module registers it. */

/** How files are written: for people, for programs, for the next dialling task. */
export type ExportFormat = "csv" | "xlsx" | "numbers";

/** Which records files hold: those that the filters leave, or all that are loaded. */
export type ExportScope = "filtered" | "all";

/** What is loaded: one page of the task, or the whole task. */
export type LoadedScope = "page" | "task";

export interface ExportOptions {
  format: ExportFormat;
  /** `filtered` where it is left out. */
  scope?: ExportScope;
}

/** What a person looks at: task, page, filters, order. Never a token, a telephone number or a searched text. */
export type TaskInfoState = Record<string, string>;

/** A record as the server sent it, by the names of the wire. Fields that nobody documented are in it too. */
export type TaskRecord = Readonly<Record<string, unknown>>;

/** Gives a token, sooner or later. */
export type TokenProvider = () => string | Promise<string>;

/** What stands in `detail` of each event. All bubble, and leave shadow trees. */
export interface TaskInfoEventDetails {
  /** The element is drawn and listens. */
  "yti-ready": null;
  /** Records are on screen. */
  "yti-loaded": {
    scope: LoadedScope;
    page: number;
    pageSize: number;
    /** Records in the task. */
    totalItems: number;
    /** Records that were loaded. */
    recordCount: number;
  };
  /** Records of the whole task that have come, of how many. */
  "yti-progress": { loaded: number; total: number };
  "yti-error": {
    /** A word of this program, such as `network` or `auth`. */
    kind: string;
    /** The server's code, where it gave one. */
    code: number | null;
    message: string;
  };
  /** The token was refused. */
  "yti-auth-expired": null;
  /** A person has chosen a record. */
  "yti-record-select": { record: TaskRecord };
  /** A person looks at something else. */
  "yti-filter-change": { state: TaskInfoState; shown: number };
  /** Files were written, whoever asked for them. */
  "yti-export": { format: ExportFormat; records: number };
}

export type TaskInfoEventMap = { [Name in keyof TaskInfoEventDetails]: CustomEvent<TaskInfoEventDetails[Name]> };

/** What a host sets, each also as an attribute: `taskId` is `task-id`. */
export interface TaskInfoOptions {
  /** The API's address: absolute, or relative to the page. */
  endpoint: string;
  taskId: string;
  /** The page to begin with, from 1. */
  page: number;
  /** Records a page, 1 to 1000. */
  pageSize: number;
  /** Records a page when a whole task is loaded, 1 to 1000. */
  bulkPageSize: number;
  /** Pages asked for at a time when a whole task is loaded, 1 to 8. */
  parallelPages: number;
  lang: "zh-CN" | "en";
  theme: "auto" | "light" | "dark";
  /** What is loaded without anybody's asking. */
  autoLoad: "page" | "task" | "none";
  /** Seconds until what is on screen is loaded again, 5 to 86,400; 0 for never. */
  refreshSeconds: number;
  /** Seconds that one answer may take, 1 to 600. */
  timeoutSeconds: number;
  /** Percent, 0 to 100, above which the abandon rate is marked. */
  abandonLimit: number;
  /** Whether telephone numbers are masked. */
  maskPhone: boolean;
}

/** A value, or nothing for the default. */
type Setting<Name extends keyof TaskInfoOptions> = TaskInfoOptions[Name] | null | undefined;

type Listener<Event> = ((this: TaskInfoElement, event: Event) => unknown) | { handleEvent(event: Event): unknown };

/** What is set is read as the text of its attribute; an empty one is the default. */
export interface TaskInfoElement extends HTMLElement {
  get endpoint(): string;
  set endpoint(value: Setting<"endpoint">);
  get taskId(): string;
  set taskId(value: Setting<"taskId">);
  get page(): string;
  set page(value: Setting<"page">);
  get pageSize(): string;
  set pageSize(value: Setting<"pageSize">);
  get bulkPageSize(): string;
  set bulkPageSize(value: Setting<"bulkPageSize">);
  get parallelPages(): string;
  set parallelPages(value: Setting<"parallelPages">);
  get lang(): string;
  set lang(value: Setting<"lang">);
  get theme(): string;
  set theme(value: Setting<"theme">);
  get autoLoad(): string;
  set autoLoad(value: Setting<"autoLoad">);
  get refreshSeconds(): string;
  set refreshSeconds(value: Setting<"refreshSeconds">);
  get timeoutSeconds(): string;
  set timeoutSeconds(value: Setting<"timeoutSeconds">);
  get abandonLimit(): string;
  set abandonLimit(value: Setting<"abandonLimit">);
  get maskPhone(): boolean;
  set maskPhone(value: Setting<"maskPhone">);

  /** Cannot be read back. */
  get token(): undefined;
  set token(token: string | null | undefined);
  /** Asked at the start, and for another token after one was refused: once at a time. Cannot be read back. */
  get tokenProvider(): undefined;
  set tokenProvider(provider: TokenProvider | null | undefined);

  /** Loads what is on screen again, or goes on with what stopped. */
  load(): void;
  /** Loads the whole task. */
  loadTask(): void;
  /** Stops the request under way, and the export. */
  cancel(): void;
  /** Writes files of the records that are loaded. Rejects with an `Error` that says why there are none. */
  exportRecords(options: ExportOptions): Promise<Blob[]>;
  /** What the person looks at. */
  getState(): TaskInfoState;
  /** Shows what `getState` told, as soon as its task is connected. */
  restore(state: TaskInfoState): void;

  addEventListener<Name extends keyof TaskInfoEventMap>(
    name: Name,
    listener: Listener<TaskInfoEventMap[Name]>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener<Name extends keyof HTMLElementEventMap>(
    name: Name,
    listener: Listener<HTMLElementEventMap[Name]>,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof TaskInfoEventMap>(
    name: Name,
    listener: Listener<TaskInfoEventMap[Name]>,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof HTMLElementEventMap>(
    name: Name,
    listener: Listener<HTMLElementEventMap[Name]>,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | EventListenerOptions,
  ): void;
}

type Kebab<Name extends string> = Name extends `${infer Head}${infer Tail}`
  ? `${Head extends Lowercase<Head> ? Head : `-${Lowercase<Head>}`}${Kebab<Tail>}`
  : Name;

/** What markup may say. */
type TaskInfoAttributes = {
  [Name in keyof TaskInfoOptions as Kebab<Name>]?: TaskInfoOptions[Name] | `${TaskInfoOptions[Name]}` | null;
};

/** What templates set: properties, and attributes where they are written with hyphens. */
type TaskInfoProps = Omit<TaskInfoAttributes, keyof TaskInfoOptions> & {
  [Name in keyof TaskInfoOptions]?: Setting<Name>;
} & { token?: string | null; tokenProvider?: TokenProvider | null };

/** How React names listeners of events that are not its own. */
type ReactListeners = { [Name in keyof TaskInfoEventMap as `on${Name}`]?: (event: TaskInfoEventMap[Name]) => void };

/** How Vue types listeners. */
type VueEmit = {
  [Name in keyof TaskInfoEventMap]: (name: Name, event: TaskInfoEventMap[Name]) => void;
}[keyof TaskInfoEventMap];

declare global {
  interface HTMLElementTagNameMap {
    "yccall-task-info": TaskInfoElement;
  }

  // For React 18 and what takes after it.
  namespace JSX {
    interface IntrinsicElements {
      "yccall-task-info": TaskInfoProps & {
        children?: unknown;
        class?: unknown;
        className?: unknown;
        id?: unknown;
        key?: unknown;
        ref?: unknown;
        style?: unknown;
      };
    }
  }
}

// What follows is for hosts that have React or Vue: where there is none, it must be no mistake.
// @ts-ignore
declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "yccall-task-info": TaskInfoProps &
        ReactListeners &
        // @ts-ignore
        Omit<import("react").DetailedHTMLProps<import("react").HTMLAttributes<TaskInfoElement>, TaskInfoElement>, "lang">;
    }
  }
}

// @ts-ignore
declare module "vue" {
  interface GlobalComponents {
    "yccall-task-info": new () => TaskInfoElement & {
      /** For templates only. */
      // @ts-ignore
      $props: TaskInfoProps & Omit<import("vue").HTMLAttributes, "lang"> & import("vue").ReservedProps;
      /** For templates only. */
      $emit: VueEmit;
    };
  }
}

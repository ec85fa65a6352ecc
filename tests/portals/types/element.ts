// Right and wrong uses of the element, for the compiler: a wrong one that it takes fails the build.
import type { TaskInfoElement, TaskInfoState, TaskRecord } from "yccall-task-info";
import "yccall-task-info";

const calls: TaskInfoElement = document.createElement("yccall-task-info");
const found: TaskInfoElement | null = document.querySelector("yccall-task-info");
document.body.append(calls, found ?? "");

calls.endpoint = "/api/";
calls.taskId = "20250110232019949748";
calls.pageSize = 50;
calls.page = null;
calls.theme = "dark";
calls.autoLoad = "task";
calls.maskPhone = true;
const masked: boolean = calls.maskPhone;
const read: string = calls.pageSize;

// @ts-expect-error A task ID is too long for a number.
calls.taskId = 20250110232019949748n;
// @ts-expect-error
calls.pageSize = "50";
// @ts-expect-error
calls.theme = "black";
// @ts-expect-error
calls.lang = "fr";
// @ts-expect-error
calls.autoLoad = true;
// @ts-expect-error
calls.maskPhone = "yes";
// @ts-expect-error There is none of this name.
calls.pagesize = 50;

calls.token = "secret";
calls.tokenProvider = () => "secret";
calls.tokenProvider = async () => "secret";
calls.tokenProvider = null;
// @ts-expect-error Nobody reads a token.
const token: string = calls.token;
// @ts-expect-error
calls.tokenProvider = "secret";
// @ts-expect-error
calls.tokenProvider = () => 1;

calls.load();
calls.loadTask();
calls.cancel();
const files: Promise<Blob[]> = calls.exportRecords({ format: "xlsx", scope: "all" });
const shown: Promise<Blob[]> = calls.exportRecords({ format: "numbers" });
const state: TaskInfoState = calls.getState();
calls.restore(state);
// @ts-expect-error
calls.exportRecords({ format: "pdf" });
// @ts-expect-error
calls.exportRecords();
// @ts-expect-error
calls.restore("page=2");

calls.addEventListener("yti-ready", ({ detail }) => detail satisfies null);
calls.addEventListener("yti-loaded", ({ detail: { scope, page, pageSize, totalItems, recordCount } }) => {
  scope satisfies "page" | "task";
  (page + pageSize + totalItems + recordCount) satisfies number;
});
calls.addEventListener("yti-progress", ({ detail }) => detail.loaded / detail.total, { once: true });
calls.addEventListener("yti-error", ({ detail }) => `${detail.kind} ${detail.code ?? ""} ${detail.message}`);
calls.addEventListener("yti-auth-expired", () => {});
calls.addEventListener("yti-record-select", ({ detail }) => detail.record satisfies TaskRecord);
calls.addEventListener("yti-filter-change", ({ detail }) => detail.shown satisfies number);
calls.addEventListener("yti-export", ({ detail }) => detail.format satisfies "csv" | "xlsx" | "numbers");
calls.addEventListener("click", ({ clientX }) => clientX);
calls.removeEventListener("yti-ready", () => {});
// @ts-expect-error
calls.addEventListener("yti-loaded", ({ detail }) => detail.records);
// @ts-expect-error
calls.addEventListener("yti-progress", ({ clientX }) => clientX);

export { files, masked, read, shown, token };

// The page "Fixed Complete" of AdminLTE as its authors ship it, with our card in place of its "Default box". Whatever it
// loads from elsewhere lies beside it, from npm.
import { cp, readFile, rm, writeFile } from "node:fs/promises";

const at = (path) => new URL(path, import.meta.url);
const read = (path) => readFile(at(path), "utf8");

const DEFAULT_BOX = /<!-- Default box -->[^]*?<!-- \/\.card -->/;
const CALLS = "<!-- calls.html -->";
/** `https://…/npm/NAME@VERSION/`. */
const FROM_ELSEWHERE = /https:\/\/[^"/]+\/npm\/((?:@[^"/]+\/)?[^"/@]+)@[^"/]+\//g;

const card = (await read("card.html")).replace(CALLS, await read("calls.html"));
const page = await read("../node_modules/admin-lte/dist/layout/fixed-complete.html");
if (!DEFAULT_BOX.test(page)) throw new Error("AdminLTE's page has no default box");

await rm(at("dist"), { recursive: true, force: true });
const take = (from, to) => cp(at(`../node_modules/${from}`), at(`dist/${to}`), { recursive: true });
await take("admin-lte/dist", "");
await take("yccall-task-info", "calls");
for (const [, name] of page.matchAll(FROM_ELSEWHERE)) await take(name, `npm/${name}`);
await writeFile(at("dist/layout/calls.html"), page.replace(DEFAULT_BOX, () => card).replace(FROM_ELSEWHERE, "/npm/$1/"));

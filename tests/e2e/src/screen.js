// Everything the hooks say, at one moment.
const all = (selector) => [...(root?.querySelectorAll(selector) ?? [])];
const one = (selector) => root?.querySelector(selector) ?? null;
const visible = (element) => element?.checkVisibility({ visibilityProperty: true }) ?? false;
const value = (name) => one(`[name="${name}"]`)?.value ?? "";
const chosen = (name) => one(`[name="${name}"]:checked`)?.value ?? "";

const card = (element) => {
  const fields = {};
  // A name such as `__proto__` is a name like any other.
  Object.setPrototypeOf(fields, null);
  for (const field of element.querySelectorAll("[data-field]")) {
    (fields[field.dataset.field] ??= []).push(field.textContent);
  }
  return {
    index: Number(element.dataset.index),
    status: element.dataset.status,
    answertype: element.dataset.answertype,
    fields: Object.entries(fields),
  };
};

const form = () => ({
  endpoint: value("endpoint"),
  token: value("token"),
  taskid: value("taskid"),
  itemsperpage: value("itemsperpage"),
  invalid: all('[aria-invalid="true"]').map((field) => field.name),
});

const count = (element) => ({
  role: element.role,
  shown: Number(element.dataset.shown),
  total: Number(element.dataset.total),
  scope: element.dataset.scope,
  text: element.innerText,
});

const error = (element) => ({
  kind: element.dataset.kind,
  code: element.dataset.code ?? null,
  role: element.role,
  text: element.innerText,
  all_text: element.textContent,
});

const pager = (page) => ({
  page: page.value,
  page_size: value("itemsperpage"),
  disabled: ["first", "prev", "next", "last"].filter(
    (hook) => one(`[data-yti="${hook}"]`)?.getAttribute("aria-disabled") === "true",
  ),
});

const focused = () => {
  const element = root?.activeElement;
  if (!element) return "";
  const name = element.dataset.yti || element.name || element.localName;
  return element.type === "radio" ? `${name}:${element.value}` : name;
};

const some = (element, read) => (element ? read(element) : null);
return {
  form: some(one('[name="taskid"]'), form),
  count: some(one('[data-yti="result-count"]'), count),
  cards: all('[data-yti="record"]').map(card),
  busy: all('[aria-busy="true"]').length > 0,
  loading: visible(one('[data-yti="cancel"]')),
  error: some(one('[data-yti="error"]'), error),
  notices: all('[data-yti="notice"]').map((notice) => [notice.dataset.kind, notice.innerText]),
  empty: one('[data-yti="empty"]')?.dataset.kind ?? null,
  facets: Object.fromEntries(all("[data-facet]").map((facet) => [facet.dataset.facet, Number(facet.dataset.count)])),
  filters: { called: chosen("called"), answertype: chosen("answertype"), search: value("q") },
  pager: some(one('[name="page"]'), pager),
  focused: focused(),
  text: root ? [...root.children].map((child) => child.innerText).join("\n") : "",
};

// Runs in every document before its own scripts. It connects the element as a host page does, keeps hold of the
// program's memory, and asks the page questions and times them, from the event to the painted answer.
(settings) => {
  // A load may take minutes on a busy machine; an answer that has not come by then is a wrong one.
  const LOAD_LIMIT = 300_000;
  const ANSWER_LIMIT = 30_000;
  // What a question leaves behind must be done before the next one.
  const REST = 30;

  // As they are before anybody counts them.
  const { setTimeout, clearTimeout, requestAnimationFrame } = window;

  const longTasks = [];
  const longTaskObserver = new PerformanceObserver((list) => longTasks.push(...list.getEntries()));
  longTaskObserver.observe({ type: "longtask", buffered: true });

  let shift = 0;
  const addShifts = (shifts) => shifts.forEach(({ value, hadRecentInput }) => (shift += hadRecentInput ? 0 : value));
  const shiftObserver = new PerformanceObserver((list) => addShifts(list.getEntries()));
  shiftObserver.observe({ type: "layout-shift", buffered: true });

  let memory;
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const original = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await original.apply(WebAssembly, given);
      memory = (made.instance ?? made).exports.memory;
      return made;
    };
  }

  let root;
  let sayFirstCard;
  const firstCard = new Promise((resolve) => (sayFirstCard = resolve));
  const attachShadow = Element.prototype.attachShadow;
  Element.prototype.attachShadow = function (options) {
    root = attachShadow.call(this, options);
    for (const [name, value] of Object.entries(settings.attributes)) this.setAttribute(name, value);
    this.token = settings.token;
    until("the first card", everywhere, () => one('[data-yti="record"]')).then(painted).then(sayFirstCard);
    return root;
  };

  const one = (selector) => root.querySelector(selector);
  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

  /** The time when the frame that comes next is painted: its message is dealt with after it. */
  const painted = () =>
    new Promise((resolve) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now());
        port2.postMessage(null);
      }),
    );

  /** Everything, for as long as there are few cards. */
  const everywhere = {
    limit: LOAD_LIMIT,
    places: () => [[root, { subtree: true, childList: true, attributeFilter: ["data-shown"] }]],
  };

  let cards;
  /** Where an answer shows: watching a thousand cards whole would take part of the time that is measured. */
  const inTheAnswer = {
    limit: ANSWER_LIMIT,
    places: () => {
      cards = one('[data-yti="record"]')?.closest("ul") ?? cards;
      const figures = [...root.querySelectorAll('[data-yti="result-count"], b[data-facet]')];
      return [
        [cards, { childList: true }],
        [cards, { subtree: true, attributeFilter: ["data-index"] }],
        [one('[data-facet^="extnumber:"]').parentElement, { childList: true, subtree: true, attributes: true }],
        ...figures.map((figure) => [figure, { attributes: true }]),
      ];
    },
  };

  /** Waits until something holds, looking whenever one of the places has changed. */
  const until = (what, { limit, places }, holds) =>
    new Promise((resolve, reject) => {
      const end = (settle) => {
        observers.forEach((observer) => observer.disconnect());
        clearTimeout(timer);
        settle();
      };
      const look = () => holds() && end(resolve);
      const observers = places().map(([place, changes]) => {
        const observer = new MutationObserver(look);
        observer.observe(place, changes);
        return observer;
      });
      const timer = setTimeout(() => end(() => reject(new Error(`waited for ${what}; ${seen()}`))), limit);
      look();
    });

  const indices = () => [...root.querySelectorAll('[data-yti="record"]')].map((card) => Number(card.dataset.index));
  const shown = () => Number(one('[data-yti="result-count"]')?.dataset.shown);
  const seen = () => `seen: ${shown()} shown, cards ${indices().slice(0, 20)}`;

  const acts = {
    press: ({ hook }) => one(`[data-yti="${hook}"]`).click(),
    choose: ({ name, value }) => one(`input[name="${name}"][value="${value}"]`).click(),
    type: ({ name, value }) => {
      const input = one(`input[name="${name}"]`);
      input.value = value;
      input.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
    },
    change: ({ name, value }) => {
      const control = one(`[name="${name}"]`);
      control.value = value;
      control.dispatchEvent(new Event("change", { bubbles: true }));
    },
  };
  const perform = (act) => acts[act.does](act);

  const hasCounts = ({ counts }) =>
    Object.entries(counts).every(([facet, count]) => Number(one(`[data-facet="${facet}"]`)?.dataset.count) === count);
  // Cheap: every card is compared once the clock has stopped.
  const hasRecords = (answer) => {
    if (shown() !== answer.shown) return false;
    const cards = root.querySelectorAll('[data-yti="record"]');
    const at = (place) => Number(cards[place]?.dataset.index ?? -1) === (answer.indices[place] ?? -1);
    return cards.length === answer.indices.length && at(0) && at(cards.length - 1);
  };
  const isAnswered = (answer) => hasRecords(answer) && hasCounts(answer);
  const compare = (what, answer) => {
    if (!isAnswered(answer) || !indices().every((index, place) => index === answer.indices[place])) {
      throw new Error(`${what}: a wrong answer; ${seen()}`);
    }
  };

  /** Acts, and tells when that was, when what it leads to was there, and when it was painted. */
  const time = async (what, act, where, holds) => {
    if (holds()) throw new Error(`${what}: nothing would change`);
    const from = performance.now();
    perform(act);
    await until(what, where, holds);
    const there = performance.now();
    return { from, there, to: await painted() };
  };

  const longestTask = (spans) => {
    longTasks.push(...longTaskObserver.takeRecords());
    const within = ({ startTime, duration }) =>
      spans.some(({ from, to }) => startTime < to && startTime + duration > from);
    return Math.max(0, ...longTasks.filter(within).map(({ duration }) => duration));
  };

  const settle = async () => {
    await painted();
    await pause(REST);
  };

  window.bench = {
    /** Milliseconds from the navigation to the first card. */
    firstCard: () => firstCard,

    /** How far what was on screen has moved without anybody doing anything. */
    async layoutShift() {
      await settle();
      addShifts(shiftObserver.takeRecords());
      return shift;
    },

    /** The page's files that have come so far, by name. */
    visited(endpoint) {
      const answers = ["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind));
      const paths = answers.map(({ name }) => new URL(name)).filter(({ protocol }) => protocol === "http:");
      const names = paths.map(({ pathname }) => (pathname === "/" ? "/index.html" : pathname));
      return [...new Set(names)].filter((name) => name !== endpoint).map((name) => name.slice(1)).sort();
    },

    /** Bytes that the program has. They only ever grow. */
    memory: () => memory.buffer.byteLength,

    /** Loads the whole task, and waits until its duplicates are counted too. */
    async load(records) {
      const isLoaded = () =>
        shown() === records &&
        one('[data-yti="result-count"]').dataset.scope === "task" &&
        !one('[data-yti="progress"]');
      const span = await time("the whole task", { does: "press", hook: "load-task" }, everywhere, isLoaded);
      await until("the count of duplicates", everywhere, () => one('[data-yti="notice"][data-kind="duplicates"]'));
      await settle();
      return { milliseconds: span.to - span.from, longestTask: longestTask([{ ...span, to: Infinity }]) };
    },

    /** Asks for everything that a load asks for, and throws it away. Milliseconds that took. */
    async fetchAndDrop({ pages, parallel, endpoint, fields }) {
      let page = 0;
      const from = performance.now();
      const work = async () => {
        while (page < pages) {
          const body = new URLSearchParams({ ...fields, currentpage: ++page });
          const answer = await fetch(endpoint, { method: "POST", body, cache: "no-store", referrerPolicy: "no-referrer" });
          await answer.arrayBuffer();
        }
      };
      await Promise.all(Array.from({ length: parallel }, work));
      return performance.now() - from;
    },

    /** Opens the charts or closes them, and waits until they are drawn. */
    async showCharts(areOpen) {
      one('[data-yti="insights"]').parentElement.open = areOpen;
      if (areOpen) await until("the charts", everywhere, () => one("[data-outcome]"));
      await settle();
    },

    /**
     * Filters and shows all again, and waits each time until what the records shown add up to is on screen: a figure, and
     * with the charts open a part of the first of them. Milliseconds until it was painted.
     */
    async summaries() {
      const where = {
        limit: ANSWER_LIMIT,
        places: () => [[one(".summary"), { subtree: true, attributeFilter: ["data-value", "data-count"] }]],
      };
      const missed = () =>
        one('[data-yti="insights"]').parentElement.open
          ? one('[data-outcome="caller"]')?.dataset.count
          : one('[data-kpi="agent-missed"]').dataset.value;
      const whole = missed();
      if (!(Number(whole) > 0)) throw new Error(`no missed calls to look for: ${whole}`);
      const filtered = async (value, wanted) => {
        const act = { does: "choose", name: "answertype", value };
        const { from, to } = await time("figures", act, where, () => missed() === wanted);
        await settle();
        return to - from;
      };
      return [await filtered("connected", "0"), await filtered("all", whole)];
    },

    /** Makes a file of every record, as a host does. Milliseconds that took. */
    async file(format, records) {
      const host = document.querySelector("yccall-task-info");
      const told = new Promise((resolve) => host.addEventListener("yti-export", resolve, { once: true }));
      const from = performance.now();
      const files = await host.exportRecords({ format, scope: "all" });
      const milliseconds = performance.now() - from;
      const { detail } = await told;
      // Of the numbers for calling again, doubles are left out.
      const isAll = format === "numbers" ? detail.records > 0 : detail.records === records;
      if (!isAll || files.length === 0 || files.some(({ size }) => size === 0)) {
        throw new Error(`${format}: ${detail.records} records in ${files.length} files`);
      }
      return milliseconds;
    },

    async perform({ act, answer }) {
      perform(act);
      await until(act.does, inTheAnswer, () => isAnswered(answer));
      await settle();
    },

    /** Asks a question, from the state that it is asked from. */
    async ask({ name, before, act, answer, until: goal }) {
      const holds = { answer: () => isAnswered(answer), counts: () => hasCounts(answer) }[goal];
      await this.perform(before);
      const span = await time(name, act, inTheAnswer, holds);
      await settle();
      compare(name, answer);
      const { from, there, to } = span;
      return { there: there - from, painted: to - from, longestTask: longestTask([span]) };
    },
  };
}

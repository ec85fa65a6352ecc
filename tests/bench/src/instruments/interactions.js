// Runs after page.js. It tells how long the events of a mouse and a keyboard that are none of a script's took until the
// next frame was on screen (Event Timing).
() => {
  // Browsers tell of an event only from here on.
  const SHORTEST = 16;
  // An event is told of some time after its frame.
  const LATE = 200;
  const LIMIT = 30_000;

  const { setTimeout, requestAnimationFrame } = window;
  const events = [];
  const observer = new PerformanceObserver((list) => events.push(...list.getEntries()));
  observer.observe({ type: "event", durationThreshold: SHORTEST });

  const isSeen = ({ here, gone }) => {
    const { shadowRoot } = document.querySelector("yccall-task-info");
    return here ? shadowRoot.querySelector(here) !== null : shadowRoot.querySelector(gone) === null;
  };

  /** Waits for what an interaction leads to. Milliseconds that the slowest of its events took. */
  bench.interacted = async (sight) => {
    const from = performance.now();
    while (!isSeen(sight)) {
      if (performance.now() - from > LIMIT) throw new Error(`waited for ${JSON.stringify(sight)}`);
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await new Promise((resolve) => setTimeout(resolve, LATE));
    events.push(...observer.takeRecords());
    const own = events.splice(0).filter(({ interactionId }) => interactionId > 0);
    return Math.max(SHORTEST, ...own.map(({ duration }) => duration));
  };
}

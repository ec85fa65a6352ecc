// Runs after page.js, and counts from then on what the page has run by itself.
() => {
  // So long nothing may have run for the page to be at rest, and so long it may take until then.
  const REST = 500;
  const LIMIT = 10_000;

  const { setTimeout } = window;
  const counted = { timers: 0, frames: 0, messages: 0 };
  const count = (what, owner, name) => {
    const own = owner[name];
    owner[name] = function (...given) {
      counted[what] += 1;
      return own.apply(this, given);
    };
  };
  count("timers", window, "setTimeout");
  count("timers", window, "setInterval");
  count("frames", window, "requestAnimationFrame");
  count("frames", window, "requestIdleCallback");
  count("messages", MessagePort.prototype, "postMessage");
  count("messages", window, "postMessage");

  const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
  const sum = () => Object.values(counted).reduce((all, some) => all + some, 0);

  /** Counts for so many seconds, once the page is at rest or does not come to rest. */
  bench.idle = async (seconds) => {
    for (let waited = 0, before; before !== sum() && waited < LIMIT; waited += REST) {
      before = sum();
      await pause(REST);
    }
    const before = { ...counted };
    await pause(seconds * 1000);
    const { shadowRoot } = document.querySelector("yccall-task-info");
    const running = [document, shadowRoot].flatMap((root) => root.getAnimations());
    const since = Object.entries(counted).map(([what, number]) => [what, number - before[what]]);
    return { ...Object.fromEntries(since), animations: new Set(running).size };
  };
}

// Runs before the page's own scripts and tells the test what these say to the console, and which errors nobody handles.
(() => {
  const tell = (level, text) => {
    const request = new XMLHttpRequest();
    try {
      // Now and not later: what comes next may be another document.
      request.open("POST", "/console", false);
      request.send(JSON.stringify({ level, text }));
    } catch {
      // A document on its way out may not wait for anything.
    }
  };
  const words = (value) => (value instanceof Error ? `${value}\n${value.stack}` : String(value));
  for (const level of ["debug", "info", "log", "warn", "error"]) {
    const own = console[level];
    console[level] = (...values) => {
      own.apply(console, values);
      tell(level, values.map(words).join(" "));
    };
  }
  const toldBy = {
    error: ({ error, message, target }) => words(error ?? message ?? `${target.outerHTML} did not load`),
    unhandledrejection: ({ reason }) => `not handled: ${words(reason)}`,
    securitypolicyviolation: ({ effectiveDirective, blockedURI }) => `${effectiveDirective} forbids ${blockedURI}`,
  };
  for (const [name, text] of Object.entries(toldBy)) {
    // Once others have heard of it: what they prevent, they have handled.
    addEventListener(name, (event) => setTimeout(() => event.defaultPrevented || tell("error", text(event))), true);
  }
})();

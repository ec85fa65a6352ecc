// The page in somebody's frame: takes messages from the parents that config.json allows, by their exact origins, and
// answers these alone. page.js names them in `data-parents`; before that, and where there are none, nobody is heard.
const place = document.getElementById("page");

/** The origins that may be around: of those allowed, the one that the browser names, where it does. */
function parents() {
  const allowed = place.dataset.parents?.split(" ").filter(Boolean) ?? [];
  const around = location.ancestorOrigins?.[0];
  return around === undefined ? allowed : allowed.filter((origin) => origin === around);
}

/** A message for another origin than the parent's goes nowhere: the browser sees to that. */
function say(type, detail) {
  for (const origin of parents()) parent.postMessage({ ...detail, type }, origin);
}

/** Takes what an attribute can be, under its own name or its property's, and passes over the rest. */
function configure(element, message) {
  const attributes = element.constructor.observedAttributes;
  for (const [name, value] of Object.entries(message)) {
    const attribute = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    const isPlain = value === null || ["string", "number", "boolean"].includes(typeof value);
    const property = attribute.replace(/-./g, ([, letter]) => letter.toUpperCase());
    if (isPlain && attributes.includes(attribute)) element[property] = value;
  }
  if (message.token === null || typeof message.token === "string") element.token = message.token;
}

/** Tells the height of what is there, at most once a frame, and only where it is another. */
function tellHeight() {
  let told;
  const observer = new ResizeObserver(() => {
    const height = Math.ceil(place.getBoundingClientRect().height);
    if (height === told) return;
    say("yti:resize", { height });
    told = height;
    // Cards that come into view change it once more in the same frame, which a browser calls an error of who observes.
    observer.disconnect();
    requestAnimationFrame(() => observer.observe(place));
  });
  place.addEventListener("yti-ready", () => {
    // As high as its content, and not as the window: the parent makes that as high as the content.
    document.documentElement.classList.toggle("framed", parents().length > 0);
    told = undefined;
    observer.observe(place);
  });
}

if (parent !== window) {
  addEventListener("message", ({ data, origin, source }) => {
    const isMeant = source === parent && data?.type === "yti:configure" && parents().includes(origin);
    const element = isMeant && place.querySelector("yccall-task-info");
    if (element) configure(element, data);
  });
  for (const name of ["ready", "loaded", "error", "auth-expired"]) {
    place.addEventListener(`yti-${name}`, ({ detail }) => say(`yti:${name}`, detail));
  }
  tellHeight();
}

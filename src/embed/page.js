// The page: nothing but a host of the element. Reads config.json and puts the element where the skeleton is. It mends no
// failure: what is thrown here, failure.js tells the person.
const place = document.getElementById("page");

/** The file's text. A missing file is an empty configuration; servers that answer a page for any address have none. */
async function configText() {
  const answer = await fetch("./config.json", { cache: "no-cache" });
  if (answer.status >= 500) throw new Error(`config.json: HTTP ${answer.status}`);
  const isPage = (answer.headers.get("content-type") ?? "").includes("text/html");
  return answer.ok && !isPage ? answer.text() : "{}";
}

/** Everything that the program needs to run. */
async function loadProgram() {
  const embed = await import("./embed.js");
  return embed.loadProgram();
}

function tell(text) {
  const line = document.createElement("p");
  line.className = "page-problem";
  line.setAttribute("role", "alert");
  line.textContent = text;
  return line;
}

// Changing the address costs a browser more than drawing the page: it waits until the change behind it is on screen.
const ADDRESS_DELAY_MS = 50;
let address = location.search;

/** The address leads back to the same view, by reload or as a link. Only a task that is shown is worth keeping. */
function keepInAddress(state) {
  const wanted = `?${new URLSearchParams(state)}`;
  if (!state.taskid || wanted === address) return;
  const isNewTask = new URLSearchParams(address).get("taskid") !== state.taskid;
  address = wanted;
  setTimeout(() => wanted === address && history.replaceState(null, "", address), isNewTask ? 0 : ADDRESS_DELAY_MS);
}

function element(config) {
  const made = document.createElement("yccall-task-info");
  const values = config.values();
  config.names().forEach((name, at) => made.setAttribute(name, values[at]));
  made.restore(Object.fromEntries(new URLSearchParams(location.search)));
  made.addEventListener("yti-filter-change", ({ detail }) => keepInAddress(detail.state));
  return made;
}

async function start() {
  const [{ glue }, text] = await Promise.all([loadProgram(), configText()]);
  const config = glue.read_config(text, navigator.language);
  document.title = config.title() ?? document.title;
  const problem = config.problem();
  place.dataset.parents = config.parents();
  place.replaceChildren(...(problem ? [tell(problem)] : []), element(config));
  place.removeAttribute("aria-busy");
}

// Browsers keep a page that was left, memory and all, for whoever goes back to it. A token must not wait there.
addEventListener("pagehide", (event) => event.persisted && place.replaceChildren());
addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  place.setAttribute("aria-busy", "true");
  start();
});

// Not where failure.js has said already that this browser cannot show it.
if (place.hasAttribute("aria-busy")) start();

// Stands in every page itself, in front of all else, and so runs even where no file of the site's may: in a page opened
// as a file, or in a frame that is kept apart.

const root = document.documentElement;
const {page = ""} = document.currentScript!.dataset;

/** Some hosts show a page under its name and a slash, where its addresses lead nowhere. Not asked twice, as they may insist. */
function withoutSlash(): void {
  const name = page.replace(/^.*\//, "").replace(/\.html$/, "");
  const asked = `without-slash ${page}`;
  if (name === "" || name === "index" || !location.pathname.endsWith(`/${name}/`)) return;
  if (sessionStorage.getItem(asked) !== null) return;
  sessionStorage.setItem(asked, "");
  location.replace(`../${name}.html${location.search}${location.hash}`);
}

/** What a page without scripts says stands in `noscript`, which a browser does not show where scripts run but cannot load. */
function withoutScripts(): void {
  root.dataset["scripts"] = "none";
  for (const {textContent, parentElement} of document.querySelectorAll("noscript")) {
    const {body} = new DOMParser().parseFromString(textContent, "text/html");
    parentElement!.replaceChildren(...document.importNode(body, true).childNodes);
  }
}

addEventListener(
  "error",
  ({target}) => {
    if (!(target instanceof HTMLScriptElement) || root.dataset["scripts"] === "none") return;
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", withoutScripts, {once: true});
    else withoutScripts();
  },
  true
);

// A frame kept apart has no storage and says so with an error, also to Framework, which remembers there what is open.
try {
  void sessionStorage;
} catch {
  const none = {getItem: () => null, setItem: () => undefined, removeItem: () => undefined};
  Object.defineProperty(window, "sessionStorage", {value: none});
}
withoutSlash();

export {};

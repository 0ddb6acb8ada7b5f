type Input<T> = HTMLElement & {readonly value: T};

/**
 * Keeps what is chosen in an input in the page's address, as `?NAME=VALUE`, so that a link leads to the same choice.
 * The value that the input has at first needs no words; one that there is not chooses nothing.
 * @param name such as "learning-curves.measure", one for each input of a page
 * @param input one of Observable Inputs' `radio` or `select`
 * @returns the input
 * @example const measure = view(inAddress("measure", Inputs.radio(["loss", "accuracy"], {value: "loss"})));
 */
export function inAddress<T>(name: string, input: Input<T>): Input<T> {
  const first = input.value;
  asPills(input);
  const follow = (): void => choose(input, new URLSearchParams(location.search).get(name), String(first));
  follow();
  input.addEventListener("input", () => {
    const address = new URL(location.href);
    if (input.value === first) address.searchParams.delete(name);
    else address.searchParams.set(name, String(input.value));
    history.replaceState(history.state, "", address);
  });
  addEventListener("popstate", function back() {
    if (input.isConnected) follow();
    else removeEventListener("popstate", back);
  });
  return input;
}

/** Looks as all choices of the site do, and is a group to assistive technology. */
function asPills(input: HTMLElement): void {
  input.className = "choice-group";
  input.setAttribute("role", "radiogroup");
  input.setAttribute("aria-label", input.querySelector("label")?.textContent ?? "");
}

/** Chooses the first of some values that an input has, by the words for it. */
function choose(input: Input<unknown>, ...wanted: readonly (string | null)[]): void {
  const fields = Array.from(input.querySelectorAll<HTMLInputElement | HTMLOptionElement>("input, option"));
  for (const words of wanted) {
    if (String(input.value) === words) return;
    for (const field of fields) {
      Object.assign(field, {[field.localName === "option" ? "selected" : "checked"]: true});
      input.dispatchEvent(new Event("input"));
      if (String(input.value) === words) return;
    }
  }
}

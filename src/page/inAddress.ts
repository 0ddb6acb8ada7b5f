type Choice = string | number;
type Input<T extends Choice> = HTMLElement & {value: T};

/**
 * Keeps what is chosen in an input in the page's address, as `?NAME=VALUE`, so that a link leads to the same choice.
 * The value that the input has at first needs no words; one that there is not chooses nothing.
 * @param name such as "learning-curves.measure", one for each input of a page
 * @param input one of Observable Inputs' `radio` or `select`, or our `slider`
 * @returns the input
 * @example const measure = view(inAddress("measure", Inputs.radio(["loss", "accuracy"], {value: "loss"})));
 */
export function inAddress<T extends Choice>(name: string, input: Input<T>): Input<T> {
  const first = input.value;
  named(input);
  const follow = (): void => choose(input, new URLSearchParams(location.search).get(name), first);
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

/** Gives to assistive technology what Inputs leaves without a name: radio buttons as a group, which then look as all choices of the site do. */
function named(input: HTMLElement): void {
  if (input.querySelector("input[type=radio]") === null) return;
  const name = input.querySelector("label")?.textContent ?? "";
  input.className = "choice-group";
  const choices = input.querySelector("div");
  choices?.setAttribute("role", "radiogroup");
  choices?.setAttribute("aria-label", name);
}

/** Chooses a value, be it words or a number, where the input has it, else the first. */
function choose<T extends Choice>(input: Input<T>, wanted: string | null, first: T): void {
  const before = input.value;
  for (const value of wanted ? [wanted, Number(wanted), first] : [first]) {
    input.value = value as T; // which does nothing if the input has it not
    if (input.value === value) break;
  }
  if (input.value !== before) input.dispatchEvent(new Event("input"));
}

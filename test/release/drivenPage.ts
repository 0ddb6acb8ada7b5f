/** A page in a browser that Playwright's client cannot drive. */
export interface DrivenPage {
  /** What went wrong on the page, at least the last that was opened: errors that nobody caught, and what was logged as one. */
  faults(): Promise<readonly string[]>;
  goTo(address: string): Promise<void>;
  /** Runs a function in the page. @returns what it gives, as JSON can hold it @throws Error what it threw */
  run<A, R>(act: (argument: A) => R | Promise<R>, argument: A): Promise<R>;
  /** Presses at a place of the window, moves to others and lets go, as a hand does. */
  drag(places: readonly (readonly [x: number, y: number])[]): Promise<void>;
  close(): Promise<void>;
}

/** A call of a function, written for the page: a function without parameters that promises what it gives as JSON. */
export function written<A>(act: (argument: A) => unknown, argument: A): string {
  return `(async () => JSON.stringify(await (${act.toString()})(${JSON.stringify(argument)}) ?? null))`;
}

/** What a hand does that presses at the first of some places of the window, as WebDriver has it. */
export function dragActions([first, ...others]: readonly (readonly [x: number, y: number])[]): object[] {
  const move = ([x, y]: readonly [number, number]) => ({type: "pointerMove", x: Math.round(x), y: Math.round(y)});
  const actions = [move(first!), {type: "pointerDown", button: 0}, ...others.map(move), {type: "pointerUp", button: 0}];
  return [{type: "pointer", id: "hand", actions}];
}

/** Waits in the page until a selector's text matches. @returns that text */
export async function textOf(page: DrivenPage, selector: string, pattern: string): Promise<string> {
  return page.run(
    async ([where, what]) => {
      const end = performance.now() + 25_000;
      for (;;) {
        const text = document.querySelector(where!)?.textContent ?? "";
        if (new RegExp(what!).test(text)) return text;
        if (performance.now() > end) throw new Error(`expected ${where} to say ${what}, got ${text}`);
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
    [selector, pattern]
  );
}

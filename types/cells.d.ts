/** What a page's cells know without an import. */
type Stdlib = typeof import("observablehq:stdlib");

declare const FileAttachment: Stdlib["FileAttachment"];
declare const Generators: Stdlib["Generators"];
declare const Mutable: Stdlib["Mutable"];
declare const resize: Stdlib["resize"];

/** Shows a value where the cell stands, and returns it. */
declare function display<T>(value: T): T;

/** Shows an input where the cell stands; other cells see its value and run again when it changes. */
declare function view<T>(input: Element & {readonly value?: T}): AsyncGenerator<T, never>;

/** What the value of a cell's declaration is in other cells: promises are awaited, generators followed. */
type Settled<T> = T extends PromiseLike<infer V> ? V : T extends AsyncGenerator<infer V> ? V : T;

declare const Plot: typeof import("@observablehq/plot");
declare const d3: typeof import("d3");

/** Those of Observable Inputs that the pages use. */
declare const Inputs: {
  /** One of several choices; of a map, one of its values by their keys. */
  radio<T>(choices: ReadonlyMap<string, T>, options?: ChoiceOptions<T>): HTMLElement & {value: T};
  radio<const T>(choices: readonly T[], options?: ChoiceOptions<T>): HTMLElement & {value: T};
};

interface ChoiceOptions<T> {
  readonly label?: string;
  readonly value?: NoInfer<T>;
  readonly format?: (choice: NoInfer<T>) => string;
}

/** Width of the main column in CSS pixels. */
declare const width: number;

/** Milliseconds since 1970. */
declare const now: number;

/** Whether the page shows its dark theme. */
declare const dark: boolean;

/** Settles when the cell is about to run again. */
declare const invalidation: Promise<void>;

/** Settles when the cell comes into view. */
declare function visibility(): Promise<void>;

/** Parameters of a page whose path has some. */
declare const observable: {readonly params: Readonly<Record<string, string>>};

/** What Framework 1.13.4 offers modules and workers; it ships no types. */
declare module "observablehq:stdlib" {
  /** A file of the site. Of its methods only those in use are declared here. */
  export interface File<P extends string = string> {
    readonly name: string;
    readonly mimeType: string;
    /** Size in bytes. */
    readonly size: number;
    /** Absolute address. */
    readonly href: string;
    url(): Promise<string>;
    text(encoding?: string): Promise<string>;
    json(): Promise<unknown>;
    arrayBuffer(): Promise<ArrayBuffer>;
    blob(): Promise<Blob>;
    stream(): Promise<ReadableStream<Uint8Array>>;
    image(properties?: Partial<HTMLImageElement>): Promise<HTMLImageElement>;
    xml(mimeType?: DOMParserSupportedType): Promise<Document>;
    html(): Promise<Document>;
    arrow(): Promise<import("../src/lib/rows.js").ArrowTable<RowAt<P>>>;
  }

  /** What a row is of the table at a path. */
  type RowAt<P extends string> = P extends `${string}/${infer N}.arrow`
    ? N extends import("../src/lib/schemas/tableSchemas.js").TableName
      ? import("../src/lib/schemas/tableSchemas.js").Row<N>
      : RowAt<N extends string ? `${N}.arrow` : never>
    : unknown;

  /** The file of a literal path, relative to the page or module. */
  export function FileAttachment<P extends string>(path: P): File<P>;

  /** What `render` returns for the width, and the height if it takes two arguments; drawn again when they change. */
  export function resize(
    render: (width: number, height: number) => Node | null | Promise<Node | null>,
    invalidation?: Promise<void>
  ): HTMLDivElement;

  /** A value that other cells see and follow. */
  export function Mutable<T>(value?: T): AsyncGenerator<T, never> & {value: T};

  export const Generators: {
    observe<T>(initialize: (change: (value: T) => T) => (() => void) | void): AsyncGenerator<T, never>;
    queue<T>(initialize: (change: (value: T) => T) => (() => void) | void): AsyncGenerator<T, never>;
    input<T>(element: Element & {readonly value?: T}): AsyncGenerator<T, never>;
  };
}

/** What the tests use of Observable Inputs, which ships no types. */
declare module "@observablehq/inputs" {
  export const radio: typeof Inputs.radio;
}

import type {TableName} from "../lib/schemas/tableSchemas.js";
import type {Tables} from "../lib/tables.js";

/** A figure's numbers as a table: the twin for those who do not see the drawing. */
export interface Twin {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** Ways from a figure into the explorer. */
export interface FigureLinks {
  /** What all of them lead to, such as "Test images of the class". */
  readonly lead: string;
  readonly links: readonly {readonly text: string; readonly href: string}[];
}

/** A choice that the reader has in a figure; the first is what the page shows at first. */
export interface Control {
  /** Name in the address, as `FIGURE.NAME=VALUE`. */
  readonly name: string;
  readonly label: string;
  readonly choices: readonly {readonly value: string; readonly label: string}[];
}

/** What a figure is drawn with. */
export interface DrawOptions {
  /** Makes the nodes: the browser's document, or the build's. */
  readonly document: Document;
  /** Room for the drawing, px. */
  readonly width: number;
  /** The value chosen for each control. */
  readonly choices: Readonly<Record<string, string>>;
  /** Address of a sheet of images. */
  readonly sheetUrl: (sheet: string) => string;
}

/**
 * A figure of the report. The build draws it into the page, so that it is there without scripts; the browser draws
 * it again at the width it has, and after each choice.
 */
export interface Figure<N extends TableName = TableName> {
  /** Tables that it is drawn from. */
  readonly tables: readonly N[];
  /** `wide` figures run past the column of text. */
  readonly size: "text" | "wide";
  readonly controls?: readonly Control[];
  /** True for a drawing that fits any width by itself: the browser then leaves it as the build made it. */
  readonly isFluid?: true;
  /** The finding, as a sentence that follows from the numbers. */
  title(tables: Pick<Tables, N>): string;
  /** What is shown, n and method. */
  caption(tables: Pick<Tables, N>): string;
  twin(tables: Pick<Tables, N>): Twin;
  /** Ways from the numbers to the images behind them, and what they lead to. */
  links?(tables: Pick<Tables, N>): FigureLinks;
  draw(tables: Pick<Tables, N>, options: DrawOptions): Element;
}

/** The first choice of each control. */
export function firstChoices({controls = []}: Pick<Figure, "controls">): Record<string, string> {
  return Object.fromEntries(controls.map(({name, choices}) => [name, choices[0]!.value]));
}

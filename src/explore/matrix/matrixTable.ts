import {tags} from "../../components/tags.js";
import {tableKeys} from "../../page/gridKeys.js";
import type {AxisGroup, AxisItem} from "./axis.js";

const {button, span, table, tbody, td, th, thead, tr} = tags;

/** A cell's button, and which rows and columns it stands for; an empty list stands for all. */
export interface MatrixButton {
  readonly element: HTMLButtonElement;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

/** A matrix as a grid of buttons, still without numbers. */
export interface MatrixTable {
  readonly element: HTMLTableElement;
  readonly items: readonly AxisItem[];
  /** Of the cells, row by row. */
  readonly cells: readonly MatrixButton[];
  /** Of headers and groups. */
  readonly heads: readonly MatrixButton[];
  readonly corner: HTMLElement;
}

/** @param labelledBy id of the element that names it */
export function matrixTable(groups: readonly AxisGroup[], labelledBy: string): MatrixTable {
  const items = groups.flatMap((group) => group.items);
  const heads: MatrixButton[] = [];
  const cells: MatrixButton[] = [];
  const head = (name: string, rows: readonly number[], columns: readonly number[]): HTMLElement => {
    return added(heads, {element: cellButton(name), rows, columns});
  };
  const corner = td({class: "corner", rowspan: 2, colspan: 2});
  const element = table(
    {role: "grid", "aria-labelledby": labelledBy, class: "matrix"},
    thead({}, columnHeads(groups, corner, head)),
    tbody(
      {},
      groups.flatMap((group) =>
        group.items.map((item, i) =>
          tr(
            {},
            rowHeads(group, item, i === 0, head),
            items.map((column) => {
              const made = {element: cellButton(""), rows: item.labels, columns: column.labels};
              return td({"data-diagonal": item === column}, added(cells, made));
            })
          )
        )
      )
    )
  ) as HTMLTableElement;
  tableKeys(element);
  return {element, items, cells, heads, corner};
}

type Head = (name: string, rows: readonly number[], columns: readonly number[]) => HTMLElement;

function columnHeads(groups: readonly AxisGroup[], corner: HTMLElement, head: Head): HTMLElement[] {
  const upper = groups.map(({heading, labels, items}) =>
    heading === undefined
      ? th({scope: "col", rowspan: 2, class: "upright"}, head(items[0]!.name, [], labels))
      : th({scope: "colgroup", colspan: items.length, class: "group"}, head(heading, [], labels))
  );
  const lower = groups
    .filter(({heading}) => heading !== undefined)
    .flatMap(({items}) => items)
    .map(({name, labels}) => th({scope: "col", class: "upright"}, head(name, [], labels)));
  return [tr({}, corner, upper), tr({}, lower)];
}

function rowHeads({heading, labels, items}: AxisGroup, item: AxisItem, isFirst: boolean, head: Head): HTMLElement[] {
  if (heading === undefined) return [th({scope: "row", colspan: 2}, head(item.name, item.labels, []))];
  const own = th({scope: "row"}, head(item.name, item.labels, []));
  if (!isFirst) return [own];
  return [th({scope: "rowgroup", rowspan: items.length, class: "group upright"}, head(heading, labels, [])), own];
}

function cellButton(text: string): HTMLButtonElement {
  return button({type: "button"}, span({}, text)) as HTMLButtonElement;
}

function added(list: MatrixButton[], made: MatrixButton): HTMLElement {
  list.push(made);
  return made.element;
}

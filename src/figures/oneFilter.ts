import {flowGarment, mapPicture, type FlowTables} from "../components/layerPicture.js";
import {networkStages, valueCount, type Stage} from "../components/networkStages.js";
import {svgTags} from "../components/tags.js";
import {lineHeight, textLines} from "../components/textLines.js";
import {ink, modelColour, muted} from "../components/theme.js";
import {convolved, type Convolved} from "../lib/convolution.js";
import {count, fixed} from "../lib/format.js";
import type {Tables} from "../lib/tables.js";
import {figure, type Pictures, type Room} from "./figure.js";
import {fixedCell, type Numbers} from "./numbers.js";

const {g, path, rect, svg, text} = svgTags;

type Data = Pick<Tables, "layers" | "drawnGarment" | "filters"> & FlowTables;

interface Options extends Room, Pictures {
  /** Which filter, from 1. */
  readonly filter: number;
  /** Where the window's middle is, row by row from 1. */
  readonly place: number;
  /** Takes the place that the reader points at. */
  readonly onPlace?: (place: number) => void;
}

type Point = readonly [x: number, y: number];

/** A number's cell, px. */
const [cellWidth, cellHeight] = [46, 28];
const gridWidth = 3 * cellWidth;
const gap = 24;
const arithmeticWidth = 2 * gridWidth + gap;
/** Room from which on garment, arithmetic and map stand side by side, and the side of a picture at most, px. */
const [widthForThree, largestSide] = [640, 252];
/** A fill under a number leaves it legible. */
const strongestFill = 0.4;

/** How one filter of the CNN makes its map: a window of nine pixels that moves over the garment. */
export function oneFilter(data: Data, options: Options): HTMLElement {
  const filter = data.filters[options.filter - 1]!;
  const found = convolved(data.drawnGarment[0]!.values, filter, options.place - 1);
  const [, conv] = networkStages(data, "cnn");
  return figure(
    {
      name: "one-filter",
      title: `${count(conv!.parameterCount)} parameters make ${count(valueCount(conv!))} values, nine pixels at a time`,
      caption: `Filter ${options.filter} of ${conv!.channelCount} in the CNN’s first layer, at row ${found.row + 1}, column ${found.column + 1} of ${flowGarment(data, "cnn")}.`,
      how: "The window’s nine pixels, as the network gets them (standardised: 0 is the mean of all), are multiplied by the filter’s nine weights and added to its bias; ReLU turns what is negative into zero. That is one value of the map, whose colour is the square root of its share of the largest. Purple weights are below zero, green above. Zeros lie around the image. Point at the garment or the map to move the window.",
      numbers: numbers(found),
      tables: ["layers", "flow", "drawn-garment", "filters", "sheets"]
    },
    draw(data, found, options)
  );
}

function numbers({pixels, weights, bias, sum, value}: Convolved): Numbers {
  const products = pixels.map((pixel, i) => [
    `Row ${Math.floor(i / 3) + 1}, column ${(i % 3) + 1} of the window`,
    fixedCell(pixel, 3),
    fixedCell(weights[i]!, 3),
    fixedCell(pixel * weights[i]!, 3)
  ]);
  const rest = [["Bias", bias] as const, ["Sum with the bias", sum] as const, ["After ReLU", value] as const];
  return {
    columns: ["Part", "Pixel", "Weight", "Product"],
    rows: [...products, ...rest.map(([name, number]) => [name, "", "", fixedCell(number, 3)])]
  };
}

function draw(data: Data, found: Convolved, {width, images, filter, onPlace}: Options): SVGElement {
  const [input, conv] = networkStages(data, "cnn") as [Stage, Stage];
  const isWide = width >= widthForThree;
  const side = Math.min(largestSide, isWide ? (width - arithmeticWidth) / 2 - 2 * gap : (width - gap) / 2);
  const left = isWide ? (width - 2 * side - arithmeticWidth - 4 * gap) / 2 : 0;
  const mapAt: Point = [isWide ? width - left - side : width - side, lineHeight];
  const arithmeticAt: Point = isWide
    ? [left + side + 2 * gap, 0]
    : [Math.max(0, (width - arithmeticWidth) / 2), lineHeight + side + gap];
  const scale = side / input.width;
  const pictures = {data, images, scale, found};
  return svg(
    {viewBox: `0 0 ${width} ${height(side, isWide)}`, width, height: height(side, isWide)},
    g({transform: `translate(${left},0)`}, textLines([{text: "The garment", weight: 600}])),
    garmentPicture(input, [left, lineHeight], pictures),
    g(
      {transform: `translate(${mapAt[0]},0)`},
      textLines([{text: `Map ${filter} of ${conv.channelCount}`, weight: 600}])
    ),
    mapSoFar(conv, filter - 1, mapAt, pictures),
    arithmetic(data, found, arithmeticAt),
    isWide ? [left + side, mapAt[0] - 2 * gap].map((x) => arrow([x, lineHeight + 1.5 * cellHeight])) : undefined,
    onPlace && [[left, lineHeight] as const, mapAt].map((at) => pointed(at, side, input.width, onPlace))
  );
}

function height(side: number, isWide: boolean): number {
  const arithmeticHeight = lineHeight + 3 * cellHeight + 4 * lineHeight;
  return isWide ? Math.max(lineHeight + side, arithmeticHeight) + 2 : lineHeight + side + gap + arithmeticHeight;
}

interface PictureOptions extends Pictures {
  readonly data: Data;
  /** Side of a value, px. */
  readonly scale: number;
  readonly found: Convolved;
}

function garmentPicture(
  stage: Stage,
  at: Point,
  {data, images, scale, found: {row, column}}: PictureOptions
): SVGElement {
  const picture = mapPicture(data, stage, 0, images);
  return placed(at, scale, [
    picture,
    square(stage.width, {fill: ink, "fill-opacity": 0.06}),
    square(stage.width, {fill: ink, mask: `url(#${picture.id})`}),
    ...outline({x: column - 1, y: row - 1, width: 3, height: 3}, scale)
  ]);
}

/** What the window has made so far in full colour, what is to come pale. */
function mapSoFar(
  stage: Stage,
  map: number,
  at: Point,
  {data, images, scale, found: {row, column}}: PictureOptions
): SVGElement {
  const picture = mapPicture(data, stage, map, images);
  const mask = `url(#${picture.id})`;
  const made = `M0 0h${stage.width}v${row}h${-stage.width}zM0 ${row}h${column + 1}v1h${-column - 1}z`;
  return placed(at, scale, [
    picture,
    square(stage.width, {fill: modelColour.cnn, "fill-opacity": 0.08}),
    square(stage.width, {fill: modelColour.cnn, "fill-opacity": 0.3, mask}),
    path({d: made, fill: modelColour.cnn, mask}),
    ...outline({x: column, y: row, width: 1, height: 1}, scale)
  ]);
}

function placed([x, y]: Point, scale: number, children: readonly SVGElement[]): SVGElement {
  return g({transform: `translate(${x},${y}) scale(${scale})`}, children);
}

function square(side: number, attributes: Readonly<Record<string, string | number>>): SVGElement {
  return rect({width: side, height: side, ...attributes});
}

/** Seen on any ground: ink within paper. */
function outline(box: Readonly<Record<"x" | "y" | "width" | "height", number>>, scale: number): SVGElement[] {
  return [
    rect({...box, fill: "none", stroke: "var(--paper)", "stroke-width": 5 / scale}),
    rect({...box, fill: "none", stroke: ink, "stroke-width": 2 / scale})
  ];
}

/** Nine pixels, nine weights, and what they come to. */
function arithmetic(
  {drawnGarment, filters}: Data,
  {pixels, weights, bias, sum, value}: Convolved,
  [x, y]: Point
): SVGElement {
  const values = Array.from(drawnGarment[0]!.values);
  const [darkest, lightest] = [Math.min(...values), Math.max(...values)];
  const largest = Math.max(...filters.flatMap((one) => Array.from(one.weights, Math.abs)));
  const products = sum - bias;
  const lines = [
    {text: `Sum of the nine products: ${fixed(products, 2)}`},
    {text: `With the bias of ${fixed(bias, 2)}: ${fixed(sum, 2)}`},
    {text: `After ReLU: ${fixed(value, 2)}`, weight: 600}
  ];
  return g(
    {transform: `translate(${x},${y})`},
    grid([0, 0], "Nine pixels", pixels, (pixel) => [ink, (pixel - darkest) / (lightest - darkest)]),
    text({x: gridWidth + gap / 2, y: lineHeight + 1.5 * cellHeight + 5, "text-anchor": "middle", fill: muted}, "×"),
    grid([gridWidth + gap, 0], "Nine weights", weights, (weight) => [
      weight < 0 ? "var(--weight-below)" : "var(--weight-above)",
      Math.abs(weight) / largest
    ]),
    g({transform: `translate(0,${lineHeight + 3 * cellHeight + lineHeight / 2})`}, textLines(lines))
  );
}

/** Numbers in three rows. @param shade colour of a number's cell, and its strength as a fraction */
function grid(
  [x, y]: Point,
  name: string,
  values: readonly number[],
  shade: (value: number) => readonly [colour: string, strength: number]
): SVGElement {
  const cells = values.flatMap((value, i) => {
    const at: Point = [(i % 3) * cellWidth, lineHeight + Math.floor(i / 3) * cellHeight];
    const [fill, strength] = shade(value);
    return [
      rect({
        x: at[0],
        y: at[1],
        width: cellWidth - 1,
        height: cellHeight - 1,
        fill,
        "fill-opacity": (strongestFill * strength).toFixed(3)
      }),
      text(
        {x: at[0] + cellWidth / 2, y: at[1] + cellHeight / 2 + 5, "text-anchor": "middle", fill: ink},
        fixed(value, 2)
      )
    ];
  });
  return g({transform: `translate(${x},${y})`}, textLines([{text: name, weight: 600}]), cells);
}

function arrow([x, y]: Point): SVGElement {
  return path({
    d: `M${x + 8} ${y}h${2 * gap - 16}m-4 -3.5l4 3.5l-4 3.5`,
    fill: "none",
    stroke: muted,
    "stroke-opacity": 0.6
  });
}

/** A ground of so many places across and down that says which of them the reader points at, from 1. */
function pointed([x, y]: Point, side: number, places: number, onPlace: (place: number) => void): SVGElement {
  const ground = rect({x, y, width: side, height: side, fill: "transparent", style: "cursor:crosshair"});
  const tell = ({clientX, clientY}: PointerEvent): void => {
    const {left, top, width} = ground.getBoundingClientRect();
    const [column, row] = [clientX - left, clientY - top].map((at) => {
      return Math.max(0, Math.min(places - 1, Math.floor((at / width) * places)));
    });
    onPlace(row! * places + column! + 1);
  };
  for (const type of ["pointermove", "pointerdown"] as const) ground.addEventListener(type, tell);
  return ground;
}

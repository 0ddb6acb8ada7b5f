import {tags} from "../../components/tags.js";
import {classGroups} from "../../lib/classGroups.js";
import {pressChoice, radioChoice} from "../filters/choices.js";
import type {TestImages} from "../images/testImages.js";
import type {Go} from "../shown.js";
import {modes, shades, units, type Mode, type Shade, type Unit, type View} from "../view/view.js";
import {canFold} from "./axis.js";

const {details, div, summary} = tags;

/** Narrower windows show the matrix first, and its options once they are asked for. */
const hasRoom = "(min-width: 640px)";

const unitNames: Readonly<Record<Unit, string>> = {count: "Count", row: "Row %", column: "Column %"};
const shadeNames: Readonly<Record<Shade, string>> = {errors: "Errors only", all: "All cells"};

/** What a matrix counts, how it says so, what it shades, and which groups it folds. */
export function matrixControls(
  go: Go,
  {models: {a, b}}: TestImages
): {readonly element: HTMLElement; update(view: View): void} {
  const modeNames: Readonly<Record<Mode, string>> = {
    b: b.name,
    a: a.name,
    agreement: `${a.name} × ${b.name}`,
    difference: `${b.name} − ${a.name}`
  };
  const mode = radioChoice("Matrix", "matrix", modes, modeNames, (to) => go({mode: to}));
  const unit = radioChoice("Show", "unit", units, unitNames, (to) => go({unit: to}));
  const shade = radioChoice("Shade", "shade", shades, shadeNames, (to) => go({shade: to}));
  const folds = pressChoice("Fold", classGroups.filter(canFold), (folded) => go({folded}));
  return {
    element: details(
      {class: "pane-options", open: matchMedia(hasRoom).matches},
      summary({}, "Matrix options"),
      div(
        {class: "pane-controls"},
        [mode, unit, shade, folds].map(({element}) => element)
      )
    ),
    update(view) {
      mode.show(view.mode);
      unit.show(view.unit);
      shade.show(view.shade);
      folds.show(view.folded);
    }
  };
}

import {svgElements} from "../../components/elements.js";
import {percent} from "../../lib/format.js";
import type {EpochMeasure, TrainingProgress} from "../../lib/modelWorker.js";

type Step = Extract<TrainingProgress, {kind: "step"}>;

const size = {width: 560, height: 200, left: 44, right: 110, top: 12, bottom: 26} as const;
const floor = 0.5;

/** Accuracy over the epochs as training goes on: the running mean of what is trained on, and validation at each end. */
export interface LiveCurve {
  readonly element: SVGElement;
  step(progress: Step): void;
  epoch(measures: readonly EpochMeasure[]): void;
}

export function liveCurve(epochCount: number, colour: string, document: Document): LiveCurve {
  const {svg, g, path, circle, text, line} = svgElements(document);
  const x = (epochs: number): number => size.left + (epochs / epochCount) * (size.width - size.left - size.right);
  const y = (accuracy: number): number =>
    size.top + ((1 - Math.max(floor, accuracy)) / (1 - floor)) * (size.height - size.top - size.bottom);
  const ticks = [0.5, 0.6, 0.7, 0.8, 0.9, 1].map((accuracy) =>
    g(
      {},
      line({x1: size.left, x2: size.width - size.right, y1: y(accuracy), y2: y(accuracy), class: "curve-grid"}),
      text(
        {x: size.left - 6, y: y(accuracy), class: "curve-tick", "text-anchor": "end", dy: "0.32em"},
        percent(accuracy, 0)
      )
    )
  );
  const ends = Array.from({length: epochCount + 1}, (_, epoch) =>
    text(
      {x: x(epoch), y: size.height - 8, class: "curve-tick", "text-anchor": "middle"},
      epoch === 0 ? "start" : `epoch ${epoch}`
    )
  );
  const trained = path({class: "curve-line", style: `stroke:${colour}`});
  const trainedName = text({class: "curve-name", dy: "0.32em"});
  const dots = g({});
  const points: string[] = [];
  const element = svg(
    {
      viewBox: `0 0 ${size.width} ${size.height}`,
      class: "live-curve",
      role: "img",
      "aria-label": "Accuracy as training goes on; the numbers stand below"
    },
    ticks,
    ends,
    trained,
    dots,
    trainedName
  );
  return {
    element,
    step: ({epoch, seenCount, trainCount, accuracy}) => {
      const at = [x(epoch + seenCount / trainCount), y(accuracy)];
      points.push(at.map((place) => place.toFixed(1)).join(","));
      trained.setAttribute("d", `M${points.join("L")}`);
      trainedName.setAttribute("x", String(at[0]! + 8));
      trainedName.setAttribute("y", String(at[1]! + (epoch > 0 ? -10 : 0)));
      trainedName.textContent = `training ${percent(accuracy)}`;
    },
    epoch: (measures) => {
      for (const {epoch, split, accuracy} of measures) {
        if (split !== "validation") continue;
        const place = {cx: x(epoch), cy: y(accuracy)};
        dots.append(
          circle({...place, r: 4, style: `fill:${colour}`}),
          text({x: place.cx + 8, y: place.cy + 14, class: "curve-name"}, `validation ${percent(accuracy)}`)
        );
      }
    }
  };
}

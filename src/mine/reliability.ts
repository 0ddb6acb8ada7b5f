import {svgTags, tags} from "../components/tags.js";
import {count, fixed, percent, percentInterval, points} from "../lib/format.js";
import type {JudgedCalibration, ReliabilityBand} from "../lib/judging.js";
import {wilsonInterval} from "../lib/wilsonInterval.js";

const {details, div, figcaption, figure, h4, p, summary, table, tbody, td, th, thead, tr} = tags;
const {circle, line, rect, svg, text} = svgTags;

const size = 232;
const margin = {left: 40, bottom: 34, top: 8, right: 8} as const;

/** How far a model's probabilities can be believed: three numbers, a diagram, and the diagram as a table. */
export function reliability(calibration: JudgedCalibration): HTMLElement {
  const bands = calibration.bins.filter((band) => band.count > 0);
  return div(
    {class: "mine-calibration"},
    figure(
      {class: "mine-diagram"},
      diagram(bands),
      figcaption({}, "Confidence across, share right upwards, with Wilson’s 95% intervals.")
    ),
    div({}, h4({}, "Calibration"), p({}, inWords(calibration)), numbers(calibration), asTable(bands))
  );
}

function inWords({overconfidence}: JudgedCalibration): string {
  const size = points(Math.abs(overconfidence));
  if (Math.abs(overconfidence) < 0.0005) return "On average its confidence is as good as its word.";
  return overconfidence > 0
    ? `It is on average ${size} surer than it is right.`
    : `It is on average ${size} more often right than it is sure.`;
}

function numbers({loss, brierScore, equalWidthError, equalMassError}: JudgedCalibration): HTMLElement {
  const rows = [
    ["Cross-entropy", `${fixed(loss, 3)} nats`],
    ["Brier score, 0 to 2", fixed(brierScore, 3)],
    ["Expected calibration error, 15 bands", points(equalWidthError, 2)],
    ["The same with bands of equal size", points(equalMassError, 2)]
  ] as const;
  return table(
    {class: "mine-numbers", "aria-label": "Measures of calibration"},
    tbody(
      {},
      rows.map(([name, value]) => tr({}, th({scope: "row"}, name), td({class: "numeric"}, value)))
    )
  );
}

function diagram(bands: readonly ReliabilityBand[]): SVGElement {
  const [x, y] = [
    (share: number): number => margin.left + share * (size - margin.left - margin.right),
    (share: number): number => size - margin.bottom - share * (size - margin.bottom - margin.top)
  ];
  const ticks = [0, 0.5, 1];
  const name = `Reliability diagram: ${bands.map((band) => `${percent(band.meanConfidence, 0)} sure, ${percent(band.correctCount / band.count, 0)} right`).join("; ")}`;
  return svg(
    {viewBox: `0 0 ${size} ${size}`, width: size, height: size, role: "img", "aria-label": name},
    rect({x: x(0), y: y(1), width: x(1) - x(0), height: y(0) - y(1), class: "diagram-frame"}),
    line({x1: x(0), y1: y(0), x2: x(1), y2: y(1), class: "diagram-diagonal"}),
    ticks.map((share) =>
      text({x: x(share), y: size - margin.bottom + 16, "text-anchor": "middle"}, String(100 * share))
    ),
    ticks.map((share) => text({x: margin.left - 6, y: y(share) + 4, "text-anchor": "end"}, String(100 * share))),
    text({x: x(0.5), y: size - 4, "text-anchor": "middle"}, "Confidence, %"),
    text({x: 0, y: 0, "text-anchor": "middle", transform: `translate(11 ${y(0.5)}) rotate(-90)`}, "Right, %"),
    bands.flatMap((band) => {
      const {lower, upper} = wilsonInterval(band.correctCount, band.count);
      const across = x(band.meanConfidence);
      return [
        line({x1: across, x2: across, y1: y(lower), y2: y(upper), class: "diagram-interval"}),
        circle({cx: across, cy: y(band.correctCount / band.count), r: 3.5, class: "diagram-dot"})
      ];
    })
  );
}

function asTable(bands: readonly ReliabilityBand[]): HTMLElement {
  const columns = ["Confidence", "Images", "Mean", "Right", "95% interval"];
  return details(
    {},
    summary({}, "The diagram as a table"),
    div(
      {class: "table-frame", tabindex: 0, role: "region", "aria-label": "Images by confidence"},
      table(
        {"aria-label": "Images by confidence"},
        thead(
          {},
          tr(
            {},
            columns.map((column) => th({scope: "col"}, column))
          )
        ),
        tbody(
          {},
          bands.map((band) =>
            tr(
              {},
              th({scope: "row"}, percentInterval({lower: band.from, upper: band.to}, 0)),
              td({class: "numeric"}, count(band.count)),
              td({class: "numeric"}, percent(band.meanConfidence)),
              td({class: "numeric"}, percent(band.correctCount / band.count)),
              td({class: "numeric"}, percentInterval(wilsonInterval(band.correctCount, band.count)))
            )
          )
        )
      )
    )
  );
}

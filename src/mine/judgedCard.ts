import {tags} from "../components/tags.js";
import {modelName} from "../components/theme.js";
import {noFilters, type View} from "../explore/view/view.js";
import {count, percent, percentInterval, pointsInterval, pValue, signedPoints} from "../lib/format.js";
import {models} from "../lib/schemas/vocabulary.js";
import {comparisonInWords, rankInWords} from "./cardWords.js";
import {act} from "./noteCards.js";
import type {OwnModel} from "./ownModel.js";
import {reliability} from "./reliability.js";

const {article, button, details, div, h3, li, p, span, strong, summary, table, tbody, td, th, thead, tr, ul} = tags;

export interface CardOptions {
  /** Images that only this model gets right of the three. */
  readonly onlyRight: readonly number[];
  readonly isKept: boolean;
  /** Whether its numbers are unfolded. */
  readonly isOpen: boolean;
  /** Whether it gives probabilities, and if not, why. */
  readonly lacks: string | undefined;
  /** Shows something of the model in the explorer. */
  readonly onShow: (change: Partial<View>) => void;
  readonly onLink: () => Promise<string>;
  readonly onKeep: (isKept: boolean) => void;
  readonly onRemove: () => void;
}

/** A judged model: how often it is right, how it stands to both models of the report, and what can be done with it. */
export function judgedCard(model: OwnModel, options: CardOptions): HTMLElement {
  const {judgement, source, title, notes, origin} = model;
  const {isOpen, lacks} = options;
  const {calibration, comparisons, correctCount, imageCount, interval} = judgement;
  const id = `card-${source}`;
  const rank = rankInWords(model);
  const head = summary(
    {},
    h3({id, tabindex: -1}, `“${title}”`),
    span({class: "mine-accuracy"}, strong({}, percent(judgement.accuracy, 2)), " right")
  );
  const right = `${count(correctCount)} of ${count(imageCount)} test images. Wilson’s 95% interval: ${percentInterval(interval, 2)}.`;
  return article(
    {class: "mine-card", "aria-labelledby": id, "data-source": source},
    origin === "link" ? p({class: "mine-stranger"}, strangerWords(model)) : undefined,
    details(
      {open: isOpen},
      head,
      div(
        {class: "mine-judged"},
        div(
          {},
          p({}, rank === undefined ? right : `${right} ${rank}`),
          comparisonTable(model, options),
          p({}, comparisons.map((one, i) => comparisonInWords(one, `the ${modelName[models[i]!]}`)).join(" ")),
          p(
            {class: "mine-method"},
            "McNemar’s exact test, p by Holm for two comparisons; intervals by a paired bootstrap over images."
          )
        ),
        calibration === undefined
          ? p({class: "mine-method"}, `${lacks ?? ""} So there is no calibration here.`)
          : reliability(calibration)
      ),
      ul(
        {class: "mine-notes", role: "list"},
        notes.map((note) => li({}, note))
      )
    ),
    div({class: "mine-feet"}, shown(options, source), actions(options))
  );
}

function strangerWords({title, sha256}: OwnModel): string {
  const file =
    sha256 === undefined
      ? ""
      : ` Its file’s SHA-256 begins with ${sha256.slice(0, 16)}: add that file for what it says besides classes.`;
  return `These predictions come from a link. Whoever made it calls them “${title}”; nobody has checked that.${file}`;
}

function comparisonTable({judgement, source}: OwnModel, {onShow}: CardOptions): HTMLElement {
  const columns = [
    "Against",
    "Difference, points",
    "95% interval",
    "Only this right",
    "Only the other right",
    "Corrected p"
  ];
  const seen = (text: string, label: string, right: "a" | "b", other: string): HTMLElement => {
    const made = button({type: "button", "aria-label": label}, text);
    made.addEventListener("click", () =>
      onShow({...noFilters, a: other, b: source, right: [right], mode: "difference"})
    );
    return made;
  };
  return table(
    {class: "mine-comparisons stacked", "aria-label": "Against both models of the report"},
    thead(
      {},
      tr(
        {},
        columns.map((column, i) => th({scope: "col", class: i === 0 ? undefined : "numeric"}, column))
      )
    ),
    tbody(
      {},
      judgement.comparisons.map(({difference, onlyFirstCount, onlySecondCount, log10PValue}, i) => {
        const other = models[i]!;
        const only = (who: string): string => `Show the images that only ${who} gets right`;
        const cells = [
          signedPoints(difference.difference),
          pointsInterval(difference, 2).replace(/ points$/, ""),
          seen(
            count(onlySecondCount),
            `${only("this model")}, against the ${modelName[other]}: ${count(onlySecondCount)}`,
            "b",
            other
          ),
          seen(count(onlyFirstCount), `${only(`the ${modelName[other]}`)}: ${count(onlyFirstCount)}`, "a", other),
          pValue(log10PValue)
        ];
        return tr(
          {},
          th({scope: "row", class: `name-${other}`}, modelName[other]),
          cells.map((cell, column) => td({class: "numeric", "data-label": `${columns[column + 1]}:`}, cell))
        );
      })
    )
  );
}

/** Ways into the explorer. */
function shown({onShow, onlyRight}: CardOptions, source: string): HTMLElement {
  const way = (text: string, change: Partial<View>): HTMLElement =>
    act(text, () => onShow({...noFilters, b: source, mode: "b", ...change}));
  return div(
    {class: "mine-ways", role: "group", "aria-label": "See its images"},
    way("Its errors", {saysB: "wrong"}),
    onlyRight.length === 0
      ? undefined
      : way(`${count(onlyRight.length)} only it gets right of the three`, {ids: onlyRight}),
    way("All images", {})
  );
}

function actions({isKept, onKeep, onLink, onRemove}: CardOptions): HTMLElement {
  const said = span({class: "mine-said", role: "status"});
  const copy = async (): Promise<void> => {
    said.textContent = "";
    said.textContent = await onLink().catch((error: unknown) =>
      error instanceof Error ? error.message : String(error)
    );
  };
  return div(
    {class: "mine-actions"},
    act("Copy a link", () => void copy()),
    isKept ? act("Forget it on this device", () => onKeep(false)) : act("Keep on this device", () => onKeep(true)),
    act("Remove", onRemove),
    said
  );
}

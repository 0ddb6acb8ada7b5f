import {FileAttachment} from "observablehq:stdlib";
import {tags} from "../components/tags.js";
import type {ModelAnswers} from "../explore/images/modelAnswers.js";
import type {Source} from "../explore/view/slots.js";
import type {View} from "../explore/view/view.js";
import {refusalOfSize} from "../lib/judging.js";
import {remembered} from "../page/remembered.js";
import {isLinked} from "./bringsModels.js";
import {reuseInWords, seedsInWords} from "./cardWords.js";
import {takeOver} from "./handover.js";
import {judgingWorker, RefusedError} from "./judgingWorker.js";
import {keptModels} from "./keptModels.js";
import {ModelCards, type CardsOptions} from "./modelCards.js";
import {act, doubtCard, refusalCard} from "./noteCards.js";
import {linkedModel, shortTitle} from "./ownLink.js";
import type {Origin, OwnModel} from "./ownModel.js";
import {OwnModels, type DoubtfulFile, type GivenFile} from "./ownModels.js";
import {startHere} from "./startHere.js";

const {div, h2, h3, p, section} = tags;

export interface MineOptions extends CardsOptions {
  /** Told of a model that has just been judged, with its first view. */
  readonly onJudged: (model: OwnModel) => void;
  /** Told that there are other models than before. */
  readonly onChange: () => void;
  /** Takes the section out of sight; absent where it is the page's matter. */
  readonly onClose?: () => void;
}

/** The reader's own predictions: where they are given, and a card of each file. */
export class MineView {
  readonly element: HTMLElement;
  readonly #options: MineOptions;
  readonly #models: OwnModels;
  readonly #cards: ModelCards;
  readonly #together = div({class: "mine-together"});
  readonly #status = p({class: "mine-status", role: "status"});
  readonly #start: HTMLDetailsElement;
  /** Ends when all that was begun has been done. */
  #last: Promise<void> = Promise.resolve();

  constructor(options: MineOptions) {
    const {onClose} = options;
    this.#options = options;
    const worker = remembered((_: "worker") => judgingWorker());
    this.#models = new OwnModels(options.yardstick, () => worker("worker"));
    const tell = (words: string): void => void (this.#status.textContent = words);
    this.#cards = new ModelCards(this.#models, options, tell, (model) => this.#followRemoval(model));
    this.#start = startHere({
      onFiles: (files) => void this.addFiles(files),
      onText: (text) => void this.addText(text),
      onExample: () => void this.#addExample()
    });
    this.element = section(
      {class: "mine", "aria-labelledby": "mine-title"},
      div(
        {class: "mine-head"},
        h2({id: "mine-title", tabindex: -1}, "Your own model"),
        onClose && act("Close", onClose)
      ),
      this.#status,
      this.#cards.element,
      this.#together,
      this.#start
    );
  }

  /** The models as the explorer compares them. */
  get compared(): readonly ModelAnswers[] {
    return this.#models.compared;
  }

  /** The model in a slot, if it is the reader's own. */
  modelOf(source: Source): OwnModel | undefined {
    return this.#models.all.find((model) => model.source === source);
  }

  /** Shows where predictions are given. */
  ask(): void {
    this.#start.open = true;
    this.show();
  }

  /** Brings the section into the window and gives it the focus. */
  show(): void {
    this.element.scrollIntoView({block: "start"});
    this.element.querySelector("h2")!.focus({preventScroll: true});
  }

  /** Reads files one by one; of one that cannot be read, such as a folder, it is said which. */
  async addFiles(files: readonly File[]): Promise<void> {
    const all: GivenFile[] = [];
    for (const file of files)
      await this.#busy(`“${file.name}”`, async () => {
        all.push(await givenFile(file));
        return "";
      });
    const isPart = (file: GivenFile): boolean =>
      file.name.endsWith(".bin") && all.some(({name}) => name.endsWith(".json"));
    for (const file of all) if (!isPart(file)) await this.#busy(`“${file.title}”`, () => this.#read(file, all));
    this.#showTogether();
  }

  async addText(text: string): Promise<void> {
    const title = "pasted text";
    const bytes = new TextEncoder().encode(text);
    await this.#busy(`“${title}”`, () => this.#read({name: "", title, origin: "text", bytes}));
    this.#showTogether();
  }

  async #addExample(): Promise<void> {
    await this.#busy("the example", async () => {
      const bytes = new Uint8Array(await FileAttachment("../data/models/logistic-regression.npy").arrayBuffer());
      return this.#read({name: "", title: "logistic regression, our example", origin: "example", bytes});
    });
  }

  /** Brings back what an address's part behind the #, the page before, or this device holds. */
  async restore(fragment: string): Promise<void> {
    const handed = takeOver();
    if (handed !== undefined) await this.#bringBack(async () => this.#models.add({...handed}));
    if (isLinked(fragment)) await this.#bringBack(() => this.#models.addLinked(linkedModel(fragment)!));
    for (const kept of keptModels()) await this.#bringBack(() => this.#models.addKept(kept));
    this.#showTogether();
    this.#options.onChange();
  }

  /** Brings one model back; of one that cannot be had it is told, and the others come all the same. */
  async #bringBack(model: () => Promise<OwnModel>): Promise<void> {
    await this.#busy("predictions", async () => {
      this.#cards.put(await model());
      return "";
    });
  }

  /** The address that holds a model and a view, all of it behind the #. @param view of the explorer */
  link(model: OwnModel, view: View): Promise<string> {
    return this.#models.link(model, view, this.#options.explorer);
  }

  /**
   * Does one thing after the other, says that it is under way, and what came of it.
   * @param work gives what to tell at its end
   */
  #busy(what: string, work: () => Promise<string>): Promise<void> {
    this.#last = this.#last.then(() => this.#told(what, work));
    return this.#last;
  }

  async #told(what: string, work: () => Promise<string>): Promise<void> {
    this.element.setAttribute("aria-busy", "true");
    this.#status.textContent = `Reading ${what} …`;
    try {
      this.#status.textContent = await work();
    } catch (error) {
      this.#status.textContent = "";
      this.#refuse(what, error);
    } finally {
      this.element.removeAttribute("aria-busy");
    }
  }

  /** @param together all files that were given with it */
  async #read(file: GivenFile, together: readonly GivenFile[] = []): Promise<string> {
    const {model, doubtful} = await this.#models.read(file, together);
    if (doubtful !== undefined) this.#cards.element.prepend(this.#doubtCard(doubtful, file.origin, model));
    if (model !== undefined) return this.#judged(model);
    this.show();
    return "";
  }

  #judged(model: OwnModel): string {
    this.#cards.put(model, true);
    this.#showTogether();
    this.#options.onChange();
    this.#options.onJudged(model);
    this.element.scrollIntoView({block: "start"});
    this.#cards.focus(model);
    return `“${model.title}” is judged.`;
  }

  #followRemoval({title}: OwnModel): void {
    this.#showTogether();
    this.#status.textContent = `“${title}” is removed.`;
    this.element.querySelector("h2")!.focus();
    this.#options.onChange();
  }

  /** What only several files tell; and the start is short once there is one. */
  #showTogether(): void {
    const {all} = this.#models;
    this.element.classList.toggle("with-models", all.length > 0);
    this.#start.open = all.length === 0;
    const sentences = all.length < 2 ? [] : [seedsInWords(all), reuseInWords(all)];
    this.#together.replaceChildren(
      ...(all.length < 2 ? [] : [h3({}, `All ${all.length} together`)]),
      ...sentences.map((sentence) => p({}, sentence))
    );
  }

  #doubtCard(doubtful: DoubtfulFile, origin: Origin, model: OwnModel | undefined): HTMLElement {
    const {title} = doubtful;
    const card = doubtCard(doubtful, model !== undefined, (offer) => {
      void this.#busy(`“${title}”`, async () => {
        const given = {title, origin, ...(model?.sha256 && {sha256: model.sha256})};
        const taken = await this.#models.take(given, offer, model);
        card.remove();
        return this.#judged(taken);
      });
    });
    return card;
  }

  #refuse(what: string, error: unknown): void {
    this.#cards.element.prepend(refusalCard(what, error));
    this.show();
  }
}

/** A file with its bytes. @throws RefusedError if it is too large, or cannot be read */
async function givenFile(file: File): Promise<GivenFile> {
  const tooLarge = refusalOfSize(file.size);
  if (tooLarge !== undefined) throw new RefusedError(tooLarge.message, tooLarge.remedy);
  const bytes = await file.arrayBuffer().catch(() => {
    throw new RefusedError(
      "It cannot be read.",
      "Give the file itself, not its folder, and see that it is still there."
    );
  });
  return {name: file.name, title: shortTitle(file.name), origin: "file", bytes: new Uint8Array(bytes)};
}

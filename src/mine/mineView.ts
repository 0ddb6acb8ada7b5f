import {FileAttachment} from "observablehq:stdlib";
import {tags} from "../components/tags.js";
import type {ModelAnswers} from "../explore/images/modelAnswers.js";
import {addressOfView} from "../explore/view/address.js";
import {firstSlots, ownPlace, placed, type Source} from "../explore/view/slots.js";
import {firstView, type View} from "../explore/view/view.js";
import {count} from "../lib/format.js";
import {copied} from "../page/copied.js";
import {remembered} from "../page/remembered.js";
import {reuseInWords, seedsInWords} from "./cardWords.js";
import {takeOver} from "./handover.js";
import {judgedCard} from "./judgedCard.js";
import {refusalOfSize} from "../lib/judging.js";
import {judgingWorker, RefusedError} from "./judgingWorker.js";
import {keepModels, keptModels} from "./keptModels.js";
import {asCompared, type Origin, type OwnModel} from "./ownModel.js";
import {isLinked} from "./bringsModels.js";
import {fragmentOf, linkedModel, shortTitle} from "./ownLink.js";
import {OwnModels, type DoubtfulFile, type GivenFile, type Yardstick} from "./ownModels.js";
import {act, doubtCard, refusalCard} from "./noteCards.js";
import {startHere} from "./startHere.js";

const {div, h2, h3, p, section} = tags;

/** A file with its own name. */
interface NamedFile extends GivenFile {
  readonly name: string;
}

/** Names of files that may hold weights in place of predictions. */
const mayHoldWeights = /\.(?:safetensors|npz|json)$/i;

export interface MineOptions {
  readonly yardstick: Yardstick;
  /** Told of a model that has just been judged, with its first view. */
  readonly onJudged: (model: OwnModel) => void;
  /** Told that there are other models than before. */
  readonly onChange: () => void;
  /** Shows something of a model in the explorer. */
  readonly onShow: (model: OwnModel, change: Partial<View>) => void;
  /** Whether the cards of models that are brought back are unfolded. */
  readonly isOpen: boolean;
  /** Takes the section out of sight; absent where it is the page's matter. */
  readonly onClose?: () => void;
  /** Address of the explorer. */
  readonly explorer: string;
}

/** The reader's own predictions: where they are given, and a card of each file. */
export class MineView {
  readonly element: HTMLElement;
  readonly #options: MineOptions;
  readonly #models: OwnModels;
  readonly #compared = new WeakMap<OwnModel, ModelAnswers>();
  readonly #cards: HTMLElement;
  readonly #together: HTMLElement;
  readonly #status: HTMLElement;
  readonly #start: HTMLDetailsElement;
  /** What this device keeps of models, as links hold it. */
  readonly #kept = new Map<Source, string>();
  /** Ends when all that was begun has been done. */
  #last: Promise<void> = Promise.resolve();

  constructor(options: MineOptions) {
    const {onClose} = options;
    this.#options = options;
    const worker = remembered((_: "worker") => judgingWorker());
    this.#models = new OwnModels(options.yardstick, () => worker("worker"));
    this.#cards = div({class: "mine-cards"});
    this.#together = div({class: "mine-together"});
    this.#status = p({class: "mine-status", role: "status"});
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
      this.#cards,
      this.#together,
      this.#start
    );
  }

  /** The models as the explorer compares them. */
  get compared(): readonly ModelAnswers[] {
    return this.#models.all.map((model) => {
      const known = this.#compared.get(model) ?? asCompared(model, this.#options.yardstick.labels);
      this.#compared.set(model, known);
      return known;
    });
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
    const all: NamedFile[] = [];
    for (const file of files)
      await this.#busy(`“${file.name}”`, async () => {
        all.push(await namedFile(file));
        return "";
      });
    const isPart = (file: NamedFile): boolean =>
      file.name.endsWith(".bin") && all.some(({name}) => name.endsWith(".json"));
    for (const file of all) if (!isPart(file)) await this.#busy(`“${file.title}”`, () => this.#readOrRun(file, all));
    this.#showTogether();
  }

  /** Reads predictions, or runs weights of one of the report's networks. @param all files that were given together */
  async #readOrRun(file: NamedFile, all: readonly NamedFile[]): Promise<string> {
    if (!mayHoldWeights.test(file.name)) return this.#read(file);
    const {predictionsOfWeights} = await import("../weightsIn/predictionsOfWeights.js");
    const found = await predictionsOfWeights(file, all, this.#options.yardstick.labels);
    if (found === undefined) return this.#read(file);
    if ("remedy" in found) throw new RefusedError(found.message, found.remedy);
    const {predictions, notes, doubts} = found;
    const {title, origin} = file;
    const model = await this.#models.add({title, origin, predictions, notes});
    if (doubts.length > 0) this.#cards.prepend(this.#doubtCard({title, doubts}, origin, model));
    return this.#judged(model);
  }

  async addText(text: string): Promise<void> {
    await this.#add([{title: "pasted text", origin: "text", bytes: new TextEncoder().encode(text)}]);
  }

  async #addExample(): Promise<void> {
    await this.#busy("the example", async () => {
      const bytes = new Uint8Array(await FileAttachment("../data/models/logistic-regression.npy").arrayBuffer());
      return this.#read({title: "logistic regression, our example", origin: "example", bytes});
    });
  }

  /** Brings back what an address's part behind the #, the page before, or this device holds. */
  async restore(fragment: string): Promise<void> {
    const handed = takeOver();
    if (handed !== undefined) await this.#bringBack(async () => this.#models.add({...handed}));
    if (isLinked(fragment))
      await this.#bringBack(async () => {
        const {text, title, file} = linkedModel(fragment)!;
        const predictions = await this.#models.linked(text);
        return this.#models.add({title, origin: "link", predictions, notes: [], ...(file && {sha256: file})});
      });
    for (const {title, text} of keptModels())
      await this.#bringBack(async () => {
        const predictions = await this.#models.linked(text);
        const notes = ["Kept on this device at your wish, as classes."];
        const model = await this.#models.add({title: shortTitle(title), origin: "kept", predictions, notes});
        this.#kept.set(model.source, text);
        return model;
      });
    this.#showTogether();
    this.#options.onChange();
  }

  /** Brings one model back; of one that cannot be had it is told, and the others come all the same. */
  async #bringBack(model: () => Promise<OwnModel>): Promise<void> {
    await this.#busy("predictions", async () => {
      this.#cardOf(await model());
      return "";
    });
  }

  /** The address that holds a model and a view, all of it behind the #. @param view of the explorer */
  async link(model: OwnModel, view: View): Promise<string> {
    const text = await this.#models.linkText(model);
    const {title, sha256} = model;
    const query = addressOfView(asLinked(view, model.source));
    const fragment = fragmentOf({text, title, view: query, ...(sha256 && {file: sha256.slice(0, 16)})});
    return new URL(this.#options.explorer + fragment, location.href).href;
  }

  async #add(files: readonly GivenFile[]): Promise<void> {
    for (const file of files) await this.#busy(`“${file.title}”`, () => this.#read(file));
    this.#showTogether();
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

  async #read(file: GivenFile): Promise<string> {
    const {model, doubtful} = await this.#models.read(file);
    if (doubtful !== undefined) this.#cards.prepend(this.#doubtCard(doubtful, file.origin, model));
    if (model !== undefined) return this.#judged(model);
    this.show();
    return "";
  }

  #judged(model: OwnModel): string {
    this.#cardOf(model, true);
    this.#showTogether();
    this.#options.onChange();
    this.#options.onJudged(model);
    this.element.scrollIntoView({block: "start"});
    this.#cards.querySelector<HTMLElement>(`[data-source="${model.source}"] h3`)?.focus({preventScroll: true});
    return `“${model.title}” is judged.`;
  }

  /** Puts a model's card in place of its former one, or in front. */
  #cardOf(model: OwnModel, isOpen = this.#options.isOpen): void {
    const {labels, report} = this.#options.yardstick;
    const {ids} = model.predictions;
    const onlyRight = Array.from(ids.keys()).filter(
      (image) => ids[image] === labels[image] && report.every((other) => other[image] !== labels[image])
    );
    const card = judgedCard(model, {
      onlyRight,
      isOpen,
      isKept: this.#kept.has(model.source),
      lacks: this.compared.find(({source}) => source === model.source)?.lacks,
      onShow: (change) => this.#show(model, change),
      onLink: () => this.#copyLink(model),
      onKeep: (isKept) => void this.#keep(model, isKept),
      onRemove: () => this.#remove(model)
    });
    const before = this.#cards.querySelector(`article[data-source="${model.source}"]`);
    if (before === null) this.#cards.prepend(card);
    else before.replaceWith(card);
  }

  async #copyLink(model: OwnModel): Promise<string> {
    const address = await this.link(model, {...firstView, b: model.source, mode: "b", saysB: "wrong"});
    return copied(
      address,
      `Link copied, ${count(address.length)} characters. The model is behind its #, which no server gets to see.`
    );
  }

  #show(model: OwnModel, change: Partial<View>): void {
    try {
      this.#options.onShow(model, change);
    } catch (error) {
      this.#status.textContent = (error as Error).message || "This browser keeps nothing from page to page.";
    }
  }

  async #keep(model: OwnModel, isKept: boolean): Promise<void> {
    try {
      if (isKept) await this.#remember(model);
      else this.#forget(model);
      this.#cardOf(
        model,
        this.#cards.querySelector<HTMLDetailsElement>(`[data-source="${model.source}"] details`)!.open
      );
      this.#status.textContent = isKept
        ? `“${model.title}” is kept on this device: its classes, in this browser’s storage, until you have it forgotten.`
        : `“${model.title}” is forgotten on this device. It stays on this page until you leave it.`;
    } catch (error) {
      this.#status.textContent = (error as Error).message;
    }
    this.#cards
      .querySelector<HTMLElement>(`[data-source="${model.source}"] .mine-actions button:nth-child(2)`)
      ?.focus();
  }

  async #remember(model: OwnModel): Promise<void> {
    const text = await this.#models.linkText(model);
    keepModels([...keptModels().filter((kept) => kept.text !== text), {title: model.title, text}]);
    this.#kept.set(model.source, text);
  }

  /** Has the device forget a model, if it keeps it; models of the same name stay. */
  #forget({source}: OwnModel): void {
    if (!this.#kept.has(source)) return;
    const text = this.#kept.get(source);
    keepModels(keptModels().filter((kept) => kept.text !== text));
    this.#kept.delete(source);
  }

  #remove(model: OwnModel): void {
    try {
      this.#forget(model);
    } catch (error) {
      this.#status.textContent = (error as Error).message;
      return;
    }
    this.#models.remove(model.source);
    this.#cards.querySelector(`article[data-source="${model.source}"]`)?.remove();
    this.#showTogether();
    this.#status.textContent = `“${model.title}” is removed.`;
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
    this.#cards.prepend(refusalCard(what, error));
    this.show();
  }
}

/** A file's bytes with its names. @throws RefusedError if it is too large, or cannot be read */
async function namedFile(file: File): Promise<NamedFile> {
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

/** A view in which a model is called what it will be for whoever opens the link: the first of their own. */
function asLinked(view: View, source: Source): View {
  const isForeign = (other: Source): boolean => other !== source && ownPlace(other) !== undefined;
  const others = {a: isForeign(view.a) ? firstSlots.a : view.a, b: isForeign(view.b) ? firstSlots.b : view.b};
  const slot = view.a === source ? "a" : "b";
  return {...view, ...placed(others, slot, "mine")};
}

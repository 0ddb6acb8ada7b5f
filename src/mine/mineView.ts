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
import {judgingWorker, RefusedError} from "./judgingWorker.js";
import {keepModels, keptModels} from "./keptModels.js";
import {asCompared, type Origin, type OwnModel} from "./ownModel.js";
import {fragmentOf, linkedModel, shortTitle} from "./ownLink.js";
import {OwnModels, type DoubtfulFile, type GivenFile, type Yardstick} from "./ownModels.js";
import {startHere} from "./startHere.js";

const {article, button, div, h2, h3, li, p, section, strong, ul} = tags;

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

  async addFiles(files: readonly File[]): Promise<void> {
    const given = files.map(async (file): Promise<NamedFile> => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      return {name: file.name, title: shortTitle(file.name), origin: "file", bytes};
    });
    const all = await Promise.all(given);
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
    const linked = linkedModel(fragment);
    await this.#busy("predictions", async () => {
      if (handed !== undefined) this.#cardOf(await this.#models.add({...handed}));
      if (linked !== undefined) {
        const {text, title, file} = linked;
        const predictions = await this.#models.linked(text);
        this.#cardOf(
          await this.#models.add({title, origin: "link", predictions, notes: [], ...(file && {sha256: file})})
        );
      }
      for (const {title, text} of keptModels()) {
        const predictions = await this.#models.linked(text);
        const notes = ["Kept on this device at your wish, as classes."];
        this.#cardOf(await this.#models.add({title: shortTitle(title), origin: "kept", predictions, notes}));
      }
      return "";
    });
    this.#showTogether();
    this.#options.onChange();
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

  /** Says that something is under way, and what came of it. @param work gives what to tell at its end */
  async #busy(what: string, work: () => Promise<string>): Promise<void> {
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
      isKept: keptModels().some(({title}) => title === model.title),
      lacks: this.compared.find(({source}) => source === model.source)?.lacks,
      onShow: (change) => this.#options.onShow(model, change),
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

  async #keep(model: OwnModel, isKept: boolean): Promise<void> {
    const others = keptModels().filter(({title}) => title !== model.title);
    try {
      keepModels(isKept ? [...others, {title: model.title, text: await this.#models.linkText(model)}] : others);
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

  #remove(model: OwnModel): void {
    keepModels(keptModels().filter(({title}) => title !== model.title));
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

  #doubtCard({title, doubts}: DoubtfulFile, origin: Origin, model: OwnModel | undefined): HTMLElement {
    const items = doubts.map(({message, offer}) => {
      if (offer === undefined) return li({}, message);
      const take = button({type: "button"}, offer.label);
      take.addEventListener("click", () => {
        void this.#busy(`“${title}”`, async () => {
          const taken = await this.#models.take(
            {title, origin, ...(model?.sha256 && {sha256: model.sha256})},
            offer,
            model
          );
          card.remove();
          return this.#judged(taken);
        });
      });
      return li({}, message, " ", take);
    });
    const lead =
      model === undefined ? `“${title}” cannot be judged as it is.` : `“${title}” was judged as it is, but look:`;
    const card = article(
      {class: "mine-doubts", "aria-label": `Doubts about ${title}`},
      p({}, strong({}, lead)),
      ul({}, items),
      closing(() => card.remove())
    );
    return card;
  }

  #refuse(what: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const remedy = error instanceof RefusedError ? error.remedy : "";
    const words = p(
      {},
      strong({}, `${what[0]!.toUpperCase()}${what.slice(1)} cannot be judged.`),
      ` ${message} `,
      remedy
    );
    const card = div(
      {class: "mine-doubts", role: "alert"},
      words,
      closing(() => card.remove())
    );
    this.#cards.prepend(card);
    this.show();
  }
}

function closing(close: () => void): HTMLElement {
  const made = act("Close", close);
  made.setAttribute("aria-label", "Close this note");
  return made;
}

function act(text: string, does: () => void): HTMLElement {
  const made = button({type: "button"}, text);
  made.addEventListener("click", does);
  return made;
}

/** A view in which a model is called what it will be for whoever opens the link: the first of their own. */
function asLinked(view: View, source: Source): View {
  const isForeign = (other: Source): boolean => other !== source && ownPlace(other) !== undefined;
  const others = {a: isForeign(view.a) ? firstSlots.a : view.a, b: isForeign(view.b) ? firstSlots.b : view.b};
  const slot = view.a === source ? "a" : "b";
  return {...view, ...placed(others, slot, "mine")};
}

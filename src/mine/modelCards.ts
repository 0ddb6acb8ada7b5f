import {tags} from "../components/tags.js";
import {firstView, type View} from "../explore/view/view.js";
import {count} from "../lib/format.js";
import {copied} from "../page/copied.js";
import {judgedCard} from "./judgedCard.js";
import type {OwnModel} from "./ownModel.js";
import type {OwnModels, Yardstick} from "./ownModels.js";

export interface CardsOptions {
  readonly yardstick: Yardstick;
  /** Shows something of a model in the explorer. */
  readonly onShow: (model: OwnModel, change: Partial<View>) => void;
  /** Whether the cards of models that are brought back are unfolded. */
  readonly isOpen: boolean;
  /** Address of the explorer. */
  readonly explorer: string;
}

/** A card of each model, the last one first, and what its buttons do. */
export class ModelCards {
  readonly element = tags.div({class: "mine-cards"});
  readonly #models: OwnModels;
  readonly #options: CardsOptions;
  readonly #tell: (words: string) => void;
  readonly #onRemoved: (model: OwnModel) => void;

  /** @param tell says what came of a button */
  constructor(
    models: OwnModels,
    options: CardsOptions,
    tell: (words: string) => void,
    onRemoved: (model: OwnModel) => void
  ) {
    this.#models = models;
    this.#options = options;
    this.#tell = tell;
    this.#onRemoved = onRemoved;
  }

  /** Puts a model's card in place of its former one, or in front. */
  put(model: OwnModel, isOpen = this.#options.isOpen): void {
    const {labels, report} = this.#options.yardstick;
    const {ids} = model.predictions;
    const onlyRight = Array.from(ids.keys()).filter(
      (image) => ids[image] === labels[image] && report.every((other) => other[image] !== labels[image])
    );
    const card = judgedCard(model, {
      onlyRight,
      isOpen,
      isKept: this.#models.isKept(model),
      lacks: this.#models.compared.find(({source}) => source === model.source)?.lacks,
      onShow: (change) => this.#show(model, change),
      onLink: () => this.#copyLink(model),
      onKeep: (isKept) => void this.#keep(model, isKept),
      onRemove: () => this.#remove(model)
    });
    const before = this.#cardOf(model);
    if (before === null) this.element.prepend(card);
    else before.replaceWith(card);
  }

  /** Gives a model's card the focus. */
  focus(model: OwnModel): void {
    this.#cardOf(model)?.querySelector("h3")?.focus({preventScroll: true});
  }

  #cardOf({source}: OwnModel): HTMLElement | null {
    return this.element.querySelector(`article[data-source="${source}"]`);
  }

  async #copyLink(model: OwnModel): Promise<string> {
    const view: View = {...firstView, b: model.source, mode: "b", saysB: "wrong"};
    const address = await this.#models.link(model, view, this.#options.explorer);
    return copied(
      address,
      `Link copied, ${count(address.length)} characters. The model is behind its #, which no server gets to see.`
    );
  }

  #show(model: OwnModel, change: Partial<View>): void {
    try {
      this.#options.onShow(model, change);
    } catch (error) {
      this.#tell((error as Error).message || "This browser keeps nothing from page to page.");
    }
  }

  async #keep(model: OwnModel, isKept: boolean): Promise<void> {
    try {
      if (isKept) await this.#models.keep(model);
      else this.#models.forget(model);
      this.put(model, this.#cardOf(model)!.querySelector("details")!.open);
      this.#tell(
        isKept
          ? `“${model.title}” is kept on this device: its classes, in this browser’s storage, until you have it forgotten.`
          : `“${model.title}” is forgotten on this device. It stays on this page until you leave it.`
      );
    } catch (error) {
      this.#tell((error as Error).message);
    }
    this.#cardOf(model)?.querySelector<HTMLElement>(".mine-actions button:nth-child(2)")?.focus();
  }

  #remove(model: OwnModel): void {
    try {
      this.#models.remove(model);
    } catch (error) {
      return this.#tell((error as Error).message);
    }
    this.#cardOf(model)?.remove();
    this.#onRemoved(model);
  }
}

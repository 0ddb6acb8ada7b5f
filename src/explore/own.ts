import {tags} from "../components/tags.js";
import type {MineView} from "../mine/mineView.js";
import type {OwnModel} from "../mine/ownModel.js";
import type {Yardstick} from "../mine/ownModels.js";
import {dataAlert} from "../page/dataAlert.js";
import {remembered} from "../page/remembered.js";
import type {ModelAnswers} from "./images/modelAnswers.js";
import type {Source} from "./view/slots.js";
import type {View} from "./view/view.js";

export interface OwnListener {
  readonly onJudged: (model: OwnModel) => void;
  /** There are other models than before. */
  readonly onChange: () => void;
  readonly onShow: (change: Partial<View>) => void;
}

/** The reader's own models in the explorer. Their code and their worker are loaded when they are first asked for. */
export class Own {
  /** Where they are shown; empty until then. */
  readonly element = tags.div({class: "explore-mine"});
  readonly #yardstick: () => Yardstick;
  readonly #restored: (_: "models") => Promise<void>;
  #listener: OwnListener | undefined;
  #view: MineView | undefined;

  constructor(yardstick: () => Yardstick) {
    this.#yardstick = yardstick;
    this.#restored = remembered(async (_: "models") => (await this.#load()).restore(location.hash));
  }

  listen(listener: OwnListener): void {
    this.#listener = listener;
  }

  /** All that are there, as they are compared. */
  get compared(): readonly ModelAnswers[] {
    return this.#view?.compared ?? [];
  }

  answers(source: Source): ModelAnswers | undefined {
    return this.compared.find((model) => model.source === source);
  }

  /** Brings back, once, what the address, the page before or this device holds. @throws Error if the code cannot be had */
  restore(): Promise<void> {
    return this.#restored("models");
  }

  /** Shows where they are given. */
  async open(): Promise<void> {
    await this.#withView((view) => view.ask());
  }

  async addFiles(files: readonly File[]): Promise<void> {
    await this.#withView((view) => view.addFiles(files));
  }

  async addText(text: string): Promise<void> {
    await this.#withView((view) => view.addText(text));
  }

  /** An address that holds one of the models that a view compares, and the view; undefined where none is the reader's own. */
  async link(view: View): Promise<string | undefined> {
    const model = this.#view?.modelOf(view.b) ?? this.#view?.modelOf(view.a);
    return model && this.#view!.link(model, view);
  }

  async #withView(act: (view: MineView) => unknown): Promise<void> {
    try {
      await this.restore();
      this.element.hidden = false;
      await act(this.#view!);
    } catch (error) {
      this.element.replaceChildren(dataAlert(error, "Your own predictions cannot be judged without it."));
    }
  }

  async #load(): Promise<MineView> {
    const [{MineView: Section}, {mineStyles}] = await Promise.all([
      import("../mine/mineView.js"),
      import("../mine/mineStyles.js")
    ]);
    await mineStyles();
    this.#view ??= new Section({
      yardstick: this.#yardstick(),
      onJudged: (model) => this.#listener!.onJudged(model),
      onChange: () => this.#listener!.onChange(),
      onShow: (_, change) => this.#listener!.onShow(change),
      isOpen: false,
      onClose: () => (this.element.hidden = true),
      explorer: location.pathname
    });
    this.element.replaceChildren(this.#view.element);
    return this.#view;
  }
}

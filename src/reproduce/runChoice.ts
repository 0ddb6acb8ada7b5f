import {modelName} from "../components/theme.js";
import type {Row} from "../lib/schemas/tableSchemas.js";
import {models} from "../lib/schemas/vocabulary.js";
import {choiceField, fill} from "./choiceField.js";

/** A choice of a run: of its model first, then of its seed. */
export class RunChoice {
  readonly elements: readonly HTMLElement[];
  readonly #runs: readonly Row<"runs">[];
  readonly #model = choiceField(
    "Model",
    models.map((model) => [model, modelName[model]])
  );
  readonly #seed = choiceField("Seed", []);

  /** @param onChoice told that the reader has chosen another */
  constructor(runs: readonly Row<"runs">[], onChoice: () => void) {
    this.#runs = runs;
    this.elements = [this.#model.element, this.#seed.element];
    this.#offerSeeds();
    this.#model.field.addEventListener("change", () => {
      this.#offerSeeds();
      onChoice();
    });
    this.#seed.field.addEventListener("change", onChoice);
  }

  get chosen(): Row<"runs"> {
    return this.#runs.find(({run}) => run === this.#seed.field.value)!;
  }

  /** Chooses a run in the reader's place. */
  choose({run, model}: Row<"runs">): void {
    this.#model.field.value = model;
    this.#offerSeeds();
    this.#seed.field.value = run;
  }

  /** Lets nothing be chosen, or again. */
  disable(isDisabled: boolean): void {
    this.#model.field.disabled = this.#seed.field.disabled = isDisabled;
  }

  #offerSeeds(): void {
    const runs = this.#runs.filter(({model}) => model === this.#model.field.value).toSorted((a, b) => a.seed - b.seed);
    fill(
      this.#seed.field,
      runs.map(({run, seed, origin}) => [run, origin === "build" ? `${seed}, this report’s` : String(seed)])
    );
  }
}

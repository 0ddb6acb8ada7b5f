import {tags} from "./tags.js";

const {fieldset, input, label: labelled, legend} = tags;

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/**
 * Choices of which one is made: radio buttons in the shape of pills; the first is chosen.
 * @param name of the radio buttons, one for each group of a page
 */
export function choiceGroup({
  name,
  label,
  choices
}: {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
}): HTMLElement {
  const radios = choices.map(({value, label: text}, i) => {
    return labelled({}, input({type: "radio", name, value, checked: i === 0}), text);
  });
  return fieldset({class: "choice-group"}, legend({}, label), radios);
}

import type {Control} from "../figures/figure.js";

/** The name of a figure's control in the address, and of its radio buttons. */
export function choiceKey(figure: string, control: string): string {
  return `${figure}.${control}`;
}

/**
 * What the address chooses for a figure's controls; the first choice where it names none or one that there is not.
 * @param search the address's query, such as ?learning-curves.measure=accuracy
 */
export function choicesInAddress(controls: readonly Control[], figure: string, search: string): Record<string, string> {
  const parameters = new URLSearchParams(search);
  return Object.fromEntries(
    controls.map(({name, choices}) => {
      const wanted = parameters.get(choiceKey(figure, name));
      const chosen = choices.find(({value}) => value === wanted) ?? choices[0]!;
      return [name, chosen.value];
    })
  );
}

/** The address with a choice made; a control's first choice needs no words. */
export function addressWithChoice(address: string, figure: string, {name, choices}: Control, value: string): string {
  const url = new URL(address);
  if (value === choices[0]!.value) url.searchParams.delete(choiceKey(figure, name));
  else url.searchParams.set(choiceKey(figure, name), value);
  return url.href;
}

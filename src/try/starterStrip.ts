import {tags} from "../components/tags.js";
import {commonName} from "../lib/classNames.js";
import {drawInk, imageCanvas} from "../modelView/inkedCanvas.js";
import type {Starter} from "./starters.js";

const {button, div} = tags;

/** Garments to begin with: one of each class, a hard one, and none. */
export function starterStrip(
  starters: readonly Starter[],
  {onStarter, onEmpty}: {readonly onStarter: (starter: Starter) => void; readonly onEmpty: () => void}
): HTMLElement {
  const made = (name: string, content: Node | string, act: () => void): HTMLElement => {
    const one = button({type: "button", class: "starter", "aria-label": name, title: name}, content);
    one.addEventListener("click", act);
    return one;
  };
  const garments = starters.map((starter, place) => {
    const canvas = imageCanvas("");
    drawInk(canvas, starter.pixels);
    const name = commonName(starter.label);
    const isHard = starters.findIndex(({label}) => label === starter.label) < place;
    return made(isHard ? `Begin with a hard ${name}` : `Begin with a ${name}`, canvas, () => onStarter(starter));
  });
  return div(
    {class: "starters", role: "group", "aria-label": "Begin with"},
    garments,
    made("Begin with an empty box", "Empty", onEmpty)
  );
}

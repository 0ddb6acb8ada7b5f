import {glossary, termSlug} from "../lib/glossary.js";
import {tags} from "./tags.js";

const {dd, div, dfn, dl, dt} = tags;

/** All terms with their definitions; each has an address, `#term-…`. */
export function glossaryList(): HTMLElement {
  return dl(
    {class: "glossary"},
    Object.entries(glossary).map(([term, meaning]) =>
      div({id: `term-${termSlug(term)}`}, dt({}, dfn({}, term)), dd({}, meaning))
    )
  );
}

import {tags} from "../../components/tags.js";
import {radioChoice} from "../filters/choices.js";
import type {Go} from "../shown.js";
import {colourings, layouts, type Colouring, type Layout, type View} from "../view/view.js";
import {tools, type Tool} from "./mapGestures.js";

export const layoutNames: Readonly<Record<Layout, string>> = {
  "cnn-umap": "CNN, UMAP",
  "ann-umap": "ANN, UMAP",
  "cnn-pca": "CNN, PCA",
  "ann-pca": "ANN, PCA"
};
const colouringNames: Readonly<Record<Colouring, string>> = {class: "Class", outcome: "Outcome", loss: "Loss"};
const toolNames: Readonly<Record<Tool, string>> = {move: "Move", lasso: "Lasso", box: "Box"};

/** What a map shows, how it is coloured, and what dragging does. */
export function mapControls(
  go: Go,
  onTool: (tool: Tool) => void
): {readonly element: HTMLElement; update(view: View): void} {
  const goTo = (layout: Layout): void => go({layout, zoom: undefined});
  const layout = radioChoice("Layer", "layout", layouts, layoutNames, goTo);
  const colour = radioChoice("Colour", "colouring", colourings, colouringNames, (to) => go({colouring: to}));
  const tool = radioChoice("Drag", "tool", tools, toolNames, onTool);
  return {
    element: tags.div({class: "pane-controls"}, layout.element, colour.element, tool.element),
    update(view) {
      layout.show(view.layout);
      colour.show(view.colouring);
    }
  };
}

import {tags} from "../components/tags.js";

const {code, details, div, pre, summary} = tags;

/** Lines that write predictions of all test images in the order of the file, for those who have a trained model. */
export interface Snippet {
  readonly library: string;
  readonly language: "python" | "javascript";
  readonly lines: readonly string[];
}

export const snippets: readonly Snippet[] = [
  {
    library: "PyTorch",
    language: "python",
    lines: [
      "import numpy as np, torch",
      "model.eval()",
      "loader = torch.utils.data.DataLoader(test_set, batch_size=500, shuffle=False)",
      "with torch.no_grad():",
      "    logits = torch.cat([model(images) for images, _ in loader])",
      'np.save("mine.npy", logits.cpu().numpy())'
    ]
  },
  {
    library: "Keras",
    language: "python",
    lines: [
      "import keras, numpy as np",
      "_, (images, _) = keras.datasets.fashion_mnist.load_data()",
      "images = images[..., None] / 255  # prepared as for training",
      "probabilities = model.predict(images, batch_size=500)",
      "assert probabilities.shape == (10000, 10)",
      'np.save("mine.npy", probabilities)'
    ]
  },
  {
    library: "scikit-learn",
    language: "python",
    lines: [
      "import numpy as np",
      "from sklearn.datasets import fetch_openml",
      'images, _ = fetch_openml("Fashion-MNIST", version=1, return_X_y=True, as_frame=False)',
      "images = images[60000:] / 255  # the last 10,000 are the test images",
      "probabilities = model.predict_proba(images)",
      'np.save("mine.npy", probabilities)'
    ]
  },
  {
    library: "TensorFlow.js",
    language: "javascript",
    lines: [
      'const {writeFileSync} = await import("node:fs");',
      "const probabilities = model.predict(images, {batchSize: 500}); // images in the order of the file",
      'if (probabilities.shape.join() !== "10000,10") throw new Error(`got ${probabilities.shape}`);',
      "const rows = await probabilities.array();",
      "probabilities.dispose();",
      'writeFileSync("mine.json", JSON.stringify(rows));'
    ]
  }
];

/** The snippets, one unfolded at a time. */
export function snippetList(): HTMLElement {
  return div(
    {class: "mine-snippets"},
    snippets.map(({library, lines}, i) =>
      details(
        {name: "mine-snippet", open: i === 0},
        summary({}, library),
        pre(
          {tabindex: 0, "aria-label": `${library}: lines that write a file of predictions`, role: "group"},
          code({}, lines.join("\n"))
        )
      )
    )
  );
}

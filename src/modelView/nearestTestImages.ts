import {tags} from "../components/tags.js";
import {className} from "../lib/classNames.js";
import {count, fixed} from "../lib/format.js";
import type {WhyPart} from "./whyView.js";

const {a, div, li, p, span, ul} = tags;

/** What is needed of test images to show some of them. */
export interface ShownTestImages {
  /** True class of an image. */
  label(image: number): number;
  /** A picture of it. @param words for those who do not see it */
  picture(image: number, words: string): HTMLElement;
}

const shownCount = 10;

/** The test images nearest to the image in the CNN's last hidden layer, each leading to the explorer. */
export function nearestTestImages(testImages: () => Promise<ShownTestImages>): WhyPart {
  return {
    title: "What it resembles",
    make: async ({pixels, testImage}, running) => {
      const [found, images] = await Promise.all([running.nearest(pixels, shownCount + 1), testImages()]);
      const others = found.filter(({example}) => example !== testImage).slice(0, shownCount);
      const items = others.map(({example, distance}) => {
        const name = className(images.label(example));
        return li(
          {},
          a(
            {href: `./explore.html?image=${example}`},
            images.picture(example, `Test image ${example}`),
            span({}, name)
          ),
          span({class: "panel-detail"}, fixed(distance, 1))
        );
      });
      return div(
        {},
        ul({class: "nearest-tests", role: "list"}, items),
        p(
          {class: "panel-note"},
          `The ${count(shownCount)} ${testImage === undefined ? "" : "other "}test images nearest to this one in the CNN’s last hidden layer, with their labels and distances; none was used in training. Each opens in the explorer.`
        )
      );
    }
  };
}

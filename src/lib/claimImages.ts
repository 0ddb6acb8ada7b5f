/** Test images that a claim speaks of, where it speaks of images. */
interface ClaimImages {
  /** What they are. */
  readonly text: string;
  /** The explorer's address of them. */
  readonly href: string;
}

/** Of the claims that can be looked at image by image, by their ids. */
export const claimImages: Readonly<Record<string, ClaimImages>> = {
  C12: {text: "the ANN’s errors", href: "./explore.html?ann=wrong"},
  C13: {text: "the CNN’s errors", href: "./explore.html?cnn=wrong"},
  C19: {text: "sneakers that the CNN takes for something else", href: "./explore.html?label=7&cnn=wrong"},
  C20: {text: "shirts that the ANN takes for T-shirts", href: "./explore.html?label=6&ann=0"},
  C21: {text: "sandals that the CNN takes for something else", href: "./explore.html?label=5&cnn=wrong"},
  C22: {text: "images that the CNN alone gets right", href: "./explore.html?right=cnn"},
  C23: {text: "images that the ANN alone gets right", href: "./explore.html?right=ann"},
  C28: {
    text: "what augmentation changes in the CNN",
    href: "./explore.html?a=cnn&b=cnn-augmented-s1&matrix=difference"
  },
  C31: {text: "what the small ResNet changes", href: "./explore.html?a=cnn&b=resnet-s1&matrix=difference"},
  C36: {text: "images that the CNN alone gets right", href: "./explore.html?right=cnn"}
};

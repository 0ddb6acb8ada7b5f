/** Families of classes that look alike: garments of the upper body and footwear, by their labels. */
export const lookAlikes = [
  {name: "upper body", labels: [0, 2, 3, 4, 6]},
  {name: "footwear", labels: [5, 7, 9]}
] as const;

/** Whether two different classes belong to one family. */
export function areAlike(label: number, other: number): boolean {
  return (
    label !== other &&
    lookAlikes.some(({labels}) => labels.some((one) => one === label) && labels.some((one) => one === other))
  );
}

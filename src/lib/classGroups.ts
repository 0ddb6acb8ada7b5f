/** Classes of one kind of garment, by their labels; every class is in one group. */
export interface ClassGroup {
  /** Name in addresses. */
  readonly key: string;
  readonly name: string;
  readonly labels: readonly number[];
}

/** The groups in which a matrix orders and folds the classes. */
export const classGroups: readonly ClassGroup[] = [
  {key: "tops", name: "Tops", labels: [0, 2, 6]},
  {key: "dresses-and-coats", name: "Dresses and coats", labels: [3, 4]},
  {key: "trousers", name: "Trousers", labels: [1]},
  {key: "footwear", name: "Footwear", labels: [5, 7, 9]},
  {key: "bags", name: "Bags", labels: [8]}
];

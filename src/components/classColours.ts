/**
 * A colour for each class, told apart without colour vision too; classes that lie beside each other get far ones.
 * Source: Paul Tol, "Colour schemes", 2021, muted qualitative scheme; the two darkest and the tenth are adapted to
 * either ground.
 */
export const classColours: Readonly<Record<"light" | "dark", readonly string[]>> = {
  light: ["#332288", "#88cc33", "#cc6677", "#44aa99", "#999933", "#88ccee", "#882255", "#117733", "#8a8578", "#ddaa33"],
  dark: ["#8f83f0", "#a6dd5a", "#e07f90", "#44aa99", "#b8b845", "#88ccee", "#d0568c", "#3fa866", "#a8a294", "#e8c05a"]
};

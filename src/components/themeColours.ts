const names = ["ink", "muted", "paper", "hairline", "ann", "cnn", "a", "b", "error"] as const;

/** Colours that styles/tokens.css defines, as a canvas needs them. */
export interface Theme extends Readonly<Record<(typeof names)[number], string>> {
  readonly isDark: boolean;
}

/** The colours that the reader sees now. @param place where they are seen: the two that are compared differ there */
export function themeOf(place: Element = document.documentElement): Theme {
  const style = window.getComputedStyle(place);
  const colours = Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
  const isDark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  return {...(colours as Record<(typeof names)[number], string>), isDark};
}

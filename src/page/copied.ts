/**
 * Copies a text, or gives it back to be copied by hand where the browser does not let the page do so, as over plain http.
 * @param done what to tell when it is copied
 * @returns what to tell
 */
export async function copied(text: string, done: string): Promise<string> {
  // Typed as always there, which it is not.
  const clipboard = navigator.clipboard as Clipboard | undefined;
  try {
    if (clipboard === undefined) throw new Error("no clipboard");
    await clipboard.writeText(text);
    return done;
  } catch {
    return `Copy it from here: ${text}`;
  }
}

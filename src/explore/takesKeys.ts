/** Whether keys mean something of their own in an element. */
export function takesKeys(element: Element): boolean {
  return element.closest("select, input, textarea") !== null;
}

import {expect, it} from "vitest";
import {dataAlert} from "../../src/page/dataAlert.js";
import {UnsupportedError} from "../../src/page/unsupportedError.js";
import {useDocument} from "../fixtures/useDocument.js";

useDocument();

it("an alert says what is missing without what could not be loaded, what to do, and what was the matter", () => {
  const alert = dataAlert(
    new Error("cannot use data/images/map.arrow: expected status 200, got 404"),
    "No map is drawn."
  );
  expect(alert.getAttribute("role")).toBe("alert");
  expect(alert.textContent).toMatch(/No map is drawn\..*[Rr]eload.*data\/images\/map\.arrow.*404/);
});

it("an alert takes an error's words for text and not for markup", () => {
  const alert = dataAlert(new Error("<img src=x>"), "");
  expect(alert.querySelector("img")).toBeNull();
  expect(alert.textContent).toContain("<img src=x>");
});

it("an alert of what the browser cannot do says what helps, and not to reload", () => {
  const alert = dataAlert(new UnsupportedError("Workers are off.", "Switch them on."), "Nothing answers.");
  expect(alert.textContent).toBe("Workers are off. Nothing answers. Switch them on.");
});

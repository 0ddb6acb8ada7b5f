import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {dataAlert} from "../../src/live/dataAlert.js";
import {DataFileError} from "../../src/live/dataFileError.js";
import {UnsupportedError} from "../../src/live/unsupportedError.js";

const {document} = new JSDOM("").window;

it("an alert names the file, what is missing without it, and what to do", () => {
  const error = new DataFileError({file: "data/runs.arrow", expected: "status 200", received: "status 404"});
  const alert = dataAlert(error, "This figure stays still.", document);
  expect(alert.getAttribute("role")).toBe("alert");
  expect(alert.textContent).toMatch(
    /data\/runs\.arrow .*This figure stays still\..*[Rr]eload.*expected status 200, got status 404/
  );
});

it("an alert takes an error's words for text and not for markup", () => {
  const alert = dataAlert(new Error("<img src=x>"), "", document);
  expect(alert.querySelector("img")).toBeNull();
  expect(alert.textContent).toContain("<img src=x>");
});

it("an alert of what the browser cannot do says what helps, and not to reload", () => {
  const alert = dataAlert(new UnsupportedError("Workers are off.", "Switch them on."), "Nothing answers.", document);
  expect(alert.textContent).toBe("Workers are off. Nothing answers. Switch them on.");
});

import {expect, it} from "vitest";
import {message} from "../../data-loaders/exports/protobuf.js";

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

// The messages of https://protobuf.dev/programming-guides/encoding/.
it("a whole number is a varint: field 1 of 150 is 08 96 01", () => {
  expect(hex(message([[1, 150]]))).toBe("089601");
});
it("a text has its length before it: field 2 of testing is 12 07 and its letters", () => {
  expect(hex(message([[2, "testing"]]))).toBe("120774657374696e67");
});
it("a message is a field's bytes: field 3 of field 1 of 150 is 1a 03 08 96 01", () => {
  expect(hex(message([[3, message([[1, 150]])]]))).toBe("1a03089601");
});
it("a repeated field is written once for each value, and not at all for none", () => {
  expect(
    hex(
      message([
        [4, [3, 270]],
        [5, []]
      ])
    )
  ).toBe("2003208e02");
});
it("numbers beyond 32 bits keep their digits", () => {
  expect(hex(message([[1, 2 ** 40]]))).toBe("08808080808020");
});
it.each([-1, 0.5, NaN])("a field cannot be %s", (value) => {
  expect(() => message([[1, value]])).toThrow(RangeError);
});

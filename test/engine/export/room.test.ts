import {describe, expect, it} from "vitest";
import {emptyRoom} from "../../../data-loaders/engine/export/room.js";

describe("a room", () => {
  it("gives addresses on whole cache lines, above the first page", () => {
    const room = emptyRoom();
    expect([10, 64, 65, 4].map((bytes) => room.take(bytes))).toEqual([65_536, 65_600, 65_664, 65_792]);
    expect(room.bytes).toBe(65_856);
  });
  it("remembers what it keeps", () => {
    const room = emptyRoom();
    room.take(4);
    expect(room.keep(Float32Array.of(0, 1, 2.5))).toBe(65_600);
    expect(room.contents).toEqual([{address: 65_600, values: [0, 1, 2.5]}]);
  });
});

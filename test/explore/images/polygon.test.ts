import {polygonContains} from "d3";
import fc from "fast-check";
import {expect, it} from "vitest";
import {contains} from "../../../src/explore/images/polygon.js";

const coordinate = fc.double({min: -5, max: 5, noNaN: true});
const point = fc.tuple(coordinate, coordinate);

it("a point is inside a polygon where d3 says so too", () => {
  fc.assert(
    fc.property(fc.array(point, {minLength: 3, maxLength: 12}), point, (polygon, [x, y]) => {
      expect(contains(polygon, x, y)).toBe(polygonContains(polygon, [x, y]));
    })
  );
});

import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {measures} from "../../../src/explore/images/measures.js";
import {addressOfView, viewOfAddress} from "../../../src/explore/view/address.js";
import {
  colourings,
  firstOrder,
  firstView,
  layouts,
  modes,
  orders,
  panes,
  rights,
  shades,
  units,
  type Range,
  type View
} from "../../../src/explore/view/view.js";
import {classGroups} from "../../../src/lib/classGroups.js";

const imageCount = 10_000;
const viewOf = (search: string): View => viewOfAddress(search, imageCount).view;

const classes = fc.uniqueArray(fc.nat(9), {maxLength: 4});
const wanted = fc.oneof(classes, fc.constantFrom("right" as const, "wrong" as const));
const images = fc.uniqueArray(fc.nat(imageCount - 1), {maxLength: 30}).map((ids) => ids.sort((a, b) => a - b));
const decimal = fc.integer({min: -99_999, max: 99_999}).map((value) => value / 1000);
const anyNumber = fc.double({min: -99_999, max: 99_999, noNaN: true}).map((value) => value + 0); // no −0
const range: fc.Arbitrary<Range> = fc
  .tuple(fc.option(anyNumber, {nil: -Infinity}), fc.option(anyNumber, {nil: Infinity}))
  .filter(([a, b]) => Number.isFinite(a) || Number.isFinite(b))
  .map(([a, b]) => (a <= b ? {lower: a, upper: b} : {lower: b, upper: a}));

const anyView: fc.Arbitrary<View> = fc
  .record({
    slots: fc.uniqueArray(fc.constantFrom("ann", "cnn", "mine", "mine-2", "cnn-tuned-s1", "resnet-s1"), {
      minLength: 2,
      maxLength: 2
    }),
    right: fc.uniqueArray(fc.constantFrom(...rights)),
    label: classes,
    saysA: wanted,
    saysB: wanted,
    one: wanted,
    same: fc.option(fc.boolean(), {nil: undefined}),
    ranges: fc.dictionary(fc.constantFrom(...measures), range, {noNullPrototype: true}),
    ids: images,
    area: fc.option(
      fc.record({
        layout: fc.constantFrom(...layouts),
        polygon: fc.array(fc.tuple(decimal, decimal), {minLength: 3, maxLength: 12})
      }),
      {nil: undefined}
    ),
    sort: fc.constantFrom(...measures, "index" as const, "likeness" as const),
    like: fc.option(fc.nat(imageCount - 1), {nil: undefined}),
    pinned: fc.option(fc.nat(imageCount - 1), {nil: undefined}),
    order: fc.constantFrom(...orders),
    pane: fc.constantFrom(...panes),
    mode: fc.constantFrom(...modes),
    unit: fc.constantFrom(...units),
    shade: fc.constantFrom(...shades),
    folded: fc.uniqueArray(fc.constantFrom(...classGroups.map(({key}) => key))),
    layout: fc.constantFrom(...layouts),
    colouring: fc.constantFrom(...colourings),
    zoom: fc.option(fc.record({scale: fc.integer({min: 1, max: 64}), x: decimal, y: decimal}), {nil: undefined}),
    picked: images,
    image: fc.option(fc.nat(imageCount - 1), {nil: undefined})
  })
  .map(({slots: [a, b], ...view}) => ({...view, a: a!, b: b!}));

it("an address restores every part of the view that it was made from", () => {
  fc.assert(
    fc.property(anyView, (view) => {
      expect(viewOfAddress(addressOfView(view), imageCount)).toEqual({view, notices: []});
    })
  );
});

it("an address needs no escapes", () => {
  fc.assert(
    fc.property(anyView, (view) => {
      expect(addressOfView(view)).toMatch(/^[\w?=&.,:;-]*$/);
    })
  );
});

it("the first view has an empty query", () => {
  expect(addressOfView(firstView)).toBe("");
  expect(viewOf("")).toEqual(firstView);
});

it("images in a row are a span", () => {
  expect(addressOfView({...firstView, ids: [3, 7, 8, 10, 11, 12]})).toBe("?ids=3,7,8,10-12");
});

it("a link from a confusion matrix shows that cell and nothing else", () => {
  expect(viewOf("?label=6&ann=0&matrix=ann")).toEqual({...firstView, label: [6], saysA: [0], mode: "a"});
  expect(viewOf("?label=Shirt,ankle-boot&ann=t-shirt")).toEqual({...firstView, label: [6, 9], saysA: [0]});
  expect(addressOfView({...firstView, label: [6, 9], saysA: [0]})).toBe("?label=shirt,ankle-boot&ann=t-shirt");
});

describe("an address speaks of a model by its name", () => {
  it.each([
    ["?cnn=wrong&sort=cnn-loss&right=cnn", {saysB: "wrong", sort: "b-loss", right: ["b"]}],
    ["?a=cnn&cnn=wrong&sort=ann-loss", {a: "cnn", b: "ann", saysA: "wrong", sort: "b-loss"}],
    ["?a=cnn&b=mine&mine=0&matrix=mine&right=cnn", {a: "cnn", b: "mine", saysB: [0], mode: "b", right: ["a"]}],
    ["?b=mine&range=mine-loss:2..", {a: "ann", b: "mine", ranges: {"b-loss": {lower: 2, upper: Infinity}}}],
    ["?b=resnet-s1&resnet-s1=6", {b: "resnet-s1", saysB: [6]}],
    ["?b=ann", {a: "cnn", b: "ann"}]
  ] as const)("in %s", (search, expected) => {
    const {view, notices} = viewOfAddress(search, imageCount);
    expect(view).toEqual({...firstView, ...expected});
    expect(notices).toEqual([]);
  });
  it("and one that is not compared is left out, with a notice", () => {
    const {view, notices} = viewOfAddress("?b=mine&cnn=wrong&sort=cnn-loss&right=cnn", imageCount);
    expect(view).toEqual({...firstView, b: "mine"});
    expect(notices).toHaveLength(3);
  });
  it("and a model against itself is not compared", () => {
    expect(viewOf("?a=mine&b=mine")).toEqual({...firstView, a: "mine"});
  });
});

it("a sort without an order comes in its first order", () => {
  expect(viewOf("?sort=index").order).toBe(firstOrder("index"));
  expect(viewOf("?sort=index&order=desc").order).toBe("desc");
});

describe("an address that asks for what there is not", () => {
  it.each([
    ["right=nobody", "right"],
    ["a=nobody", "a"],
    ["b=mine-99", "b"],
    ["b=__proto__", "b"],
    ["b=x-s99999", "b"],
    ["label=10", "label"],
    ["label=-1", "label"],
    ["label=6.5", "label"],
    ["label=skirt", "label"],
    ["label=1,,2", "label"],
    ["cnn=1e0", "cnn"],
    ["same=maybe", "same"],
    ["range=loss:0..1", "range"],
    ["range=cnn-loss:2..1", "range"],
    ["range=cnn-loss:..", "range"],
    ["range=cnn-loss:NaN..1", "range"],
    ["range=__proto__:0..1", "range"],
    ["ids=5-3", "ids"],
    ["ids=9990-10000", "ids"],
    ["ids=0-99999999999", "ids"],
    ["area=cnn-umap:0,0;1,1", "area"],
    ["area=tsne:0,0;1,1;2,0", "area"],
    ["area=cnn-umap:0,0;1,1;2", "area"],
    [`area=cnn-umap:${"0,0;".repeat(5000)}0,0`, "area"],
    ["zoom=0.5,0,0", "zoom"],
    ["zoom=65,0,0", "zoom"],
    ["zoom=2,0", "zoom"],
    ["fold=hats", "fold"],
    ["sort=__proto__", "sort"],
    ["order=up", "order"],
    ["image=10000", "image"],
    ["image=99999999999999999999", "image"],
    ["image=%3Cscript%3E", "image"]
  ])("as %s falls back, with a notice", (query, name) => {
    const {view, notices} = viewOfAddress(`?${query}`, imageCount);
    expect(view).toEqual(firstView);
    expect(notices).toEqual([expect.stringContaining(`asks for ${name} “`)]);
  });
  it("for nothing falls back without a word", () => {
    expect(viewOfAddress("?label=&sort=&image=", imageCount)).toEqual({view: firstView, notices: []});
  });
  it("for more picked images than there may be falls back, with a notice", () => {
    expect(viewOfAddress("?picked=0-499", imageCount).view.picked).toHaveLength(500);
    const {view, notices} = viewOfAddress("?picked=0-500", imageCount);
    expect([view.picked, notices.length]).toEqual([[], 1]);
  });
  it("at length is quoted in short", () => {
    const [notice = ""] = viewOfAddress(`?right=${"x".repeat(5000)}`, imageCount).notices;
    expect(notice.length).toBeLessThan(150);
  });
  it("keeps what can be followed", () => {
    expect(viewOf("?right=both&label=banana&sort=index")).toEqual({
      ...firstView,
      right: ["both"],
      sort: "index",
      order: "asc"
    });
  });
});

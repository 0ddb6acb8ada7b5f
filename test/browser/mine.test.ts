import {beforeAll, describe, expect, it} from "vitest";
import expected from "../fixtures/predictions/expected.json" with {type: "json"};
import {fileBytes} from "../browserWorker/predictions/files.js";
import {numberIn} from "./exploring.js";
import {drop, paste, publishedOutcomes, type Opened} from "./givenPredictions.js";
import {opening} from "./opening.js";
import {publishedTable} from "./servedSite.js";

const {open, explore} = opening();
let outcomes: Awaited<ReturnType<typeof publishedOutcomes>>;
beforeAll(async () => void (outcomes = await publishedOutcomes()));
const given = (name: string) => ({name: name.replace(/^.*\//, ""), bytes: fileBytes(name)});
const ids = Array.from(fileBytes("good/ids-u1.npy").subarray(-10_000));

/** Of all images, how many only one and only the other gets right. */
function discordant(other: readonly number[]): {onlyThis: number[]; onlyOther: number[]} {
  const images = [...ids.keys()];
  const {labels} = outcomes;
  return {
    onlyThis: images.filter((i) => ids[i] === labels[i] && other[i] !== labels[i]),
    onlyOther: images.filter((i) => ids[i] !== labels[i] && other[i] === labels[i])
  };
}

/** Two-sided exact binomial test of a half, log10: a sum of whole numbers, so that nothing is rounded before its end. */
function log10Binomial(first: number, second: number): number {
  const [least, all] = [Math.min(first, second), first + second];
  let [coefficient, sum] = [1n, 0n];
  for (let k = 0; k <= least; ++k) {
    sum += coefficient;
    coefficient = (coefficient * BigInt(all - k)) / BigInt(k + 1);
  }
  const log10 = (value: bigint): number => {
    const digits = value.toString();
    return Math.log10(Number(`0.${digits.slice(0, 17)}`)) + digits.length;
  };
  return Math.min(0, log10(2n * sum) - log10(1n << BigInt(all)));
}

const cardOf = (page: Opened["page"]) => page.locator(".mine-card").first();

describe("predictions dropped on the explorer", () => {
  it("fill slot B, with the matrix and the gallery of their errors, and nothing is sent", async () => {
    const {page, faults, requests} = await explore();
    await drop(page, ".gallery", [given("good/logits-f4.npy")]);
    await cardOf(page).waitFor();
    const before = requests.length;
    await page.locator(".filter-chips").getByText("your model is wrong").waitFor();
    expect(new URL(page.url()).search).toBe("?b=mine&mine=wrong");
    expect(numberIn(await page.locator(".explore-count").textContent())).toBe(10_000 - expected.correct);
    const cells = await page.locator(".matrix tbody td button").allTextContents();
    const counts = cells.map(numberIn);
    expect(counts.reduce((sum, value) => sum + value, 0)).toBe(10_000);
    expect(counts.filter((_, i) => i % 11 === 0).reduce((sum, value) => sum + value, 0)).toBe(expected.correct);
    const outcome = await page.locator(".explore-outcomes strong").allTextContents();
    expect(outcome.map(numberIn).reduce((sum, value) => sum + value, 0)).toBe(10_000);
    const shirtAsCoat = ids.filter((id, i) => id === 4 && outcomes.labels[i] === 6).length;
    await page
      .locator(".matrix tbody td button")
      .nth(
        cellPlace(
          await page
            .locator(".matrix tbody td button")
            .evaluateAll((all) => all.map((cell) => cell.getAttribute("aria-label")!)),
          "true Shirt, predicted Coat"
        )
      )
      .click();
    expect(numberIn(await page.locator(".explore-count").textContent())).toBe(shirtAsCoat);
    expect(faults).toEqual([]);
    expect(requests.slice(before).filter((url) => !/^blob:|\.png\?|\/fonts\/[\w-]+\.woff2$/.test(url))).toEqual([]);
  });

  it("have on their card the figures of an independent computation", async () => {
    const {page} = await explore();
    await drop(page, "body", [given("good/logits-f4.npy")]);
    const card = cardOf(page);
    await card.waitFor();
    const text = (await card.innerText()).replaceAll("\u202f", " ");
    const correct = ids.filter((id, i) => id === outcomes.labels[i]).length;
    expect(correct).toBe(expected.correct);
    expect(text).toContain(`${(correct / 100).toFixed(2)}%`);
    const [lower, upper] = expected.wilson.map((end) => (100 * end).toFixed(2));
    expect(text).toContain(`${lower}–${upper}%`);
    const pairs = (["ann", "cnn"] as const).map((model) => discordant(outcomes[model]));
    const pValues = pairs.map(({onlyThis, onlyOther}) => log10Binomial(onlyThis.length, onlyOther.length));
    const rows = await card.locator(".mine-comparisons tbody tr").allInnerTexts();
    for (const [i, {onlyThis, onlyOther}] of pairs.entries()) {
      const [name, difference, , only, other, p] = rows[i]!.replaceAll("−", "-").split("\t");
      expect(name).toBe(["ANN", "CNN"][i]);
      expect(Number(difference)).toBeCloseTo((onlyThis.length - onlyOther.length) / 100, 6);
      expect([numberIn(only!.trim()), numberIn(other!.trim())]).toEqual([onlyThis.length, onlyOther.length]);
      const holm = Math.max(Math.min(...pValues) + Math.log10(2), pValues[i]!);
      const corrected = pValues[i] === Math.min(...pValues) ? pValues[i] + Math.log10(2) : holm;
      expect(p!.trim()).toBe(spokenP(Math.min(0, corrected)));
    }
    const {onlyThis} = discordant(outcomes.ann);
    const onlyOfThree = onlyThis.filter((image) => outcomes.cnn[image] !== outcomes.labels[image]);
    await card.getByRole("button", {name: "only it gets right of the three"}).click();
    expect(numberIn(await page.locator(".explore-count").textContent())).toBe(onlyOfThree.length);
    expect(text).toContain(`${expected.loss.toFixed(3)} nats`);
    expect(text).toContain(expected.brier.toFixed(3));
    expect(text).toContain(`${(100 * expected.equalWidthError).toFixed(2)} points`);
  });

  it("lead from the card to the images that only one of two gets right", async () => {
    const {page} = await explore();
    await drop(page, "body", [given("good/ids-u1.npy")]);
    await cardOf(page)
      .getByRole("button", {name: /only the CNN gets right/})
      .click();
    const {onlyOther} = discordant(outcomes.cnn);
    expect(new URL(page.url()).search).toBe("?a=cnn&b=mine&right=cnn&matrix=difference");
    expect(numberIn(await page.locator(".explore-count").textContent())).toBe(onlyOther.length);
  });

  it("without probabilities say so wherever these would be, and all else works", async () => {
    const {page, faults} = await explore();
    await drop(page, "body", [given("good/ids-u1.npy")]);
    await cardOf(page).waitFor();
    expect(await cardOf(page).innerText()).toContain("no calibration");
    expect(await page.getByRole("combobox", {name: "Sorted by"}).locator("option").allTextContents()).toEqual([
      "ANN’s loss, in nats",
      "ANN’s confidence, 0 to 1",
      "ANN’s margin, 0 to 1",
      "ANN’s entropy, in nats",
      "number in the test file",
      "likeness to an image",
      "several"
    ]);
    await page.locator("[data-image] a").first().click();
    await page.locator(".panel .probabilities").waitFor();
    expect(await page.locator(".panel .probabilities thead th").allTextContents()).toEqual(["Class", "ANN"]);
    expect(await page.locator(".panel").innerText()).toContain("Your model gives classes and no probabilities.");
    expect(faults).toEqual([]);
  });

  it("with probabilities have them in the open image, in sorts and in the table that is taken away", async () => {
    const {page} = await explore();
    await drop(page, "body", [given("good/logits-f4.npy")]);
    await cardOf(page).waitFor();
    await page.getByRole("combobox", {name: "Sorted by"}).selectOption("disagreement");
    await page.waitForURL(/sort=disagreement/);
    const download = page.waitForEvent("download");
    await page.getByRole("button", {name: "Download these images’ numbers as CSV"}).click();
    const stream = await (await download).createReadStream();
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    const [head, first, second] = Buffer.concat(chunks).toString().split("\r\n");
    const names = head!.split(",");
    expect(names.slice(0, 16).join()).toBe(
      "example,label,labelId,annPrediction,annPredictionId,minePrediction,minePredictionId,mineLoss,mineConfidence,mineMargin,mineEntropy,annLoss,annConfidence,annMargin,annEntropy,disagreement"
    );
    expect(names.filter((name) => /^(?:ann|mine)Probability\d$/.test(name))).toHaveLength(20);
    const differences = [first!, second!].map((row) => Number(row.split(",")[15]));
    expect(differences[0]).toBeGreaterThanOrEqual(differences[1]!);
    expect(differences[0]).toBeGreaterThan(0.5);
  });
});

describe("predictions can be given", () => {
  it("by choosing a file", async () => {
    const {page} = await explore();
    await page.getByRole("button", {name: "Add your own"}).click();
    await page.locator(".mine input[type=file]").setInputFiles({
      name: "kaggle.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(fileBytes("good/kaggle.csv"))
    });
    await cardOf(page).waitFor();
    expect(await cardOf(page).locator("h3").textContent()).toBe("“kaggle.csv”");
    expect(numberIn(await page.locator(".explore-count").textContent())).toBe(10_000 - expected.correct);
  });
  it("by pasting them on the page", async () => {
    const {page} = await explore();
    await paste(page, ids.join("\n"));
    await cardOf(page).waitFor();
    expect(await cardOf(page).innerText()).toContain(`${(expected.correct / 100).toFixed(2)}`);
  });
  it("by typing them into a field", async () => {
    const {page} = await open("/mine");
    await page.getByText("Type or paste rows").click();
    const field = page.getByRole("textbox", {name: "Rows, one for each test image"});
    await field.evaluate((area, text) => ((area as HTMLTextAreaElement).value = text), ids.join("\n"));
    await page.getByRole("button", {name: "Judge these rows"}).click();
    await cardOf(page).waitFor();
  });
  it("by none at all: the example is judged as a file of one’s own is", async () => {
    const {page} = await open("/mine");
    await page.getByRole("button", {name: "Try our example"}).click();
    await cardOf(page).waitFor();
    const accuracy = Number.parseFloat((await page.locator(".mine-accuracy").textContent())!);
    expect(accuracy).toBeGreaterThan(60);
    expect(accuracy).toBeLessThan(90);
  });
  it("several at a time, as seeds", async () => {
    const {page} = await explore();
    await drop(page, "body", [given("good/ids-u1.npy"), given("good/logits-f4.npy")]);
    await page.locator(".mine-together p").first().waitFor();
    expect(await page.locator(".mine-card").count()).toBe(2);
    const words = await page.locator(".mine-together").innerText();
    expect(words).toMatch(/2 seeds .*standard deviation 0\.00 points/s);
    expect(words).toMatch(/2 models have been tried on the same 10,000 images/);
    const menu = page.locator(".slot-choice select").nth(1);
    expect(await menu.locator("option").allTextContents()).toEqual([
      "ANN",
      "CNN",
      "Yours",
      "Yours 2",
      "a recorded run …"
    ]);
  });
});

describe("a file that is not right", () => {
  it.each([
    ["doubt/training-file.npy", "60,000 rows"],
    ["doubt/last-batch-dropped.npy", "drop_last=False"],
    ["doubt/nan.npy", "no finite number"],
    ["error/pickle.pkl", "np.save"],
    ["error/torch.pt", "np.save"],
    ["error/page.html", "Download the file itself"]
  ])("such as %s is named with what helps, and nothing is compared", async (name, words) => {
    const {page, faults} = await explore();
    await drop(page, "body", [given(name)]);
    await page.locator(".mine-doubts").waitFor();
    expect(await page.locator(".mine-doubts").innerText()).toContain(words);
    expect(await page.locator(".mine-card").count()).toBe(0);
    expect(new URL(page.url()).search).toBe("");
    expect(faults).toEqual([]);
  });
  it.each([
    ["doubt/from-1.csv", "Subtract 1 from each", 0],
    ["doubt/alphabetical.npy", "Read them in alphabetical order", 1]
  ])("such as %s is mended at its owner’s word alone, and the card says so", async (name, label, cardCount) => {
    const {page} = await explore();
    await drop(page, "body", [given(name)]);
    const offer = page.locator(".mine-doubts").getByRole("button", {name: label});
    await offer.waitFor();
    expect(await page.locator(".mine-card").count()).toBe(cardCount);
    await offer.click();
    await page.getByText(`at your word: “${label}”`).waitFor();
    expect(await page.locator(".mine-card").count()).toBe(1);
    expect(await page.locator(".mine-accuracy").textContent()).toContain((expected.correct / 100).toFixed(2));
    expect(numberIn(await page.locator(".explore-count").textContent())).toBe(10_000 - expected.correct);
  });
});

describe("a file that cannot be read", () => {
  it("such as a folder is named, and takes nothing away from the others", async () => {
    const {page, faults} = await explore();
    await page.evaluate(() => {
      const read = Object.getOwnPropertyDescriptor(Blob.prototype, "arrayBuffer")!.value as () => Promise<ArrayBuffer>;
      Blob.prototype.arrayBuffer = function (this: Blob) {
        return (this as Partial<File>).name === "folder"
          ? Promise.reject(new DOMException("", "NotFoundError"))
          : read.call(this);
      };
    });
    await drop(page, "body", [given("good/ids-u1.npy"), {name: "folder", bytes: new Uint8Array(1)}]);
    await cardOf(page).waitFor();
    expect(await page.locator(".mine-doubts").innerText()).toMatch(/“folder” cannot be judged\..*not its folder/s);
    expect(faults).toEqual([]);
  });
  it("such as one of 70 MB is refused by its size alone", async () => {
    const {page} = await explore();
    await page.evaluate(() => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([new Uint8Array(70e6)], "network.npy"));
      document.body.dispatchEvent(new DragEvent("drop", {dataTransfer, bubbles: true, cancelable: true}));
    });
    await page.locator(".mine-doubts").waitFor();
    expect(await page.locator(".mine-doubts").innerText()).toContain("The file has 70 MB.");
  });
});

it("two files given one soon after the other are two models", async () => {
  const {page} = await explore();
  await drop(page, "body", [given("good/ids-u1.npy")]);
  await drop(page, "body", [given("good/logits-f4.npy")]);
  await page.locator(".mine-card").nth(1).waitFor();
  expect(await page.locator(".mine-card").evaluateAll((all) => all.map((card) => card.dataset["source"]))).toEqual([
    "mine-2",
    "mine"
  ]);
});

it("predictions in an archive are judged without the engine or the images that weights would need", async () => {
  const {page, requests} = await open("/mine");
  await page.getByRole("button", {name: "Choose files"}).waitFor();
  await drop(page, "body", [given("good/ids.npz")]);
  await cardOf(page).waitFor();
  expect(requests.filter((url) => /test-images-|kernels|models\.json/.test(url))).toEqual([]);
});

describe("a link", () => {
  it("holds classes, name and view behind the #, and restores them in a new browser as a stranger’s", async () => {
    const {page} = await explore();
    await drop(page, "body", [given("good/logits-f4.npy")]);
    await cardOf(page).waitFor();
    await page.getByRole("combobox", {name: "True class"}).selectOption("shirt");
    await page.locator(".take-away").getByRole("button", {name: "Copy link to this view"}).click();
    await page.getByText("Link copied.").waitFor();
    const shown = numberIn(await page.locator(".explore-count").textContent());
    const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    expect([link.pathname, link.search]).toEqual(["/explore", ""]);
    expect(link.href.length).toBeLessThan(2500);
    const other = await explore(link.hash);
    await other.page.locator(".mine-card").waitFor();
    await other.page.locator(".filter-chips").getByText("the linked model is wrong").waitFor();
    expect(numberIn(await other.page.locator(".explore-count").textContent())).toBe(shown);
    expect(await other.page.locator(".mine-stranger").innerText()).toMatch(
      /come from a link.*“logits-f4\.npy”.*nobody has checked/s
    );
    expect(other.requests.filter((url) => url.includes("mine="))).toEqual([]);
    await other.page.reload();
    await other.page.locator(".mine-card").waitFor();
    expect(numberIn(await other.page.locator(".explore-count").textContent())).toBe(shown);
    expect(other.faults).toEqual([]);
  });
  it("that is broken is told of, and the explorer shows the report’s models", async () => {
    const {page} = await explore("#mine=nonsense!!&name=x");
    await page.locator(".mine-doubts").waitFor();
    expect(await page.locator(".mine-doubts").innerText()).toContain("copy the link as a whole");
    await page.locator(".explore-notice").getByText("Add their file again").waitFor();
    expect(numberIn(await page.locator(".explore-count").textContent())).toBe(10_000);
  });
  it("with markup for a name shows it as text", async () => {
    const {page} = await explore();
    await drop(page, "body", [{name: "<img src=x onerror=alert(1)>.npy", bytes: fileBytes("good/ids-u1.npy")}]);
    await cardOf(page).waitFor();
    await cardOf(page).getByRole("button", {name: "Copy a link"}).click();
    await page.getByText("Link copied").waitFor();
    const {hash} = new URL(await page.evaluate(() => navigator.clipboard.readText()));
    const other = await explore(hash);
    await other.page.locator(".mine-card h3").waitFor();
    expect(await other.page.locator(".mine-card h3").textContent()).toBe("“<img src=x onerror=alert(1)>.npy”");
    expect(await other.page.locator(".mine img").count()).toBe(0);
  });
});

describe("on this device", () => {
  const stored = (page: Opened["page"]): Promise<string[]> =>
    page.evaluate(() =>
      [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter(
        (key) => key.includes("mine") || key.includes("handover")
      )
    );
  it("nothing is kept unless asked; what is kept comes back, and is forgotten when asked", async () => {
    const {page, context} = await explore();
    await drop(page, "body", [given("good/logits-f4.npy")]);
    await cardOf(page).waitFor();
    expect(await stored(page)).toEqual([]);
    await cardOf(page).getByRole("button", {name: "Keep on this device"}).click();
    await cardOf(page).getByRole("button", {name: "Forget it on this device"}).waitFor();
    const later = await open("/explore?b=mine&mine=wrong", {}, context);
    await later.page.locator(".mine-card").waitFor();
    await later.page.locator(".filter-chips").getByText("your model is wrong").waitFor();
    expect(numberIn(await later.page.locator(".explore-count").textContent())).toBe(10_000 - expected.correct);
    await later.page.getByRole("button", {name: "Forget it on this device"}).click();
    await later.page.getByRole("button", {name: "Keep on this device"}).waitFor();
    expect(await stored(later.page)).toEqual([]);
    const last = await open("/explore?b=mine", {}, context);
    await last.page.locator(".explore-notice").getByText("Add their file again").waitFor();
    expect(await last.page.locator(".slot-choice select").nth(1).inputValue()).toBe("cnn");
  });
  it("a model of the same name as one that is kept is not taken for it", async () => {
    const {page} = await open("/mine");
    await page.getByRole("button", {name: "Choose files"}).waitFor();
    await drop(page, "body", [{...given("good/ids-u1.npy"), name: "mine.npy"}]);
    await cardOf(page).getByRole("button", {name: "Keep on this device"}).click();
    await cardOf(page).getByRole("button", {name: "Forget it on this device"}).waitFor();
    const others = ids.map((id, i) => (i === 0 ? (id + 1) % 10 : id)).join("\n");
    await drop(page, "body", [{name: "mine.npy", bytes: new TextEncoder().encode(others)}]);
    await page.locator(".mine-card").nth(1).waitFor();
    expect(await cardOf(page).getByRole("button", {name: "Keep on this device"}).count()).toBe(1);
    await cardOf(page).getByRole("button", {name: "Remove"}).click();
    expect(await stored(page)).toEqual(["fashion-mnist-report.mine"]);
  });
  it("a damaged model that is kept hides no other", async () => {
    const {page, context} = await open("/mine");
    await page.getByRole("button", {name: "Choose files"}).waitFor();
    await drop(page, "body", [given("good/ids-u1.npy")]);
    await cardOf(page).getByRole("button", {name: "Keep on this device"}).click();
    await cardOf(page).getByRole("button", {name: "Forget it on this device"}).waitFor();
    await page.evaluate(() => {
      const key = "fashion-mnist-report.mine";
      const kept = JSON.parse(localStorage.getItem(key)!) as unknown[];
      localStorage.setItem(key, JSON.stringify([{title: "cut", text: "nonsense!!"}, ...kept]));
    });
    const later = await open("/mine", {}, context);
    await later.page.locator(".mine-card").waitFor();
    expect(await later.page.locator(".mine-doubts").innerText()).toContain("copy the link as a whole");
  });
  it("without storage a model is judged and removed, and it is said that it cannot be taken along", async () => {
    const {page, faults} = await open("/mine");
    await page.getByRole("button", {name: "Choose files"}).waitFor();
    await page.evaluate(() => {
      const refuse = (): never => {
        throw new DOMException("storage is off", "SecurityError");
      };
      Object.assign(Storage.prototype, {getItem: refuse, setItem: refuse, removeItem: refuse});
    });
    await drop(page, "body", [given("good/ids-u1.npy")]);
    await cardOf(page).getByRole("button", {name: "Its errors"}).click();
    await page.locator(".mine-status", {hasText: "storage is off"}).waitFor();
    await cardOf(page).getByRole("button", {name: "Remove"}).click();
    await page.locator(".mine-status", {hasText: "is removed"}).waitFor();
    expect(faults).toEqual([]);
  });
  it("a removed model leaves the slot to the report’s own", async () => {
    const {page} = await explore();
    await drop(page, "body", [given("good/ids-u1.npy")]);
    await cardOf(page).getByRole("button", {name: "Remove"}).click();
    await page.locator(".mine-card").waitFor({state: "detached"});
    expect(await page.locator(".slot-choice select").nth(1).inputValue()).toBe("cnn");
  });
});

describe("the page /mine", () => {
  it("takes a file and leads to the explorer with it in slot B", async () => {
    const {page, faults} = await open("/mine");
    await page.getByRole("button", {name: "Choose files"}).waitFor();
    await drop(page, "body", [given("good/logits-f4.npy")]);
    await cardOf(page).getByRole("button", {name: "Its errors"}).click();
    await page.waitForURL("**/explore.html?b=mine&mine=wrong");
    await page.locator(".filter-chips").getByText("your model is wrong").waitFor();
    expect(numberIn(await page.locator(".explore-count").textContent())).toBe(10_000 - expected.correct);
    await page.locator("[data-image] a").first().click();
    await page.locator(".panel .probabilities").waitFor();
    expect(await page.locator(".panel .probabilities thead th").allTextContents()).toEqual(["Class", "ANN", "Yours"]);
    expect(faults).toEqual([]);
  });
  it("holds lines for four libraries", async () => {
    const {page} = await open("/mine");
    await page.locator(".mine-snippets").waitFor();
    expect(await page.locator(".mine-snippets summary").allTextContents()).toEqual([
      "PyTorch",
      "Keras",
      "scikit-learn",
      "TensorFlow.js"
    ]);
    for (const text of await page.locator(".mine-snippets code").allTextContents())
      expect(text.split("\n")).toHaveLength(6);
  });
});

describe("a recorded run in a slot", () => {
  it("is compared like any other model, from an address or from the menu", async () => {
    const {page, faults} = await explore("?a=cnn&b=resnet-s1&resnet-s1=wrong&matrix=difference");
    expect(await page.locator(".slot-choice select").nth(1).inputValue()).toBe("resnet-s1");
    const wrong = numberIn(await page.locator(".explore-count").textContent());
    const {testAccuracy} = publishedTable("runs").find(({run}) => run === "resnet-s1")!;
    expect(wrong).toBe(Math.round(10_000 * (1 - testAccuracy)));
    const menu = page.locator(".slot-choice select").first();
    await menu.selectOption("runs");
    await page.locator(".slot-said").getByText("recorded runs are in both lists").waitFor();
    expect(await menu.locator("optgroup option").allTextContents()).toContainEqual(
      expect.stringMatching(/^vgg-s1, 93\.\d%$/)
    );
    await menu.selectOption("vgg-s1");
    await page.waitForURL(/a=vgg-s1/);
    expect(await page.locator(".explore-outcomes thead th").allTextContents()).toEqual([
      "resnet-s1 right",
      "resnet-s1 wrong"
    ]);
    expect(faults).toEqual([]);
  });
  it("that there is not is told of", async () => {
    const {page} = await explore("?b=cnn-nothing-s1");
    await page.locator(".explore-notice").getByText("There is no recorded run cnn-nothing-s1.").waitFor();
    expect(await page.locator(".slot-choice select").nth(1).inputValue()).toBe("cnn");
  });
});

/** As the site says a p value. */
function spokenP(log10: number): string {
  if (log10 >= -3) return `p = ${(10 ** log10).toPrecision(2)}`;
  const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹";
  const power = String(-Math.ceil(log10)).replace(/\d/g, (digit) => digits[Number(digit)]!);
  return `p < 10⁻${power}`;
}

function cellPlace(names: readonly string[], name: string): number {
  return names.findIndex((spoken) => spoken.startsWith(`${name}:`));
}

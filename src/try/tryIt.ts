import {tags} from "../components/tags.js";
import {setText} from "../components/setText.js";
import {ownNetworks} from "../modelView/ownNetworks.js";
import {copied} from "../page/copied.js";
import {dataAlert} from "../page/dataAlert.js";
import {DrawingBox, type Drawn} from "./drawing/drawingBox.js";
import {drawingFragment, drawingOf, holdsDrawing} from "./drawingLink.js";
import {NetworksAnswer} from "./networksAnswer.js";
import {ImageSources, sourcesId, type Origin} from "./sources/imageSources.js";
import {testImageWords, type ChosenImage} from "./sources/testImageSource.js";
import {dareOf, isSymmetric, type Starter} from "./starters.js";
import {starterStrip} from "./starterStrip.js";
import {Turned} from "./turned.js";

const {a, div, h2, p} = tags;

/** Name of the address's parameter that holds a test image. */
const imageParameter = "image";

export interface TryOptions {
  readonly starters: readonly Starter[];
  /** Ends what it hears from the page. */
  readonly signal: AbortSignal;
}

/** The reader's image in the middle, where it comes from on one side, what both networks make of it on the other. */
export class TryIt {
  readonly #place: HTMLElement;
  readonly #starters: readonly Starter[];
  readonly #drawing: DrawingBox<Origin>;
  readonly #sources: ImageSources;
  readonly #answer: NetworksAnswer;
  readonly #turned = new Turned();
  readonly #origin = p({class: "try-origin", role: "status"}, "Draw a garment here.");
  /** What to try, and what has been achieved. */
  readonly #dare = p({class: "try-dare", role: "status"});
  readonly #alerts = div({class: "explore-alerts"});

  constructor(place: HTMLElement, {starters, signal}: TryOptions) {
    this.#place = place;
    this.#starters = starters;
    this.#drawing = new DrawingBox({
      onChange: (drawn) => this.#show(drawn),
      copyLink: async (pixels) => copied(addressOf(await drawingFragment(pixels)), "Link copied: it holds the drawing.")
    });
    this.#sources = new ImageSources({
      onPixels: (pixels, origin, replaces) =>
        replaces ? this.#drawing.replace(pixels, origin) : this.#put(pixels, origin),
      onError: (error, consequence) => this.#alert(error, consequence),
      dropOn: place,
      signal
    });
    this.#answer = new NetworksAnswer({
      place,
      onReady: () => this.#alerts.replaceChildren(),
      onPrediction: ({pixels}, prediction) => {
        const achieved = this.#turned.follow(pixels, prediction);
        if (achieved !== "") setText(this.#dare, achieved);
      },
      onError: (error, again) =>
        this.#alert(error, "The networks cannot answer.", () => {
          this.#alerts.replaceChildren();
          place.focus();
          again();
        }),
      signal
    });
  }

  /** Takes the place of what is there, and shows what the address asks for, else the first starter. */
  start(): void {
    const toSources = a({href: `#${sourcesId}`}, "test image, picture or camera");
    const {verdict, table, warning, why} = this.#answer;
    this.#place.replaceChildren(
      this.#alerts,
      div(
        {class: "try-stage"},
        div({class: "try-head"}, this.#origin, this.#dare, p({class: "to-sources"}, "Or use a ", toSources, ".")),
        div({class: "try-verdict"}, verdict),
        this.#drawing.surface,
        div({class: "try-answer"}, table, warning),
        starterStrip(this.#starters, {
          onStarter: (starter) => this.#putStarter(starter, chosenOf(starter)),
          onEmpty: () => {
            this.#put(new Uint8Array(28 * 28), undefined);
            this.#drawing.mirror(true);
          }
        }),
        this.#drawing.tools
      ),
      this.#sources.element,
      this.#sources.picture,
      h2({id: "why"}, "Why this answer"),
      why
    );
    document.querySelector(".try-before")?.remove(); // what the HTML holds makes way for what runs
    this.#place.removeAttribute("aria-busy");
    this.#place.addEventListener("keydown", (event) => this.#undoByKey(event));
    void this.#showAddress();
  }

  #undoByKey(event: KeyboardEvent): void {
    const isUndo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!isUndo || (event.target as Element).closest("input[type=number]") !== null) return;
    event.preventDefault();
    this.#drawing.undo();
  }

  async #showAddress(): Promise<void> {
    const linked = await drawingOf(location.hash);
    if (linked !== undefined) return this.#put(linked, {name: "A drawing from a link", isLinked: true});
    const isBroken = holdsDrawing(location.hash);
    const [first] = this.#starters;
    const asked = new URLSearchParams(location.search).get(imageParameter);
    const isImage = asked !== null && /^\d{1,4}$/.test(asked);
    const starter = this.#starters.find(({example}) => isImage && example === Number(asked));
    if (starter !== undefined) this.#putStarter(starter, chosenOf(starter));
    else if (isImage) this.#sources.choose(Number(asked));
    else if (first !== undefined) this.#putStarter(first);
    if (isBroken) this.#say("The link’s drawing is damaged: copy the link as a whole.");
    else if (asked !== null && !isImage)
      this.#say(`The address asks for image “${asked.slice(0, 40)}”, which there is not: they go from 0 to 9,999.`);
  }

  /** Says what of the address could not be followed. */
  #say(sentence: string): void {
    this.#alerts.replaceChildren(p({class: "try-notice", role: "status"}, sentence));
  }

  /** Puts a starter into the box. @param chosen the same as a test image that the address is to name */
  #putStarter(starter: Starter, chosen?: ChosenImage): void {
    const name = testImageWords({image: starter.example, label: starter.label});
    this.#put(starter.pixels, {name, starter, ...(chosen && {chosen})});
    this.#drawing.mirror(isSymmetric(starter.label));
  }

  #put(pixels: Uint8Array, origin: Origin | undefined): void {
    this.#answer.forgive();
    this.#drawing.put(pixels, origin);
  }

  /** Says what lies in the box now, and asks both networks of it. */
  #show(drawn: Drawn<Origin>): void {
    const {origin, isChanged, pixels} = drawn;
    const {starter, chosen} = (isChanged ? undefined : origin) ?? {};
    this.#sources.follow(drawn);
    setText(this.#origin, originInWords(drawn));
    nameInAddress(chosen, origin?.isLinked === true && !isChanged);
    this.#turned.begin(origin?.starter);
    if (!isChanged) setText(this.#dare, starter === undefined ? "" : dareOf(starter.label));
    if (pixels.every((level) => level === 0)) this.#answer.clear();
    else if (starter !== undefined && ownNetworks().size === 0) this.#answer.tell(starter, {pixels, chosen});
    else void this.#answer.ask({pixels, chosen});
  }

  #alert(error: unknown, consequence: string, retry?: () => void): void {
    this.#alerts.replaceChildren(dataAlert(error, consequence, retry));
  }
}

/** Has the address name the test image that is shown, and hold a drawing only as long as that is shown. */
function nameInAddress(chosen: ChosenImage | undefined, isLinked: boolean): void {
  const hash = holdsDrawing(location.hash) && !isLinked ? "" : location.hash;
  const address = `${location.pathname}${chosen === undefined ? "" : `?${imageParameter}=${chosen.image}`}${hash}`;
  if (location.pathname + location.search + location.hash === address) return;
  history.replaceState(history.state, "", address);
}

function chosenOf({example, label, pixels}: Starter): ChosenImage {
  return {image: example, label, pixels};
}

function addressOf(fragment: string): string {
  return `${location.origin}${location.pathname}${fragment}`;
}

function originInWords({origin, isChanged}: Drawn<Origin>): string {
  if (origin === undefined) return isChanged ? "Your drawing." : "Draw a garment here.";
  return isChanged ? `${origin.name}, changed by you.` : `${origin.name}. Draw on it.`;
}

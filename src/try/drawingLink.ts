const name = "drawing";
const pixelCount = 784;
/** Longer than any drawing of so many pixels. */
const mostCharacters = 4000;

/** Whether an address's part behind the # holds a drawing. */
export function holdsDrawing(fragment: string): boolean {
  return fragment.startsWith(`#${name}=`);
}

/** A drawing as the part of an address behind the #, which browsers send to no server. @param pixels levels, [784] */
export async function drawingFragment(pixels: Uint8Array): Promise<string> {
  const packed = await through(pixels, new CompressionStream("deflate-raw"));
  const text = btoa(String.fromCharCode(...packed))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");
  return `#${name}=${text}`;
}

/** The drawing that such a part holds, [784]; undefined where it holds none. */
export async function drawingOf(fragment: string): Promise<Uint8Array | undefined> {
  const text = fragment.slice(name.length + 2);
  if (!holdsDrawing(fragment) || text.length > mostCharacters || !/^[\w-]+$/.test(text)) return undefined;
  try {
    const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    const packed = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const pixels = await through(packed, new DecompressionStream("deflate-raw"));
    return pixels.length === pixelCount ? pixels : undefined;
  } catch {
    return undefined; // a damaged link
  }
}

async function through(bytes: Uint8Array, stream: GenericTransformStream): Promise<Uint8Array> {
  const piped = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream().pipeThrough(stream as TransformStream);
  return new Uint8Array(await new Response(piped).arrayBuffer());
}

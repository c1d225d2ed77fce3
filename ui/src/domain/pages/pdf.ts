/**
 * Draws the pages of a PDF. The library is a chunk of its own, loaded with the first page that is shown; it reads only the
 * bytes it is given: no maps or wasm are fetched, nothing is evaluated, and nothing of the file becomes markup: a page is
 * a picture, its words are only looked through for a place. Fonts that a file leaves out are those of the computer.
 */
import { getDocument, type PDFDocumentProxy, type PDFPageProxy, PDFWorker, type RenderTask, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PageSizeDto } from '../../shared/backend';
import Worker from './pdf-worker?worker';
import { onPaper, type PageWord } from './page-words';

/** Most pixels of one page; a larger zoom is drawn coarser rather than run out of memory. */
const mostPixels = 12_000_000;

/** Width in pixels at which a page is looked at for anything on it, and the shade from which a point is none. */
const [glance, almostWhite] = [240, 244];

/** A page being drawn. */
export interface Drawing {
  done: Promise<void>;
  cancel(): void;
}

/** An open PDF. */
export interface Pages {
  count: number;
  /** The size of every page in points, as it is shown. */
  sizes(): Promise<PageSizeDto[]>;
  /** The words of a page (from 0) with their places; none on a scan. */
  words(page: number): Promise<PageWord[]>;
  /** Whether a page (from 0) comes out white: pictures packed as JBIG2 or JPEG 2000 want wasm, which is not allowed here. */
  isBlank(page: number): Promise<boolean>;
  /** Draws a page (from 0) at a width in CSS pixels. */
  draw(page: number, canvas: HTMLCanvasElement, width: number): Drawing;
  close(): void;
}

let worker: PDFWorker | null = null;

/** Opens a PDF given in base64. Throws when it is none. */
export async function openPages(base64: string): Promise<Pages> {
  worker ??= new PDFWorker({ port: new Worker() as unknown as null, verbosity: VerbosityLevel.ERRORS });
  const opening = getDocument({
    data: Uint8Array.from(atob(base64), (char) => char.charCodeAt(0)),
    worker,
    isEvalSupported: false,
    useWasm: false,
    useWorkerFetch: false,
    useSystemFonts: true,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const pdf = await opening.promise;
  return {
    count: pdf.numPages,
    sizes: () => Promise.all(Array.from({ length: pdf.numPages }, async (_, i) => sizeOf(await pdf.getPage(i + 1)))),
    words: async (page) => wordsOf(await pdf.getPage(page + 1)),
    isBlank: (page) => isBlank(pdf, page),
    draw: (page, canvas, width) => draw(pdf, page, canvas, width),
    close: () => void opening.destroy(),
  };
}

function sizeOf(sheet: PDFPageProxy): PageSizeDto {
  const { width, height } = sheet.getViewport({ scale: 1 });
  return { width, height };
}

async function wordsOf(sheet: PDFPageProxy): Promise<PageWord[]> {
  const { transform } = sheet.getViewport({ scale: 1 });
  const { items } = await sheet.getTextContent();
  return items.flatMap((item) => ('str' in item && item.str.trim() !== '' ? [onPaper(item, transform)] : []));
}

function draw(pdf: PDFDocumentProxy, page: number, canvas: HTMLCanvasElement, width: number): Drawing {
  let task: RenderTask | null = null;
  let cancelled = false;
  const run = async () => {
    const sheet = await pdf.getPage(page + 1);
    if (cancelled) return;
    const natural = sheet.getViewport({ scale: 1 });
    const fine = Math.min(devicePixelRatio, Math.sqrt(mostPixels / (width * width * (natural.height / natural.width))));
    const viewport = sheet.getViewport({ scale: (width / natural.width) * fine });
    // Drawn out of sight first, so that the old picture stays until the new one is whole.
    const fresh = document.createElement('canvas');
    [fresh.width, fresh.height] = [Math.round(viewport.width), Math.round(viewport.height)];
    task = sheet.render({ canvas: fresh, viewport, intent: 'display' });
    await task.promise;
    if (cancelled) return;
    [canvas.width, canvas.height] = [fresh.width, fresh.height];
    canvas.getContext('2d')?.drawImage(fresh, 0, 0);
  };
  const done = run().catch((thrown: unknown) => {
    if (!cancelled) throw thrown;
  });
  return {
    done,
    cancel: () => {
      cancelled = true;
      task?.cancel();
    },
  };
}

async function isBlank(pdf: PDFDocumentProxy, page: number): Promise<boolean> {
  const small = document.createElement('canvas');
  await draw(pdf, page, small, glance).done;
  const points = small.getContext('2d')?.getImageData(0, 0, small.width, small.height).data;
  return points?.every((shade) => shade > almostWhite) ?? false;
}

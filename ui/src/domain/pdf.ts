/**
 * Draws the pages of a PDF. The library is a chunk of its own, loaded with the first preview; it reads only the bytes it is
 * given: no fonts, maps or wasm are fetched (our PDFs embed their fonts), and nothing is evaluated.
 */
import { getDocument, type PDFDocumentProxy, PDFWorker, type RenderTask, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import Worker from './pdf-worker?worker';

/** Most pixels of one page; a larger zoom is drawn coarser rather than run out of memory. */
const mostPixels = 12_000_000;

/** A page being drawn. */
export interface Drawing {
  done: Promise<void>;
  cancel(): void;
}

/** An open PDF. */
export interface Pages {
  count: number;
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
    useSystemFonts: false,
    enableXfa: false,
    verbosity: VerbosityLevel.ERRORS,
  });
  const pdf = await opening.promise;
  return {
    count: pdf.numPages,
    draw: (page, canvas, width) => draw(pdf, page, canvas, width),
    close: () => void opening.destroy(),
  };
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

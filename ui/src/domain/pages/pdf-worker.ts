/** What reads a PDF beside the page: a file of its own, so that `worker-src 'self'` is all it needs. */
import 'pdfjs-dist/legacy/build/pdf.worker.min.mjs';

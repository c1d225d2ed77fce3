/** The original of the stand-in's one report that came as PDF: two pages of its own words, printed by Chromium. */
import pdf from './quarter.pdf?inline';

export const originalPdf = pdf.slice(pdf.indexOf(',') + 1);

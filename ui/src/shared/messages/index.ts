/**
 * Every word the user sees. Vietnamese is the first language and gives the shape; another language is a second object of
 * the type `Catalogue`.
 */
import { vi } from './vi';

export type Catalogue = typeof vi;

export const t: Catalogue = vi;

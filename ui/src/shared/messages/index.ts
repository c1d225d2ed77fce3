/**
 * Every word the user sees. Vietnamese is the first language and gives the shape; English is a second object of the type `Catalogue`,
 * fetched when somebody asks for it.
 *
 * `t` is a live binding: whoever reads it while rendering has the words of the language of now. Nothing at the top level of a
 * module may keep a part of it.
 */
import { vi } from './vi';

/** The shape without the very words. */
type Worded<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { [K in keyof T]: Worded<T[K]> };

export type Catalogue = Worded<typeof vi>;
export type Language = 'vi' | 'en';

export let t: Catalogue = vi;

/** Takes the words of a language from now on. Vietnamese is always there. */
export async function speak(language: Language): Promise<void> {
  t = language === 'vi' ? vi : (await import('./en')).en;
}

/**
 * A stand-in for the program: an invented data file in memory that behaves like the real one as far as the page can see.
 * For development, pictures and tests; it is no part of the product.
 */
import type { Backend } from '../../src/shared/backend';
import { carried } from './actions/carried';
import { desk } from './actions/desk';
import { figures } from './actions/figures';
import { imports } from './actions/imports';
import { kept } from './actions/kept';
import { lookedUp } from './actions/looked-up';
import { reports } from './actions/reports';
import { yearEnd } from './actions/year-end';
import { DataFile, type Scene } from './data-file';
import { OwnIndicators } from './own';

export type { Scene };

/** `pace`: ms that reading a file takes. */
export function fakeBackend(scene: Scene = 'desk', pace = 500) {
  const file = new DataFile(scene);
  const own = new OwnIndicators(file.catalogue);
  return {
    ...desk(file, own),
    ...imports(file, pace),
    ...reports(file),
    ...figures(file),
    ...yearEnd(file),
    ...kept(file),
    ...carried(file),
    ...lookedUp(file),
  } satisfies Backend;
}

/** The program, and what a test does to it from outside. */
export type FakeBackend = ReturnType<typeof fakeBackend>;

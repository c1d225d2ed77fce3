import { area } from './area';
import { compare } from './compare';
import { entry } from './entry';
import { figure } from './figure';
import { first } from './first';
import { follow } from './follow';
import { frame } from './frame';
import { imports } from './import';
import { overview } from './overview';
import { palette } from './palette';
import { part } from './part';
import { period, time } from './period';
import { report } from './report';
import { review } from './review';
import { settings } from './settings';
import { source } from './source';
import { summary } from './summary';

export const vi = { area, compare, entry, figure, first, follow, frame, imports, overview, palette, part, period, report, review, settings, source, summary, time };

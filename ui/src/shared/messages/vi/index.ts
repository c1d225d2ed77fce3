import { area } from './area';
import { compare } from './compare';
import { conflicts } from './conflicts';
import { entry } from './entry';
import { figure } from './figure';
import { first } from './first';
import { frame } from './frame';
import { history } from './history';
import { imports } from './import';
import { overview } from './overview';
import { part } from './part';
import { period, time } from './period';
import { report } from './report';
import { review } from './review';
import { search } from './search';
import { source } from './source';
import { summary } from './summary';

export const vi = { area, compare, conflicts, entry, figure, first, frame, history, imports, overview, part, period, report, review, search, source, summary, time };

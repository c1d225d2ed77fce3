import type { Catalogue } from '..';
import { count } from '../../numbers';
import { many } from './plural';

export const report: Catalogue['report'] = {
  formats: {
    docx: 'Word',
    doc: 'Word 97–2003',
    rtf: 'RTF',
    odt: 'OpenDocument',
    pdf: 'PDF',
    xlsx: 'Excel',
    xls: 'Excel 97–2003',
    ods: 'OpenDocument',
    csv: 'CSV',
    html: 'Web page',
    mht: 'Web page',
    txt: 'Text',
  },
  facts: (n) => many(n, 'figure'),
  waiting: (n) => `${count(n)} to review`,
  judged: 'Reviewed',
  noFacts: 'No figures',
  unknownArea: 'area not known',
  unknownPeriod: 'period not known',
  unread: (n) => `${many(n, 'place')} not read`,
};

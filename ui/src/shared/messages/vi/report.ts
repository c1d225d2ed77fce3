import { count } from '../../numbers';

/** Words for a report as it stands in lists. */
const formats: Record<string, string> = {
  docx: 'Word',
  doc: 'Word 97–2003',
  rtf: 'RTF',
  odt: 'OpenDocument',
  pdf: 'PDF',
  xlsx: 'Excel',
  xls: 'Excel 97–2003',
  ods: 'OpenDocument',
  csv: 'CSV',
  html: 'Trang web',
  mht: 'Trang web',
  txt: 'Văn bản',
};

export const report = {
  formats,
  facts: (n: number) => `${count(n)} số liệu`,
  waiting: (n: number) => `${count(n)} chờ duyệt`,
  judged: 'Đã duyệt',
  noFacts: 'Không có số liệu',
  unknownArea: 'chưa rõ địa bàn',
  unknownPeriod: 'chưa rõ kỳ',
  unread: (n: number) => `${count(n)} chỗ chưa đọc`,
};

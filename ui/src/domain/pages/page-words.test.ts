import { describe, expect, it } from 'vitest';
import { findOnPage, onPaper, type PageWord } from './page-words';

/** Lines of words, 5 points for each letter, 20 points apart. */
function lines(...rows: string[][]): PageWord[] {
  return rows.flatMap((row, line) => {
    let x = 50;
    return row.map((text) => {
      const word = { text, x, y: 100 + 20 * line, width: text.length * 5, height: 12 };
      x += word.width + 5;
      return word;
    });
  });
}

/** The quote is what stands between brackets; the sentence is the whole. */
function wanted(words: string) {
  const start = words.indexOf('[');
  const end = words.indexOf(']') - 1;
  const text = words.replace(/[[\]]/g, '');
  return { text, sentence: { start: 0, end: text.length }, quote: { start, end } };
}

describe('a sentence on a page', () => {
  it('is marked line by line, its quote apart', () => {
    const page = lines(['Trong quý,', 'tỉnh cấp'], ['1.214 giấy', 'phép. Hết.']);
    const found = findOnPage(page, wanted('tỉnh cấp [1.214 giấy phép].'));
    expect(found?.sentence).toEqual([
      { x: 105, y: 100, width: expect.closeTo(40), height: 12 },
      { x: 50, y: 120, width: expect.closeTo(81.4, 1), height: 12 },
    ]);
    expect(found?.quote).toEqual([{ x: 50, y: 120, width: expect.closeTo(78, 1), height: 12 }]);
  });

  it('is found however its spaces and accents are written', () => {
    const page = lines([`${'Số h'}`, 'ồ sơ đạt'.normalize('NFD'), '87,4%.']);
    expect(findOnPage(page, wanted('Số hồ sơ  đạt [87,4%].'))?.quote).toHaveLength(1);
  });

  it('is found by the words round its quote where the rest stands on another page', () => {
    const page = lines(['hộ gia đình có', '46.300 máy tính', 'và điện thoại.']);
    const found = findOnPage(page, wanted('Cuối năm, toàn huyện thống kê được hộ gia đình có [46.300 máy tính] và điện thoại.'));
    expect(found?.quote).toEqual([{ x: 125, y: 100, width: 75, height: 12 }]);
  });

  it('is not marked where its number stands twice and nothing tells which', () => {
    const page = lines(['bảng', '12'], ['bảng', '12']);
    expect(findOnPage(page, wanted('dòng một [12] cột'))).toBeNull();
    expect(findOnPage(lines(['bảng', '2012']), wanted('[12]'))?.quote).toBeUndefined();
    expect(findOnPage([], wanted('có [12] trạm'))).toBeNull();
  });
});

describe('words on the paper', () => {
  const page = [1, 0, 0, -1, 0, 800];
  it('are measured from the upper left corner', () => {
    const word = onPaper({ str: 'Sở', transform: [10, 0, 0, 10, 60, 700], width: 20, height: 10 }, page);
    expect(word).toEqual({ text: 'Sở', x: 60, y: expect.closeTo(91.8), width: 20, height: expect.closeTo(10.6) });
  });

  it('may be turned', () => {
    const word = onPaper({ str: 'Sở', transform: [0, 10, -10, 0, 60, 700], width: 20, height: 10 }, page);
    expect(word).toMatchObject({ y: 80, height: 20, width: expect.closeTo(10.6) });
  });
});

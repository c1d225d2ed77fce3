import { describe, expect, it } from 'vitest';
import type { CatalogueDto } from '../../shared/backend';
import { lastQuestion, readQuestion, readyQuestions, remember, writeQuestion } from './question';

const ask = { indicators: ['tel.bts', 'tel.revenue'], areas: ['Cà Mau', 'Bà Rịa - Vũng Tàu'], from: 2019, to: 2022, today: true, stretch: 'm6' };

describe('a question in the address', () => {
  it('comes back as it was written', () => {
    expect(readQuestion(writeQuestion(ask), 2024)).toEqual(ask);
  });

  it('is none where nothing is asked, and takes the last years where none are given', () => {
    expect(readQuestion({}, 2024)).toBeNull();
    expect(readQuestion({ indicators: 'tel.bts', years: 'x' }, 2024)).toEqual({ indicators: ['tel.bts'], areas: [], from: 2021, to: 2024, today: false, stretch: null });
  });

  it('turns years round that stand in the wrong order', () => {
    expect(readQuestion({ indicators: 'tel.bts', years: '2024-2020' }, 2024)).toMatchObject({ from: 2020, to: 2024 });
  });

  it('is remembered', () => {
    expect(lastQuestion(2024)).toBeNull();
    remember(ask);
    expect(lastQuestion(2024)).toEqual(ask);
  });
});

describe('questions to start from', () => {
  const indicator = (code: string) => ({ code, name: code, field: code.split('.')[0] ?? '', unit: '', kind: 'count', better: 'higher', aliases: [], own: false, hidden: false });
  const catalogue: CatalogueDto = {
    fields: [
      { code: 'tel', name: 'Viễn thông' },
      { code: 'sec', name: 'An toàn thông tin' },
    ],
    indicators: ['tel.a', 'tel.b', 'tel.c', 'sec.a'].map(indicator),
    areas: [],
    units: [],
  };

  it('ask what the figures can answer', () => {
    const ready = readyQuestions({ knownAreas: ['Cà Mau', 'An Giang'], knownIndicators: ['tel.a', 'tel.b', 'tel.c', 'sec.a'] }, catalogue, 'Cà Mau', 2024);
    expect(ready.map((one) => one.id)).toEqual(['before', 'areas', 'years']);
    expect(ready[0]?.ask).toMatchObject({ indicators: ['tel.a', 'tel.b', 'sec.a'], areas: ['Cà Mau'], from: 2023, to: 2024 });
    expect(ready[1]?.ask).toMatchObject({ indicators: ['tel.a', 'tel.b', 'tel.c'], areas: [] });
  });

  it('are fewer with one area, and none without figures', () => {
    expect(readyQuestions({ knownAreas: ['Cà Mau'], knownIndicators: ['tel.a'] }, catalogue, 'Cà Mau', 2024).map((one) => one.id)).toEqual(['before', 'years']);
    expect(readyQuestions({ knownAreas: [], knownIndicators: [] }, catalogue, 'Cà Mau', 2024)).toEqual([]);
  });
});

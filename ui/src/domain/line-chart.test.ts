import { describe, expect, it } from 'vitest';
import { compareCell as cell, compareGroup as group } from '../../dev/samples';
import { cuts, drawnAreas, lineOption, tickText } from './line-chart';

const tokens = (name: string) => (name === '--u' ? '1' : name);
const look = (made: ReturnType<typeof group>, years: number[]) =>
  lineOption({ group: made, years, areas: drawnAreas(made), tokens, print: (canonical) => canonical }) as {
    yAxis: Record<string, unknown>;
    series: { name: string; data: ({ value: number; itemStyle?: Record<string, unknown> } | null)[]; endLabel: { show: boolean }; markLine?: { data: unknown[] } }[];
  };

describe('which lines are drawn', () => {
  it('leaves a gap for a missing year and for a part of a year', () => {
    const rows = [
      { area: 'Cà Mau', cells: [cell(2020, '5'), cell(2021, null), cell(2022, '7'), cell(2023, '4', { part: '6 tháng đầu năm 2023', reason: 'part_year' })] },
    ];
    const [area] = drawnAreas(group({ rows }));
    expect(area?.stretches).toEqual([
      [0, 0],
      [2, 2],
    ]);
    expect(area?.cells[3]).toBeNull();
  });

  it('cuts the line where values stand apart, with a rule there', () => {
    const rows = [{ area: 'Cà Mau', cells: [cell(2023, '5'), cell(2024, '6'), cell(2025, '9', { reason: 'area_changed', reasonText: 'địa bàn đã đổi' }), cell(2026, '10')] }];
    const made = group({ rows });
    expect(drawnAreas(made)[0]?.stretches).toEqual([
      [0, 1],
      [2, 3],
    ]);
    expect(cuts(made)).toEqual([{ column: 2, reason: 'địa bàn đã đổi' }]);
    const option = look(made, [2023, 2024, 2025, 2026]);
    expect(option.series).toHaveLength(2);
    expect(option.series[0]?.markLine?.data).toEqual([{ xAxis: 2 }]);
    expect(option.series.map((one) => one.endLabel.show)).toEqual([false, true]);
  });

  it('draws the best five of many, in the order of the table', () => {
    const rows = [3, 9, 1, 8, 7, 2, 6].map((n) => ({ area: `T${n}`, cells: [cell(2024, String(n))] }));
    expect(drawnAreas(group({ rows })).map((one) => one.area)).toEqual(['T3', 'T9', 'T8', 'T7', 'T6']);
    expect(drawnAreas(group({ rows, kind: 'rank' })).map((one) => one.area)).toEqual(['T3', 'T1', 'T7', 'T2', 'T6']);
  });

  it('leaves out an area without any whole year', () => {
    const rows = [{ area: 'A', cells: [cell(2024, null)] }, { area: 'B', cells: [cell(2024, '2')] }];
    expect(drawnAreas(group({ rows })).map((one) => [one.area, one.colour])).toEqual([['B', 1]]);
  });
});

describe('how points look', () => {
  it('is hollow for an estimate and ringed for what waits or is contested', () => {
    const rows = [
      {
        area: 'Cà Mau',
        cells: [cell(2021, '1'), cell(2022, '2', { basis: 'estimate' }), cell(2023, '3', { judged: false }), cell(2024, '4', { against: 1 })],
      },
    ];
    const [series] = look(group({ rows }), [2021, 2022, 2023, 2024]).series;
    expect(series?.data.map((point) => [point?.itemStyle?.color, point?.itemStyle?.borderColor])).toEqual([
      [undefined, undefined],
      ['--surface', '--c1'],
      ['--c1', '--warn'],
      ['--c1', '--bad'],
    ]);
  });

  it('puts the first rank on top', () => {
    const rows = [{ area: 'Cà Mau', cells: [cell(2023, '15', { second: '63' }), cell(2024, '9', { second: '63' })] }];
    expect(look(group({ rows, kind: 'rank' }), [2023, 2024]).yAxis).toMatchObject({ inverse: true, min: 1 });
    expect(look(group({ rows }), [2023, 2024]).yAxis.inverse).toBe(false);
  });
});

describe('numbers on the axis', () => {
  it('drops the tail of binary fractions', () => {
    expect(tickText(0.1 + 0.2)).toBe('0.3');
    expect(tickText(1200)).toBe('1200');
  });
});

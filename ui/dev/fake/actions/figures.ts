/** Figures by year and area: the form, the comparison, what contradicts itself. */
import type * as dto from '../../../src/shared/backend';
import { compareTable } from '../comparing';
import type { DataFile } from '../data-file';
import { readVietnamese } from '../figures';
import { typed as typedFigure } from '../judging';
import * as keeping from '../keeping';
import { refuse } from '../refuse';
import { formOf } from '../tables';

export function figures(file: DataFile) {
  let views: dto.SavedView[] = [];

  return {
    async entryForm(area: string, year: number): Promise<dto.EntryForm> {
      return formOf(file, area, year);
    },

    async enterValue(ask: dto.EntryAsk): Promise<dto.Entered> {
      const indicator = file.catalogue.indicators.find((one) => one.code === ask.indicator);
      const same = (fact: dto.FactDto) => fact.indicator === ask.indicator && fact.area === ask.area && fact.quantity.basis === ask.basis && fact.period?.label === `năm ${ask.year}`;
      const rest = file.data.typed.filter((fact) => !same(fact));
      if (ask.value.trim() !== '') {
        const value = readVietnamese(ask.value);
        if (value === null || !indicator) throw refuse('not_a_number', `“${ask.value}” không phải là số. Viết như 1.045 hoặc 95,75.`);
        if (indicator.kind === 'percent' && Number(value) > 100 && !ask.reason) return { kind: 'asks', doubt: { code: 'over_whole', message: 'Tỷ lệ này lớn hơn 100%. Hãy xem lại, hoặc giữ và ghi lý do.' } };
        const before = formOf(file, ask.area, ask.year).rows.find((row) => row.indicator === ask.indicator)?.before;
        if (before && Number(value) * 5 < Number(before.value) && !ask.reason) return { kind: 'asks', doubt: { code: 'digit_slip', message: `${ask.value} nhỏ hơn năm trước hơn năm lần. Có thể thiếu một chữ số.` } };
        rest.push(typedFigure(file, ask, indicator, value));
      }
      file.store('enter', { typed: rest }, ask.reason ?? ask.note);
      const typed = rest.at(-1);
      if (ask.value.trim() !== '' && typed) file.note(typed.id, 'enter', null, typed.quantity, ask.reason);
      const row = formOf(file, ask.area, ask.year).rows.find((one) => one.indicator === ask.indicator);
      return { kind: 'saved', row: row as dto.EntryRow };
    },

    async compareTable(ask: dto.CompareAsk): Promise<dto.CompareTable> {
      return compareTable(file.catalogue, file.facts(), ask);
    },

    async compareDrawing(): Promise<string> {
      return '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>';
    },

    async saveCompare(_ask: dto.CompareAsk, _picture: string | null): Promise<dto.SavedFile | null> {
      return { path: 'D:\\Báo cáo\\So sánh số liệu.xlsx', bytes: 18_240 };
    },

    async savedViews(): Promise<dto.SavedView[]> {
      return views;
    },

    async saveView(view: dto.SavedView): Promise<dto.SavedView[]> {
      if (view.name.trim() === '') throw refuse('bad_value', 'Hãy đặt tên cho bảng so sánh.');
      views = [...views.filter((one) => one.name !== view.name), view].toSorted((a, b) => a.name.localeCompare(b.name, 'vi'));
      return views;
    },

    async removeView(name: string): Promise<dto.SavedView[]> {
      views = views.filter((one) => one.name !== name);
      return views;
    },

    async contradictions(area: string, year: number): Promise<dto.ContradictionDto[]> {
      const unit = file.catalogue.areas.find((one) => one.id === area || one.name === area);
      if (!unit) throw refuse('unknown_area', `Không có địa bàn “${area}”.`);
      return keeping.contradictions(file.catalogue, file.facts(), unit, year);
    },

    async completeness(ask: dto.CompareAsk): Promise<dto.CompletenessGrid> {
      return keeping.completeness(file.catalogue, file.facts(), ask);
    },
  };
}

/** An office's own indicators and names, kept while the page is open. */
import type { CatalogueDto, CatalogueImport, IndicatorEdit, IndicatorSaved, IndicatorView } from '../../src/shared/backend';
import { plain } from '../../src/shared/fold';

/** What an invented list of indicators would change. */
export const invented: CatalogueImport = {
  file: 'Danh mục chỉ tiêu.xlsx',
  lines: [
    { line: 4, kind: 'new', name: 'Số tủ sách lưu động', said: ['Số tủ sách lưu động (tủ sách; lấy số cuối kỳ)'] },
    { line: 9, kind: 'names', name: 'Số trạm BTS', said: ['Tên gọi riêng: để trống → “trụ phát sóng”.'] },
    { line: 12, kind: 'wrong', name: 'Wifi', said: ['Tên “Wifi” chỉ có một chữ nên khớp với quá nhiều câu. Hãy viết từ hai chữ trở lên.'] },
  ],
  same: 338,
  nothingNew: false,
};

export class OwnIndicators {
  readonly #builtin: CatalogueDto;
  #own = new Map<string, IndicatorEdit>();
  #additions = new Map<string, { aliases: string[]; hidden: boolean }>();

  constructor(builtin: CatalogueDto) {
    this.#builtin = builtin;
  }

  catalogue(): CatalogueDto {
    const builtin = this.#builtin.indicators.map((one) => {
      const added = this.#additions.get(one.code);
      return added ? { ...one, aliases: [...one.aliases, ...added.aliases], hidden: added.hidden } : one;
    });
    const own = [...this.#own].map(([code, { name, field, unit, kind, better, aliases }]) => ({ code, name, field, unit, kind, better, aliases, own: true, hidden: false }));
    return { ...this.#builtin, indicators: [...builtin, ...own] };
  }

  view(code: string): IndicatorView {
    const own = this.#own.get(code);
    if (own) return { code, own: true, hidden: false, edit: own, addedAliases: [], figures: 0 };
    const one = this.#builtin.indicators.find((other) => other.code === code);
    if (!one) throw new Error(`no indicator ${code}`);
    const { name, field, unit, kind, better, aliases } = one;
    const added = this.#additions.get(code);
    const edit = { code, name, field, unit, kind, better, aliases, overTime: 'last', definition: '', source: '', numerator: null, denominator: null, predecessor: null, validFrom: null, validTo: null };
    return { code, own: false, hidden: added?.hidden ?? false, edit, addedAliases: added?.aliases ?? [], figures: 12 };
  }

  save(edit: IndicatorEdit): IndicatorSaved {
    const name = edit.name.trim();
    if (name === '') return { became: 'refused', faults: [{ part: 'name', message: 'Chưa có tên chỉ tiêu. Hãy điền tên.' }] };
    const code = edit.code ?? `own.${plain(name).replaceAll(/[^a-z0-9]+/g, '_')}`;
    this.#own.set(code, { ...edit, code, name, aliases: edit.aliases.filter((alias) => alias.trim() !== '') });
    return { became: 'saved', indicator: this.view(code) };
  }

  add(code: string, aliases: string[], hidden: boolean): IndicatorSaved {
    this.#additions.set(code, { aliases: aliases.filter((alias) => alias.trim() !== ''), hidden });
    return { became: 'saved', indicator: this.view(code) };
  }

  remove(code: string): null {
    this.#own.delete(code);
    return null;
  }
}

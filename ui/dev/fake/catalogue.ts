/** The program's own catalogue, read from the files that are compiled into it. */
import fieldsCsv from '../../../src-tauri/crates/model/data/fields.csv?raw';
import indicatorsCsv from '../../../src-tauri/crates/model/data/indicators.csv?raw';
import provincesCsv from '../../../src-tauri/crates/model/data/provinces.csv?raw';
import unitsCsv from '../../../src-tauri/crates/model/data/units.csv?raw';
import type { CatalogueDto } from '../../src/shared/backend';

/** Rows of a CSV text by column name; quoted cells may hold commas. */
function rows(csv: string): Record<string, string>[] {
  const cells = (line: string) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((m) => (m[1] ?? m[2] ?? '').replaceAll('""', '"'));
  const [head = '', ...body] = csv.trim().split(/\r?\n/);
  const names = cells(head);
  return body.map((line) => Object.fromEntries(cells(line).map((cell, i) => [names[i] ?? '', cell])));
}

export function readCatalogue(): CatalogueDto {
  return {
    fields: rows(fieldsCsv).map((row) => ({ code: row.field ?? '', name: row.name_vi ?? '' })),
    indicators: rows(indicatorsCsv).map((row) => ({
      code: row.code ?? '',
      name: row.name_vi ?? '',
      field: row.field ?? '',
      unit: row.unit ?? '',
      kind: row.quantity_kind ?? '',
      better: row.better ?? '',
      aliases: (row.aliases_vi ?? '').split('|').filter(Boolean),
      own: false,
      hidden: false,
    })),
    areas: rows(provincesCsv).map((row) => ({
      id: row.id ?? '',
      name: row.name ?? '',
      fullName: row.full_name ?? '',
      validFrom: row.valid_from ?? '',
      validTo: row.valid_to || null,
      land: row.change === 'unchanged' && row.successor_id ? row.successor_id : (row.id ?? ''),
    })),
    units: rows(unitsCsv).map((row) => row.written ?? ''),
  };
}

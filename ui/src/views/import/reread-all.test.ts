import { expect, test, vi } from 'vitest';
import { openDesk } from '../../../dev/render';
import { Refusal, type ReportRow, type RereadOffer } from '../../shared/backend';
import { RereadAll } from './reread-all.svelte';

const closed = new Refusal({ code: 'year_closed', message: 'Số liệu năm 2023 đã khóa.', detail: null });
const offerOf = (report: ReportRow): RereadOffer => ({ report, identity: null, kept: 0, changes: [{ kind: 'gone', fact: '1', quote: '12', before: null, after: null }] });

async function round() {
  const { desk, backend } = await openDesk();
  const reports = await backend.reports();
  vi.spyOn(backend, 'rereadOffer').mockImplementation(async (id) => offerOf(reports.find((one) => one.id === id) as ReportRow));
  return { backend, reports, all: new RereadAll(desk, reports) };
}

test('one that cannot be read does not keep the others', async () => {
  const { backend, reports, all } = await round();
  vi.spyOn(backend, 'rereadOffer').mockRejectedValueOnce(closed);
  await all.look();
  expect(all.failed.map((one) => one.report.id)).toEqual([reports[0]?.id]);
  expect(all.offers).toHaveLength(reports.length - 1);
});

test('stopped, it ends after the report that is being read', async () => {
  const { backend, all } = await round();
  vi.spyOn(backend, 'rereadOffer').mockImplementationOnce(async () => {
    all.stop();
    return offerOf((await backend.reports())[0] as ReportRow);
  });
  await all.look();
  expect([all.step, all.done, all.offers.length]).toEqual(['looked', 1, 1]);
});

test('a reason for a closed year is asked for once', async () => {
  const { backend, reports, all } = await round();
  await all.look();
  const asked = vi.spyOn(backend, 'rereadReport').mockImplementation(async (_, why) => {
    if (why === null) throw closed;
    return backend.status();
  });
  const taking = all.take();
  await vi.waitFor(() => expect(all.reasoned.waiting).not.toBeNull());
  all.reasoned.give('Quy tắc đọc mới');
  expect(await taking).toBe(reports.length);
  expect(asked.mock.calls.filter(([, why]) => why === null)).toHaveLength(1);
});

test('without a reason nothing more is taken', async () => {
  const { backend, all } = await round();
  await all.look();
  vi.spyOn(backend, 'rereadReport').mockRejectedValue(closed);
  const taking = all.take();
  await vi.waitFor(() => expect(all.reasoned.waiting).not.toBeNull());
  all.reasoned.giveUp();
  expect(await taking).toBe(0);
  expect(backend.rereadReport).toHaveBeenCalledOnce();
});

/** What the stand-in's data file holds, in the scenes that the page is developed in. */
import type { CatalogueDto, ReportView } from '../../src/shared/backend';
import { langSon2024 } from './reports/lang-son-2024';
import { caoBangQuarter, circular, langSon2023, large, ninhBinh2024 } from './reports/others';
import { yearPlans } from './reports/years';
import { type Head, type Writing, yearPeriod } from './writing';

const langSon = { area: 'A-20', areaName: 'Lạng Sơn', organization: 'Sở TT&TT Lạng Sơn' };
const hidden = { code: 'hidden_content', message: 'Tệp có một đoạn chữ ẩn. Đoạn này được đọc nhưng không lấy số; nếu cần, hãy hiện chữ trong Word rồi nhập lại.', at: 'đoạn 14' };
const picture = { code: 'unsupported_content', message: 'Có 2 hình và 1 biểu đồ không đọc được. Nếu trong đó có số liệu, hãy nhập tay.', at: 'trang 3' };

interface Plan {
  head: Omit<Head, 'id'>;
  writing: () => Writing;
  issues?: ReportView['issues'];
}

const plans: Plan[] = [
  {
    head: { file: 'Bao cao tong ket 2024 - Lang Son.docx', title: 'Tổng kết công tác thông tin và truyền thông năm 2024', number: '612/BC-STTTT', ...langSon, period: yearPeriod(2024), published: '2025-01-08', importedAt: '2026-11-21T10:38:00' },
    writing: langSon2024,
    issues: [picture, hidden],
  },
  {
    head: { file: 'Bao cao tong ket 2023 - Lang Son.docx', title: 'Tổng kết công tác năm 2023', number: '588/BC-STTTT', ...langSon, period: yearPeriod(2023), published: '2023-12-22', importedAt: '2026-11-21T10:38:00' },
    writing: langSon2023,
  },
  {
    head: { file: 'nganh-tttt-ninh-binh-2024.html', title: 'Dấu ấn ngành thông tin và truyền thông năm 2024', number: null, area: 'A-37', areaName: 'Ninh Bình', organization: 'Sở TT&TT Ninh Bình', period: yearPeriod(2024), published: '2024-12-27', importedAt: '2026-11-21T10:37:00' },
    writing: ninhBinh2024,
  },
  {
    head: { file: 'BC quy III-2024 Cao Bang.pdf', title: 'Báo cáo quý III năm 2024', number: '301/BC-STTTT', area: 'A-04', areaName: 'Cao Bằng', organization: 'Sở TT&TT Cao Bằng', period: { start: '2024-07-01', end: '2024-09-30', kind: 'quarter', label: 'quý III/2024' }, published: '2024-10-03', importedAt: '2026-11-20T16:05:00' },
    writing: caoBangQuarter,
  },
  {
    head: { file: 'Cong van tuyen truyen.txt', title: 'Về việc tăng cường công tác tuyên truyền', number: null, area: null, areaName: null, organization: null, period: null, published: null, importedAt: '2026-11-20T16:04:00' },
    writing: circular,
  },
];

const arrivals: Plan[] = ['Bac Kan', 'Thai Nguyen', 'Quang Tri'].map((name, i) => ({
  head: { file: `Bao cao nam 2024 - ${name}.docx`, title: 'Báo cáo năm 2024', number: `${210 + i}/BC-STTTT`, area: ['A-06', 'A-19', 'A-45'][i] ?? null, areaName: ['Bắc Kạn', 'Thái Nguyên', 'Quảng Trị'][i] ?? null, organization: 'Sở TT&TT', period: yearPeriod(2024), published: '2024-12-30', importedAt: '' },
  writing: ninhBinh2024,
}));

export class Shelf {
  readonly #names: (code: string) => string | undefined;
  #reports = 0;
  #facts = 0;

  constructor(catalogue: CatalogueDto) {
    const names = new Map(catalogue.indicators.map((one) => [one.code, one.name]));
    this.#names = (code) => names.get(code);
  }

  /** What is there from the beginning. */
  stored(): ReportView[] {
    return plans.map((plan) => this.#make(plan));
  }

  /** Reports of four provinces over four years. */
  years(): ReportView[] {
    return yearPlans.map((plan) => this.#make(plan));
  }

  /** A report that comes in by import. */
  arrival(index: number, importedAt: string): ReportView {
    const plan = arrivals[index % arrivals.length] as Plan;
    return this.#make({ ...plan, head: { ...plan.head, importedAt } });
  }

  /** Many reports, one of them very long. */
  many(): ReportView[] {
    const base = plans[2] as Plan;
    const long = this.#make({ head: { ...base.head, file: 'Phu luc chi tiet 2024.docx' }, writing: () => large(400) });
    const rest = Array.from({ length: 600 }, (_, i) => this.#make({ head: { ...base.head, file: `Bao cao don vi ${i + 1}.docx` }, writing: ninhBinh2024 }));
    return [long, ...rest];
  }

  #make(plan: Plan): ReportView {
    const id = String(++this.#reports);
    const view = plan.writing().done({ id, ...plan.head }, this.#facts + 1, this.#names, plan.issues ?? []);
    this.#facts += view.facts.length;
    return view;
  }
}

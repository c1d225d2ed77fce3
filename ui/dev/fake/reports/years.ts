/** Year-end reports of four provinces, one sentence a figure: enough to compare over years. Every figure is made up. */
import { type Head, fig, type Sketch, Writing, yearPeriod } from '../writing';

interface Told {
  tel?: string;
  density?: string;
  rank?: string;
  level4?: string;
  /** Target for telecommunications revenue. */
  target?: string;
  /** How the revenue is told. */
  revenue?: Partial<Sketch>;
  period?: Head['period'];
}

export interface YearPlan {
  head: Omit<Head, 'id'>;
  writing: () => Writing;
}

const spoken = (canonical: string) => canonical.replace('.', ',').replace(/\B(?=(\d{3})+(,|$))/g, '.');
const confirmed = (value: string, unit: string, code: string, more: Partial<Sketch> = {}): Sketch => ({ value, unit, fits: [[code, 96]], state: 'confirmed', ...more });

function written(year: number, told: Told): Writing {
  const writing = new Writing().heading(1, `BÁO CÁO TỔNG KẾT NĂM ${year}`);
  if (told.tel) {
    const words = told.revenue?.basis === 'estimate' ? 'ước đạt ' : 'đạt ';
    writing.paragraph('Trong năm, doanh thu dịch vụ viễn thông trên địa bàn ', fig(`${words}${spoken(told.tel)} tỷ đồng`, confirmed(told.tel, 'tỷ đồng', 'tel.revenue', told.revenue)), ', bảo đảm thông tin liên lạc thông suốt.');
  }
  if (told.target) writing.paragraph('Chỉ tiêu doanh thu dịch vụ viễn thông được giao là ', fig(`${spoken(told.target)} tỷ đồng`, confirmed(told.target, 'tỷ đồng', 'tel.revenue', { basis: 'target' })), '.');
  if (told.density) writing.paragraph('Mật độ thuê bao Internet đạt ', fig(`${spoken(told.density)} thuê bao/100 dân`, confirmed(told.density, 'thuê bao/100 dân', 'tel.internet_density', { form: 'density' })), '.');
  if (told.rank) writing.paragraph('Chỉ số chuyển đổi số cấp tỉnh xếp ', fig(`thứ ${told.rank}/63`, confirmed(told.rank, 'hạng', 'dx.dti.rank', { value2: '63', form: 'rank' })), ' cả nước.');
  if (told.level4) writing.paragraph('Toàn tỉnh cung cấp ', fig(`${spoken(told.level4)} dịch vụ công`, confirmed(told.level4, 'dịch vụ', 'it.dvc.level4_count')), ' trực tuyến mức độ 4.');
  return writing;
}

const provinces = { 'Bắc Kạn': 'A-06', 'Cao Bằng': 'A-04', 'Lạng Sơn': 'A-20', 'Ninh Bình': 'A-37' } as const;

function plan(areaName: keyof typeof provinces, year: number, told: Told, file = `Tong ket ${year} - ${areaName.normalize('NFD').replace(/\p{M}/gu, '')}.docx`): YearPlan {
  return {
    head: {
      file, title: `Tổng kết công tác năm ${year}`, number: `${400 + (year % 100)}/BC-STTTT`, area: provinces[areaName], areaName, organization: `Sở TT&TT ${areaName}`,
      period: told.period ?? yearPeriod(year), published: `${year}-12-20`, importedAt: '2026-11-19T09:12:00',
    },
    writing: () => written(year, told),
  };
}

const nineMonths = { start: '2024-01-01', end: '2024-09-30', kind: 'months', label: '9 tháng đầu năm 2024' };

export const yearPlans: YearPlan[] = [
  plan('Bắc Kạn', 2021, { tel: '412', density: '52.4', rank: '44', level4: '318' }),
  plan('Bắc Kạn', 2022, { tel: '438', density: '58.1', rank: '39', level4: '702' }),
  plan('Bắc Kạn', 2023, { tel: '461', density: '63.7', rank: '35' }),
  plan('Bắc Kạn', 2024, { tel: '489', target: '480', density: '70.2', rank: '31', revenue: { basis: 'estimate' } }),
  plan('Cao Bằng', 2021, { tel: '586', density: '49.8', rank: '51', level4: '264' }),
  plan('Cao Bằng', 2022, { tel: '604', density: '54.6', rank: '52', level4: '588' }),
  plan('Cao Bằng', 2022, { tel: '611' }, 'Phu luc so lieu 2022 - Cao Bang.xlsx'),
  plan('Cao Bằng', 2023, { tel: '633', density: '61.3', rank: '47' }),
  plan('Cao Bằng', 2024, { tel: '498', period: nineMonths }),
  plan('Lạng Sơn', 2021, { tel: '1168', density: '63.5', rank: '33', level4: '356' }),
  plan('Lạng Sơn', 2022, { tel: '1207', density: '67.4', rank: '26', level4: '914' }),
  plan('Ninh Bình', 2021, { tel: '1289', density: '76.9', rank: '19', level4: '401' }),
  plan('Ninh Bình', 2023, { tel: '1402', density: '87.5', rank: '15', revenue: { state: 'found' } }),
  plan('Ninh Bình', 2024, { target: '1500' }),
];

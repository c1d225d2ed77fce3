import { count } from '../../numbers';

/** Words of a new look at a stored report. */
export const reread = {
  offer: (n: number) => `Quy tắc đọc đã tốt hơn: ${count(n)} chỗ trong báo cáo này nay đọc khác lúc nhập.`,
  offerIdentity: 'Quy tắc đọc đã tốt hơn: địa bàn, kỳ hoặc cơ quan của báo cáo này nay đọc khác lúc nhập.',
  look: 'Xem chỗ khác',
  later: 'Để sau',
  open: (file: string) => `Đọc lại ${file}`,
  openReport: 'Đọc lại báo cáo',
  title: 'Đọc lại báo cáo?',
  loading: 'Đang đọc lại văn bản…',
  note: 'Phần mềm đọc lại văn bản đã lưu, không mở tệp.',
  kept: (n: number) => (n === 0 ? 'Chưa có số nào được duyệt trong báo cáo này.' : `${count(n)} số đã có người duyệt, ghi chú hoặc đánh dấu được giữ nguyên.`),
  nothing: 'Đọc lại cho kết quả như cũ. Không có gì để đổi.',
  identity: 'Thông tin báo cáo',
  counts: (changed: number, added: number, gone: number) =>
    [changed > 0 && `${count(changed)} số đọc khác`, added > 0 && `${count(added)} số mới`, gone > 0 && `${count(gone)} số không còn`].filter(Boolean).join(', '),
  kind: 'Thay đổi',
  quote: 'Chữ trong báo cáo',
  before: 'Lúc nhập',
  after: 'Nay đọc là',
  kinds: { changed: 'đọc khác', gone: 'không còn', added: 'số mới' } as Record<string, string>,
  none: 'không phải số liệu',
  noIndicator: 'chưa gắn chỉ tiêu',
  sure: 'chắc chắn',
  doubtful: 'cần xem',
  more: (n: number) => `Hiện thêm ${count(n)} chỗ`,
  take: 'Đọc lại',
  taken: (file: string) => `Đã đọc lại ${file}`,
  undoNote: 'Hoàn tác được bằng một bước. Số mới và số đọc khác vẫn chờ duyệt.',
} as const;

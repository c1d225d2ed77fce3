import { count } from '../../numbers';

/** Words of a new look at all stored reports. */
export const rereadAll = {
  open: 'Đọc lại tất cả…',
  offer: 'Phần mềm có bản mới: báo cáo đã nhập nay có thể đọc được tốt hơn.',
  title: 'Đọc lại mọi báo cáo',
  note: 'Phần mềm đọc lại văn bản đã lưu, không mở tệp. Số đã có người duyệt, ghi chú hoặc đánh dấu được giữ nguyên.',
  looking: (done: number, total: number) => `Đang đọc lại báo cáo ${count(Math.min(done + 1, total))} trong ${count(total)}`,
  taking: (done: number, total: number) => `Đang lưu báo cáo ${count(Math.min(done + 1, total))} trong ${count(total)}`,
  looked: (reports: number, differ: number) =>
    differ === 0 ? `Đã đọc lại ${count(reports)} báo cáo, kết quả như cũ. Không có gì để đổi.` : `Đã đọc lại ${count(reports)} báo cáo: ${count(differ)} báo cáo nay đọc khác.`,
  list: 'Báo cáo nay đọc khác',
  choose: (file: string) => `Lấy kết quả đọc lại của ${file}`,
  identity: 'địa bàn, kỳ hoặc cơ quan',
  kept: (n: number) => ` · giữ nguyên ${count(n)} số`,
  undoNote: 'Bấm vào tên báo cáo để xem từng chỗ. Mỗi báo cáo là một bước hoàn tác.',
  take: (n: number) => `Đọc lại ${count(n)} báo cáo`,
  taken: (n: number) => `Đã đọc lại ${count(n)} báo cáo`,
};

import { count } from '../../numbers';

/** Words of Tra cứu. */
export const search = {
  title: 'Tra cứu',
  hint: 'Tìm trong mọi báo cáo, số nhập tay và danh mục chỉ tiêu',
  box: 'Gõ từ cần tìm, không dấu cũng được',
  results: 'Kết quả',
  clear: 'Xóa từ đang tìm',
  sentences: (n: number) => `Câu trong báo cáo (${count(n)})`,
  figures: (n: number) => `Số nhập tay (${count(n)})`,
  indicators: (n: number) => `Chỉ tiêu trong danh mục (${count(n)})`,
  first: (n: number) => `Chỉ hiện ${count(n)} kết quả đầu. Gõ thêm từ để thu hẹp.`,
  facts: (n: number) => `${count(n)} số liệu trong câu`,
  recent: 'Vừa tìm',
  examples: 'Thử tìm',
  exampleWords: ['doanh thu viễn thông', 'thuê bao internet', 'dịch vụ công trực tuyến', 'chuyển đổi số xếp hạng'],
  start: 'Tìm câu, số liệu, chỉ tiêu',
  startNote: 'Kết quả hiện ngay khi gõ. Nhấn Enter để mở nguồn của kết quả đang chọn.',
  nothing: (query: string) => `Không tìm thấy “${query}”`,
  nothingNote: 'Mỗi từ phải có trong cùng một câu. Hãy bớt từ, hoặc gõ phần đầu của từ.',
  keys: [
    [['↑', '↓'], 'Kết quả trước, kết quả sau'],
    [['Enter'], 'Mở nguồn của kết quả đang chọn'],
    [['Esc'], 'Xóa từ đang tìm'],
  ] as [string[], string][],
};

import { count } from '../../numbers';

/** Words round the pages of a PDF: the summary as it will be printed, and originals. */
export const pages = {
  pageLabel: (page: number, all: number) => `Trang ${count(page)} trong ${count(all)}`,
  page: (page: number, all: number) => `Trang ${count(page)} / ${count(all)}`,
  previous: 'Trang trước',
  next: 'Trang sau',
  zoomIn: 'Phóng to',
  zoomOut: 'Thu nhỏ',
  fit: 'Vừa chiều ngang',
  percent: (n: number) => `${n}%`,
  broken: 'Chưa vẽ được trang này',
  original: 'Trang gốc',
  opening: 'Đang mở tệp gốc…',
  unopened: 'Chưa vẽ được các trang của tệp này. Hãy bấm Mở tệp gốc để xem bằng chương trình khác.',
  marked: (page: number) => `Câu gốc ở trang ${count(page)}, đã đánh dấu`,
  scanned: (page: number) => `Câu gốc ở trang ${count(page)}. Trang là ảnh quét nên không đánh dấu được câu`,
  unmarked: (page: number) => `Câu gốc ở trang ${count(page)}. Không tìm được đúng chỗ của câu trên trang`,
  blank: (page: number) => `Câu gốc ở trang ${count(page)}, nhưng ảnh của trang chưa vẽ được ở đây. Hãy bấm Mở tệp gốc`,
  noPage: 'Số này không có trang trong tệp gốc',
};

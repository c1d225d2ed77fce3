import { count } from '../../numbers';

/** Words for what is to be looked into: flagged figures, values that cannot all be right. */
export const follow = {
  flag: 'Theo dõi',
  flagLong: 'Đánh dấu để tìm hiểu thêm',
  unflag: 'Bỏ dấu',
  why: 'Cần hỏi hoặc tìm hiểu điều gì',
  mark: 'Đánh dấu',
  note: 'Ghi chú',
  noteEdit: 'Sửa ghi chú',
  noteWrite: 'Điều cần nhớ về số này',
  noted: 'Đã lưu ghi chú',
  flagged: 'Đã đánh dấu cần theo dõi',
  unflagged: 'Đã bỏ dấu theo dõi',
  by: (person: string, at: string) => `${person} đánh dấu ${at}`,
  flags: (n: number) => `${count(n)} số cần theo dõi`,
  done: 'Xong',
  doneLong: (what: string) => `Xong: ${what}`,
  contradictions: (n: number) => `${count(n)} chỗ số liệu mâu thuẫn`,
  contradictionsNote: 'Xem câu gốc của từng số, sửa số sai hoặc để ra ngoài.',
  error: 'chắc chắn có số sai',
  warning: 'thường là có số sai',
  sourceOf: 'Câu gốc:',
  more: (n: number) => `Hiện thêm ${count(n)} chỗ`,
  gone: 'Số liệu không còn trong danh sách',
} as const;

import { count } from '../../numbers';

/** Words of the source popover: where a number comes from. */
const events: Record<string, string> = {
  found: 'tìm thấy khi đọc báo cáo',
  confirm: 'nhận',
  reject: 'để ra ngoài',
  reopen: 'trả về chờ duyệt',
  correct: 'sửa',
  add: 'thêm từ văn bản',
  enter: 'nhập tay',
  undo: 'hoàn tác',
  redo: 'làm lại',
};

export const source = {
  title: 'Nguồn của số liệu',
  openText: 'Mở câu gốc',
  openFile: 'Mở tệp gốc',
  typedBy: (person: string, time: string) => `${person} nhập tay lúc ${time}`,
  history: 'Lịch sử',
  events,
  event: (person: string, action: string, time: string) => `${person} ${events[action] ?? action}, ${time}`,
  byProgram: (action: string, time: string) => `${events[action] ?? action}, ${time}`,
  changed: (before: string, after: string) => `${before} → ${after}`,
  because: (why: string) => `Lý do: ${why}`,
  same: (n: number) => `${count(n)} nguồn khác nói cùng giá trị`,
  against: (n: number) => `${count(n)} nguồn khác nói giá trị khác`,
  changedSince: (before: string, after: string) => `Đã sửa sau khi khóa năm: ${before} → ${after}`,
  changedBy: (person: string, time: string) => `${person}, ${time}`,
  notThere: 'chưa có',
  gone: 'không còn',
  notJudged: 'Chưa ai duyệt số này',
};

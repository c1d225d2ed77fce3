import { count } from '../../numbers';

/** Words of the shared parts: buttons and states that are the same everywhere. */
export const part = {
  close: 'Đóng',
  cancel: 'Thôi',
  save: 'Lưu',
  undo: 'Hoàn tác',
  retry: 'Thử lại',
  search: 'Tìm',
  clear: 'Xóa',
  more: 'Thêm',
  choose: 'Chọn…',
  none: 'không có',
  nothingFound: (query: string) => `Không có kết quả cho “${query}”`,
  moreResults: (n: number) => `Còn ${count(n)} kết quả nữa. Gõ thêm để thu hẹp.`,
  withoutAccents: 'Gõ không dấu cũng được',
  loading: 'Đang tải…',
  failed: 'Chưa làm được',
  details: 'Chi tiết để gửi người hỗ trợ',
  copyDetails: 'Chép chi tiết',
  copied: 'Đã chép',
  bridge: 'Cửa sổ không liên lạc được với phần mềm. Hãy đóng rồi mở lại Tổng Kết; dữ liệu đã lưu không mất.',
  layers: 'Hộp đang mở',
  notices: 'Thông báo',
  resize: 'Kéo để đổi độ rộng',
} as const;

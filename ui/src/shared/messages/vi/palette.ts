/** Words of the palette: everything that can be gone to or done, by typing its name. */
export const palette = {
  title: 'Tìm lệnh',
  placeholder: 'Gõ tên phần, chỉ tiêu, địa bàn hoặc việc cần làm',
  open: 'Tìm lệnh (Ctrl+K)',
  groups: { views: 'Đi tới', actions: 'Làm', years: 'Năm làm việc', areas: 'Địa bàn làm việc', indicators: 'So sánh chỉ tiêu' },
  year: (year: number) => `Chuyển sang năm ${year}`,
  area: (name: string) => `Chuyển sang ${name}`,
  present: 'đang chọn',
  files: 'Nhập báo cáo từ tệp…',
  folder: 'Nhập báo cáo từ thư mục…',
  saveSummary: 'Lưu báo cáo tổng kết: PDF, Word, Excel',
  backUp: 'Sao lưu dữ liệu ngay',
  textSize: (name: string) => `Cỡ chữ: ${name}`,
  theme: (name: string) => `Giao diện: ${name}`,
  keys: 'Bảng phím tắt',
  tour: 'Làm quen với phần mềm',
  paste: 'Nhập báo cáo từ văn bản đã chép…',
} as const;

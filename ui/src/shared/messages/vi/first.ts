/** Words of the first run. */
export const first = {
  headline: 'Từ tập báo cáo đến báo cáo tổng kết năm',
  steps: [
    ['Thả báo cáo vào cửa sổ', 'Tệp Word, PDF, Excel, trang web đã lưu, tệp nén.'],
    ['Duyệt từng số bên câu gốc', 'Số nào cũng chỉ được về đúng câu trong văn bản.'],
    ['So sánh, rồi in báo cáo', 'Đúng thể thức Nghị định 30/2020.'],
  ] as [string, string][],
  safe: 'Mọi dữ liệu nằm trong máy này. Phần mềm không dùng mạng.',
  form: 'Thiết lập lần đầu',
  question: 'Đơn vị của anh, chị ở tỉnh nào?',
  why: 'Tên này in ở đầu báo cáo. Báo cáo của tỉnh khác và của các năm trước sáp nhập vẫn nhập được.',
  search: 'Tìm tỉnh, thành phố',
  list: 'Tỉnh, thành phố',
  person: 'Họ và tên',
  personHint: 'Ghi cạnh mỗi số liệu anh, chị duyệt hoặc nhập.',
  start: 'Bắt đầu',
  chooseArea: 'Hãy chọn tỉnh hoặc thành phố.',
};

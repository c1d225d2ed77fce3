/** Words that stand at a number. */
const qualifiers: Record<string, string> = {
  exact: '',
  approx: 'khoảng',
  over: 'hơn',
  under: 'dưới',
  almost: 'gần',
  at_least: 'tối thiểu',
  at_most: 'tối đa',
};

const forms: Record<string, string> = {
  number: 'Số lượng',
  rate: 'Tỷ lệ',
  ratio: 'Phân số',
  range: 'Khoảng từ … đến …',
  rank: 'Thứ hạng',
  density: 'Mật độ',
  score: 'Điểm số',
  change: 'Mức tăng, giảm',
};

const bases: Record<string, string> = { actual: 'Thực hiện', estimate: 'Ước', target: 'Được giao' };

const basisLong: Record<string, string> = {
  actual: 'Thực hiện',
  estimate: 'Ước thực hiện, chưa phải kết quả',
  target: 'Chỉ tiêu được giao',
};

const states: Record<string, string> = {
  sure: 'Chắc chắn',
  doubtful: 'Cần xem',
  confirmed: 'Đã nhận',
  corrected: 'Đã sửa',
  rejected: 'Để ngoài',
  typed: 'Nhập tay',
};

/** What is odd, in two or three words; the whole sentence comes from the program. */
const warnings: Record<string, string> = {
  estimate_after_period: 'Số ước sau kỳ',
  glued: 'Dính chữ trước',
  broken: 'Chữ số bị tách',
  ratio_mismatch: 'Tỷ lệ không khớp',
  over_whole: 'Lớn hơn toàn bộ',
  rank_beyond: 'Hạng quá tổng số',
  points_unclear: 'Điểm hay phần trăm',
  in_words: 'Nói bằng lời',
  ambiguous: 'Hai chỉ tiêu cùng khớp',
  unit_differs: 'Khác đơn vị chỉ tiêu',
  outside_definition: 'Ngoài thời gian chỉ tiêu',
  parts_over_total: 'Lớn hơn tổng',
};

/** What the second number of a form is. */
const seconds: Record<string, string> = { ratio: 'Trên tổng số', range: 'Đến', rank: 'Trong số' };

const relations: Record<string, string> = {
  yoy: 'So với cùng kỳ',
  of_target: 'So với chỉ tiêu được giao',
  points: 'Chênh lệch điểm phần trăm',
  change: 'Mức tăng, giảm',
  share: 'Tỷ trọng',
  part: 'Số của một phần',
};

export const figure = {
  qualifiers,
  exact: 'đúng bằng',
  forms,
  bases,
  basisLong,
  states,
  warnings,
  seconds,
  relations,
  rank: 'hạng',
  about: 'khoảng',
  points: 'điểm',
  places: 'bậc',
  estimate: 'ước',
  target: 'chỉ tiêu được giao',
  pending: 'chờ',
  pendingLong: 'Chưa ai duyệt số này',
  computed: 'tính',
  computedLong: 'Tính từ số liệu khác; không báo cáo nào ghi số này',
  missing: 'chưa có',
  notComparable: 'không so được',
  sources: (n: number) => `${n} nguồn`,
  correctedFrom: (before: string) => `sửa từ ${before}`,
  relationOf: (relation: string, indicator: string) => `${relation}: ${indicator}`,
  noIndicator: 'Chưa gắn chỉ tiêu',
  unsure: 'Chưa chắc chỉ tiêu',
  implicit: 'Nói bằng lời, không có chữ số',
};

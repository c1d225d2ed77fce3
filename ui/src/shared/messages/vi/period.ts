/** Words for stretches of time; the same as the program's own labels. */
const kinds: Record<string, string> = {
  year: 'Cả năm',
  quarter: 'Quý',
  month: 'Tháng',
  first_months: 'Các tháng đầu năm',
  as_of: 'Đến một ngày',
  between: 'Từ ngày đến ngày',
};

export const period = {
  title: 'Kỳ',
  kind: 'Loại kỳ',
  kinds,
  none: 'Chưa rõ kỳ',
  yearField: 'Năm',
  quarterField: 'Quý',
  monthField: 'Tháng',
  monthsField: 'Số tháng',
  dayField: 'Ngày',
  startField: 'Từ ngày',
  endField: 'Đến ngày',
  apply: 'Chọn kỳ này',
  incomplete: 'Hãy điền đủ năm hoặc ngày.',
  year: (year: number) => `năm ${year}`,
  quarter: (roman: string, year: number) => `quý ${roman}/${year}`,
  month: (month: number, year: number) => `tháng ${month}/${year}`,
  firstMonths: (months: number, year: number) => `${months} tháng đầu năm ${year}`,
  asOf: (day: string) => `đến ngày ${day}`,
  between: (start: string, end: string) => `từ ${start} đến ${end}`,
};

export const time = {
  yesterday: 'hôm qua',
  dayForm: 'ngày/tháng/năm',
};

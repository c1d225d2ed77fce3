/** Words for provinces and the days they existed. */
export const area = {
  title: 'Địa bàn',
  choose: 'Chọn địa bàn',
  search: 'Tìm tỉnh, thành phố',
  today: 'Hiện nay',
  former: 'Trước đây',
  none: 'Chưa rõ địa bàn',
  sameAsReport: 'Như báo cáo',
  until: (day: string) => `đến ${day}`,
  since: (day: string) => `từ ${day}`,
};

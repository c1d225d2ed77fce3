/** Words of the choice of language. */
export const language = {
  title: 'Ngôn ngữ',
  names: { vi: 'Tiếng Việt', en: 'English' },
  note: 'Tiếng Anh chỉ dùng cho chữ của cửa sổ này. Tên chỉ tiêu, địa bàn, thông báo của phần mềm, hướng dẫn và báo cáo in ra vẫn bằng tiếng Việt; số viết kiểu Việt Nam.',
  short: 'Chỉ tiêu, địa bàn, thông báo và báo cáo vẫn bằng tiếng Việt.',
  failed: 'Chưa tải được chữ của ngôn ngữ kia.',
  command: (name: string) => `Ngôn ngữ: ${name}`,
};

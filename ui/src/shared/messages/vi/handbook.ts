/** Words of the handbook's view; its own text is docs/huong-dan.md. */
export const handbook = {
  title: 'Hướng dẫn',
  contents: 'Mục lục',
  text: 'Nội dung hướng dẫn',
  back: (view: string) => `Quay lại ${view}`,
} as const;

import { describe, expect, it } from 'vitest';
import { vi } from '../../shared/messages/vi';
import handbook from '$docs/huong-dan.md?raw';
import { blocks, pieces } from './markdown';

describe('the handbook', () => {
  it('reads headings, lists, tables, pictures and words that stand out', () => {
    const found = blocks('## 2. Nhập *x*\n\n![Một ảnh](hinh/nhap.png)\n\n- **a** b\n  c\n- d\n\n| x | y |\n|---|---|\n| 1 | `2` |');
    expect(found.map((block) => block.kind)).toEqual(['heading', 'picture', 'list', 'table']);
    expect(found[0]).toMatchObject({ level: 2, id: 'Nhập *x*' });
    expect(found[1]).toMatchObject({ file: 'nhap.png', alt: 'Một ảnh' });
    expect(found[2]).toMatchObject({ items: [[{ kind: 'strong', text: 'a' }, { kind: 'text', text: ' b c' }], [{ kind: 'text', text: 'd' }]] });
    expect(found[3]).toMatchObject({ rows: [[[{ text: '1' }], [{ kind: 'code', text: '2' }]]] });
  });

  it('takes markup for words', () => {
    expect(pieces('<img src=x onerror=alert(1)>')).toEqual([{ kind: 'text', text: '<img src=x onerror=alert(1)>' }]);
  });

  it('has a page for every view, and every picture that it names', () => {
    const found = blocks(handbook);
    const headings = found.flatMap((block) => (block.kind === 'heading' ? [block.id] : []));
    const { handbook: _itself, ...views } = vi.frame.views;
    for (const name of Object.values(views)) expect(headings).toContain(name);
    const pictures = import.meta.glob('$docs/hinh/*.png');
    const files = Object.keys(pictures).map((path) => path.split('/').at(-1));
    for (const block of found) if (block.kind === 'picture') expect(files).toContain(block.file);
  });
});

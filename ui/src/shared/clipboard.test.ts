import { afterEach, describe, expect, it } from 'vitest';
import { copyTable } from './clipboard';

/** What an application would get that pastes. */
function clipboard(): Record<string, string> {
  const held: Record<string, string> = {};
  document.execCommand = () => {
    const event = new Event('copy') as ClipboardEvent;
    Object.defineProperty(event, 'clipboardData', { value: { setData: (kind: string, text: string) => (held[kind] = text) } });
    return document.dispatchEvent(event);
  };
  return held;
}

describe('a copied table', () => {
  const before = document.execCommand;
  afterEach(() => {
    document.execCommand = before;
  });

  it('is lines for a spreadsheet and a table for a word processor', () => {
    const held = clipboard();
    expect(copyTable([['Chỉ tiêu', '2023'], ['Thuê bao'], ['Lai Châu', '1.045']])).toBe(true);
    expect(held['text/plain']).toBe('Chỉ tiêu\t2023\r\nThuê bao\r\nLai Châu\t1.045');
    expect(held['text/html']).toContain('<tr><td colspan="2">Thuê bao</td></tr><tr><td>Lai Châu</td><td>1.045</td></tr>');
  });

  it('never carries markup of a document', () => {
    const held = clipboard();
    copyTable([['<img src=x onerror=alert(1)> & "b"']]);
    expect(held['text/html']).toContain('<td>&lt;img src=x onerror=alert(1)&gt; &amp; &quot;b&quot;</td>');
  });
});

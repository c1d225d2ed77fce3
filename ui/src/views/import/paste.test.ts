import { fireEvent } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { renderAtDesk, the } from '../../../dev/render';
import Import from './Import.svelte';

const clipboard = (html: string, plain: string) => ({ getData: (kind: string) => (kind === 'text/html' ? html : plain) }) as DataTransfer;

async function opened() {
  const rendered = await renderAtDesk(Import, {}, 'empty');
  await fireEvent.click(the('paste-report'));
  await rendered.findByTestId('paste-dialog');
  return rendered;
}

describe('pasted text', () => {
  it('is handed on with who wrote it', async () => {
    const { backend } = await opened();
    await fireEvent.input(the('paste-text'), { target: { value: 'Toàn tỉnh có 12 bưu cục.' } });
    await fireEvent.input(the('paste-from'), { target: { value: ' Bưu điện tỉnh ' } });
    await fireEvent.click(the('paste-take'));
    expect(backend.pasted).toEqual({ text: 'Toàn tỉnh có 12 bưu cục.', markedUp: null, from: 'Bưu điện tỉnh', on: null });
  });

  it('keeps its tables until somebody changes the words', async () => {
    const { backend } = await opened();
    const table = '<table><tr><td>Bưu cục</td><td>12</td></tr></table>';
    await fireEvent.paste(the('paste-text'), { clipboardData: clipboard(table, 'Bưu cục\t12') });
    expect((the('paste-text') as HTMLTextAreaElement).value).toBe('Bưu cục\t12');
    expect(document.querySelector('table')).toBeNull();
    await fireEvent.click(the('paste-take'));
    expect(backend.pasted?.markedUp).toBe(table);

    await fireEvent.click(the('paste-report'));
    await fireEvent.paste(the('paste-text'), { clipboardData: clipboard(table, 'Bưu cục\t12') });
    await fireEvent.input(the('paste-text'), { target: { value: 'Bưu cục\t13' } });
    await fireEvent.click(the('paste-take'));
    expect(backend.pasted?.markedUp).toBeNull();
  });
});

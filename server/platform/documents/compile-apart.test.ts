import { afterEach, expect, test } from 'vitest';
import { pdfRuns } from '../../test/pdf-text.ts';
import { openPaperMaker, type PaperMaker } from './compile-apart.ts';
import { paperFont } from './compile-pdf.ts';

let maker: PaperMaker | undefined;
afterEach(() => maker?.close());

const madeAt = new Date('2026-07-05T07:00:00Z');
const template = `#let d = json(bytes(sys.inputs.data))
#set text(font: "${paperFont}")
#d.text`;
const paper = (text: string) => ({ template, data: { text }, madeAt });

test('papers asked for at once are each set with their own data', async () => {
  maker = openPaperMaker();
  const pdfs = await Promise.all(
    ['one', 'two', 'three'].map((text) => maker!.compile(paper(text))),
  );
  expect(pdfs.map((pdf) => pdfRuns(pdf).join(''))).toEqual(['one', 'two', 'three']);
});

test('while it is set, everything else goes on', async () => {
  maker = openPaperMaker();
  await maker.compile(paper('begun'));
  const slow = {
    ...paper('x'),
    template: `${template}\n#for n in range(3000) [ #box(width: 2cm)[#n] ]`,
  };
  let turns = 0;
  const timer = setInterval(() => (turns += 1), 5);
  await maker.compile(slow);
  clearInterval(timer);
  expect(turns).toBeGreaterThan(5);
});

test('a template that is wrong fails alone, and the next paper is set', async () => {
  maker = openPaperMaker();
  const wrong = maker.compile({ ...paper(''), template: '#nothing-of-this-name' });
  await expect(wrong).rejects.toThrow(/unknown variable/);
  expect(pdfRuns(await maker.compile(paper('after'))).join('')).toBe('after');
});

test('one more than can wait is refused as busy, with the seconds to wait', async () => {
  maker = openPaperMaker({ most: 2 });
  const taken = [maker.compile(paper('a')), maker.compile(paper('b'))];
  await expect(maker.compile(paper('c'))).rejects.toMatchObject({
    code: 'busy',
    params: { seconds: 10 },
  });
  await Promise.all(taken);
  expect(pdfRuns(await maker.compile(paper('d'))).join('')).toBe('d');
});

test('a thread that was idle and ended is started again for the next paper', async () => {
  maker = openPaperMaker({ idle: 1 });
  await maker.compile(paper('first'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(pdfRuns(await maker.compile(paper('second'))).join('')).toBe('second');
});

test('what waits when it is closed fails, and is not forgotten', async () => {
  maker = openPaperMaker();
  const waits = maker.compile(paper('late'));
  const refused = expect(waits).rejects.toMatchObject({ code: 'busy' });
  await maker.close();
  await refused;
});

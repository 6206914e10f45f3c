/**
 * A small PDF, written by hand: one font, one page for every forty lines.
 *
 * It stands for the paper that an agency scans: a receipt, a decision, a report. Latin text only,
 * because the fonts that every reader must bring (Helvetica) have no Arabic.
 */

const LINES_A_PAGE = 40;

/** A valid PDF 1.4 with this title and these lines; characters outside Latin-1 become `?`. */
export function makePdf(title: string, lines: readonly string[]): Buffer {
  const pages: string[][] = [];
  for (let at = 0; at < Math.max(1, lines.length); at += LINES_A_PAGE)
    pages.push(lines.slice(at, at + LINES_A_PAGE));

  // object 1 is the catalogue, 2 the pages, 3 and 4 the fonts, then a page and its contents by turns
  const objects: string[] = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, i) => `${5 + i * 2} 0 R`).join(' ')}] >>`,
    font('Helvetica'),
    font('Helvetica-Bold'),
  ];
  for (const [i, page] of pages.entries()) {
    const contents = [
      'BT',
      '/F2 15 Tf 60 780 Td 17 TL',
      `(${literal(title)}) Tj`,
      '/F1 11 Tf T* T*',
      ...page.map((text) => `(${literal(text)}) Tj T*`),
      'ET',
      '0.6 w 60 770 m 535 770 l S',
      `BT /F1 9 Tf 280 40 Td (${i + 1} / ${pages.length}) Tj ET`,
    ].join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents ${6 + i * 2} 0 R >>`,
      `<< /Length ${contents.length} >>\nstream\n${contents}\nendstream`,
    );
  }

  let file = '%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n';
  const starts = objects.map((object, i) => {
    const start = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return start;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const start of starts) file += `${String(start).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info << /Title (${literal(title)}) >> >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(file, 'latin1');
}

const font = (name: string) =>
  `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;

const literal = (text: string) =>
  text.replace(/[^\u0020-\u007e\u00a0-\u00ff]/g, '?').replace(/[\\()]/g, '\\$&');

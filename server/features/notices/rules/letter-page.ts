import type { Language } from '@insaf/contract/text.ts';

/** The look of a letter: inline, because mail readers take no style sheets. */
const ink = '#1d2421';
const quiet = '#5a6560';
const accent = '#0b5f4c';
const ground = '#f3f5f4';
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
<body dir="${direction}" style="margin:0;padding:16px;background:${ground};color:${ink};font:16px/1.7 ${letters};text-align:start">
<div style="max-width:560px;margin:0 auto;padding:24px;background:#fff;border-top:4px solid ${accent}">
${paragraphs.map(paragraph).join('\n')}
<p style="margin:24px 0"><a href="${target}" style="display:inline-block;padding:10px 20px;background:${accent};color:#fff;text-decoration:none">${escaped(follow)}</a></p>
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

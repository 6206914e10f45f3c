import { type ColourName, dark, light, radius } from '@insaf/contract/design-tokens.ts';
import type { Letter, LetterLine, LetterSection } from './say-digest.ts';

/*
 * A digest as a page for mail readers: in the direction of its language, one column, nothing fetched and
 * nothing counted. The look is inline, because most readers drop style sheets; those that keep them are
 * given the dark colours of the desk.
 */

const letters = "'Segoe UI', Tahoma, 'Noto Naskh Arabic', Arial, sans-serif";

/** Class of an element → what is coloured by which token. */
const coloured: Readonly<Record<string, Readonly<Record<string, ColourName>>>> = {
  paper: { background: 'paper', color: 'ink' },
  surface: { background: 'surface', 'border-color': 'nile' },
  quiet: { color: 'quiet' },
  link: { color: 'nile' },
  late: { color: 'clay' },
  chip: { background: 'nileTint', color: 'nile' },
  'late-chip': { background: 'clayTint', color: 'clay' },
  rule: { 'border-color': 'line' },
};

const colours = (name: string, of: typeof light) =>
  Object.entries(coloured[name]!)
    .map(([property, token]) => `${property}:${of[token]}`)
    .join(';');

const darkStyles = Object.keys(coloured)
  .map((name) => `.${name}{${colours(name, dark).replaceAll(/;|$/g, ' !important;')}}`)
  .join('');

/** Attributes of an element: its class, and its light look inline. */
const look = (name: string, style = '') =>
  `class="${name}" style="${colours(name, light)}${style === '' ? '' : `;${style}`}"`;

export function letterPage(letter: Letter): string {
  const { language, subject, greeting, lead, standsIn, parts, closing, stop, account } = letter;
  const direction = language === 'ar' ? 'rtl' : 'ltr';
  const paragraph = (text: string) => `<p style="margin:0 0 12px">${escaped(text)}</p>`;
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark"><title>${escaped(subject)}</title>
<style>:root{color-scheme:light dark}@media (prefers-color-scheme:dark){${darkStyles}}</style></head>
<body dir="${direction}" ${look('paper', `margin:0;padding:12px;font:16px/1.6 ${letters};text-align:start`)}>
<div ${look('surface', `max-width:600px;margin:0 auto;padding:20px;border-top-width:4px;border-top-style:solid;border-radius:${radius.small}`)}>
${[greeting, lead, ...(standsIn === null ? [] : [standsIn])].map(paragraph).join('\n')}
${parts.map(partPage).join('\n')}
<p ${look('quiet', 'margin:28px 0 0;font-size:14px')}>${escaped(closing)}</p>
<p style="margin:0;font-size:14px">${linkTo(stop)} &nbsp; ${linkTo(account)}</p>
</div>
</body>
</html>
`;
}

function partPage({ title, sections }: Letter['parts'][number]): string {
  const heading =
    title === null
      ? ''
      : `<h2 style="margin:24px 0 0;font-size:18px;line-height:1.4">${escaped(title)}</h2>\n`;
  return heading + sections.map((section) => sectionPage(section)).join('\n');
}

function sectionPage({ title, count, late, lines, all }: LetterSection): string {
  const chip = look(late ? 'late-chip' : 'chip', chipStyle);
  return `<h3 style="margin:20px 0 4px;font-size:16px;line-height:1.4">${escaped(title)} <span ${chip}>${escaped(count)}</span></h3>
<ul style="margin:0;padding:0;list-style:none">
${lines.map(linePage).join('\n')}
</ul>
<p style="margin:0">${linkTo(all)}</p>`;
}

/** With room around it for a finger. */
const linkTo = ({ words, address }: LetterSection['all']) =>
  `<a ${look('link', 'display:inline-block;padding:11px 0')} href="${escaped(address)}">${escaped(words)}</a>`;

const chipStyle = 'display:inline-block;padding:0 10px;border-radius:999px;font-size:14px';

function linePage({ address, title, isNumber, about, time, late }: LetterLine): string {
  const shown = isNumber ? `<bdi dir="ltr">${escaped(title)}</bdi>` : escaped(title);
  const said = about.map((each) => `<bdi>${escaped(each)}</bdi>`).join(' · ');
  const when =
    time === null ? '' : `<br><span ${look(late ? 'late' : 'quiet')}>${escaped(time)}</span>`;
  return `<li ${look('rule', 'padding:10px 0;border-bottom-width:1px;border-bottom-style:solid')}><a ${look('link', 'font-weight:600;text-decoration:none')} href="${escaped(address)}">${shown}</a>${said === '' ? '' : `<br>${said}`}${when}</li>`;
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

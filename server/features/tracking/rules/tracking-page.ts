import { groupComplaintNumber } from '@insaf/contract/complaint-number.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { TrackingView } from '@insaf/contract/tracking.ts';

/*
 * The page that the link in a notice leads to: number and code, and then what happened. It is plain HTML and
 * one small style sheet, so that it opens on any telephone, with any browser, on any network.
 */

export type Say = (key: string, params?: Record<string, string | number>) => string;

export type PageWords = {
  readonly language: Language;
  readonly say: Say;
  /** An instant as people say it in this language and zone. */
  readonly when: (iso: string) => string;
};

/** The form; `fault` is what was wrong with what was sent before. */
export function formPage(
  words: PageWords,
  given: { number: string; fault: string | null },
): string {
  const { say } = words;
  const fault =
    given.fault === null
      ? ''
      : `<p class="fault" role="alert" id="fault">${escaped(given.fault)}</p>`;
  const described = given.fault === null ? '' : ' aria-describedby="fault" aria-invalid="true"';
  return page(
    words,
    say('tracking.page.title'),
    `<h1>${say('tracking.page.title')}</h1>
<p>${say('tracking.page.lead')}</p>
${fault}
<form method="post" action="/track?language=${words.language}">
<label for="number">${say('tracking.page.number')}</label>
<input id="number" name="number" dir="ltr" inputmode="numeric" autocomplete="off" required maxlength="40" value="${escaped(given.number)}"${described}>
<label for="code">${say('tracking.page.code')}</label>
<input id="code" name="code" dir="ltr" inputmode="numeric" autocomplete="off" required maxlength="40">
<button>${say('tracking.page.show')}</button>
</form>`,
  );
}

/** Where a complaint stands. */
export function trackedPage(words: PageWords, view: TrackingView): string {
  const { say, when, language } = words;
  const due =
    view.dueAt === null
      ? ''
      : `<p class="due">${say('tracking.page.due', { date: when(view.dueAt) })}</p>`;
  const question =
    view.question === null
      ? ''
      : `<section class="asked"><h2>${say('tracking.page.question')}</h2><p>${written(view.question.text)}</p></section>`;
  const reply =
    view.reply === null
      ? ''
      : `<section><h2>${say('tracking.page.reply', { agency: view.reply.agency[language] })}</h2><p>${written(view.reply.text)}</p></section>`;
  return page(
    words,
    `${view.statusWords[language]} · ${view.number}`,
    `<p class="number"><span>${say('tracking.page.number')}</span><bdi>${groupComplaintNumber(view.number)}</bdi></p>
<h1>${escaped(view.statusWords[language])}</h1>
<p class="next">${escaped(view.next[language])}</p>
${due}${question}${reply}
<section><h2>${say('tracking.page.steps')}</h2>
<ol>${view.steps.map((step) => stepItem(words, step)).join('')}</ol></section>
<section><h2>${say('tracking.page.text')}</h2><p>${written(view.text)}</p></section>`,
  );
}

function stepItem({ say, when, language }: PageWords, step: TrackingView['steps'][number]): string {
  const agency = step.agency?.[language] ?? '';
  const what = say(`tracking.steps.${step.verb}`, { agency });
  const words = step.words === null ? '' : `<p>${written(step.words)}</p>`;
  return `<li><time datetime="${step.at}">${when(step.at)}</time><strong>${escaped(what)}</strong>${words}</li>`;
}

function page({ language, say }: PageWords, title: string, main: string): string {
  const other = language === 'ar' ? 'en' : 'ar';
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><link rel="icon" href="data:,"><meta name="color-scheme" content="light dark">
<title>${escaped(title)} · ${say('tracking.page.insaf')}</title>
<link rel="stylesheet" href="/track.css"></head>
<body><header><a href="/track?language=${language}">${say('tracking.page.insaf')}</a>
<a href="/track?language=${other}" lang="${other}" hreflang="${other}">${say('tracking.page.other_language')}</a></header>
<main>${main}</main></body></html>`;
}

/** What somebody wrote, line by line, in its own direction. */
function written(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => `<bdi>${escaped(line)}</bdi>`)
    .join('<br>');
}

function escaped(text: string): string {
  const signs: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (sign) => signs[sign]!);
}

export const trackingStyle = `
:root{--ink:#15302b;--soft:#4b615b;--paper:#f6f4ee;--card:#fff;--green:#0b4f43;--line:#c9d6cf;--fault:#a12a20;--amber:#fbf1dd}
@media (prefers-color-scheme:dark){:root{--ink:#e6efeb;--soft:#a9bdb6;--paper:#10211d;--card:#18302a;--green:#7fd3bd;--line:#2e4a42;--fault:#ff9d92;--amber:#3a311c}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.75 "Noto Sans Arabic","Segoe UI","Geeza Pro",Tahoma,"Noto Sans",sans-serif}
header{display:flex;justify-content:space-between;gap:1rem;padding:1rem;max-inline-size:42rem;margin-inline:auto}
header a{color:var(--green);font-weight:700;text-decoration:none;padding-block:.25rem}
header a+a{font-weight:400;text-decoration:underline}
main{max-inline-size:42rem;margin-inline:auto;padding:0 1rem 4rem}
h1{font-size:1.75rem;line-height:1.4;margin:.5rem 0}
h2{font-size:1.125rem;margin:0 0 .25rem}
.next{font-size:1.125rem;margin:.25rem 0}
.due{color:var(--soft);margin:.25rem 0 0}
.number{background:var(--green);color:var(--paper);border-radius:.75rem;padding:.5rem 1rem;display:inline-flex;flex-wrap:wrap;gap:.25rem .75rem;align-items:baseline;margin:.5rem 0}
.number bdi{font-weight:700;font-size:1.25rem;direction:ltr;font-variant-numeric:tabular-nums;white-space:nowrap}
section{background:var(--card);border-radius:.75rem;padding:1rem 1.25rem;margin-block-start:1.25rem;overflow-wrap:anywhere}
section p{margin:.25rem 0}
.asked{background:var(--amber)}
ol{list-style:none;margin:0;padding:0;border-inline-start:3px solid var(--line)}
li{padding:.25rem 1rem .75rem;position:relative}
li::before{content:"";position:absolute;inset-inline-start:-.5rem;inset-block-start:.75rem;inline-size:.8rem;block-size:.8rem;border-radius:50%;background:var(--green)}
li time{display:block;color:var(--soft);font-size:.95rem}
li strong{font-weight:600}
form{background:var(--card);border-radius:.75rem;padding:1.25rem;margin-block-start:1rem}
label{display:block;font-weight:600;margin-block-start:.75rem}
label:first-child{margin-block-start:0}
input{inline-size:100%;font:inherit;font-variant-numeric:tabular-nums;padding:.6rem .8rem;border:2px solid var(--soft);border-radius:.5rem;background:var(--paper);color:var(--ink)}
button{font:inherit;font-weight:700;margin-block-start:1.25rem;padding:.7rem 2rem;border:0;border-radius:.5rem;background:var(--green);color:var(--paper);inline-size:100%}
:focus-visible{outline:3px solid #d08a1d;outline-offset:2px}
.fault{color:var(--fault);border-inline-start:4px solid var(--fault);padding-inline-start:.75rem;font-weight:600}
`;

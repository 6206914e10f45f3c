import { light, radius } from '@insaf/contract/design-tokens.ts';
import type { Say } from '@insaf/contract/portal.ts';
import type { Language } from '@insaf/contract/text.ts';
import type { OwnData } from './own-data.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign]!);

const { ink, quiet, line, nile, paper, surface } = light;
const style = `body{margin:0;padding:1rem;background:${paper};color:${ink};font:1rem/1.7 'Segoe UI',Tahoma,'Noto Naskh Arabic',Arial,sans-serif}
main{max-width:44rem;margin:0 auto;padding:1.5rem;background:${surface};border-block-start:4px solid ${nile};border-radius:${radius.medium}}
dt,small{color:${quiet}}dd{margin:0 0 .75rem;white-space:pre-wrap;overflow-wrap:anywhere}
li{margin-block-end:.75rem}section{border-block-start:1px solid ${line};margin-block-start:1.5rem}`;

const point = (at: OwnData['where']['position']) => at && `${at.lat}, ${at.lon}`;

/** A page to read, and to print, that needs nothing but itself and the files beside it. */
export function dataPage(
  data: OwnData,
  { language, say, at }: { language: Language; say: Say; at: (instant: string) => string },
): string {
  const { complaint, person } = data;
  const title = say('own-data.title', { number: complaint.number });
  const part = (heading: string, body: string) =>
    body === '' ? '' : `<section><h2>${escaped(heading)}</h2>${body}</section>`;
  const facts = (pairs: readonly (readonly [string, string | null | undefined])[]) => {
    const given = pairs.filter(([, value]) => value != null && value !== '');
    const each = given.map(
      ([name, value]) => `<dt>${escaped(name)}</dt><dd dir="auto">${escaped(value!)}</dd>`,
    );
    return given.length === 0 ? '' : `<dl>${each.join('')}</dl>`;
  };
  const list = (items: readonly string[]) =>
    items.length === 0 ? '' : `<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`;
  const moment = (instant: string) => `<small>${escaped(at(instant))}</small>`;
  const parts = [
    part(
      say('own-data.person.title'),
      facts([
        [say('own-data.person.name'), person?.name],
        [say('own-data.person.nationalId'), person?.nationalId],
        [say('own-data.person.phone'), person?.phone],
        [say('own-data.person.email'), person?.email],
        [say('own-data.person.address'), person?.address],
        [
          say('own-data.person.circumstances'),
          person?.circumstances?.map((one) => say(`lifecycle.circumstance.${one}`)).join('، '),
        ],
      ]),
    ),
    part(
      say('own-data.said.title'),
      facts([
        [say('own-data.said.text'), complaint.text],
        [say('own-data.said.remedy'), complaint.remedy],
        [say('own-data.said.category'), complaint.category?.[language]],
        [say('own-data.said.place'), complaint.place?.[language]],
        [say('own-data.said.address'), complaint.address],
        [say('own-data.said.landmark'), data.where.landmark],
        [say('own-data.said.position'), point(data.where.position)],
        [say('own-data.said.receivedAt'), at(complaint.receivedAt)],
        [say('own-data.said.status'), complaint.statusWords[language]],
      ]),
    ),
    part(
      say('portal-satisfaction.title'),
      list(
        data.satisfaction.map(
          ({ at: instant, grade, removed, words }) =>
            moment(instant) +
            facts([
              [say('portal-satisfaction.grade'), say(`portal-satisfaction.grades.${grade}`)],
              [
                say('portal-satisfaction.removed'),
                removed && say(`portal-satisfaction.removed_answers.${removed}`),
              ],
              [say('portal-satisfaction.words'), words],
            ]),
        ),
      ),
    ),
    part(
      say('own-data.steps'),
      list(
        complaint.steps.map(
          (step) =>
            `${moment(step.at)}<br>${escaped(say(`tracking.steps.${step.verb}`, { agency: step.agency?.[language] ?? '' }))}${facts([['', step.words]])}`,
        ),
      ),
    ),
    part(
      say('own-data.reply'),
      complaint.reply === null
        ? ''
        : facts([[complaint.reply.agency[language], complaint.reply.text]]),
    ),
    part(
      say('own-data.openings.title'),
      list(
        complaint.openings.map(({ to, at: when, reason }) =>
          escaped(
            say('own-data.openings.line', {
              ...{ agency: to.agency[language], role: to.role[language], at: at(when), reason },
            }),
          ),
        ),
      ),
    ),
    part(
      say('own-data.notices.title'),
      list(
        data.notices.map(
          ({ at: when, way, what }) =>
            `${moment(when)}<br>${escaped(say(`desk-templates.name.${what}`))} <small>${escaped(say(`own-data.notices.${way}`))}</small>`,
        ),
      ),
    ),
    part(
      say('own-data.files.title'),
      list([
        ...data.files.map(({ path, yours, missing }) => {
          const name = `<bdi>${escaped(path.slice('files/'.length))}</bdi>`;
          const address = escaped(path.split('/').map(encodeURIComponent).join('/'));
          const whose = say(yours ? 'own-data.files.yours' : 'own-data.files.theirs');
          const note = missing ? say('own-data.files.missing', { whose }) : whose;
          return `${missing ? name : `<a href="${address}">${name}</a>`} <small>${escaped(note)}</small>`;
        }),
        ...(complaint.reply?.files ?? []).flatMap(({ kind, hidden }) =>
          hidden === null
            ? []
            : [
                escaped(
                  `${say(`uploads.kinds.${kind}`)} (${say(`portal-track.files.hidden.${hidden}`)})`,
                ),
              ],
        ),
      ]),
    ),
  ];
  const erased = data.erasedAt === null ? '' : say('own-data.erased', { at: at(data.erasedAt) });
  const several = data.several ? say('own-data.several') : '';
  return `<!doctype html>
<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head>
<body><main><h1>${escaped(title)}</h1>
<p>${[say('own-data.made', { at: at(data.madeAt) }), erased, several, say('own-data.inside')].filter(Boolean).map(escaped).join('</p><p>')}</p>
${parts.join('\n')}
</main></body></html>
`;
}

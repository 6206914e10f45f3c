import { bareDigits } from '@insaf/contract/digits.ts';
import type { Fault } from '@insaf/contract/portal.ts';
import { type CheckPart, type FilingQuestion, noneOfThem } from '@insaf/contract/portal-filing.ts';
import { readTelephone } from '@insaf/contract/telephone.ts';
import { groupTelephone } from '@insaf/contract/telephone-groups.ts';
import type { FastifyReply } from 'fastify';
import { peopleOf, questionsOf, type Values } from '../rules/draft.ts';
import { filesOf } from './draft-files.ts';
import { agencyName, categoryName, placeName } from './find-in-directory.ts';
import { showPage } from './show-page.ts';
import { initiativeNamed, type Visit } from './visit-draft.ts';

type Row = CheckPart['rows'][number];

/** Shows all answers, each with the way to change it, and asks to send them. */
export async function showCheck(
  visit: Visit,
  faults: readonly Fault[] = [],
): Promise<FastifyReply> {
  const { portal, request, reply, draft } = visit;
  const questions = questionsOf(draft);
  const { files } = await filesOf(visit, draft);
  return showPage(portal, request, reply, 'file-check', {
    back: `/file/${questions.at(-1)}`,
    faults,
    filing: draft.filing,
    initiative: initiativeNamed(visit),
    parts: questions.map((question) => ({
      question,
      rows: rowsOf(visit, question, draft.answers[question] ?? {}),
    })),
    files,
  });
}

function rowsOf(visit: Visit, question: FilingQuestion, values: Values): Row[] {
  const { say } = visit;
  const row = (name: string, value: string | null | undefined, written: Row['written']): Row[] =>
    value ? [{ label: say(`portal-file.${question}.${name}`), value, written }] : [];
  switch (question) {
    case 'what': {
      const { text, remedy, kind = 'complaint' } = values;
      const told = kind === 'complaint' ? null : say(`lifecycle.kind.${kind}`);
      return [
        ...row('kind', told, 'choice'),
        ...row('text', text, 'text'),
        ...row('remedy', remedy, 'text'),
      ];
    }
    case 'where': {
      const { governorate = '', place = '', address, landmark, lat, lon } = values;
      const isNowhere = governorate === noneOfThem;
      const named = isNowhere
        ? say('portal-file.where.nowhere')
        : placeName(visit, place || governorate);
      return [
        ...row('place', named, 'choice'),
        ...row('address', address, 'text'),
        ...row('landmark', landmark, 'text'),
        ...(lat && lon ? row('position', say('portal-file.where.position_given'), 'choice') : []),
      ];
    }
    case 'about': {
      const { category = '', agencyComplainedOf = '' } = values;
      const named =
        category === noneOfThem ? say('portal-file.about.none') : categoryName(visit, category);
      return [
        ...row('category', named, 'choice'),
        ...row('agency', agencyComplainedOf && agencyName(visit, agencyComplainedOf), 'choice'),
      ];
    }
    case 'photos':
      return [];
    case 'who':
      return whoRows(visit, values, row);
    case 'tell': {
      const { noticeBy = 'none', email, phone, language } = values;
      return [
        ...row('noticeBy', say(`portal-file.tell.by.${noticeBy}.label`), 'choice'),
        ...(noticeBy === 'email' ? row('email', email, 'text') : []),
        ...(noticeBy === 'sms' ? row('phone', asUnderstood(phone), 'number') : []),
        ...row('language', language && say(`portal-file.tell.in.${language}`), 'choice'),
      ];
    }
  }
}

/** A telephone as it was understood, so that whoever typed it can tell. */
function asUnderstood(phone: string | undefined): string | undefined {
  const read = readTelephone(phone ?? '', 'EG');
  return read.ok ? groupTelephone(read.e164) : phone;
}

function whoRows(
  { say }: Visit,
  values: Values,
  row: (name: string, value: string | null | undefined, written: Row['written']) => Row[],
): Row[] {
  if (values.anonymous === 'yes')
    return row('name', say('portal-file.who.anonymous.yes.label'), 'choice');
  const people = Array.from({ length: peopleOf(values) }, (_, index) => {
    const given = (part: string) => values[`complainants.${index}.${part}`];
    const kind = given('kind') || 'citizen';
    const circumstance = given('circumstance');
    return [
      ...row('name', given('name'), 'text'),
      ...row('phone', asUnderstood(given('phone')), 'number'),
      ...row('nationalId', bareDigits(given('nationalId') ?? ''), 'number'),
      ...row(
        'kind',
        kind === 'citizen' ? undefined : say(`lifecycle.complainant.${kind}`),
        'choice',
      ),
      ...row(
        'circumstance',
        circumstance && say(`lifecycle.circumstance.${circumstance}`),
        'choice',
      ),
    ];
  });
  const isSecret = values.confidential === 'yes';
  return [
    ...people.flat(),
    ...row(
      'confidential',
      isSecret ? say('portal-file.who.confidential_yes') : undefined,
      'choice',
    ),
  ];
}

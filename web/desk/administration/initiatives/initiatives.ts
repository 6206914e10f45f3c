import type { Initiative, InitiativeEdit, initiativeRoutes } from '@insaf/contract/initiatives.ts';
import { call } from '../../api.ts';
import { dayInWords } from '../../complaint/history/days.ts';
import { named, say } from '../../words.ts';

export const initiativesKey = ['administration', 'initiatives'] as const;

export const listInitiatives = () =>
  call<typeof initiativeRoutes.listInitiatives>('GET', '/initiatives', {});

export type InitiativeForm = InitiativeEdit & { readonly code: string };

/** @param today the first day that a new one begins with, `2026-07-01` */
export function formOf(initiative: Initiative | null, today: string): InitiativeForm {
  if (initiative === null) {
    return {
      ...{ code: '', nameAr: '', nameEn: '', purposeAr: '', purposeEn: '', supervisor: '' },
      ...{ firstDay: today, lastDay: null, open: true, kinds: [], channels: [], categories: [] },
    };
  }
  const { name, purpose, supervisor, state: _state, ...rest } = initiative;
  return {
    ...rest,
    ...{ nameAr: name.ar, nameEn: name.en, purposeAr: purpose.ar, purposeEn: purpose.en },
    supervisor: supervisor.code,
  };
}

export function saveInitiative(form: InitiativeForm, isNew: boolean): Promise<Initiative> {
  const { code, ...body } = form;
  if (isNew) {
    return call<typeof initiativeRoutes.createInitiative>('POST', '/initiatives', {
      body: { code, ...body },
    });
  }
  return call<typeof initiativeRoutes.editInitiative>('PUT', '/initiatives/:code', {
    params: { code },
    body,
  });
}

/** From when until when, in words. */
export function daysWords({ firstDay, lastDay }: Pick<Initiative, 'firstDay' | 'lastDay'>): string {
  const first = dayInWords(firstDay);
  return lastDay === null
    ? say('desk-initiatives.since', { first })
    : say('desk-initiatives.days', { first, last: dayInWords(lastDay) });
}

export const supervisorWords = ({ supervisor }: Initiative): string =>
  say('desk-initiatives.supervised', { agency: named(supervisor.name) });

import { type StandardRole, standardRoles } from '@insaf/contract/roles.ts';
import { viewsFor } from '../../../server/features/queue/rules/views-for.ts';
import { readerPlaces } from '../../reading/readers.ts';
import { call, type Question, type World } from '../question.ts';

/* The lists of the desk, by readers of every reach. */

const open = 'status=received,incomplete,referred,in_progress,answered';
const pathOf = (query: string) => `/complaints?${query}`;

/** What lists are narrowed by besides the standing views. */
const narrowed: Record<string, string> = {
  everything: '',
  'one-category': `${open}&category=waste`,
  'one-place': `${open}&place=eg-bns`,
  'one-channel': `${open}&channel=email`,
  'one-kind': `${open}&kind=violation`,
  'category-and-place': 'category=waste&place=eg-bns',
  'one-agency': `${open}&agency=gov-bns`,
  'received-in-a-month': 'receivedFrom=2026-02-01&receivedTo=2026-02-28',
  'words-of-the-text': `words=${encodeURIComponent('المدرسة')}`,
  closed: 'status=closed',
  urgent: `${open}&urgent=true`,
};

const readers = Object.entries(readerPlaces).map(([name, { role, agency }]) => ({
  name: name.replaceAll(' ', '-'),
  role,
  who: async ({ one }: World) => `${role}@${(await one<{ code: string }>(agency)).code}`,
}));

function list(name: string, who: (world: World) => Promise<string>, query: string): Question {
  return {
    name,
    ask: async (world) => call(world, 'GET', pathOf(query), { as: await who(world) }),
  };
}

/** The list from where the first page ends. */
function secondPage(name: string, who: (world: World) => Promise<string>): Question {
  let after: string | null | undefined;
  return {
    name,
    ask: async (world) => {
      const as = await who(world);
      if (after === undefined) {
        const first = await call(world, 'GET', pathOf(open), { as });
        after = (first as { next: string | null }).next;
      }
      const path = after === null ? open : `${open}&after=${encodeURIComponent(after)}`;
      await call(world, 'GET', pathOf(path), { as });
    },
  };
}

const viewsOf = (role: StandardRole) =>
  viewsFor(standardRoles[role]).filter(({ key }) => key !== 'all');

export const listQuestions: readonly Question[] = [
  ...readers.flatMap(({ name, role, who }) => [
    list(`list-${name}-page-1`, who, open),
    secondPage(`list-${name}-page-2`, who),
    ...viewsOf(role).map(({ key, query }) => list(`list-${name}-${dashed(key)}`, who, query)),
    {
      name: `counts-of-${name}`,
      ask: async (world: World) => call(world, 'GET', '/queue', { as: await who(world) }),
    },
  ]),
  ...Object.entries(narrowed).flatMap(([name, query]) =>
    readers
      .filter(({ name: reader }) => reader === 'root' || reader === 'head-of-a-great-agency')
      .map(({ name: reader, who }) => list(`list-${reader}-${name}`, who, query)),
  ),
];

function dashed(key: string): string {
  return key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

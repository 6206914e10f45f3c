import { api } from './api.ts';
import {
  holds,
  narrower,
  placeNames,
  places,
  type RouteName,
  reachedFrom,
  type Where,
  whereOf,
} from './rights-places.ts';
import { type Permission, standardRoleNames, standardRoles } from './roles.ts';
import type { Route } from './route.ts';

/* docs/rights.md, printed from the routes, the standard roles and where each route may be called. */

const meanings: Record<Where, string> = {
  open: 'anyone; the action decides by what is shown, such as number and code',
  own: 'everyone on the staff: about themselves, or a list of what they may see',
  anywhere: 'wherever the permission is held; what is shown and done is what it reaches there',
  seen: 'where the complaint may be read',
  held: 'where it may be read, and the permission reaches the agency that has it',
  aboveHolder:
    'where it may be read, and the permission reaches the agency above the one that has it',
  judged: 'the same for the agency that judges its reply; never where the reply was written',
  partner: 'with the key of a partner, and for nobody on the staff',
  agency: 'where the permission reaches the agency concerned',
  headed: 'where it is held at the agency concerned itself, and by a role of one’s own',
  parent: 'where it reaches the agency and the one it is put under',
  member: 'where it reaches the roles of the member of staff',
  whole: 'at the root of the tree or in the system’s own office',
};

const short: Record<keyof typeof standardRoles, string> = {
  call_agent: 'call',
  counter_clerk: 'counter',
  examiner: 'examiner',
  referral_officer: 'referral',
  agency_officer: 'officer',
  field_officer: 'field',
  judge: 'judge',
  head: 'head',
  supervisor: 'superv.',
  auditor: 'auditor',
  rapporteur: 'rapport.',
  administrator: 'admin.',
};

const routes = Object.entries(api as Record<string, Route>).map(([name, route]) => ({
  name: name as RouteName,
  route,
  where: whereOf[name as RouteName] as Where,
}));

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly string[][]) =>
  [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
const shown = (yes: boolean, name: RouteName) => (yes && narrower.has(name) ? '○' : mark(yes));
const mark = (yes: boolean) => (yes ? '●' : '·');

function rolesTable(): string {
  const used = [...new Set(standardRoleNames.flatMap((role) => [...standardRoles[role]]))];
  const has = (role: (typeof standardRoleNames)[number], permission: Permission) =>
    (standardRoles[role] as readonly Permission[]).includes(permission);
  return table(
    ['permission', ...standardRoleNames.map((role) => short[role])],
    used
      .toSorted()
      .map((permission) => [
        `\`${permission}\``,
        ...standardRoleNames.map((role) => mark(has(role, permission))),
      ]),
  );
}

function groupTable(group: string): string {
  const rows = routes
    .filter(({ where, route }) => where !== 'open' && where !== 'own' && groupOf(route) === group)
    .map(({ name, route, where }) => [
      `${route.method} \`${route.path}\``,
      route.access === 'staff' ? '' : `\`${route.access}\``,
      where,
      ...standardRoleNames.map((role) => shown(holds(standardRoles[role], name, route), name)),
    ]);
  return table(['route', 'needs', 'where', ...standardRoleNames.map((role) => short[role])], rows);
}

const groupOf = ({ path }: Route) => path.split('/')[1]!.replace('.csv', '');
const listed = (where: Where) =>
  routes
    .filter((one) => one.where === where)
    .map(({ route }) => `${route.method} \`${route.path}\``)
    .join(', ');

/** The whole of docs/rights.md. */
export function rightsPage(): string {
  const closed = routes.filter(({ where }) => where !== 'open' && where !== 'own');
  const groups = [...new Set(closed.map(({ route }) => groupOf(route)))].toSorted();
  const wheres = Object.keys(meanings) as Where[];
  return [
    '# Who may do what',
    'Printed by `npm run generate` from the routes of the contract, the standard roles and',
    '`contract/rights-places.ts`; `server/test/rights-matrix.test.ts` tries every role, route and place on',
    'the real server. Nothing that is not said here is permitted: a route without a declared access does',
    'not start the server.',
    '',
    'A role reaches its agency and what lies below, or the agency alone. A complaint is seen by who holds',
    'it, who held it, who stands above them, who registered it, and who has to judge its reply. Roles lent',
    'during leave count as held; administration is not lent. Nobody who works at the agency that answered,',
    'or wrote the reply, judges it, whatever else they hold.',
    '',
    '## Where',
    table(
      ['where', 'meaning', ...placeNames],
      wheres.map((where) => [
        `\`${where}\``,
        meanings[where],
        ...placeNames.map((place) => mark(reachedFrom[where].includes(place))),
      ]),
    ),
    '',
    ...placeNames.map((place) => `- ${place}: ${places[place]}`),
    '',
    '● yes · no ○ yes, and rules of its own let fewer through (decisions 0028 and 0031; the root takes',
    'nothing over, because nobody could judge its reply)',
    '',
    '## Standard roles',
    rolesTable(),
    '',
    '## Open to anyone',
    `${listed('open')}, and outside the API the pages of the portal, the files of the build, uploads (who`,
    'knows an upload’s id may do with it what there is to do), health and the tiles of the ledger.',
    '',
    '## For everyone on the staff',
    `${listed('own')}.`,
    '',
    ...groups.flatMap((group) => [`## ${group}`, groupTable(group), '']),
  ].join('\n');
}

import type { OverdueBranch } from '@insaf/contract/overdue.ts';
import type { CountedList } from '@insaf/contract/week.ts';
import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { When } from '../parts/when.tsx';
import { addressOf } from '../queue/use-filter.ts';
import { named, say } from '../words.ts';

/** How many are late at each agency below, the longest late first, and at the agency itself. */
export function Branches({
  here,
  below,
}: {
  here: OverdueBranch;
  below: readonly OverdueBranch[];
}) {
  const late = below.filter(({ overdue }) => overdue.count > 0);
  const calm = below.length - late.length;
  return (
    <section className="card" aria-labelledby="branches">
      <Title order={2} size="h4" id="branches">
        {say('desk-overdue.by_agency')}
      </Title>
      <ul className="overdue-branches">
        {here.overdue.count > 0 ? <Branch branch={here} itself /> : null}
        {late.map((branch) => (
          <Branch key={branch.agency.code} branch={branch} />
        ))}
      </ul>
      {calm === 0 ? null : (
        <p className="card-quiet">{say('desk-overdue.calm', { count: calm })}</p>
      )}
    </section>
  );
}

function Branch({ branch, itself = false }: { branch: OverdueBranch; itself?: boolean }) {
  const { agency, overdue, obstructed, oldest, branches } = branch;
  const list = { agency: agency.code, overdue: 'true', ...(itself ? { heldHere: 'true' } : {}) };
  return (
    <li>
      <div className="overdue-name">
        {itself ? (
          <strong>{say('desk-overdue.itself', { agency: named(agency.name) })}</strong>
        ) : (
          <Link to={'/overdue' as never} search={{ agency: agency.code } as never}>
            {named(agency.name)}
            {branches ? <span className="card-quiet">{say('desk-overdue.below')}</span> : null}
          </Link>
        )}
        {oldest === null ? null : (
          <span className="card-quiet">
            {say('desk-overdue.oldest')} <When at={oldest} />
          </span>
        )}
      </div>
      <div className="overdue-counts">
        <a className="overdue-late" href={addressOf(list)}>
          {counted('late', overdue)}
        </a>
        {obstructed.count === 0 ? (
          <span className="overdue-silent">{say('desk-overdue.no_obstacle')}</span>
        ) : (
          <a href={addressOf({ ...list, obstructed: 'true' })}>
            {counted('obstructed', obstructed)}
          </a>
        )}
      </div>
    </li>
  );
}

function counted(key: string, { count, more }: CountedList): string {
  return say(`desk-overdue.${key}${more ? '_more' : ''}`, { count });
}

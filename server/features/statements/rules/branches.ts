import type { AgencyKind } from '@insaf/contract/agencies.ts';
import { leadingCount, type Statement, type StatementGroup } from '@insaf/contract/statement.ts';
import { type Cohort, cohortSum } from './figures.ts';
import { fourOf, shareOf, sharesOf } from './shares.ts';

/** An agency right below that of the statement with all below it, or that agency alone. */
export type Branch = {
  readonly agency: Statement['agency'];
  readonly kind: AgencyKind;
  readonly itself: boolean;
  readonly cohort: Cohort;
};

const groupOfKind: Partial<Record<AgencyKind, StatementGroup>> = {
  ministry: 'ministry',
  governorate: 'governorate',
  authority: 'authorities',
  university: 'authorities',
  company: 'authorities',
  system_office: 'system_office',
  general_diwan: 'general_diwan',
  local_unit: 'local_unit',
  service_directorate: 'service_directorate',
};

const groupOf = ({ kind, itself }: Branch): StatementGroup =>
  itself ? 'itself' : (groupOfKind[kind] ?? 'others');

const referred = ({ cohort }: Pick<Branch, 'cohort'>): number => cohort.referred ?? 0;

/** Where what was referred stands or ended, by kind of agency, the most first. */
export function groupsOf(branches: readonly Branch[]): Statement['groups'] {
  const told = branches.filter((branch) => referred(branch) > 0);
  const groups = [...Map.groupBy(told, groupOf)]
    .map(([group, of]) => ({
      ...{ group, agencies: of.length },
      cohort: cohortSum(of.map(({ cohort }) => cohort)),
    }))
    .toSorted(
      (one, other) => referred(other) - referred(one) || (one.group < other.group ? -1 : 1),
    );
  const shares = sharesOf(groups.map(referred));
  return groups.map(({ group, agencies, cohort }, at) => ({
    ...{ group, agencies, share: shares[at]! },
    four: fourOfReferred(cohort),
  }));
}

/**
 * The agencies with the most of what was referred: of the ministries where there are any, or else of all
 * that lie right below.
 */
export function leadingOf(branches: readonly Branch[]): Statement['leading'] {
  const ministries = branches.filter((branch) => groupOf(branch) === 'ministry');
  const group = ministries.some((branch) => referred(branch) > 0) ? 'ministry' : null;
  const among = (group === null ? branches.filter(({ itself }) => !itself) : ministries)
    .filter((branch) => referred(branch) > 0)
    .toSorted(
      (one, other) =>
        referred(other) - referred(one) || (one.agency.code < other.agency.code ? -1 : 1),
    );
  const all = among.reduce((sum, branch) => sum + referred(branch), 0);
  const first = among.slice(0, leadingCount);
  return {
    group,
    share: shareOf(
      first.reduce((sum, branch) => sum + referred(branch), 0),
      all,
    ),
    agencies: first.map((branch) => ({
      ...{ agency: branch.agency, share: shareOf(referred(branch), all) },
      four: fourOfReferred(branch.cohort),
    })),
  };
}

const fourOfReferred = (cohort: Cohort) => fourOf(cohort, 'referred');

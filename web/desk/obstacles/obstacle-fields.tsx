import {
  type ObstacleKind,
  obstacleKinds,
  type obstacleRoutes,
} from '@insaf/contract/obstacles.ts';
import { Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';
import { faultAt } from '../complaint/acts/field-fault.ts';
import { dayInWords } from '../complaint/history/days.ts';
import { AgencySelect } from '../queue/agency-select.tsx';
import { say } from '../words.ts';

/** What is typed to record an obstacle; nothing of it is needed but `told` where `existing` is chosen. */
export type Given = {
  readonly existing: string;
  readonly kind: string;
  readonly needed: string;
  readonly from: string;
  readonly outside: string;
  readonly neededBy: string;
  readonly told: string;
};
export const nothingGiven: Given = {
  ...{ existing: '', kind: '', needed: '', from: '', outside: '', neededBy: '', told: '' },
};

/** Names of the inputs at which faults are shown. */
export const obstacleFields = [
  ...['kind', 'needed', 'fromAgency', 'fromOutside', 'neededBy', 'told', 'obstacle'],
];

const isShort = (words: string) => words.trim().length < 3;

/** What is missing, by its field. */
function missingIn(given: Given): Partial<Record<keyof Given, string>> {
  const told = isShort(given.told) ? { told: say('desk-obstacles.record.words_needed') } : {};
  if (given.existing !== '') return told;
  return {
    ...told,
    ...(given.kind === '' ? { kind: say('desk-obstacles.record.kind_needed') } : {}),
    ...(isShort(given.needed) ? { needed: say('desk-obstacles.record.words_needed') } : {}),
    ...(given.from === '' && given.outside.trim() === ''
      ? { from: say('desk-obstacles.record.from_needed') }
      : {}),
  };
}

export const isWhole = (given: Given): boolean => Object.keys(missingIn(given)).length === 0;

type Chosen = { readonly number: string; readonly version: number };

/** Records the obstacle on the first of these complaints and all others with it. */
export function sendObstacle(given: Given, [first, ...also]: readonly [Chosen, ...Chosen[]]) {
  const { number, version } = first;
  const common = { told: given.told, also, version };
  if (given.existing !== '') {
    return call<typeof obstacleRoutes.holdByObstacle>('POST', '/complaints/:number/hold', {
      params: { number },
      body: { ...common, obstacle: given.existing },
    });
  }
  return call<typeof obstacleRoutes.obstructComplaint>('POST', '/complaints/:number/obstruct', {
    params: { number },
    body: {
      ...common,
      kind: given.kind as ObstacleKind,
      needed: given.needed,
      ...(given.from === '' ? {} : { fromAgency: given.from }),
      ...(given.outside.trim() === '' ? {} : { fromOutside: given.outside }),
      ...(given.neededBy === '' ? {} : { neededBy: given.neededBy }),
    },
  });
}

/**
 * The fields of an obstacle, a new one or one that is recorded already.
 *
 * @param agency whose open obstacles are offered; null for none
 * @param checked whether what is missing is said
 */
export function ObstacleFields({
  given,
  set,
  agency,
  checked,
  fault,
}: {
  given: Given;
  set: (changed: Partial<Given>) => void;
  agency: string | null;
  checked: boolean;
  fault: unknown;
}) {
  const existing = useExisting(agency);
  const missing = checked ? missingIn(given) : {};
  const error = (name: keyof Given, sent: string = name) =>
    missing[name] ?? faultAt(fault, sent) ?? undefined;
  const typed = (name: keyof Given, sent?: string) => ({
    value: given[name],
    error: error(name, sent),
    onChange: (event: { currentTarget: { value: string } }) =>
      set({ [name]: event.currentTarget.value }),
  });
  const chosen = (name: keyof Given, sent?: string) => ({
    value: given[name] || null,
    error: error(name, sent),
    onChange: (value: string | null) => set({ [name]: value ?? '' }),
  });
  return (
    <>
      {existing.length === 0 ? null : (
        <Select
          {...hinted('existing')}
          {...chosen('existing', 'obstacle')}
          data={existing}
          clearable
        />
      )}
      {given.existing === '' ? (
        <>
          <Select
            {...chosen('kind')}
            label={say('desk-obstacles.record.kind')}
            required
            data={obstacleKinds.map((value) => ({
              value,
              label: say(`lifecycle.obstacle.${value}`),
            }))}
          />
          <Textarea
            {...hinted('needed')}
            {...typed('needed')}
            required
            autosize
            minRows={3}
            maxRows={10}
            maxLength={2000}
          />
          <AgencySelect
            {...chosen('from', 'fromAgency')}
            label={say('desk-obstacles.record.from')}
          />
          <TextInput {...hinted('outside')} {...typed('outside', 'fromOutside')} maxLength={200} />
          <TextInput
            {...typed('neededBy')}
            type="date"
            label={say('desk-obstacles.record.needed_by')}
          />
        </>
      ) : null}
      <Textarea
        {...hinted('told')}
        {...typed('told')}
        required
        autosize
        minRows={2}
        maxRows={8}
        maxLength={1000}
      />
    </>
  );
}

/** What a field is called, and what is to be written in it. */
const hinted = (name: string) => ({
  label: say(`desk-obstacles.record.${name}`),
  description: say(`desk-obstacles.record.${name}_hint`),
});

/** Open obstacles of an agency, as choices. */
function useExisting(agency: string | null) {
  const { data } = useQuery({
    queryKey: ['obstacles', 'of', agency],
    queryFn: ({ signal }) =>
      call<typeof obstacleRoutes.listObstacles>('GET', '/obstacles', {
        query: { agency: agency!, limit: 100 },
        signal,
      }),
    enabled: agency !== null,
  });
  return (data?.obstacles ?? [])
    .filter((obstacle) => obstacle.agency.code === agency)
    .map(({ id, kind, needed, recordedAt }) => ({
      value: id,
      label: [
        say('desk-obstacles.record.existing_label', {
          kind: say(`lifecycle.obstacle.${kind}`),
          day: dayInWords(recordedAt.slice(0, 10)),
        }),
        ...(needed === null ? [] : [needed.slice(0, 60)]),
      ].join(' · '),
    }));
}

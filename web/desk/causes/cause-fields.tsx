import type { causeRoutes } from '@insaf/contract/causes.ts';
import { Select, Textarea, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';
import { faultAt } from '../complaint/acts/field-fault.ts';
import { AgencySelect } from '../queue/agency-select.tsx';
import { named, say } from '../words.ts';

/** What is typed of a cause; nothing of it is needed where `existing` is chosen. */
export type Given = {
  readonly existing: string;
  readonly title: string;
  readonly known: string;
  readonly told: string;
  readonly worker: string;
  readonly expectedFor: string;
};
export const nothingGiven: Given = {
  ...{ existing: '', title: '', known: '', told: '', worker: '', expectedFor: '' },
};

/** Names of the inputs at which faults are shown. */
export const causeFields = ['cause', 'title', 'known', 'told', 'worker', 'expectedFor'];

const isShort = (words: string) => words.trim().length < 3;

/** What is missing, by its field. */
function missingIn(given: Given): Partial<Record<keyof Given, string>> {
  if (given.existing !== '') return {};
  const words = say('desk-causes.open.words_needed');
  return {
    ...(isShort(given.title) ? { title: words } : {}),
    ...(isShort(given.told) ? { told: words } : {}),
    ...(given.expectedFor === '' ? { expectedFor: say('desk-causes.open.day_needed') } : {}),
  };
}

export const isWhole = (given: Given): boolean => Object.keys(missingIn(given)).length === 0;

type Chosen = { readonly number: string; readonly version: number };

/** Gathers the first of these complaints and all others with it, under a new cause or an open one. */
export function sendCause(given: Given, [first, ...also]: readonly [Chosen, ...Chosen[]]) {
  const { number, version } = first;
  const params = { number };
  if (given.existing !== '') {
    return call<typeof causeRoutes.gatherComplaint>('POST', '/complaints/:number/gather', {
      params,
      body: { cause: given.existing, also, version },
    });
  }
  const { title, known, told, worker, expectedFor } = given;
  return call<typeof causeRoutes.openCause>('POST', '/complaints/:number/open-cause', {
    params,
    body: {
      ...{ title, told, expectedFor, also, version },
      ...(known.trim() === '' ? {} : { known }),
      ...(worker === '' ? {} : { worker }),
    },
  });
}

/**
 * The fields of a cause, a new one or one that is open already.
 *
 * @param choose whether open causes are offered
 * @param checked whether what is missing is said
 */
export function CauseFields({
  given,
  set,
  choose = true,
  checked,
  fault,
}: {
  given: Given;
  set: (changed: Partial<Given>) => void;
  choose?: boolean;
  checked: boolean;
  fault: unknown;
}) {
  const existing = useExisting(choose);
  const missing = checked ? missingIn(given) : {};
  const error = (name: keyof Given, sent: string = name) =>
    missing[name] ?? faultAt(fault, sent) ?? undefined;
  const typed = (name: keyof Given) => (event: { currentTarget: { value: string } }) =>
    set({ [name]: event.currentTarget.value });
  const words = (name: 'known' | 'told', more: object) => (
    <Textarea
      label={say(`desk-causes.open.${name}`)}
      description={say(`desk-causes.open.${name}_hint`)}
      autosize
      minRows={2}
      maxRows={10}
      value={given[name]}
      error={error(name)}
      onChange={typed(name)}
      {...more}
    />
  );
  return (
    <>
      {existing.length === 0 ? null : (
        <Select
          label={say('desk-causes.open.existing')}
          description={say('desk-causes.open.existing_hint')}
          data={existing}
          clearable
          searchable
          value={given.existing || null}
          error={error('existing', 'cause')}
          onChange={(id) => set({ existing: id ?? '' })}
        />
      )}
      {given.existing === '' ? (
        <>
          <TextInput
            label={say('desk-causes.open.title')}
            description={say('desk-causes.open.title_hint')}
            required
            dir="auto"
            maxLength={200}
            value={given.title}
            error={error('title')}
            onChange={typed('title')}
          />
          {words('known', { maxLength: 2000 })}
          {words('told', { maxLength: 1000, required: true })}
          <TextInput
            type="date"
            label={say('desk-causes.open.expected')}
            description={say('desk-causes.open.expected_hint')}
            required
            value={given.expectedFor}
            error={error('expectedFor')}
            onChange={typed('expectedFor')}
          />
          <AgencySelect
            label={say('desk-causes.open.worker')}
            value={given.worker || null}
            error={error('worker')}
            onChange={(code) => set({ worker: code ?? '' })}
          />
        </>
      ) : null}
    </>
  );
}

/** Open causes within reach, as choices. */
function useExisting(wanted: boolean) {
  const { data } = useQuery({
    queryKey: ['causes', 'open'],
    queryFn: ({ signal }) =>
      call<typeof causeRoutes.listCauses>('GET', '/causes', { query: { limit: 100 }, signal }),
    enabled: wanted,
  });
  return (data?.causes ?? []).map(({ id, title, place, agency }) => ({
    value: id,
    label: [title, named((place ?? agency).name)].join(' · '),
  }));
}

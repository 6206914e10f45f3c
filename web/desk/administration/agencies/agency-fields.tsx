import './agencies.css';
import { Checkbox, Select, TagsInput } from '@mantine/core';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { usePlaces } from '../../parts/directory-names.ts';
import { named, say } from '../../words.ts';
import { sectorName } from '../categories/sector-name.ts';
import { agencyKindNames, sectorNames } from '../vocabularies.ts';

export type AgencyFieldsValue = {
  readonly kind: string;
  readonly place: string | null;
  readonly sectors: readonly string[];
  readonly examines: boolean;
};

/** The fields at which it says what is wrong. */
export const agencyFieldNames = ['kind', 'place', 'sectors'];

/** Kind, place, sectors and whether it examines: what of an agency is edited without further ado. */
export function AgencyFields({
  value,
  isRoot,
  fault,
  onChange,
}: {
  value: AgencyFieldsValue;
  isRoot: boolean;
  fault: unknown;
  onChange: (value: AgencyFieldsValue) => void;
}) {
  const known = withParents(usePlaces());
  const data = known.some(({ value: code }) => code === value.place)
    ? known
    : [...known, ...(value.place === null ? [] : [{ value: value.place, label: value.place }])];
  return (
    <>
      <Select
        label={say('desk-agencies.kind')}
        data={agencyKindNames.map((kind) => ({
          value: kind,
          label: say(`lifecycle.agency.${kind}`),
        }))}
        value={value.kind}
        allowDeselect={false}
        disabled={isRoot}
        searchable
        error={faultAt(fault, 'kind')}
        onChange={(kind) => kind !== null && onChange({ ...value, kind })}
      />
      <Select
        label={say('desk-agencies.place')}
        description={say('desk-agencies.place_hint')}
        data={data}
        value={value.place}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': say('desk-agencies.clear') }}
        error={faultAt(fault, 'place')}
        onChange={(place) => onChange({ ...value, place })}
      />
      <TagsInput
        label={say('desk-agencies.sectors')}
        description={say('desk-agencies.sectors_hint')}
        data={sectorNames.map((code) => ({ value: code, label: code }))}
        renderOption={({ option }) => (
          <span className="admin-option">
            {sectorName(option.value)}
            <bdi className="card-quiet">{option.value}</bdi>
          </span>
        )}
        value={[...value.sectors]}
        error={firstSectorFault(fault, value.sectors.length)}
        onChange={(sectors) => onChange({ ...value, sectors })}
      />
      <Checkbox
        label={say('desk-agencies.examines_label')}
        checked={value.examines}
        onChange={(event) => onChange({ ...value, examines: event.currentTarget.checked })}
      />
    </>
  );
}

function firstSectorFault(fault: unknown, count: number): string | null {
  for (let index = 0; index < count; index += 1) {
    const found = faultAt(fault, `sectors.${index}`);
    if (found !== null) return found;
  }
  return null;
}

/** Places to choose from, each with what it lies in before its name. */
function withParents(places: ReturnType<typeof usePlaces>) {
  const names = new Map(places.map(({ code, name }) => [code, named(name)]));
  return places.map(({ code, parent, name }) => ({
    value: code,
    label: parent === null ? named(name) : `${names.get(parent)} › ${named(name)}`,
  }));
}

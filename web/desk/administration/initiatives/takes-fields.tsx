import '../categories/categories.css';
import './initiatives.css';
import { channels, complaintKinds } from '@insaf/contract/vocabulary.ts';
import { Checkbox } from '@mantine/core';
import { isSaidAt } from '../../complaint/acts/field-fault.ts';
import { useCategories } from '../../parts/directory-names.ts';
import { FaultNote } from '../../parts/states.tsx';
import { named, say } from '../../words.ts';
import type { InitiativeForm } from './initiatives.ts';

type Takes = Pick<InitiativeForm, 'kinds' | 'channels' | 'categories'>;

/** What an initiative takes: of kinds, channels and categories those that are ticked, or all of them. */
export function TakesFields({
  takes,
  fault,
  onChange,
}: {
  takes: Takes;
  fault: unknown;
  onChange: (takes: Partial<Takes>) => void;
}) {
  const categories = useCategories();
  return (
    <>
      <p className="card-text">{say('desk-initiatives.takes_text')}</p>
      <Choices
        label={say('desk-initiatives.kinds')}
        value={takes.kinds}
        onChange={(kinds) => onChange({ kinds: kinds as Takes['kinds'] })}
        choices={complaintKinds.map((kind) => [kind, say(`lifecycle.kind.${kind}`)])}
      />
      <Choices
        label={say('desk-initiatives.channels')}
        value={takes.channels}
        onChange={(chosen) => onChange({ channels: chosen as Takes['channels'] })}
        choices={channels.map((channel) => [channel, say(`lifecycle.channel.${channel}`)])}
      />
      <details className="takes-more">
        <summary>
          {say('desk-initiatives.categories')}
          {': '}
          {say('desk-initiatives.categories_chosen', { count: takes.categories.length })}
        </summary>
        <Choices
          label={say('desk-initiatives.categories')}
          value={takes.categories}
          onChange={(chosen) => onChange({ categories: chosen })}
          choices={categories
            .filter(({ active, code }) => active || takes.categories.includes(code))
            .map(({ code, name }) => [code, named(name)])}
        />
      </details>
      {isSaidAt(fault, ['kinds', 'channels', 'categories']) ? <FaultNote fault={fault} /> : null}
    </>
  );
}

function Choices({
  label,
  value,
  onChange,
  choices,
}: {
  label: string;
  value: readonly string[];
  onChange: (value: string[]) => void;
  choices: readonly (readonly [code: string, name: string])[];
}) {
  return (
    <Checkbox.Group label={label} value={[...value]} onChange={onChange}>
      <div className="admin-choices">
        {choices.map(([code, name]) => (
          <Checkbox key={code} value={code} label={name} />
        ))}
      </div>
    </Checkbox.Group>
  );
}

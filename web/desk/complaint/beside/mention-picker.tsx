import type { Mentionable } from '@insaf/contract/notes.ts';
import { named, say } from '../../words.ts';

/** The colleagues who can be mentioned; the keyboard stays in the text, where the arrows move through them. */
export function MentionPicker(props: {
  listId: string;
  people: readonly Mentionable[];
  active: Mentionable | undefined;
  choose: (person: Mentionable) => void;
}) {
  const { listId, people, active, choose } = props;
  return (
    <div className="picker">
      <span className="hidden-words" role="status">
        {people.length === 0
          ? say('desk-beside.picker.none')
          : say('desk-beside.picker.found', { count: people.length })}
      </span>
      {people.length === 0 ? (
        <p className="beside-quiet" aria-hidden>
          {say('desk-beside.picker.none')}
        </p>
      ) : null}
      <div id={listId} role="listbox" aria-label={say('desk-beside.picker.label')}>
        {people.map((person) => (
          <div
            key={person.id}
            id={`${listId} ${person.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={person === active}
            ref={(option) => {
              if (person === active) option?.scrollIntoView({ block: 'nearest' });
            }}
            // Pressed, not clicked: the text must not lose the caret first.
            onMouseDown={(event) => {
              event.preventDefault();
              choose(person);
            }}
          >
            <span>{person.name}</span>
            <small>{named(person.agency.name)}</small>
          </div>
        ))}
      </div>
    </div>
  );
}

import { TextInput } from '@mantine/core';
import { say } from '../words.ts';
import { fromField, toField } from './zoned.ts';

/** What a meeting is called, and where and when it is held. */
export type MeetingHead = {
  readonly title: string;
  readonly place: string;
  readonly heldAt: string | null;
};

export function MeetingFields({
  head,
  change,
}: {
  head: MeetingHead;
  change: (changes: Partial<MeetingHead>) => void;
}) {
  return (
    <div className="review-fields">
      <TextInput
        label={say('desk-meetings.field.title')}
        placeholder={say('desk-meetings.field.title_example')}
        required
        minLength={3}
        maxLength={200}
        value={head.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <TextInput
        label={say('desk-meetings.field.place')}
        maxLength={200}
        value={head.place}
        onChange={(event) => change({ place: event.currentTarget.value })}
      />
      <TextInput
        type="datetime-local"
        label={say('desk-meetings.field.held')}
        value={toField(head.heldAt)}
        onChange={(event) => change({ heldAt: fromField(event.currentTarget.value) })}
      />
    </div>
  );
}

import { Button, Checkbox, NativeSelect, Radio, Textarea, TextInput } from '@mantine/core';
import { DropZone } from '../parts/drop-zone.tsx';
import { say } from '../words.ts';

/** What is pressed, typed into and chosen from: as it stands, wrong, disabled, busy. */
export function Controls() {
  return (
    <div className="design-stack">
      <p className="design-row">
        <Button>{say('desk-design.sample.primary')}</Button>
        <Button variant="default">{say('desk-design.sample.secondary')}</Button>
        <Button color="clay">{say('desk-design.sample.danger')}</Button>
        <Button disabled>{say('desk-design.sample.disabled')}</Button>
        <Button loading>{say('desk-design.sample.primary')}</Button>
      </p>
      <TextInput
        label={say('desk-design.sample.label')}
        description={say('desk-design.sample.hint')}
        defaultValue={say('desk-design.sample.mixed')}
      />
      <TextInput
        label={say('desk-design.sample.label')}
        error={say('desk-design.sample.wrong')}
        defaultValue="٠١٠٠١٢٣"
      />
      <TextInput label={say('desk-design.sample.label')} disabled defaultValue="—" />
      <Textarea
        label={say('desk-design.sample.label')}
        defaultValue={say('desk-design.sample.mixed')}
        minRows={3}
      />
      <NativeSelect
        label={say('desk-design.sample.label')}
        data={[say('desk-design.sample.primary'), say('desk-design.sample.secondary')]}
      />
      <Checkbox label={say('desk-design.sample.choice')} defaultChecked />
      <Radio.Group defaultValue="1" label={say('desk-design.sample.label')}>
        <Radio value="1" label={say('desk-design.sample.choice')} />
        <Radio value="2" label={say('desk-design.sample.secondary')} />
      </Radio.Group>
      <DropZone
        words={say('desk-reply.files.add')}
        hint={say('desk-reply.files.hint')}
        add={() => undefined}
      />
    </div>
  );
}

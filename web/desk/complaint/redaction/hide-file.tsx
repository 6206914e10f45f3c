import { type HidingKind, hidingKinds } from '@insaf/contract/redaction.ts';
import { Button, Select } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useState } from 'react';
import { FormDialog } from '../../parts/dialog.tsx';
import { DropZone } from '../../parts/drop-zone.tsx';
import { useUploads } from '../../parts/use-uploads.ts';
import { say } from '../../words.ts';
import type { Complaint, File } from '../complaint.ts';
import { isolated } from '../isolated.ts';
import { useHiding } from './use-hiding.ts';

const kinds: readonly HidingKind[] = hidingKinds;

/** What is hidden of a file as a whole, and, for who may, hiding it or showing it again. */
export function HidableFile({ complaint, file }: { complaint: Complaint; file: File }) {
  const [hiding, setHiding] = useState(false);
  const { may } = complaint.redaction;
  if (file.hidden === null && !may) return null;
  return (
    <div className="hidable-file">
      {file.hidden === null ? null : (
        <p className="hidden-note">
          <IconEyeOff size={18} stroke={1.6} aria-hidden />
          {say(`desk-redaction.file.${file.hidden.replaced ? 'replaced' : 'hidden'}`, {
            kind: say(`desk-redaction.kinds.${file.hidden.kind}`),
          })}
        </p>
      )}
      {may ? (
        <Button
          variant="subtle"
          mih={44}
          className="hide-opener"
          leftSection={<IconEyeOff size={18} stroke={1.6} aria-hidden />}
          onClick={() => setHiding(true)}
        >
          {say(`desk-redaction.file.${file.hidden === null ? 'hide' : 'change'}`)}
        </Button>
      ) : null}
      {hiding ? (
        <HideFile complaint={complaint} file={file} close={() => setHiding(false)} />
      ) : null}
    </div>
  );
}

/** Hides a file from others, shows a covered one in its place, or shows it again. */
function HideFile({
  complaint,
  file,
  close,
}: {
  complaint: Complaint;
  file: File;
  close: () => void;
}) {
  const [kind, setKind] = useState<HidingKind>(file.hidden?.kind ?? 'name');
  const { files, add, remove } = useUploads();
  const [replacement] = files;
  const saving = useHiding(complaint, close);
  const save = (hiding: { kind: HidingKind; replacement: string | null } | null) =>
    saving.mutate({ file: file.id, hiding });
  const sending = {
    ...saving,
    mutate: () => save({ kind, replacement: replacement?.upload ?? null }),
  };
  return (
    <FormDialog
      title={say('desk-redaction.file.title')}
      act={say(
        replacement === undefined ? 'desk-redaction.file.save' : 'desk-redaction.file.save_other',
      )}
      disabled={replacement !== undefined && replacement.state !== 'ready'}
      sending={sending}
      close={close}
    >
      <p className="hidden-note">{say('desk-redaction.file.hint')}</p>
      <Select
        label={say('desk-redaction.file.kind')}
        data={kinds.map((value) => ({ value, label: say(`desk-redaction.kinds.${value}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={(chosen) => chosen !== null && setKind(chosen as HidingKind)}
      />
      {file.kind === 'audio' ? null : replacement === undefined ? (
        <DropZone
          words={say('desk-redaction.file.other')}
          hint={say('desk-redaction.file.other_hint')}
          add={(chosen) => add([...chosen].slice(0, 1))}
        />
      ) : (
        <div className="hide-row" role="status">
          <bdi>{replacement.name}</bdi>
          {replacement.fault ?? say(`desk-redaction.file.${replacement.state}`)}
          <Button variant="default" onClick={() => remove(replacement.key)}>
            {say('desk-redaction.edit.remove', { words: isolated(replacement.name) })}
          </Button>
        </div>
      )}
      {file.hidden === null ? null : (
        <Button variant="default" loading={saving.isPending} onClick={() => save(null)}>
          {say('desk-redaction.file.show')}
        </Button>
      )}
    </FormDialog>
  );
}

import { documentKinds } from '@insaf/contract/vocabulary.ts';
import { ActionIcon, Button, NativeSelect, Progress } from '@mantine/core';
import { IconFileText, IconTrash } from '@tabler/icons-react';
import type { SentFile } from '../../parts/use-uploads.ts';
import { say } from '../../words.ts';

/** The files of a reply: each with how far it is, what kind of document it is, and a way to take it out. */
export function SentFiles({
  files,
  kinds,
  onKind,
  remove,
  retry,
}: {
  files: readonly SentFile[];
  /** Kind of document by the file's key; none for the photo of a scene. */
  kinds: Readonly<Record<string, string>>;
  onKind: (key: string, kind: string) => void;
  remove: (key: string) => void;
  retry: (key: string) => void;
}) {
  return (
    <ul className="sent-files" aria-live="polite">
      {files.map((file) => (
        <li key={file.key} className={`sent-file sent-${file.state}`}>
          <FilePicture file={file} />
          <div className="sent-body">
            <bdi className="sent-name">{file.name}</bdi>
            {file.state === 'sending' ? (
              <Progress
                value={file.progress * 100}
                aria-label={say('desk-reply.files.sending', {
                  percent: Math.round(file.progress * 100),
                })}
              />
            ) : null}
            {file.fault === null ? null : <p className="sent-fault">{file.fault}</p>}
            {file.state === 'broken' ? (
              <Button size="compact-sm" variant="default" onClick={() => retry(file.key)}>
                {say('desk.fault.retry')}
              </Button>
            ) : null}
            {file.state === 'ready' ? (
              <NativeSelect
                size="xs"
                aria-label={say('desk-reply.files.kind', { name: file.name })}
                value={kinds[file.key] ?? ''}
                onChange={(event) => onKind(file.key, event.currentTarget.value)}
                data={[
                  {
                    value: '',
                    label: say(
                      file.isPhoto ? 'desk-reply.files.scene' : 'desk-reply.files.no_kind',
                    ),
                  },
                  ...documentKinds.map((kind) => ({
                    value: kind,
                    label: say(`lifecycle.document.${kind}`),
                  })),
                ]}
              />
            ) : null}
          </div>
          <ActionIcon
            variant="subtle"
            color="clay"
            size={44}
            aria-label={say('desk-reply.files.remove', { name: file.name })}
            onClick={() => remove(file.key)}
          >
            <IconTrash size={20} stroke={1.6} aria-hidden />
          </ActionIcon>
        </li>
      ))}
    </ul>
  );
}

/** A file as a small picture; a sign of paper for what cannot be shown. */
export function FilePicture({ file }: { file: Pick<SentFile, 'preview' | 'name'> }) {
  return file.preview === null ? (
    <span className="file-picture file-sign">
      <IconFileText size={28} stroke={1.4} aria-hidden />
    </span>
  ) : (
    <img className="file-picture" src={file.preview} alt={file.name} />
  );
}

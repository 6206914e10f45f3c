import { ActionIcon, Button, Progress } from '@mantine/core';
import { IconFileText, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { say } from '../words.ts';
import type { SentFile } from './use-uploads.ts';

/** Files that were chosen: each with how far it is, what was wrong with it, and a way to take it out. */
export function SentFiles({
  files,
  remove,
  retry,
  children,
}: {
  files: readonly SentFile[];
  remove: (key: string) => void;
  retry: (key: string) => void;
  /** What more is asked of a file that is there. */
  children?: (file: SentFile) => ReactNode;
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
                aria-label={say('desk.files.sending', { part: file.progress })}
              />
            ) : null}
            {file.fault === null ? null : <p className="sent-fault">{file.fault}</p>}
            {file.state === 'broken' ? (
              <Button size="compact-md" variant="default" onClick={() => retry(file.key)}>
                {say('desk.fault.retry')}
              </Button>
            ) : null}
            {file.state === 'ready' ? children?.(file) : null}
          </div>
          <ActionIcon
            variant="subtle"
            color="clay"
            size={44}
            aria-label={say('desk.files.remove', { name: file.name })}
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

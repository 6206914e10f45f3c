import { ActionIcon, Button, FileButton, Progress } from '@mantine/core';
import { IconCamera, IconFile, IconTrash, IconUpload } from '@tabler/icons-react';
import { type DragEvent, lazy, Suspense, useState } from 'react';
import { Dialog } from '../parts/dialog.tsx';
import { Loading } from '../parts/states.tsx';
import { inDigits, later, say } from '../words.ts';
import type { KeptUpload } from './intake-form.ts';
import type { useDocuments } from './use-documents.ts';

// Needed only by who has paper before them.
const ScanPages = lazy(later(() => import('./scan-pages.tsx')));

const accepted = 'image/*,application/pdf,audio/*,video/*';

/** Papers of the visitor: dropped, chosen or scanned; each says how far it has come. */
export function Documents({
  documents,
  arrived,
  onRemove,
}: {
  documents: ReturnType<typeof useDocuments>;
  arrived: readonly KeptUpload[];
  onRemove: (id: string) => void;
}) {
  const [over, setOver] = useState(false);
  const [scanning, setScanning] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    documents.add([...event.dataTransfer.files]);
  };
  return (
    <section
      className={over ? 'documents is-over' : 'documents'}
      aria-label={say('desk-intake.documents.title')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className="row">
        <h2 className="side-title">{say('desk-intake.documents.title')}</h2>
        <span className="quiet-label">{say('desk-intake.documents.drop')}</span>
        <FileButton multiple accept={accepted} onChange={(files) => documents.add(files)}>
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconUpload size={18} stroke={1.6} aria-hidden />}
            >
              {say('desk-intake.documents.choose')}
            </Button>
          )}
        </FileButton>
        <Button
          variant="default"
          leftSection={<IconCamera size={18} stroke={1.6} aria-hidden />}
          onClick={() => setScanning(true)}
        >
          {say('desk-intake.documents.scan')}
        </Button>
      </div>
      <ul className="document-list" aria-live="polite">
        {arrived.map(({ id, name }) => (
          <li key={id} className="document">
            <IconFile size={18} stroke={1.6} aria-hidden />
            <bdi className="document-name">{name}</bdi>
            <span className="badge badge-reed">{say('desk-intake.documents.ready')}</span>
            <Remove name={name} onClick={() => onRemove(id)} />
          </li>
        ))}
        {documents.sent.map((one) => (
          <li key={one.key} className="document">
            <IconFile size={18} stroke={1.6} aria-hidden />
            <bdi className="document-name">{one.name}</bdi>
            {one.state === 'failed' ? (
              <>
                <span className="document-fault">{one.fault}</span>
                <Button size="compact-sm" variant="light" onClick={() => documents.again(one)}>
                  {say('desk-intake.documents.again')}
                </Button>
              </>
            ) : (
              <Progress
                className="document-progress"
                value={one.part * 100}
                aria-label={say('desk-intake.documents.sending', {
                  percent: inDigits(String(Math.round(one.part * 100))),
                })}
              />
            )}
            <Remove name={one.name} onClick={() => documents.remove(one.key)} />
          </li>
        ))}
      </ul>
      {scanning ? (
        <Dialog title={say('desk-intake.scan.title')} size="xl" close={() => setScanning(false)}>
          <Suspense fallback={<Loading rows={3} />}>
            <ScanPages
              onUse={(files) => {
                setScanning(false);
                documents.add(files);
              }}
            />
          </Suspense>
        </Dialog>
      ) : null}
    </section>
  );
}

function Remove({ name, onClick }: { name: string; onClick: () => void }) {
  return (
    <ActionIcon
      variant="subtle"
      color="clay"
      size={44}
      aria-label={say('desk-intake.documents.remove', { name })}
      onClick={onClick}
    >
      <IconTrash size={18} stroke={1.6} aria-hidden />
    </ActionIcon>
  );
}

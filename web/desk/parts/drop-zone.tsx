import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, useId, useState } from 'react';
import { acceptedFiles } from './use-uploads.ts';

/** A place to drop files, choose them, or paste a picture into. */
export function DropZone({
  words,
  hint,
  add,
}: {
  words: string;
  hint: string;
  add: (files: Iterable<File>) => void;
}) {
  const [over, setOver] = useState(false);
  const id = useId();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    add(event.dataTransfer.files);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a convenience; the input is the way in
    <div
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={(event) => {
        if (event.clipboardData.files.length > 0) add(event.clipboardData.files);
      }}
    >
      <input
        id={id}
        className="hidden-words"
        type="file"
        multiple
        accept={acceptedFiles}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          add(event.currentTarget.files ?? []);
          event.currentTarget.value = '';
        }}
      />
      <label htmlFor={id}>
        <IconUpload size={20} stroke={1.6} aria-hidden />
        {words}
      </label>
      <small id={`${id}-hint`}>{hint}</small>
    </div>
  );
}

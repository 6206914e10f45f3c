import { IconFileText, IconLock, IconPhoto } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { later, say } from '../../words.ts';
import { type Complaint, type File, fileAddress } from '../complaint.ts';
import { momentInWords } from '../history/days.ts';
import { HidableFile } from '../redaction/hide-file.tsx';
import { sizeInWords } from './size-in-words.ts';

const Lightbox = lazy(later(() => import('./lightbox.tsx')));

/**
 * Files of a complaint or a reply: photos as a strip that opens large, recordings to play, documents to open.
 *
 * @param originals whether the reader may open files as they were received; only photos have other copies
 */
export function Files({
  files,
  originals,
  complaint,
}: {
  files: readonly File[];
  originals: boolean;
  /** Whose files these are. */
  complaint: Complaint;
}) {
  const { number } = complaint;
  const [open, setOpen] = useState<number | null>(null);
  const photos = files.filter(({ kind }) => kind === 'photo');
  const others = files.filter(({ kind }) => kind !== 'photo');
  if (files.length === 0) return null;
  return (
    <div className="files">
      {photos.length === 0 ? null : (
        <ul className="strip" aria-label={say('desk-complaint.files.photos')}>
          {photos.map((photo, index) => (
            <li key={photo.id}>
              <button type="button" className="strip-photo" onClick={() => setOpen(index)}>
                <img
                  src={fileAddress(number, photo.id, 'thumbnail')}
                  alt={photoWords(photo, index, photos.length)}
                  loading="lazy"
                  decoding="async"
                  width={112}
                  height={112}
                />
                <IconPhoto className="strip-sign" size={16} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      {others.length === 0 ? null : (
        <ul className="others">
          {others.map((file) => (
            <li key={file.id}>
              <Other number={number} file={file} open={originals && isReadable(complaint, file)} />
              <HidableFile complaint={complaint} file={file} />
            </li>
          ))}
        </ul>
      )}
      {open === null ? null : (
        <Suspense fallback={null}>
          <Lightbox
            photos={photos}
            first={open}
            originals={originals}
            complaint={complaint}
            close={() => setOpen(null)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Whether there is something to open: the file itself, or what is shown in its place. */
function isReadable({ redaction }: Complaint, { id, hidden }: File): boolean {
  return hidden === null || hidden.replaced || `file/${id}` in redaction.marks;
}

function photoWords({ takenAt }: File, index: number, of: number): string {
  const at = takenAt === null ? '' : momentInWords(takenAt);
  return say('desk-complaint.files.photo', { index: index + 1, of, known: String(at !== ''), at });
}

function Other({ number, file, open }: { number: string; file: File; open: boolean }) {
  const name = file.name ?? say(`uploads.kinds.${file.kind}`);
  const facts = `${say(`uploads.kinds.${file.kind}`)} · ${sizeInWords(file.size)}`;
  if (!open) {
    return (
      <div className="other">
        <IconLock size={22} stroke={1.6} aria-hidden />
        <span>
          <bdi>{name}</bdi>
          {file.hidden === null ? <small>{say('desk-complaint.files.not_yours')}</small> : null}
        </span>
      </div>
    );
  }
  const address = fileAddress(number, file.id, 'original');
  if (file.kind === 'audio' || file.kind === 'video') {
    const Player = file.kind;
    return (
      <figure className="other-player">
        <Player controls preload="none" src={address} aria-label={name} />
        <figcaption>
          <bdi>{name}</bdi> <small>{facts}</small>
        </figcaption>
      </figure>
    );
  }
  return (
    <a className="other" href={address} target="_blank" rel="noreferrer">
      <IconFileText size={22} stroke={1.6} aria-hidden />
      <span>
        <bdi>{name}</bdi>
        <small>{facts}</small>
      </span>
    </a>
  );
}

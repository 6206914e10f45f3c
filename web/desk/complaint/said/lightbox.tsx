import { ActionIcon, Modal } from '@mantine/core';
import {
  IconChevronLeft,
  IconChevronRight,
  IconDownload,
  IconEyeOff,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import { type Shortcut, useShortcuts } from '../../frame/shortcuts.tsx';
import { language } from '../../installation.ts';
import { DeskMap } from '../../parts/desk-map.tsx';
import { say } from '../../words.ts';
import { type Complaint, type File, fileAddress } from '../complaint.ts';
import { momentInWords } from '../history/days.ts';
import { CoverPhoto } from '../redaction/cover-photo.tsx';
import { rectanglesOf } from '../redaction/use-hiding.ts';

const zooms = [1, 1.75, 3] as const;

/** A photo as large as the window: the next and the one before, nearer and farther, when and where taken. */
export default function Lightbox({
  photos,
  first,
  originals,
  close,
  complaint,
}: {
  photos: readonly File[];
  first: number;
  originals: boolean;
  close: () => void;
  /** Whose photos these are, of which parts can be hidden. */
  complaint: Complaint;
}) {
  const { number, redaction } = complaint;
  const [covering, setCovering] = useState(false);
  const coverer = useRef<HTMLButtonElement>(null);
  const [at, setAt] = useState(first);
  const [zoom, setZoom] = useState(0);
  const photo = photos[at]!;
  const go = (step: number) => {
    if (covering) return;
    setZoom(0);
    setAt((at + step + photos.length) % photos.length);
  };
  const uncover = () => {
    setCovering(false);
    requestAnimationFrame(() => coverer.current?.focus());
  };
  const nearer = () => setZoom(Math.min(zoom + 1, zooms.length - 1));
  const farther = () => setZoom(Math.max(zoom - 1, 0));
  const forward = language === 'ar' ? 'ArrowLeft' : 'ArrowRight';
  const back = language === 'ar' ? 'ArrowRight' : 'ArrowLeft';
  useShortcuts(
    [
      { keys: forward, words: 'desk-complaint.light.next', run: () => go(1) },
      { keys: back, words: 'desk-complaint.light.previous', run: () => go(-1) },
      { keys: '+', words: 'desk-complaint.light.nearer', run: nearer },
      { keys: '=', words: 'desk-complaint.light.nearer', run: nearer },
      { keys: '-', words: 'desk-complaint.light.farther', run: farther },
    ].map((key): Shortcut => ({ ...key, group: 'desk-complaint.light.group', ofDialog: true })),
  );
  const [Previous, Next] =
    language === 'ar' ? [IconChevronRight, IconChevronLeft] : [IconChevronLeft, IconChevronRight];
  const title = say('desk-complaint.light.title', { index: at + 1, of: photos.length });
  if (covering) {
    return (
      <LightModal title={title} close={close}>
        <CoverPhoto complaint={complaint} photo={photo} close={uncover} />
      </LightModal>
    );
  }
  return (
    <LightModal title={title} close={close}>
      <section
        className="light-picture"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what is larger than the window is scrolled by keys
        tabIndex={0}
        aria-label={say('desk-complaint.light.picture')}
      >
        <img
          key={photo.id}
          src={fileAddress(number, photo.id, 'show')}
          alt={photo.name ?? say('uploads.kinds.photo')}
          style={{ inlineSize: zoom === 0 ? undefined : `${zooms[zoom]! * 100}%` }}
          className={zoom === 0 ? 'light-fit' : 'light-near'}
        />
      </section>
      <div className="light-side">
        <div className="light-buttons">
          {photos.length < 2 ? null : (
            <>
              <LightButton words="previous" icon={Previous} run={() => go(-1)} />
              <LightButton words="next" icon={Next} run={() => go(1)} />
            </>
          )}
          <LightButton words="farther" icon={IconZoomOut} run={farther} disabled={zoom === 0} />
          <LightButton
            words="nearer"
            icon={IconZoomIn}
            run={nearer}
            disabled={zoom === zooms.length - 1}
          />
          {originals ? (
            <ActionIcon
              component="a"
              href={fileAddress(number, photo.id, 'original')}
              target="_blank"
              rel="noreferrer"
              variant="default"
              size={44}
              aria-label={say('desk-complaint.light.original')}
            >
              <IconDownload size={22} stroke={1.6} aria-hidden />
            </ActionIcon>
          ) : null}
          {redaction.may ? (
            <ActionIcon
              ref={coverer}
              variant="default"
              size={44}
              aria-label={say('desk-redaction.photo.hide')}
              onClick={() => setCovering(true)}
            >
              <IconEyeOff size={22} stroke={1.6} aria-hidden />
            </ActionIcon>
          ) : null}
        </div>
        {redaction.hidden.includes(`photo/${photo.id}`) ? (
          <p className="hidden-note">
            <IconEyeOff size={18} stroke={1.6} aria-hidden />
            {say('desk-redaction.photo.hidden', {
              original: String(`photo/${photo.id}` in redaction.marks),
              count: rectanglesOf(complaint, photo.id).length,
            })}
          </p>
        ) : null}
        <p role="status">
          {photo.takenAt === null
            ? say('desk-complaint.light.no_time')
            : say('desk-complaint.light.taken', { at: momentInWords(photo.takenAt) })}
        </p>
        {photo.position === null ? (
          <p>{say('desk-complaint.light.no_position')}</p>
        ) : (
          <DeskMap
            label={say('desk-complaint.light.map')}
            markers={[{ at: photo.position, label: say('desk-complaint.light.here'), tone: 'sky' }]}
          />
        )}
      </div>
    </LightModal>
  );
}

function LightModal({
  title,
  close,
  children,
}: {
  title: string;
  close: () => void;
  children: ReactNode;
}) {
  return (
    <Modal
      opened
      onClose={close}
      fullScreen
      title={title}
      closeButtonProps={{ 'aria-label': say('desk.close'), size: 44 }}
      classNames={{ body: 'light-body', content: 'light' }}
    >
      {children}
    </Modal>
  );
}

function LightButton({
  words,
  icon: Icon,
  run,
  disabled = false,
}: {
  words: string;
  icon: typeof IconZoomIn;
  run: () => void;
  disabled?: boolean;
}) {
  return (
    <ActionIcon
      variant="default"
      size={44}
      disabled={disabled}
      aria-label={say(`desk-complaint.light.${words}`)}
      onClick={run}
    >
      <Icon size={22} stroke={1.6} aria-hidden />
    </ActionIcon>
  );
}

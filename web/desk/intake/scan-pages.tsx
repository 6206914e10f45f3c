import { ActionIcon, Alert, Button, FileButton } from '@mantine/core';
import { IconCamera, IconRotateClockwise, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { say } from '../words.ts';
import { type Page, takePage, turnPage } from './page-image.ts';

/**
 * Papers before a camera: page after page is taken, turned or thrown away, and all are used together. Where
 * no camera can be used, the device's own takes the picture, or one is chosen.
 */
export default function ScanPages({ onUse }: { onUse: (files: File[]) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [pages, setPages] = useState<readonly Page[]>([]);
  const [camera, setCamera] = useState<'starting' | 'on' | 'none'>('starting');

  useEffect(() => {
    let stream: MediaStream | undefined;
    let gone = false;
    const start = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'environment', width: { ideal: 2560 }, height: { ideal: 1920 } },
        });
        if (gone) return stop();
        setCamera('on');
        if (video.current !== null) video.current.srcObject = stream;
      } catch {
        setCamera('none');
      }
    };
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    void start();
    return () => {
      gone = true;
      stop();
    };
  }, []);
  const kept = useRef(pages);
  kept.current = pages;
  useEffect(
    () => () => {
      for (const { url } of kept.current) URL.revokeObjectURL(url);
    },
    [],
  );

  const add = async (source: HTMLVideoElement | Blob) => {
    const page = await takePage(source);
    setPages((was) => [...was, page]);
  };
  const turn = async (page: Page) => {
    const turned = await turnPage(page);
    setPages((was) => was.map((one) => (one === page ? turned : one)));
  };
  const remove = (page: Page) => {
    URL.revokeObjectURL(page.url);
    setPages((was) => was.filter((one) => one !== page));
  };
  const use = () =>
    onUse(
      pages.map(({ blob }, index) => {
        const name = say('desk-intake.scan.file_name', { page: index + 1 });
        return new File([blob], name, { type: 'image/jpeg' });
      }),
    );

  return (
    <div className="scan">
      {camera === 'none' ? (
        <>
          <Alert color="wheat">{say('desk-intake.scan.no_camera')}</Alert>
          <FileButton
            accept="image/*"
            capture="environment"
            onChange={(file) => file && void add(file)}
          >
            {(props) => (
              <Button {...props} leftSection={<IconCamera size={18} stroke={1.6} aria-hidden />}>
                {say('desk-intake.scan.take')}
              </Button>
            )}
          </FileButton>
        </>
      ) : (
        <>
          <video ref={video} className="scan-view" autoPlay playsInline muted />
          <Button
            data-autofocus
            size="md"
            disabled={camera !== 'on'}
            leftSection={<IconCamera size={18} stroke={1.6} aria-hidden />}
            onClick={() => video.current && void add(video.current)}
          >
            {say('desk-intake.scan.take')}
          </Button>
        </>
      )}
      <ol className="scan-pages" aria-live="polite">
        {pages.map((page, index) => (
          <li key={page.key} className="scan-page">
            <img src={page.url} alt={say('desk-intake.scan.page', { page: index + 1 })} />
            <div className="row">
              <ActionIcon
                variant="default"
                size={44}
                aria-label={say('desk-intake.scan.turn', { page: index + 1 })}
                onClick={() => void turn(page)}
              >
                <IconRotateClockwise size={20} stroke={1.6} aria-hidden />
              </ActionIcon>
              <ActionIcon
                variant="default"
                color="clay"
                size={44}
                aria-label={say('desk-intake.scan.remove', { page: index + 1 })}
                onClick={() => remove(page)}
              >
                <IconTrash size={20} stroke={1.6} aria-hidden />
              </ActionIcon>
            </div>
          </li>
        ))}
      </ol>
      {pages.length === 0 ? null : (
        <Button onClick={use}>{say('desk-intake.scan.use', { count: pages.length })}</Button>
      )}
    </div>
  );
}

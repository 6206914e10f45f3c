import { Button, SegmentedControl } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { addressOf } from '../api.ts';
import { installation } from '../installation.ts';
import { keep, readKept } from '../session/kept.ts';
import { useMe } from '../session/session.ts';
import { say } from '../words.ts';

const sizes = ['a5', '80mm'] as const;
type Size = (typeof sizes)[number];

/**
 * The printed receipt. It is opened unseen in the page and handed to the printer; a browser that shows no PDF,
 * as on most telephones, saves it for the program that does. The size of the last one is remembered.
 */
export function Receipt({ number }: { number: string }) {
  const { id: staffId } = useMe();
  const [size, setSize] = useState<Size>(() => readKept<Size>(staffId, 'paper') ?? 'a5');
  const [printing, setPrinting] = useState(false);
  const [failed, setFailed] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  // It is what the visitor waits for.
  useEffect(() => button.current?.focus(), []);
  const frame = useRef<HTMLIFrameElement>(null);
  const address = addressOf(
    '/complaints/:number/receipt/:size',
    { number, size },
    { digits: installation.digits },
  );
  const print = async () => {
    setPrinting(true);
    setFailed(false);
    try {
      const answer = await fetch(address);
      if (!answer.ok || frame.current === null) throw new Error(String(answer.status));
      const url = URL.createObjectURL(await answer.blob());
      if (navigator.pdfViewerEnabled) {
        await shown(frame.current, url);
        frame.current.contentWindow?.focus();
        frame.current.contentWindow?.print();
      } else save(url, `insaf-${number}.pdf`);
      // The printer's window reads it as long as it is open.
      setTimeout(() => URL.revokeObjectURL(url), 10 * 60_000);
    } catch {
      setFailed(true);
    } finally {
      setPrinting(false);
    }
  };
  // Printing takes the keyboard into the frame; the desk's keys work again when it is done.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current && !printing) button.current?.focus();
    begun.current = printing;
  }, [printing]);
  return (
    <div className="receipt">
      <Button
        ref={button}
        size="lg"
        loading={printing}
        leftSection={<IconPrinter size={20} stroke={1.6} aria-hidden />}
        onClick={() => void print()}
      >
        {say('desk-intake.receipt.print')}
      </Button>
      <SegmentedControl
        aria-label={say('desk-intake.receipt.size')}
        value={size}
        onChange={(chosen) => {
          setSize(chosen as Size);
          keep(staffId, 'paper', chosen);
        }}
        data={sizes.map((one) => ({ value: one, label: say(`desk-intake.receipt.${one}`) }))}
      />
      <a href={address} target="_blank" rel="noreferrer">
        {say('desk-intake.receipt.open')}
      </a>
      {failed ? <p role="alert">{say('desk-intake.receipt.failed')}</p> : null}
      <iframe ref={frame} className="hidden-frame" title={say('desk-intake.receipt.print')} />
    </div>
  );
}

/** Resolves when the frame shows an address. */
function shown(frame: HTMLIFrameElement, url: string): Promise<void> {
  return new Promise((resolve, reject) => {
    frame.onload = () => resolve();
    frame.onerror = () => reject(new Error('the receipt did not open'));
    frame.src = url;
  });
}

function save(url: string, name: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
}

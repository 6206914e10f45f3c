import { type HidingKind, hidingKinds, type Rectangle } from '@insaf/contract/redaction.ts';
import { Button, NumberInput, Select } from '@mantine/core';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import { FaultNote } from '../../parts/states.tsx';
import { say } from '../../words.ts';
import { type Complaint, type File, fileAddress } from '../complaint.ts';
import { between, pointIn, withMeasure } from './draw.ts';
import './redaction.css';
import { rectanglesOf, useHiding } from './use-hiding.ts';

const measures = ['x', 'y', 'width', 'height'] as const;
const mayBlur = (kind: HidingKind) => kind === 'face' || kind === 'plate';
const middle = { x: 400, y: 400, width: 200, height: 200, kind: 'face', look: 'block' } as const;

/** Hides parts of a photo from others: rectangles, drawn on it or given as numbers. */
export function CoverPhoto({
  complaint,
  photo,
  close,
}: {
  complaint: Complaint;
  photo: File;
  close: () => void;
}) {
  const [rectangles, setRectangles] = useState(() => rectanglesOf(complaint, photo.id));
  const saving = useHiding(complaint, close);
  const change = (index: number, changed: Partial<Rectangle>) =>
    setRectangles(rectangles.map((each, at) => (at === index ? { ...each, ...changed } : each)));
  const add = (rectangle: Rectangle) => setRectangles([...rectangles, rectangle]);
  const form = useRef<HTMLElement>(null);
  const focus = (what: string) =>
    requestAnimationFrame(() => form.current?.querySelector<HTMLElement>(what)?.focus());
  // The button that led here is gone: who came by keys goes on from the first of these.
  useEffect(() => {
    form.current?.querySelector('button')?.focus();
  }, []);
  return (
    <>
      <div className="light-picture">
        <Canvas number={complaint.number} photo={photo} rectangles={rectangles} add={add} />
      </div>
      <section className="cover-form" ref={form} aria-label={say('desk-redaction.photo.title')}>
        <p className="hidden-note">{say('desk-redaction.photo.hint')}</p>
        <Button
          variant="default"
          className="cover-key"
          onClick={() => {
            add(middle);
            focus('fieldset:last-of-type input');
          }}
        >
          {say('desk-redaction.photo.add')}
        </Button>
        {rectangles.map((rectangle, index) => (
          <RectangleFields
            // biome-ignore lint/suspicious/noArrayIndexKey: rectangles have no other name than their place
            key={index}
            index={index}
            rectangle={rectangle}
            change={(changed) => change(index, changed)}
            remove={() => {
              setRectangles(rectangles.filter((_, at) => at !== index));
              focus('button');
            }}
          />
        ))}
        <FaultNote fault={saving.error} />
        <div className="hide-row">
          <Button
            loading={saving.isPending}
            onClick={() => saving.mutate({ upload: photo.id, rectangles })}
          >
            {say('desk-redaction.edit.save')}
          </Button>
          <Button variant="default" onClick={close}>
            {say('desk-redaction.edit.cancel')}
          </Button>
        </div>
      </section>
    </>
  );
}

/** The photo, on which rectangles are drawn by mouse or finger. By keys they are added and measured beside it. */
function Canvas({
  number,
  photo,
  rectangles,
  add,
}: {
  number: string;
  photo: File;
  rectangles: readonly Rectangle[];
  add: (rectangle: Rectangle) => void;
}) {
  const from = useRef<{ x: number; y: number } | null>(null);
  const [drawn, setDrawn] = useState<Rectangle | null>(null);
  const pointOf = (event: PointerEvent<HTMLDivElement>) =>
    pointIn(event.currentTarget.getBoundingClientRect(), { x: event.clientX, y: event.clientY });
  const begin = (event: PointerEvent<HTMLDivElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    from.current = pointOf(event);
  };
  const go = (event: PointerEvent<HTMLDivElement>) => {
    if (from.current === null) return;
    const place = between(from.current, pointOf(event));
    setDrawn(place === null ? null : { ...place, kind: 'face', look: 'block' });
  };
  const end = () => {
    from.current = null;
    if (drawn !== null) add(drawn);
    setDrawn(null);
  };
  const shown = drawn === null ? rectangles : [...rectangles, drawn];
  return (
    <div
      className="cover cover-drawing"
      dir="ltr"
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={end}
    >
      <img
        className="light-fit"
        src={fileAddress(number, photo.id, 'show')}
        alt={photo.name ?? say('uploads.kinds.photo')}
        draggable={false}
      />
      {shown.map(({ x, y, width, height, look }, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: rectangles have no other name than their place
          key={index}
          className={look === 'blur' ? 'cover-one cover-blur' : 'cover-one'}
          aria-hidden
          style={{
            insetInlineStart: `${x / 10}%`,
            insetBlockStart: `${y / 10}%`,
            inlineSize: `${width / 10}%`,
            blockSize: `${height / 10}%`,
          }}
        >
          {index + 1}
        </span>
      ))}
    </div>
  );
}

function RectangleFields({
  index,
  rectangle,
  change,
  remove,
}: {
  index: number;
  rectangle: Rectangle;
  change: (changed: Partial<Rectangle>) => void;
  remove: () => void;
}) {
  const { kind, look } = rectangle;
  return (
    <fieldset>
      <legend>{say('desk-redaction.photo.one', { index: index + 1 })}</legend>
      {measures.map((name) => (
        <NumberInput
          key={name}
          label={say(`desk-redaction.photo.${name}`)}
          min={0}
          max={100}
          decimalScale={1}
          hideControls
          value={rectangle[name] / 10}
          onChange={(value) => change(withMeasure(rectangle, name, Number(value) * 10))}
        />
      ))}
      <Select
        className="cover-wide"
        label={say('desk-redaction.edit.kind')}
        data={hidingKinds.map((value) => ({ value, label: say(`desk-redaction.kinds.${value}`) }))}
        value={kind}
        allowDeselect={false}
        onChange={(chosen) => {
          const now = chosen as HidingKind;
          change({ kind: now, look: mayBlur(now) ? look : 'block' });
        }}
      />
      <Select
        className="cover-wide"
        label={say('desk-redaction.photo.look')}
        data={(mayBlur(kind) ? (['block', 'blur'] as const) : (['block'] as const)).map(
          (value) => ({ value, label: say(`desk-redaction.photo.${value}`) }),
        )}
        value={look}
        allowDeselect={false}
        onChange={(chosen) => change({ look: chosen as Rectangle['look'] })}
      />
      <Button variant="subtle" color="clay" className="cover-wide cover-key" onClick={remove}>
        {say('desk-redaction.photo.remove', { index: index + 1 })}
      </Button>
    </fieldset>
  );
}

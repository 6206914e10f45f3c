import { Button } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { fileAddress, useComplaint } from '../complaint/complaint.ts';
import { ComplaintNumber, StatusBadge } from '../parts/complaint-words.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { named, say } from '../words.ts';
import type { Row } from './queue-data.ts';
import { Reason } from './queue-row.tsx';
import { whyWords } from './why-words.ts';
import './preview.css';

const shownFiles = 6;

/** The complaint at hand, to read without leaving the list. */
export function Preview({ row }: { row: Row | undefined }) {
  // Who walks through the list quickly does not fetch every complaint on the way.
  const [number] = useDebouncedValue(row?.number, 200);
  return (
    <aside className="queue-preview" aria-label={say('desk-queue.preview.label')}>
      {row === undefined ? (
        <p className="preview-none">{say('desk-queue.preview.none')}</p>
      ) : (
        <>
          <div className="preview-head">
            <ComplaintNumber number={row.number} />
            <StatusBadge status={row.status} />
          </div>
          <ul className="preview-why" aria-label={say('desk-queue.why.label')}>
            {row.why.map((each) => (
              <li key={each.code}>
                <Reason why={each} />
                <Exactly at={whyWords(each).exact} />
              </li>
            ))}
          </ul>
          {number === row.number ? <Body row={row} /> : <Loading rows={3} />}
        </>
      )}
    </aside>
  );
}

function Exactly({ at }: { at: string | null }) {
  return at === null ? null : <small>{at}</small>;
}

function Body({ row }: { row: Row }) {
  const navigate = useNavigate();
  const complaint = useComplaint(row.number);
  if (complaint.isPending) return <Loading rows={3} />;
  if (complaint.isError) {
    return <Failed fault={complaint.error} retry={() => void complaint.refetch()} />;
  }
  const { text, uploads, receivedAt, holder, category, place, history } = complaint.data;
  const photos = uploads.filter(({ mediaType }) => mediaType.startsWith('image/'));
  const last = history.at(-1);
  return (
    <>
      <p className="preview-text" dir="auto">
        {text}
      </p>
      {uploads.length === 0 ? null : (
        <>
          <ul className="preview-files">
            {photos.slice(0, shownFiles).map(({ id, name }, index) => (
              <li key={id}>
                <img
                  src={fileAddress(row.number, id, 'thumbnail')}
                  alt={name ?? say('desk-queue.preview.file', { number: index + 1 })}
                  width={96}
                  height={96}
                  loading="lazy"
                />
              </li>
            ))}
          </ul>
          <p className="preview-note">
            {say('desk-queue.preview.photos', { count: uploads.length })}
          </p>
        </>
      )}
      <dl className="preview-facts">
        <Fact name={say('desk-queue.preview.subject')}>
          {category === null ? say('desk-queue.list.no_category') : named(category.name)}
        </Fact>
        {place === null ? null : (
          <Fact name={say('desk-queue.preview.place')}>{named(place.name)}</Fact>
        )}
        <Fact name={say('desk-queue.preview.holder')}>{named(holder.name)}</Fact>
        <Fact name={say('desk-queue.preview.received')}>
          <When at={receivedAt} />
        </Fact>
        {last === undefined ? null : (
          <Fact name={say('desk-queue.preview.last')}>
            {say(`lifecycle.verb.${last.verb}`)} · <When at={last.at} />
          </Fact>
        )}
      </dl>
      <Button
        onClick={() => void navigate({ to: '/complaints/$number', params: { number: row.number } })}
      >
        {say('desk-queue.preview.open')}
      </Button>
    </>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

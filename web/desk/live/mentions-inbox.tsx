import './live.css';
import { mostUnreadCounted } from '@insaf/contract/beside.ts';
import type { Mention } from '@insaf/contract/notes.ts';
import { ActionIcon, Button, Indicator, Popover } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAt } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { ComplaintNumber, StatusBadge } from '../parts/complaint-words.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { When } from '../parts/when.tsx';
import { locale, named, say } from '../words.ts';
import { useLiveEvent } from './use-live.ts';
import { useMentions, useReadMentions } from './use-mentions.ts';

const count = new Intl.NumberFormat(locale);

/** Who mentioned us in a note, in the header of every page; how many we have not read. */
export function MentionsInbox() {
  const [opened, { toggle, close }] = useDisclosure(false);
  const [arrived, setArrived] = useState(false);
  const { data } = useMentions();
  useLiveEvent('mentioned', () => setArrived(true));
  const unread = data?.pages[0]?.unread ?? 0;
  const shown = unread >= mostUnreadCounted ? `${count.format(99)}+` : count.format(unread);
  return (
    <Popover
      opened={opened}
      onDismiss={close}
      position="bottom-end"
      width="min(26rem, 94vw)"
      trapFocus
    >
      <Indicator
        label={<bdi>{shown}</bdi>}
        size={20}
        offset={8}
        disabled={unread === 0}
        color="clay"
      >
        <Popover.Target>
          <ActionIcon
            variant="subtle"
            size={44}
            aria-label={say('desk-beside.mentions.open', { count: unread })}
            aria-expanded={opened}
            onClick={() => {
              setArrived(false);
              toggle();
            }}
          >
            <IconAt aria-hidden />
          </ActionIcon>
        </Popover.Target>
      </Indicator>
      <Popover.Dropdown className="inbox" aria-label={say('desk-beside.mentions.title')}>
        <Inbox unread={unread} close={close} />
      </Popover.Dropdown>
      <span className="hidden-words" role="status">
        {arrived && !opened ? say('desk-beside.mentions.arrived') : null}
      </span>
    </Popover>
  );
}

function Inbox({ unread, close }: { unread: number; close: () => void }) {
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useMentions();
  const read = useReadMentions();
  if (error !== null && data === undefined) {
    return <Failed fault={error} retry={() => void refetch()} />;
  }
  if (data === undefined) return <Loading rows={3} />;
  const mentions = data.pages.flatMap((page) => page.mentions);
  return (
    <>
      <div className="inbox-head">
        <h2>{say('desk-beside.mentions.title')}</h2>
        {unread === 0 ? null : (
          <Button
            variant="subtle"
            size="compact-sm"
            loading={read.isPending}
            onClick={() => read.mutate({})}
          >
            {say('desk-beside.mentions.read_all')}
          </Button>
        )}
      </div>
      {mentions.length === 0 ? (
        <div className="inbox-empty">
          <strong>{say('desk-beside.mentions.empty')}</strong>
          <p>{say('desk-beside.mentions.empty_text')}</p>
        </div>
      ) : null}
      <ul className="inbox-list">
        {mentions.map((mention) => (
          <MentionItem
            key={`${mention.number} ${mention.noteNo}`}
            mention={mention}
            close={close}
          />
        ))}
      </ul>
      {hasNextPage ? (
        <Button
          variant="subtle"
          fullWidth
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {say('desk-beside.mentions.more')}
        </Button>
      ) : null}
    </>
  );
}

function MentionItem({ mention, close }: { mention: Mention; close: () => void }) {
  const { number, by, at, text, read, complaint } = mention;
  return (
    <li>
      <Link
        to="/complaints/$number"
        params={{ number }}
        hash="notes"
        className={read ? 'inbox-item' : 'inbox-item inbox-unread'}
        onClick={close}
      >
        <span className="inbox-by">
          <strong>{by.name}</strong>
          <small>{named(by.agency.name)}</small>
          {read ? null : <span className="hidden-words">{say('desk-beside.mentions.unread')}</span>}
        </span>
        <span className="inbox-text" dir="auto">
          {text ?? say('desk-beside.notes.erased')}
        </span>
        <span className="inbox-about">
          <ComplaintNumber number={number} />
          <StatusBadge status={complaint.status} />
          <When at={at} />
        </span>
      </Link>
    </li>
  );
}

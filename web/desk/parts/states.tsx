import { Alert, Button, Skeleton, Stack, Text, Title } from '@mantine/core';
import { IconCloudOff, IconInbox, IconLock, IconTool } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ApiFault } from '../api.ts';
import { say } from '../words.ts';

/** What a fault is in words: the server's own sentence, or that it could not be reached. */
export function faultWords(fault: unknown): string {
  if (!(fault instanceof ApiFault)) return say('desk.fault.bug');
  if (fault.status === 0) return say('desk.fault.offline');
  return fault.message;
}

/** Nothing to show, and that is well: says so, and what may be done. */
export function Empty({
  title,
  text,
  level = 2,
  children,
}: {
  title: string;
  text?: string;
  /** Of the heading: 1 where this is all that the page has to say. */
  level?: 1 | 2;
  children?: ReactNode;
}) {
  return (
    <div className="state">
      <IconInbox size={40} stroke={1.3} aria-hidden />
      <Title order={level} size="h4">
        {title}
      </Title>
      {text === undefined ? null : <Text c="dimmed">{text}</Text>}
      {children}
    </div>
  );
}

/** Something could not be loaded: why, and a way to try again. */
export function Failed({
  fault,
  retry,
  level = 2,
}: {
  fault: unknown;
  retry?: () => void;
  level?: 1 | 2;
}) {
  const status = fault instanceof ApiFault ? fault.status : 500;
  const Icon = status === 0 ? IconCloudOff : status < 500 ? IconLock : IconTool;
  return (
    <div className="state" role="alert">
      <Icon size={40} stroke={1.3} aria-hidden />
      <Title order={level} size="h4">
        {say(status === 0 ? 'desk.fault.offline_title' : 'desk.fault.title')}
      </Title>
      <Text>{faultWords(fault)}</Text>
      {fault instanceof ApiFault && fault.request !== undefined && status >= 500 ? (
        <Text c="dimmed" size="sm">
          {say('desk.fault.request')} <bdi>{fault.request}</bdi>
        </Text>
      ) : null}
      {retry === undefined ? null : (
        <Button variant="default" onClick={retry}>
          {say('desk.fault.retry')}
        </Button>
      )}
    </div>
  );
}

/** The shape of what is coming, so that nothing jumps when it is there. */
export function Loading({ rows = 6 }: { rows?: number }) {
  return (
    <Stack gap="sm" aria-busy="true" p="md">
      <span className="hidden-words" role="status">
        {say('desk.loading')}
      </span>
      {Array.from({ length: rows }, (_, index) => `row-${index}`).map((row) => (
        <Skeleton key={row} height={44} />
      ))}
    </Stack>
  );
}

/** A refusal or fault within a form or a dialog. */
export function FaultNote({ fault }: { fault: unknown }) {
  if (fault === null || fault === undefined) return null;
  return (
    <Alert color="clay" role="alert">
      {faultWords(fault)}
    </Alert>
  );
}

export function NoSuchPage() {
  return (
    <Empty title={say('desk.no_such_page')} level={1}>
      <Link to="/">{say('desk.to_queue')}</Link>
    </Empty>
  );
}

export function PageFault({ error }: { error: unknown }) {
  return <Failed fault={error} retry={() => location.reload()} level={1} />;
}

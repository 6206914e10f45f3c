import type { ObstacleView, obstacleRoutes } from '@insaf/contract/obstacles.ts';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { call } from '../api.ts';
import { faultAt } from '../complaint/acts/field-fault.ts';
import { isolated } from '../complaint/isolated.ts';
import { FormDialog } from '../parts/dialog.tsx';
import { AgencySelect } from '../queue/agency-select.tsx';
import { named, say } from '../words.ts';

type Act = 'decide' | 'pass_up' | 'remove';
type Given = Readonly<Record<string, string>>;

/** What the reader can do about an obstacle: decide it, pass it up, say that it is gone. */
export function ObstacleActs({
  obstacle,
  told,
}: {
  obstacle: ObstacleView;
  told: (words: string) => void;
}) {
  const [open, setOpen] = useState<Act | null>(null);
  const { decide, passUp, remove } = obstacle.can;
  const can: readonly [Act, boolean][] = [
    ['decide', decide],
    ['pass_up', passUp],
    ['remove', remove],
  ];
  const offered = can.filter(([, may]) => may);
  if (offered.length === 0) return null;
  return (
    <div className="waiting-acts">
      {offered.map(([act], index) => (
        <Button key={act} variant={index === 0 ? 'filled' : 'default'} onClick={() => setOpen(act)}>
          {say(`desk-obstacles.${act}.button`)}
        </Button>
      ))}
      {open === null ? null : (
        <ActDialog act={open} {...{ obstacle, told }} close={() => setOpen(null)} />
      )}
    </div>
  );
}

function send(act: Act, obstacle: string, given: Given) {
  const { words = '', owner = '', official = '', by = '', plain = '' } = given;
  const params = { obstacle };
  if (act === 'pass_up') {
    return call<typeof obstacleRoutes.passUpObstacle>('POST', '/obstacles/:obstacle/pass-up', {
      params,
      body: { reason: words },
    });
  }
  if (act === 'remove') {
    return call<typeof obstacleRoutes.removeObstacle>('POST', '/obstacles/:obstacle/remove', {
      params,
      body: { how: words, ...(plain.trim() === '' ? {} : { told: plain }) },
    });
  }
  return call<typeof obstacleRoutes.decideObstacle>('POST', '/obstacles/:obstacle/decide', {
    params,
    body: {
      ...{ decision: words, owner, by, told: plain },
      ...(official.trim() === '' ? {} : { official }),
    },
  });
}

/** What the words of each act are called by the server. */
const wordsOf = { decide: 'decision', pass_up: 'reason', remove: 'how' } as const;

function ActDialog({
  act,
  obstacle,
  told,
  close,
}: {
  act: Act;
  obstacle: ObstacleView;
  told: (words: string) => void;
  close: () => void;
}) {
  const [given, setGiven] = useState<Given>(
    act === 'decide' ? { owner: obstacle.owner?.code ?? obstacle.agency.code } : {},
  );
  const queries = useQueryClient();
  const sending = useMutation({
    mutationFn: (_: undefined) => send(act, obstacle.id, given),
    onSuccess: async () => {
      close();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ['obstacles'] }),
        queries.invalidateQueries({ queryKey: ['complaint'] }),
      ]);
      told(say(`desk-obstacles.${act}.done`));
    },
  });
  const set = (name: string, value: string) => setGiven((before) => ({ ...before, [name]: value }));
  const fault = (name: string) => faultAt(sending.error, name) ?? undefined;
  const words = (name: string, sent: string, more: object, hint?: string): ReactNode => (
    <Textarea
      label={say(`desk-obstacles.${act}.${sent}`)}
      {...(hint === undefined ? {} : { description: say(`desk-obstacles.${act}.${hint}`) })}
      autosize
      minRows={2}
      minLength={3}
      value={given[name] ?? ''}
      error={fault(sent)}
      onChange={(event) => set(name, event.currentTarget.value)}
      {...more}
    />
  );
  const above = obstacle.above === null ? '' : isolated(named(obstacle.above.name));
  return (
    <FormDialog
      size="lg"
      title={say(`desk-obstacles.${act}.title`, { level: above })}
      act={say(`desk-obstacles.${act}.send`)}
      sending={sending}
      fields={[wordsOf[act], 'owner', 'official', 'by', 'told']}
      close={close}
    >
      {words(
        'words',
        wordsOf[act],
        { required: true, maxLength: 2000, 'data-autofocus': true },
        act === 'pass_up' ? undefined : `${wordsOf[act]}_hint`,
      )}
      {act === 'decide' ? (
        <>
          <AgencySelect
            label={say('desk-obstacles.decide.owner')}
            required
            value={given.owner || null}
            error={fault('owner')}
            onChange={(code) => set('owner', code ?? '')}
          />
          <TextInput
            label={say('desk-obstacles.decide.official')}
            maxLength={200}
            value={given.official ?? ''}
            error={fault('official')}
            onChange={(event) => set('official', event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={say('desk-obstacles.decide.by')}
            required
            value={given.by ?? ''}
            error={fault('by')}
            onChange={(event) => set('by', event.currentTarget.value)}
          />
        </>
      ) : null}
      {act === 'pass_up'
        ? null
        : words('plain', 'told', { required: act === 'decide', maxLength: 1000 }, 'told_hint')}
    </FormDialog>
  );
}

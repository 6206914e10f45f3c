import type { agencyRoutes } from '@insaf/contract/agencies.ts';
import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../api.ts';
import { Dialog, FormDialog } from '../../parts/dialog.tsx';
import { FaultNote, Loading } from '../../parts/states.tsx';
import { named, say } from '../../words.ts';
import { AskApproval } from '../approvals/ask-approval.tsx';
import { type AgencyPage, readEffects } from './agencies.ts';
import { AgencyPicker } from './agency-picker.tsx';
import { Effects } from './effects.tsx';
import { useAgencyChange } from './use-agency-change.ts';

export type Change = 'move' | 'merge' | 'close' | 'reopen';

/**
 * Moves, closes or reopens an agency: what it would do is told first, and then confirmed. A merger is asked
 * for, and a colleague approves it.
 */
export function ChangeDialog({
  agency,
  change,
  close,
}: {
  agency: AgencyPage;
  change: Change;
  close: () => void;
}) {
  const [to, setTo] = useState<string | null>(null);
  const needsTarget = change === 'move' || change === 'merge';
  const isReady = !needsTarget || to !== null;
  const effects = useQuery({
    queryKey: ['administration', 'effects', agency.code, change, to],
    queryFn: () => readEffects(agency.code, change as 'move', to ?? undefined),
    enabled: change !== 'reopen' && isReady,
    gcTime: 0,
  });
  const doing = useAgencyChange(() => carryOut(agency.code, change, to), close);
  const name = named(agency.name);
  const refused = effects.data?.refused ?? null;
  const isOff = !isReady || refused !== null || (change !== 'reopen' && effects.data === undefined);
  const dialog = {
    title: say(`desk-agencies.${change}.title`, { name }),
    size: 'lg',
    close,
  } as const;
  const told = (
    <>
      <p className="card-text">{say(`desk-agencies.${change}.text`)}</p>
      {needsTarget ? (
        <AgencyPicker label={say(`desk-agencies.${change}.to`)} value={to} onChange={setTo} />
      ) : null}
      {change !== 'reopen' && isReady && effects.isPending ? <Loading rows={2} /> : null}
      <FaultNote fault={effects.error} />
      {effects.data === undefined || !isReady ? null : (
        <Effects effects={effects.data} change={change} />
      )}
    </>
  );
  if (change === 'merge') {
    return (
      <Dialog {...dialog}>
        <Stack>
          {told}
          <AskApproval
            asked={{ kind: 'merge_agency', order: { code: agency.code, into: to ?? '' } }}
            disabled={isOff}
            close={close}
          />
        </Stack>
      </Dialog>
    );
  }
  return (
    <FormDialog
      {...dialog}
      act={say(`desk-agencies.${change}.confirm`)}
      grave={change === 'close'}
      disabled={isOff}
      sending={doing}
    >
      {told}
    </FormDialog>
  );
}

function carryOut(code: string, change: Change, to: string | null) {
  const params = { code };
  if (change === 'move') {
    const body = { parent: to! };
    return call<typeof agencyRoutes.moveAgency>('POST', '/agencies/:code/move', { params, body });
  }
  if (change === 'close') {
    return call<typeof agencyRoutes.closeAgency>('POST', '/agencies/:code/close', {
      params,
      body: {},
    });
  }
  return call<typeof agencyRoutes.reopenAgency>('POST', '/agencies/:code/reopen', {
    params,
    body: {},
  });
}

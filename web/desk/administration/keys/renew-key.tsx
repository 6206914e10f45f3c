import type { PartnerKey, partnerRoutes } from '@insaf/contract/partners.ts';
import { Radio } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { ShownOnce } from '../../parts/shown-once.tsx';
import { say } from '../../words.ts';
import { overlaps, useKeyChange } from './keys.ts';

/** A new key with the same rights; the old one lives on for as long as the partner needs to change over. */
export function RenewKey({ of: key, close }: { of: PartnerKey; close: () => void }) {
  const [hours, setHours] = useState<(typeof overlaps)[number]>(24);
  const renewing = useKeyChange(key.id, () =>
    call<typeof partnerRoutes.renewKey>('POST', '/partner-keys/:id/renew', {
      params: { id: key.id },
      body: { oldLivesHours: hours },
    }),
  );
  const made = renewing.data;
  return (
    <FormDialog
      title={say('desk-keys.renew')}
      act={say('desk-keys.renew')}
      sending={renewing}
      after={
        made && {
          shown: (
            <ShownOnce title={say('desk-keys.shown.title', { name: made.name })} secret={made.key}>
              {say('desk-keys.shown.once')}
            </ShownOnce>
          ),
          act: say('desk-keys.done'),
          go: close,
        }
      }
      close={close}
    >
      <Radio.Group
        label={say('desk-keys.old_lives')}
        value={String(hours)}
        onChange={(value) => setHours(Number(value) as (typeof overlaps)[number])}
      >
        {overlaps.map((each) => (
          <Radio
            key={each}
            mt="xs"
            value={String(each)}
            label={say('desk-keys.hours', { days: each / 24 })}
          />
        ))}
      </Radio.Group>
    </FormDialog>
  );
}

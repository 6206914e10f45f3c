import type { PartnerKey, partnerRoutes } from '@insaf/contract/partners.ts';
import { Button, Modal, Radio, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { call } from '../../api.ts';
import { FaultNote } from '../../parts/states.tsx';
import { say } from '../../words.ts';
import { overlaps, useKeyChange } from './keys.ts';
import { ShownKey } from './shown-key.tsx';

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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    renewing.mutate(undefined);
  };
  return (
    <Modal
      opened
      onClose={close}
      closeOnClickOutside={made === undefined}
      title={say('desk-keys.renew')}
      closeButtonProps={{ 'aria-label': say('desk.close') }}
      classNames={{ title: 'admin-dialog-title' }}
    >
      {made === undefined ? (
        <form onSubmit={submit}>
          <Stack>
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
            <FaultNote fault={renewing.error} />
            <div className="admin-dialog-acts">
              <Button type="submit" loading={renewing.isPending}>
                {say('desk-keys.renew')}
              </Button>
              <Button variant="default" onClick={close}>
                {say('desk-administration.cancel')}
              </Button>
            </div>
          </Stack>
        </form>
      ) : (
        <Stack>
          <ShownKey secret={made.key} name={made.name} />
          <div className="admin-dialog-acts">
            <Button onClick={close}>{say('desk-keys.done')}</Button>
          </div>
        </Stack>
      )}
    </Modal>
  );
}

import { Button, Modal, Stack } from '@mantine/core';
import { FaultNote } from '../parts/states.tsx';
import { say } from '../words.ts';

type Doing = {
  readonly mutate: (given: undefined) => void;
  readonly isPending: boolean;
  readonly error: unknown;
};

/** Asks once more before something that others will feel; a refusal is said in the same place. */
export function Confirm({
  title,
  text,
  act,
  grave = false,
  doing,
  close,
}: {
  title: string;
  text: string;
  act: string;
  grave?: boolean;
  doing: Doing;
  close: () => void;
}) {
  return (
    <Modal
      opened
      onClose={close}
      title={title}
      closeButtonProps={{ 'aria-label': say('desk.close') }}
      classNames={{ title: 'admin-dialog-title' }}
    >
      <Stack>
        <p className="admin-text">{text}</p>
        <FaultNote fault={doing.error} />
        <div className="admin-dialog-acts">
          <Button
            color={grave ? 'clay' : 'nile'}
            loading={doing.isPending}
            onClick={() => doing.mutate(undefined)}
          >
            {act}
          </Button>
          <Button variant="default" onClick={close}>
            {say('desk-administration.cancel')}
          </Button>
        </div>
      </Stack>
    </Modal>
  );
}

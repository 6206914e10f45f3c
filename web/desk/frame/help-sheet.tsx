import { Kbd, Table } from '@mantine/core';
import { Dialog } from '../parts/dialog.tsx';
import { say } from '../words.ts';
import { useAllShortcuts } from './shortcuts.tsx';

/** What the keys of this page do. */
export function HelpSheet({ close }: { close: () => void }) {
  const shortcuts = useAllShortcuts();
  const groups = Map.groupBy(shortcuts, ({ group }) => group ?? 'desk.keys.here');
  return (
    <Dialog title={say('desk.keys.title')} size="lg" close={close}>
      {[...groups].map(([group, members]) => (
        <section key={group}>
          <h3 className="sheet-head">{say(group)}</h3>
          <Table verticalSpacing="xs">
            <Table.Tbody>
              {members.map(({ keys, words }) => (
                <Table.Tr key={keys}>
                  <Table.Td>{say(words)}</Table.Td>
                  <Table.Td className="sheet-keys" dir="ltr">
                    {keys.split(' ').map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </section>
      ))}
    </Dialog>
  );
}

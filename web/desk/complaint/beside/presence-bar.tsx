import './beside.css';
import type { Present } from '@insaf/contract/presence.ts';
import { IconEye, IconGavel, IconPencil } from '@tabler/icons-react';
import { named, say } from '../../words.ts';
import { isolated } from '../isolated.ts';
import { usePresence } from './use-presence.ts';

const icons = { reading: IconEye, replying: IconPencil, deciding: IconGavel };
const weight = { deciding: 0, replying: 1, reading: 2 };
const most = 3;

/** Who else has the complaint open, what they do first. Says too that we have it open: one to a page. */
export function PresenceBar({ number }: { number: string }) {
  const others = usePresence(number);
  const shown = others.toSorted((a, b) => weight[a.doing] - weight[b.doing]).slice(0, most);
  return (
    <div className="presence" role="status" aria-label={say('desk-beside.presence.label')}>
      {shown.length === 0 ? null : (
        <ul>
          {shown.map((one) => (
            <Line key={one.key} present={one} />
          ))}
          {others.length > most ? (
            <li>{say('desk-beside.presence.more', { count: others.length - most })}</li>
          ) : null}
        </ul>
      )}
    </div>
  );
}

function Line({ present: { name, agency, doing } }: { present: Present }) {
  const Icon = icons[doing];
  const from = isolated(named(agency.name));
  const who =
    name === null
      ? say('desk-beside.presence.someone', { agency: from })
      : say('desk-beside.presence.person', { name: isolated(name), agency: from });
  return (
    <li className={`present present-${doing}`}>
      <Icon size={18} stroke={1.6} aria-hidden />
      <span>{say(`desk-beside.presence.${doing}`, { who })}</span>
    </li>
  );
}

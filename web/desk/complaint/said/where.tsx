import { Button } from '@mantine/core';
import { IconMap } from '@tabler/icons-react';
import { useState } from 'react';
import { DeskMap } from '../../parts/desk-map.tsx';
import { named, say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';
import { HidableText } from '../redaction/hidable-text.tsx';

/** Where it is: what the person said, and the point, or else the middle of the place, on a map. */
export function Where({ complaint }: { complaint: Complaint }) {
  const { address, landmark, position, place, placePosition } = complaint;
  const [shown, setShown] = useState(true);
  const at = position ?? placePosition;
  if (address === null && landmark === null && at === null) return null;
  const label =
    position === null && place !== null ? named(place.name) : say('desk-complaint.where.point');
  return (
    <div className="where">
      <h3>{say('desk-complaint.where.title')}</h3>
      {address === null && landmark === null ? null : (
        <dl className="facts where-facts">
          {address === null ? null : (
            <div>
              <dt>{say('desk-complaint.where.address')}</dt>
              <dd>
                <HidableText complaint={complaint} subject="address" text={address} />
              </dd>
            </div>
          )}
          {landmark === null ? null : (
            <div>
              <dt>{say('desk-complaint.where.landmark')}</dt>
              <dd>
                <HidableText complaint={complaint} subject="landmark" text={landmark} />
              </dd>
            </div>
          )}
        </dl>
      )}
      {at === null ? null : (
        <>
          <p className="where-how">
            {position === null
              ? say('desk-complaint.where.only_place')
              : position.accuracyMetres === undefined
                ? say('desk-complaint.where.exact')
                : say('desk-complaint.where.within', {
                    metres: Math.round(position.accuracyMetres),
                  })}
          </p>
          {shown ? (
            <DeskMap
              label={say('desk-complaint.where.map')}
              markers={[
                { at, label, tone: 'nile', accuracyMetres: position?.accuracyMetres ?? null },
              ]}
            />
          ) : null}
          <Button
            className="where-toggle"
            variant="subtle"
            size="compact-md"
            leftSection={<IconMap size={18} stroke={1.6} aria-hidden />}
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
          >
            {say(shown ? 'desk-complaint.where.hide' : 'desk-complaint.where.show')}
          </Button>
        </>
      )}
    </div>
  );
}

import type { LiveEventName } from '@insaf/contract/live.ts';
import type { Present } from '@insaf/contract/presence.ts';
import type { Bilingual } from '@insaf/contract/text.ts';
import { seesNote } from '../../notes/index.ts';
import { type Audience, mayRead } from '../../readers/index.ts';
import type { Staff } from '../../rights/index.ts';
import type { Said } from '../events.ts';

/** What is known of the complaints and agencies that were spoken of. */
export type Known = {
  readonly audienceOf: (number: string) => Audience | undefined;
  readonly agencyOf: (id: number) => { code: string; name: Bilingual; path: string };
  /** Who has it open, by id; and as a reader of it sees them. */
  readonly presentOn: (number: string) => readonly string[];
  readonly othersFor: (acting: Staff, number: string) => Present[];
};

export type Prepared = {
  readonly name: LiveEventName;
  readonly dataFor: (acting: Staff) => object | undefined;
};

/** The events that follow from something said, each telling for any reader what they get of it. */
export function eventsFrom(said: Said, known: Known): Prepared[] {
  const [kind, number] = said;
  const audience = known.audienceOf(number);
  if (audience === undefined) return [];
  switch (kind) {
    case 'm': {
      const [, , verb, status, version, holderId] = said;
      const { code, name } = known.agencyOf(holderId);
      const data = { number, status, verb, version, holder: { code, name } };
      return [
        { name: 'moved', dataFor: (acting) => (mayRead(acting, audience) ? data : undefined) },
      ];
    }
    case 'n': {
      const [, , noteNo, staffId, agencyId, mentions] = said;
      const note = { agencyPath: known.agencyOf(agencyId).path, staffId, mentions };
      const data = { number, noteNo };
      const sees = (acting: Staff) => mayRead(acting, audience) && seesNote(acting, note);
      return [
        { name: 'noted', dataFor: (acting) => (sees(acting) ? data : undefined) },
        {
          name: 'mentioned',
          dataFor: (acting) =>
            mentions.includes(acting.staffId) && mayRead(acting, audience) ? data : undefined,
        },
      ];
    }
    case 'p': {
      // Only those who have it open themselves: nobody else is looking.
      const present = known.presentOn(number);
      return [
        {
          name: 'presence',
          dataFor: (acting) =>
            present.includes(acting.staffId) && mayRead(acting, audience)
              ? { number, others: known.othersFor(acting, number) }
              : undefined,
        },
      ];
    }
  }
}

import type { NewDays } from '@insaf/contract/calendars.ts';
import { useQuery } from '@tanstack/react-query';
import { ApiFault } from '../../api.ts';
import { say } from '../../words.ts';
import { useDelayed } from '../use-delayed.ts';
import { foreseeDays } from './calendars.ts';

/** How many agencies and open complaints a declaration would touch. Names change nothing of it. */
export function Effect({ code, days }: { code: string; days: NewDays }) {
  const asked = useDelayed(JSON.stringify({ ...days, nameAr: '-', nameEn: '-', decree: '---' }));
  const given = JSON.parse(asked) as NewDays;
  const isWhole = given.firstDay !== '' && given.insteadOf?.firstDay !== '';
  const effect = useQuery({
    queryKey: ['administration', 'foresee-days', code, asked],
    queryFn: () => foreseeDays(code, given),
    enabled: isWhole,
    retry: false,
  });
  return (
    <section className="admin-effects" aria-labelledby="effect">
      <h3 className="admin-small-head" id="effect">
        {say('desk-calendars.declare.effect')}
      </h3>
      <div role="status">
        {effect.data === undefined ? (
          <p className="card-text">{waiting(isWhole, effect.error)}</p>
        ) : (
          <Told effect={effect.data} />
        )}
      </div>
    </section>
  );
}

function waiting(isWhole: boolean, fault: unknown): string {
  if (!isWhole) return say('desk-calendars.declare.effect_wait');
  if (fault instanceof ApiFault) return fault.fields[0]?.message ?? fault.message;
  return say('desk.loading');
}

function Told({ effect }: { effect: Awaited<ReturnType<typeof foreseeDays>> }) {
  const { agencies, complaints } = effect;
  if (agencies === 0) {
    return <p className="card-text">{say('desk-calendars.declare.effect_none')}</p>;
  }
  const { count, capped } = complaints;
  return (
    <ul>
      <li>{say('desk-calendars.declare.effect_agencies', { count: agencies })}</li>
      <li>{say(`desk-calendars.declare.effect_${capped ? 'capped' : 'complaints'}`, { count })}</li>
      {count === 0 ? null : <li>{say('desk-calendars.declare.effect_history')}</li>}
    </ul>
  );
}

import type { PortalFrame } from '@insaf/contract/portal.ts';
import type { TrackingView } from '@insaf/contract/tracking.ts';
import { Files } from './files.tsx';
import { When } from './when.tsx';
import { Written } from './written.tsx';

const ofThePerson: readonly string[] = ['supply', 'confirm', 'appeal', 'withdraw'];

/** What happened, the newest first. */
export function Story({ view, frame }: { view: TrackingView; frame: PortalFrame }) {
  const { say, language } = frame;
  return (
    <section aria-labelledby="story">
      <h2 id="story">{say('portal-track.story.title')}</h2>
      <ol className="story" reversed>
        {view.steps.toReversed().map((step) => (
          <li key={`${step.at} ${step.verb}`}>
            <p className="quiet">
              <When at={step.at} frame={frame} clock />
            </p>
            <p>
              <strong>
                {say(`tracking.steps.${step.verb}`, { agency: step.agency?.[language] ?? '' })}
              </strong>
            </p>
            {step.priority === null ? null : <p>{priorityWords(step.priority, say)}</p>}
            {step.reason === null ? null : (
              <p>
                {say('portal-track.story.because', {
                  reason: say(`notices.reasons.${step.reason}`),
                })}
              </p>
            )}
            {step.words === null ? null : (
              <>
                <p className="quiet">
                  {say(
                    `portal-track.story.${ofThePerson.includes(step.verb) ? 'you_wrote' : 'they_wrote'}`,
                  )}
                </p>
                <Written text={step.words} />
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** How urgent it became, and why. */
function priorityWords(
  { is, rule, danger, people }: NonNullable<TrackingView['steps'][number]['priority']>,
  say: PortalFrame['say'],
): string {
  return say(`tracking.priority.${rule ?? 'staff'}`, {
    priority: say(`lifecycle.priority.${is}`),
    danger: danger === null ? '' : say(`lifecycle.danger.${danger}`),
    people: people ?? 0,
  });
}

/** The complaint as it was filed. */
export function OwnComplaint({
  view,
  base,
  frame,
}: {
  view: TrackingView;
  base: string;
  frame: PortalFrame;
}) {
  const { say, language } = frame;
  const facts = [
    { key: 'about', value: view.category?.[language] ?? null },
    { key: 'place', value: view.place?.[language] ?? null },
    { key: 'address', value: view.address },
  ] as const;
  return (
    <section aria-labelledby="own">
      <h2 id="own">{say('portal-track.own.title')}</h2>
      {view.erasedAt === null ? (
        <Written text={view.text} />
      ) : (
        <p>
          {say('portal-own-data.gone')} <When at={view.erasedAt} frame={frame} />
        </p>
      )}
      {view.remedy === null ? null : (
        <>
          <h3>{say('portal-track.own.remedy')}</h3>
          <Written text={view.remedy} />
        </>
      )}
      <dl className="turn">
        {facts.map(({ key, value }) =>
          value === null ? null : (
            <div key={key}>
              <dt>{say(`portal-track.own.${key}`)}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ),
        )}
        <div>
          <dt>{say('portal-track.own.at')}</dt>
          <dd>
            <When at={view.receivedAt} frame={frame} clock />
          </dd>
        </div>
      </dl>
      {view.files.length === 0 ? null : (
        <>
          <h3>{say('portal-track.own.files')}</h3>
          <Files files={view.files} base={base} of="of_yours" say={say} />
        </>
      )}
    </section>
  );
}

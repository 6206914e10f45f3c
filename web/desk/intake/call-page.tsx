import { Link } from '@tanstack/react-router';
import { say } from '../words.ts';
import { CallTimer } from './call-timer.tsx';
import { InitiativeField } from './initiative-field.tsx';
import { CallerFields, MatterFields } from './intake-fields.tsx';
import { IntakeFrame } from './intake-frame.tsx';
import { useCaller } from './use-caller.ts';
import { useIntake } from './use-intake.ts';

/** A call taken down on one screen, by the keyboard alone. */
export default function CallPage() {
  const intake = useIntake('hotline');
  const { form, drafts, resume } = intake;
  const lookup = useCaller(form.people[0]?.phone ?? '');
  const [latest] = drafts;
  const keys =
    latest === undefined
      ? []
      : [{ keys: 'Alt+d', words: 'desk-intake.keys.resume', run: () => resume(latest) }];
  return (
    <IntakeFrame
      {...{ intake, lookup, keys }}
      desk="call"
      beside={
        <>
          <CallTimer since={form.startedAt} />
          <Link className="waiting-link" to={'/satisfaction-calls' as never}>
            {say('desk-satisfaction.link')}
          </Link>
        </>
      }
    >
      <CallerFields intake={intake} caller={lookup.data} />
      <MatterFields intake={intake} caller={lookup.data} />
      <InitiativeField intake={intake} desk="hotline" />
    </IntakeFrame>
  );
}

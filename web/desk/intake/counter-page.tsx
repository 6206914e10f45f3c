import { Documents } from './documents.tsx';
import { InitiativeField } from './initiative-field.tsx';
import { CallerFields, MatterFields } from './intake-fields.tsx';
import { IntakeFrame } from './intake-frame.tsx';
import { Receipt } from './receipt.tsx';
import { useCaller } from './use-caller.ts';
import { useDocuments } from './use-documents.ts';
import { useIntake } from './use-intake.ts';
import { OtherComplainants, VisitorKind } from './visitor-fields.tsx';
// After what it changes.
import './counter.css';

/** A visitor at a citizen service office: as a call, with their papers, others beside them, and a receipt. */
export default function CounterPage() {
  const intake = useIntake('office');
  const { form, sending, put } = intake;
  const documents = useDocuments(intake.addUpload);
  const lookup = useCaller(form.people[0]?.phone ?? '');
  const onTheWay = documents.sent.some(({ state }) => state === 'sending');
  const file = () => {
    if (!onTheWay) intake.file();
  };
  const next = () => {
    documents.clear();
    intake.next();
  };
  return (
    <IntakeFrame
      {...{ intake, lookup, file, next }}
      desk="counter"
      isOff={onTheWay}
      receipt={sending?.filed && <Receipt number={sending.filed.number} />}
    >
      <CallerFields intake={intake} caller={lookup.data} atCounter>
        <VisitorKind intake={intake} index={0} />
      </CallerFields>
      <OtherComplainants intake={intake} />
      <MatterFields intake={intake} caller={lookup.data} />
      <InitiativeField intake={intake} desk="office" />
      <Documents
        documents={documents}
        arrived={form.uploads}
        onRemove={(id) => put({ uploads: form.uploads.filter((one) => one.id !== id) })}
      />
    </IntakeFrame>
  );
}

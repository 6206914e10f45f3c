import './intake.css';
import './counter.css';
import { Button, Kbd, Title } from '@mantine/core';
import { useEffect } from 'react';
import { useShortcuts } from '../frame/shortcuts.tsx';
import { usePageTitle } from '../parts/title.ts';
import { say } from '../words.ts';
import { CallerSide } from './caller-side.tsx';
import { Documents } from './documents.tsx';
import { FiledPanel } from './filed-panel.tsx';
import { CallerFields, MannerFields, MatterFields } from './intake-fields.tsx';
import { KeptCalls } from './kept-calls.tsx';
import { Receipt } from './receipt.tsx';
import { useCaller } from './use-caller.ts';
import { useDocuments } from './use-documents.ts';
import { useIntake } from './use-intake.ts';
import { OtherComplainants, VisitorKind } from './visitor-fields.tsx';

/** A visitor at a citizen service office: as a call, with their papers, others beside them, and a receipt. */
export default function CounterPage() {
  const intake = useIntake('office');
  const { form, sending, file, next, focus, put } = intake;
  const documents = useDocuments(intake.addUpload);
  const phone = form.people[0]?.phone ?? '';
  const lookup = useCaller(phone);
  usePageTitle(say('desk-intake.counter.title'));
  // A new visitor begins with the telephone.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the visitor
  useEffect(() => focus('complainants.0.phone'), [form.key]);
  const goOn = () => {
    documents.clear();
    next();
  };
  const onTheWay = documents.sent.some(({ state }) => state === 'sending');
  const fileAll = () => {
    if (!onTheWay) file();
  };
  useShortcuts([
    { keys: 'Ctrl+Enter', words: 'desk-intake.keys.file', run: fileAll },
    { keys: 'F2', words: 'desk-intake.keys.next', run: goOn },
  ]);
  const isSent = sending !== undefined && sending.state !== 'refused';
  return (
    <div className="intake is-counter">
      <div className="intake-main">
        <header className="intake-head">
          <Title order={1} size="h4">
            {say('desk-intake.counter.title')}
          </Title>
          <KeptCalls intake={intake} />
        </header>
        {isSent ? (
          <FiledPanel
            sending={sending}
            onNext={goOn}
            nextWords={say('desk-intake.counter.next')}
            receipt={sending.filed && <Receipt number={sending.filed.number} />}
          />
        ) : (
          <div className="intake-form">
            <CallerFields intake={intake} caller={lookup.data} atCounter>
              <VisitorKind intake={intake} index={0} />
            </CallerFields>
            <OtherComplainants intake={intake} />
            <MatterFields intake={intake} caller={lookup.data} />
            <Documents
              documents={documents}
              arrived={form.uploads}
              onRemove={(id) => put({ uploads: form.uploads.filter((one) => one.id !== id) })}
            />
            <div className="intake-foot">
              <MannerFields intake={intake} />
              <div className="intake-acts">
                <Button variant="subtle" onClick={goOn}>
                  {say('desk-intake.counter.next')} <Kbd ms="xs">F2</Kbd>
                </Button>
                <Button size="md" onClick={fileAll} disabled={onTheWay}>
                  {say('desk-intake.file')} <Kbd ms="xs">Ctrl+Enter</Kbd>
                </Button>
              </div>
            </div>
          </div>
        )}
      </div>
      <CallerSide phone={phone} lookup={lookup} onDone={() => focus('text')} />
    </div>
  );
}

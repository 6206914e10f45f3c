import { Alert, Button } from '@mantine/core';
import { Copy } from '../parts/copy-button.tsx';
import { say } from '../words.ts';

/** Recovery codes that were just made: to be written down, for they are shown this once. */
export function RecoveryCodes({ codes, done }: { codes: readonly string[]; done: () => void }) {
  return (
    <Alert color="wheat" role="status" title={say('desk-account.recovery.title')}>
      <p className="card-text">{say('desk-account.recovery.text')}</p>
      <ul className="recovery-codes" dir="ltr">
        {codes.map((code) => (
          <li key={code}>
            <bdi>{code}</bdi>
          </li>
        ))}
      </ul>
      <div className="card-acts">
        <Button onClick={done}>{say('desk-account.recovery.saved')}</Button>
        <Copy value={codes.join('\n')} />
        <Button variant="default" onClick={() => print()}>
          {say('desk-account.recovery.print')}
        </Button>
      </div>
    </Alert>
  );
}

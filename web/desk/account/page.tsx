import { Title } from '@mantine/core';
import { Failed, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { say } from '../words.ts';
import './account.css';
import { useAccount } from './account.ts';
import { Authenticator } from './authenticator.tsx';
import { Digest } from './digest.tsx';
import { Passkeys } from './passkeys.tsx';
import { Password } from './password.tsx';
import { Sessions } from './sessions.tsx';
import { SignIns } from './sign-ins.tsx';

/** One's own account: what one signs in with, and where one is signed in. */
export default function AccountPage() {
  usePageTitle(say('desk-account.title'));
  const account = useAccount();
  if (account.isPending) return <Loading />;
  if (account.isError) return <Failed fault={account.error} retry={() => void account.refetch()} />;
  const { secondFactorDemanded, demonstration } = account.data;
  return (
    <div className="account">
      <Title order={1} size="h2">
        {say('desk-account.title')}
      </Title>
      <p className="card-text">{say('desk-account.lead')}</p>
      {demonstration ? <p className="card-note">{say('desk-account.demonstration')}</p> : null}
      {secondFactorDemanded ? <p className="card-note">{say('desk-account.demanded')}</p> : null}
      <div className="card-columns">
        <div className="card-stack">
          <Password account={account.data} />
          <Authenticator account={account.data} />
          <Passkeys account={account.data} />
          <Digest />
        </div>
        <div className="card-stack">
          <Sessions account={account.data} />
          <SignIns events={account.data.signIns} text={say('desk-account.sign_ins.text')} />
        </div>
      </div>
    </div>
  );
}

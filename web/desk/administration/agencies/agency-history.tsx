import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Failed, Loading } from '../../parts/states.tsx';
import { say } from '../../words.ts';
import { tellFields } from '../change-words.ts';
import { ChangeEntry } from '../changes.tsx';
import { agencyKey, readHistory } from './agencies.ts';

/** What was changed in an agency, when and by whom; for who administers it. */
export function AgencyHistory({ code, may }: { code: string; may: boolean }) {
  const history = useQuery({
    queryKey: [...agencyKey(code), 'history'],
    queryFn: () => readHistory(code),
    enabled: may,
  });
  if (!may) return null;
  return (
    <section className="admin-card" aria-labelledby="history">
      <Title order={2} size="h4" id="history">
        {say('desk-administration.history')}
      </Title>
      {history.isPending ? <Loading rows={2} /> : null}
      {history.isError ? (
        <Failed fault={history.error} retry={() => void history.refetch()} />
      ) : null}
      <ol className="admin-changes">
        {history.data?.changes.map((change) => (
          <ChangeEntry
            key={`${change.at} ${change.what}`}
            title={say(`desk-agencies.what.${change.what}`)}
            by={change.by}
            at={change.at}
            fields={tellFields(change.before, change.after)}
          />
        ))}
      </ol>
    </section>
  );
}

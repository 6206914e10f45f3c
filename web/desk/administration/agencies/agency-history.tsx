import '../changes.css';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Failed, Loading } from '../../parts/states.tsx';
import { named, say } from '../../words.ts';
import { tellFields } from '../change-words.ts';
import { ChangeEntry } from '../changes.tsx';
import { type AgencyPage, agencyKey, readHistory } from './agencies.ts';
import { useCompetenceName, usePlaceName } from './names.ts';

/** What was changed in an agency, when and by whom; for who administers it. */
export function AgencyHistory({ agency }: { agency: AgencyPage }) {
  const { code, ancestors } = agency;
  const may = agency.can.manage;
  const placeName = usePlaceName();
  const competence = useCompetenceName();
  const nameOf = (field: string, value: string) => {
    if (field === 'place') return placeName(value);
    if (field === 'sectors') return competence(value);
    const above = ancestors.find((ancestor) => ancestor.code === value);
    return field === 'parent' && above !== undefined ? named(above.name) : null;
  };
  const history = useQuery({
    queryKey: [...agencyKey(code), 'history'],
    queryFn: () => readHistory(code),
    enabled: may,
  });
  if (!may) return null;
  return (
    <section className="card" aria-labelledby="history">
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
            fields={tellFields(change.before, change.after, nameOf)}
          />
        ))}
      </ol>
    </section>
  );
}

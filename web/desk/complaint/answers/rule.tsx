import { IconCamera } from '@tabler/icons-react';
import { locale, say } from '../../words.ts';
import type { Complaint } from '../complaint.ts';

/** What a reply has to show before the complaint can be settled, by the rule of its category. */
export function Rule({ rule }: { rule: NonNullable<Complaint['evidenceRule']> }) {
  const { photosAfter, documents, documentKinds, nearMetres } = rule;
  const kinds = new Intl.ListFormat(locale, { type: 'disjunction' }).format(
    documentKinds.map((kind) => say(`lifecycle.document.${kind}`)),
  );
  return (
    <section className="part rule" aria-labelledby="rule-title">
      <h2 id="rule-title">
        <IconCamera size={20} stroke={1.6} aria-hidden /> {say('desk-complaint.rule.title')}
      </h2>
      <ul>
        {photosAfter === 0 ? null : (
          <li>{say('desk-complaint.rule.photos', { count: photosAfter })}</li>
        )}
        {photosAfter === 0 || nearMetres === null ? null : (
          <li>{say('desk-complaint.rule.near', { metres: nearMetres })}</li>
        )}
        {photosAfter === 0 ? null : <li>{say('desk-complaint.rule.unused')}</li>}
        {documents === 0 ? null : (
          <li>{say('desk-complaint.rule.documents', { count: documents, kinds })}</li>
        )}
      </ul>
    </section>
  );
}

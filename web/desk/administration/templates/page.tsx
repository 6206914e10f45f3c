import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Failed, Loading } from '../../parts/states.tsx';
import { named, say } from '../../words.ts';
import { AdministrationPage } from '../sections.tsx';
import { listTemplates } from './templates.ts';

/** All notices that people get, in the order of a complaint's life, with how each begins. */
export default function TemplatesPage() {
  const all = useQuery({ queryKey: ['administration', 'templates'], queryFn: listTemplates });
  return (
    <AdministrationPage title={say('desk-templates.title')}>
      <p className="card-text">{say('desk-templates.intro')}</p>
      {all.isPending ? <Loading /> : null}
      {all.isError ? <Failed fault={all.error} retry={() => void all.refetch()} /> : null}
      <ul className="admin-list">
        {all.data?.templates.map(({ template, subject, changed }) => (
          <li key={template}>
            <Link className="admin-row" to={`/administration/templates/${template}` as never}>
              <span className="admin-row-main">
                <strong>{say(`desk-templates.name.${template}`)}</strong>
                <span className="card-quiet">{named(subject)}</span>
              </span>
              <span className="admin-row-side">
                {changed.length === 0 ? (
                  <span className="card-quiet">{say('desk-templates.standard')}</span>
                ) : (
                  <span className="badge badge-nile">
                    {say('desk-templates.changed_in', {
                      languages: changed
                        .map((language) => say(`desk-templates.language.${language}`))
                        .join(' · '),
                    })}
                  </span>
                )}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </AdministrationPage>
  );
}

import './templates.css';
import type { NoticeTemplatePage } from '@insaf/contract/notice-templates.ts';
import { Title } from '@mantine/core';
import { say } from '../../words.ts';

/** What a notice fills in by itself; pressing one puts it where the cursor was last. */
export function Parameters({
  page,
  insert,
}: {
  page: NoticeTemplatePage;
  insert: (name: string) => void;
}) {
  return (
    <section className="card" aria-labelledby="parameters">
      <Title order={2} size="h4" id="parameters">
        {say('desk-templates.parameters')}
      </Title>
      <p className="card-quiet">{say('desk-templates.parameters_hint')}</p>
      <ul className="admin-parameters">
        {page.parameters.map(({ name, needed }) => (
          <li key={name}>
            <button type="button" className="admin-parameter" onClick={() => insert(name)}>
              <bdi dir="ltr">{`{${name}}`}</bdi>
              <span>{say(`desk-templates.parameter.${name}`)}</span>
              {needed ? (
                <span className="badge badge-wheat">{say('desk-templates.needed')}</span>
              ) : null}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

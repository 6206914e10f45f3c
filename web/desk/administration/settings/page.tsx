import './settings.css';
import type { installationRoutes, SettingsPage } from '@insaf/contract/installation.ts';
import { Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../api.ts';
import { Failed, Loading } from '../../parts/states.tsx';
import { say } from '../../words.ts';
import { Changes } from '../changes.tsx';
import { AdministrationPage } from '../sections.tsx';
import { SettingsForm } from './settings-form.tsx';

export const settingsKey = ['administration', 'installation'] as const;

/** What the installation says of itself on the portal, and what it was started with. */
export default function InstallationSettingsPage() {
  const page = useQuery({
    queryKey: settingsKey,
    queryFn: () => call<typeof installationRoutes.readSettings>('GET', '/settings', {}),
    refetchOnWindowFocus: false,
  });
  return (
    <AdministrationPage title={say('desk-settings.title')}>
      {page.isPending ? <Loading /> : null}
      {page.isError ? <Failed fault={page.error} retry={() => void page.refetch()} /> : null}
      {page.data === undefined ? null : (
        <>
          <SettingsForm settings={page.data.settings} />
          <Process settings={page.data.process} />
          <Changes kind="setting" />
        </>
      )}
    </AdministrationPage>
  );
}

function Process({ settings }: { settings: SettingsPage['process'] }) {
  return (
    <section className="card" aria-labelledby="process">
      <Title order={2} size="h4" id="process">
        {say('desk-settings.process')}
      </Title>
      <p className="card-text">{say('desk-settings.process_text')}</p>
      <table className="admin-table">
        <thead>
          <tr>
            <th scope="col">{say('desk-settings.setting')}</th>
            <th scope="col">{say('desk-settings.value')}</th>
          </tr>
        </thead>
        <tbody>
          {settings.map(({ name, value, secret, given }) => (
            <tr key={name}>
              <th scope="row">
                <bdi dir="ltr">{name}</bdi>
              </th>
              <td>
                {value === null ? (
                  <span className="card-quiet">
                    {say(`desk-settings.${given && secret ? 'secret' : 'not_given'}`)}
                  </span>
                ) : (
                  <bdi dir="ltr">{value}</bdi>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

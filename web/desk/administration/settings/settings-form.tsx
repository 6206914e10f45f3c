import './settings.css';
import type { InstallationSettings, installationRoutes } from '@insaf/contract/installation.ts';
import { Button, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { call } from '../../api.ts';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { installation } from '../../installation.ts';
import { FaultNote } from '../../parts/states.tsx';
import { say } from '../../words.ts';
import { fromWallTime, toWallTime } from './wall-time.ts';

type Both = { readonly ar: string; readonly en: string };
type Form = {
  readonly name: Both;
  readonly address: Both;
  readonly hours: Both;
  readonly banner: Both;
  readonly until: string;
  readonly hotline: string;
  readonly email: string;
};
type BothName = 'name' | 'address' | 'hours' | 'banner';

const nothing: Both = { ar: '', en: '' };

function formOf(settings: InstallationSettings): Form {
  const until = settings.banner?.until ?? null;
  return {
    name: settings.name ?? nothing,
    address: settings.address ?? nothing,
    hours: settings.hours ?? nothing,
    banner: settings.banner?.text ?? nothing,
    until: until === null ? '' : toWallTime(until, installation.zone),
    hotline: settings.hotline ?? '',
    email: settings.email ?? '',
  };
}

/** What is empty in both languages is taken away; what is empty in one is refused by the server. */
function settingsOf(form: Form): InstallationSettings {
  const both = ({ ar, en }: Both) => (ar.trim() === '' && en.trim() === '' ? null : { ar, en });
  const text = both(form.banner);
  const until = form.until === '' ? null : fromWallTime(form.until, installation.zone);
  return {
    name: both(form.name),
    address: both(form.address),
    hours: both(form.hours),
    hotline: form.hotline.trim() || null,
    email: form.email.trim() || null,
    banner: text === null ? null : { text, until },
  };
}

/** The settings that hold while the installation runs; saved together, remembered one by one. */
export function SettingsForm({ settings }: { settings: InstallationSettings }) {
  const queries = useQueryClient();
  const [form, setForm] = useState(() => formOf(settings));
  const saving = useMutation({
    mutationFn: () =>
      call<typeof installationRoutes.editSettings>('PATCH', '/settings', {
        body: settingsOf(form),
      }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['administration'] }),
  });
  const set = (change: Partial<Form>) => {
    setForm((all) => ({ ...all, ...change }));
    if (!saving.isIdle && !saving.isPending) saving.reset();
  };
  const both = (name: BothName, field: string = name) => (
    <div className="admin-pair">
      {(['ar', 'en'] as const).map((language) => (
        <Textarea
          key={language}
          autosize
          minRows={1}
          lang={language}
          dir={language === 'ar' ? 'rtl' : 'ltr'}
          label={say(`desk-settings.${name}_${language}`)}
          value={form[name][language]}
          error={faultAt(saving.error, `${field}.${language}`)}
          onChange={({ currentTarget }) =>
            set({ [name]: { ...form[name], [language]: currentTarget.value } })
          }
        />
      ))}
    </div>
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.mutate();
  };
  return (
    <form onSubmit={submit} className="card-stack" noValidate>
      <section className="card card-stack" aria-labelledby="shown">
        <Title order={2} size="h4" id="shown">
          {say('desk-settings.shown')}
        </Title>
        <p className="card-text">{say('desk-settings.shown_text')}</p>
        {both('name')}
        <div className="admin-pair">
          <TextInput
            dir="ltr"
            inputMode="tel"
            label={say('desk-settings.hotline')}
            value={form.hotline}
            error={faultAt(saving.error, 'hotline')}
            onChange={({ currentTarget }) => set({ hotline: currentTarget.value })}
          />
          <TextInput
            dir="ltr"
            type="email"
            label={say('desk-settings.email')}
            value={form.email}
            error={faultAt(saving.error, 'email')}
            onChange={({ currentTarget }) => set({ email: currentTarget.value })}
          />
        </div>
        {both('address')}
        {both('hours')}
      </section>
      <section className="card card-stack" aria-labelledby="banner">
        <Title order={2} size="h4" id="banner">
          {say('desk-settings.banner')}
        </Title>
        <p className="card-text">{say('desk-settings.banner_text')}</p>
        {both('banner', 'banner.text')}
        <TextInput
          className="admin-short"
          type="datetime-local"
          dir="ltr"
          label={say('desk-settings.until')}
          description={say('desk-settings.until_hint')}
          value={form.until}
          error={faultAt(saving.error, 'banner.until')}
          onChange={({ currentTarget }) => set({ until: currentTarget.value })}
        />
      </section>
      <FaultNote fault={saving.error} />
      <div className="admin-save">
        <Button type="submit" loading={saving.isPending}>
          {say('desk-administration.save')}
        </Button>
        <p role="status" className="card-done">
          {saving.isSuccess ? say('desk-settings.saved') : ''}
        </p>
      </div>
    </form>
  );
}

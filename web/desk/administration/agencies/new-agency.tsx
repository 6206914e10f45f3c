import type { AgencyKind, agencyRoutes } from '@insaf/contract/agencies.ts';
import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../api.ts';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { named, say } from '../../words.ts';
import type { AgencyPage } from './agencies.ts';
import { AgencyFields, type AgencyFieldsValue, agencyFieldNames } from './agency-fields.tsx';
import { AgencyPicker } from './agency-picker.tsx';
import { useAgencyChange } from './use-agency-change.ts';

/** A new agency under another; afterwards its page is opened. */
export function NewAgency({ parent, close }: { parent: AgencyPage | null; close: () => void }) {
  const navigate = useNavigate();
  const [names, setNames] = useState({ code: '', nameAr: '', nameEn: '' });
  const [under, setUnder] = useState<string | null>(parent?.code ?? null);
  const [fields, setFields] = useState<AgencyFieldsValue>({
    ...{ kind: 'office', place: parent?.place ?? null, sectors: [], examines: false },
  });
  const creating = useAgencyChange(
    () =>
      call<typeof agencyRoutes.createAgency>('POST', '/agencies', {
        body: {
          ...names,
          ...{ parent: under ?? '', kind: fields.kind as AgencyKind },
          ...{ sectors: [...fields.sectors], examines: fields.examines },
          ...(fields.place === null ? {} : { place: fields.place }),
        },
      }),
    ({ code }) => {
      close();
      void navigate({ to: `/administration/agencies/${code}` as never });
    },
  );
  const text = (name: keyof typeof names, props: object) => (
    <TextInput
      required
      label={say(`desk-agencies.${{ code: 'code', nameAr: 'name_ar', nameEn: 'name_en' }[name]}`)}
      value={names[name]}
      error={faultAt(creating.error, name)}
      onChange={({ currentTarget }) => setNames({ ...names, [name]: currentTarget.value })}
      {...props}
    />
  );
  return (
    <FormDialog
      title={say('desk-agencies.act.add')}
      size="lg"
      act={say('desk-agencies.create')}
      sending={creating}
      fields={['parent', 'nameAr', 'nameEn', 'code', ...agencyFieldNames]}
      close={close}
    >
      <AgencyPicker
        label={say('desk-agencies.parent')}
        value={under}
        known={parent === null ? undefined : named(parent.name)}
        error={faultAt(creating.error, 'parent')}
        onChange={setUnder}
      />
      {text('nameAr', { dir: 'rtl', lang: 'ar' })}
      {text('nameEn', { dir: 'ltr', lang: 'en' })}
      {text('code', { dir: 'ltr', description: say('desk-agencies.code_hint') })}
      <AgencyFields value={fields} isRoot={false} fault={creating.error} onChange={setFields} />
    </FormDialog>
  );
}

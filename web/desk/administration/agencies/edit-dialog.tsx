import type { AgencyKind, agencyRoutes } from '@insaf/contract/agencies.ts';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { call } from '../../api.ts';
import { faultAt } from '../../complaint/acts/field-fault.ts';
import { FormDialog } from '../../parts/dialog.tsx';
import { named, say } from '../../words.ts';
import type { AgencyPage } from './agencies.ts';
import { AgencyFields, agencyFieldNames } from './agency-fields.tsx';
import { useAgencyChange } from './use-agency-change.ts';

/** New names for an agency, or its kind, place and sectors. */
export function EditDialog({
  agency,
  what,
  close,
}: {
  agency: AgencyPage;
  what: 'rename' | 'edit';
  close: () => void;
}) {
  const [names, setNames] = useState({ nameAr: agency.name.ar, nameEn: agency.name.en });
  const [fields, setFields] = useState({
    ...{ kind: agency.kind as string, place: agency.place },
    ...{ sectors: agency.sectors as readonly string[], examines: agency.examines },
  });
  const params = { code: agency.code };
  const saving = useAgencyChange(
    () =>
      what === 'rename'
        ? call<typeof agencyRoutes.renameAgency>('POST', '/agencies/:code/rename', {
            params,
            body: names,
          })
        : call<typeof agencyRoutes.editAgency>('PATCH', '/agencies/:code', {
            params,
            body: {
              ...fields,
              kind: fields.kind as AgencyKind,
              sectors: [...fields.sectors],
            },
          }),
    close,
  );
  return (
    <FormDialog
      title={say(`desk-agencies.${what}.title`, { name: named(agency.name) })}
      size="lg"
      act={say('desk-administration.save')}
      sending={saving}
      fields={['nameAr', 'nameEn', ...agencyFieldNames]}
      close={close}
    >
      {what === 'rename' ? (
        <>
          <p className="card-text">{say('desk-agencies.rename.text')}</p>
          <TextInput
            label={say('desk-agencies.name_ar')}
            dir="rtl"
            lang="ar"
            value={names.nameAr}
            error={faultAt(saving.error, 'nameAr')}
            onChange={({ currentTarget }) => setNames({ ...names, nameAr: currentTarget.value })}
          />
          <TextInput
            label={say('desk-agencies.name_en')}
            dir="ltr"
            lang="en"
            value={names.nameEn}
            error={faultAt(saving.error, 'nameEn')}
            onChange={({ currentTarget }) => setNames({ ...names, nameEn: currentTarget.value })}
          />
        </>
      ) : (
        <AgencyFields
          value={fields}
          isRoot={agency.parent === null}
          fault={saving.error}
          onChange={setFields}
        />
      )}
    </FormDialog>
  );
}

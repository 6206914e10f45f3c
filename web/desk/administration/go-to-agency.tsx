import { useNavigate } from '@tanstack/react-router';
import { say } from '../words.ts';
import { AgencyPicker } from './agencies/agency-picker.tsx';

/** To the same page of another agency. */
export function GoToAgency({
  section,
  code,
  known,
}: {
  section: 'calendars' | 'ladders';
  code: string;
  /** Its name; where it is unknown none is shown as chosen. */
  known?: string;
}) {
  const navigate = useNavigate();
  return (
    <div className="admin-agency">
      <AgencyPicker
        label={say(`desk-${section}.agency`)}
        description={say(`desk-${section}.agency_hint`)}
        value={known === undefined ? null : code}
        known={known}
        onChange={(chosen) => {
          if (chosen === null || chosen === code) return;
          void navigate({ to: `/administration/${section}/${chosen}` as never });
        }}
      />
    </div>
  );
}

import { AtOwnAgency } from '../own-agency.tsx';

/** Calendars open at the agency that one administers. */
export default function CalendarsHome() {
  return <AtOwnAgency section="calendars" />;
}

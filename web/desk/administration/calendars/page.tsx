import { Navigate } from '@tanstack/react-router';
import { useMe } from '../../session/session.ts';

/** Calendars open at the agency that one administers. */
export default function CalendarsHome() {
  const { roles } = useMe();
  const held = roles.find(({ role }) => role === 'administrator') ?? roles[0];
  return <Navigate to={`/administration/calendars/${held?.agency.code ?? ''}` as never} replace />;
}

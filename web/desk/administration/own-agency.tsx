import { Navigate } from '@tanstack/react-router';
import { useMe } from '../session/session.ts';

/** A part of administration that is opened at the agency that one administers. */
export function AtOwnAgency({ section }: { section: 'calendars' | 'ladders' }) {
  const { roles } = useMe();
  const held = roles.find(({ role }) => role === 'administrator') ?? roles[0];
  return <Navigate to={`/administration/${section}/${held?.agency.code ?? ''}` as never} replace />;
}

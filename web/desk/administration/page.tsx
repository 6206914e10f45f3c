import { Navigate } from '@tanstack/react-router';
import { ApiFault } from '../api.ts';
import { Failed } from '../parts/states.tsx';
import { say } from '../words.ts';
import { useSections } from './sections.tsx';

/** Administration opens at the first of its parts that one has a permission for. */
export default function AdministrationHome() {
  const [first] = useSections();
  if (first !== undefined) return <Navigate to={first.to as never} replace />;
  const message = say('desk-administration.nothing');
  return <Failed fault={new ApiFault(403, { code: 'not_permitted', message })} />;
}

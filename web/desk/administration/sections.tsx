import './administration.css';
import './sections.css';
import { Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePageTitle } from '../parts/title.ts';
import { useMe } from '../session/session.ts';
import { say } from '../words.ts';

const known = [
  { to: '/administration/agencies', name: 'agencies', needs: 'manageAgencies' },
  { to: '/administration/staff', name: 'staff', needs: 'manageStaff' },
  { to: '/administration/roles', name: 'roles', needs: 'manageRoles' },
  { to: '/administration/keys', name: 'keys', needs: 'issueKeys' },
  { to: '/administration/categories', name: 'categories', needs: 'manageCategories' },
  { to: '/administration/initiatives', name: 'initiatives', needs: 'manageInitiatives' },
  { to: '/administration/calendars', name: 'calendars', needs: 'manageCalendars' },
  { to: '/administration/ladders', name: 'ladders', needs: 'manageCalendars' },
  { to: '/administration/templates', name: 'templates', needs: 'manageNotices' },
  { to: '/administration/settings', name: 'settings', needs: 'manageSettings' },
  { to: '/administration/approvals', name: 'approvals', needs: 'manageStaff' },
] as const;

/** The parts of administration that the one signed in has a permission for. */
export function useSections() {
  const { permissions } = useMe();
  return known.filter(({ needs }) => permissions.includes(needs));
}

/** A page of administration: the parts of it above, its title, what can be done, and its content. */
export function AdministrationPage({
  title,
  above,
  acts,
  children,
}: {
  title: string;
  /** What stands before the title, such as the way back. */
  above?: ReactNode;
  acts?: ReactNode;
  children: ReactNode;
}) {
  usePageTitle(title);
  return (
    <div className="admin">
      <nav className="admin-sections" aria-label={say('desk-administration.sections')}>
        <ul>
          {useSections().map(({ to, name }) => (
            <li key={to}>
              <Link
                to={to as never}
                className="admin-section"
                activeProps={{ 'aria-current': 'page' }}
              >
                {say(`desk-administration.section.${name}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {above}
      <div className="admin-head">
        <Title order={1} size="h2">
          {title}
        </Title>
        {acts === undefined ? null : <div className="card-acts">{acts}</div>}
      </div>
      {children}
    </div>
  );
}

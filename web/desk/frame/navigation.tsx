import {
  IconAlarm,
  IconBarrierBlock,
  IconBuildingBank,
  IconCalendarWeek,
  IconChartDots,
  IconClipboardList,
  IconEraser,
  IconGavel,
  IconInbox,
  IconLayoutDashboard,
  IconLockOpen,
  IconPhone,
  IconPhoneCheck,
  IconReportAnalytics,
  IconStack2,
  IconTargetArrow,
  IconUserScan,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMe } from '../session/session.ts';
import { say } from '../words.ts';

const known = [
  { to: '/', icon: IconInbox, words: 'desk.nav.queue', keys: 'g q', needs: ['readComplaints'] },
  {
    to: '/dashboard',
    icon: IconLayoutDashboard,
    words: 'desk.nav.dashboard',
    keys: 'g t',
    needs: ['readComplaints', 'registerFor', 'readFigures', 'manageStaff', 'manageSettings'],
  },
  {
    to: '/week',
    icon: IconCalendarWeek,
    words: 'desk.nav.week',
    keys: 'g w',
    needs: ['readComplaints'],
  },
  {
    to: '/overdue',
    icon: IconAlarm,
    words: 'desk.nav.overdue',
    keys: 'g d',
    needs: ['leadAgency'],
  },
  {
    to: '/review',
    icon: IconReportAnalytics,
    words: 'desk.nav.review',
    keys: 'g r',
    needs: ['readFigures'],
  },
  {
    to: '/meetings',
    icon: IconGavel,
    words: 'desk.nav.meetings',
    keys: 'g m',
    needs: ['readFigures'],
  },
  {
    to: '/obstacles',
    icon: IconBarrierBlock,
    words: 'desk.nav.obstacles',
    keys: 'g b',
    needs: ['obstruct', 'decideObstacle', 'removeObstacle'],
  },
  {
    to: '/causes',
    icon: IconStack2,
    words: 'desk.nav.causes',
    keys: 'g s',
    needs: ['gather', 'announceDay', 'ungather'],
  },
  {
    to: '/index',
    icon: IconChartDots,
    words: 'desk.nav.standing',
    keys: 'g i',
    needs: ['readFigures'],
  },
  {
    to: '/indicators',
    icon: IconTargetArrow,
    words: 'desk.nav.indicators',
    keys: 'g y',
    needs: ['readFigures'],
  },
  {
    to: '/evaluation',
    icon: IconClipboardList,
    words: 'desk.nav.evaluation',
    keys: 'g v',
    needs: ['readFigures'],
  },
  { to: '/call', icon: IconPhone, words: 'desk.nav.call', keys: 'g c', needs: ['registerFor'] },
  {
    to: '/satisfaction-calls',
    icon: IconPhoneCheck,
    words: 'desk.nav.satisfaction_calls',
    keys: 'g l',
    needs: ['registerFor'],
  },
  {
    to: '/counter',
    icon: IconUserScan,
    words: 'desk.nav.counter',
    keys: 'g o',
    needs: ['registerFor'],
  },
  {
    to: '/openings',
    icon: IconLockOpen,
    words: 'desk.nav.openings',
    keys: 'g p',
    needs: ['approveOpening'],
  },
  {
    to: '/erasures',
    icon: IconEraser,
    words: 'desk.nav.erasures',
    keys: 'g e',
    needs: ['decideErasure'],
  },
  {
    to: '/administration',
    icon: IconBuildingBank,
    words: 'desk.nav.administration',
    keys: 'g a',
    needs: [
      'manageAgencies',
      'manageCategories',
      'manageStaff',
      'issueKeys',
      'manageCalendars',
      'manageInitiatives',
    ],
  },
] as const;

/** Where the one signed in can go, by what their roles permit. */
export function usePlaces() {
  const { permissions } = useMe();
  return known.filter(({ needs }) => needs.some((permission) => permissions.includes(permission)));
}

export function Navigation({ onChosen }: { onChosen?: () => void }) {
  return (
    <ul className="places">
      {usePlaces().map(({ to, icon: Icon, words }) => (
        <li key={to}>
          <Link
            to={to}
            className="place"
            activeOptions={{ exact: to === '/' }}
            activeProps={{ className: 'place place-here', 'aria-current': 'page' }}
            onClick={onChosen}
          >
            <Icon size={20} stroke={1.6} aria-hidden />
            {say(words)}
          </Link>
        </li>
      ))}
    </ul>
  );
}

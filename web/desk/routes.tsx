/**
 * Every page of the desk, by its address. Pages are loaded when they are first opened; the frame and the
 * sign-in are there at once.
 */
import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { Frame } from './frame/frame.tsx';
import { NoSuchPage, PageFault } from './parts/states.tsx';
import { later } from './words.ts';

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: Frame,
  notFoundComponent: NoSuchPage,
  errorComponent: PageFault,
});

type Load = () => Promise<{ default: () => unknown }>;

const firstPage = <Path extends string>(path: Path, load: Load) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: lazyRouteComponent(load as never),
  });

const page = <Path extends string>(path: Path, load: Load) => firstPage(path, later(load));

const routes = [
  firstPage('/', () => import('./queue/page.tsx')),
  page('/complaints/$number', () => import('./complaint/page.tsx')),
  page('/dashboard', () => import('./dashboard/page.tsx')),
  page('/week', () => import('./week/page.tsx')),
  page('/overdue', () => import('./overdue/page.tsx')),
  page('/review', () => import('./review/page.tsx')),
  page('/review/complaints', () => import('./review/drill-page.tsx')),
  page('/statement', () => import('./statement/page.tsx')),
  page('/meetings', () => import('./meetings/page.tsx')),
  page('/meetings/new', () => import('./meetings/new-page.tsx')),
  page('/meetings/$meeting', () => import('./meetings/meeting-page.tsx')),
  page('/obstacles', () => import('./obstacles/page.tsx')),
  page('/obstacles/$obstacle', () => import('./obstacles/obstacle-page.tsx')),
  page('/indicators', () => import('./indicators/page.tsx')),
  page('/index', () => import('./standing/page.tsx')),
  page('/my-work', () => import('./evaluation/my-work.tsx')),
  page('/evaluation', () => import('./evaluation/page.tsx')),
  page('/evaluation/staff', () => import('./evaluation/staff-page.tsx')),
  page('/evaluation/staff/$id/$agency/$month', () => import('./evaluation/person-page.tsx')),
  page('/causes', () => import('./causes/page.tsx')),
  page('/causes/$cause', () => import('./causes/cause-page.tsx')),
  page('/call', () => import('./intake/call-page.tsx')),
  page('/satisfaction-calls', () => import('./satisfaction/page.tsx')),
  page('/satisfaction-words', () => import('./satisfaction/words-page.tsx')),
  page('/counter', () => import('./intake/counter-page.tsx')),
  page('/openings', () => import('./openings/page.tsx')),
  page('/erasures', () => import('./erasures/page.tsx')),
  page('/account', () => import('./account/page.tsx')),
  page('/welcome', () => import('./session/welcome.tsx')),
  page('/administration', () => import('./administration/page.tsx')),
  page('/administration/agencies', () => import('./administration/agencies/page.tsx')),
  page('/administration/agencies/$code', () => import('./administration/agencies/agency-page.tsx')),
  page('/administration/staff', () => import('./administration/staff/page.tsx')),
  page('/administration/staff/$id', () => import('./administration/staff/person-page.tsx')),
  page('/administration/roles', () => import('./administration/roles/page.tsx')),
  page('/administration/roles/$code', () => import('./administration/roles/role-page.tsx')),
  page('/administration/approvals', () => import('./administration/approvals/page.tsx')),
  page('/leave', () => import('./leave/page.tsx')),
  page('/administration/keys', () => import('./administration/keys/page.tsx')),
  page('/administration/keys/$id', () => import('./administration/keys/key-page.tsx')),
  page('/administration/categories', () => import('./administration/categories/page.tsx')),
  page(
    '/administration/categories/$code',
    () => import('./administration/categories/category-page.tsx'),
  ),
  page('/administration/initiatives', () => import('./administration/initiatives/page.tsx')),
  page(
    '/administration/initiatives/$code',
    () => import('./administration/initiatives/initiative-page.tsx'),
  ),
  page('/administration/calendars', () => import('./administration/calendars/page.tsx')),
  page(
    '/administration/calendars/$code',
    () => import('./administration/calendars/calendar-page.tsx'),
  ),
  page('/administration/ladders', () => import('./administration/ladders/page.tsx')),
  page('/administration/ladders/$code', () => import('./administration/ladders/ladder-page.tsx')),
  page('/administration/templates', () => import('./administration/templates/page.tsx')),
  page(
    '/administration/templates/$template',
    () => import('./administration/templates/template-page.tsx'),
  ),
  page('/administration/settings', () => import('./administration/settings/page.tsx')),
  page('/design', () => import('./design/page.tsx')),
];

export const router = createRouter({
  routeTree: root.addChildren(routes),
  basepath: '/desk',
  context: { queries: undefined as never },
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

import { countedMonth } from '../counted-month.ts';
import { deskPage, type Visit } from './visit.ts';

/** A year in which everything of the world was done. */
const thisYear = new Date().getUTCFullYear();
const thisMonth = new Date().toISOString().slice(0, 7);
const reviewed = `from=${thisYear}-01-01&to=${thisYear}-12-31`;

/** The desk's pages of figures, of meetings over them and of the work of offices and people. */
export const figurePages: readonly Visit[] = [
  deskPage('dashboard', 'head.bns', '/dashboard'),
  deskPage('dashboard-agent', 'agent', '/dashboard'),
  deskPage('dashboard-administrator', 'admin', '/dashboard'),
  deskPage('review', 'head.bns', `/review?${reviewed}`),
  deskPage('review-empty', 'head.bns', '/review?from=2020-07-01&to=2020-08-05'),
  deskPage(
    'review-complaints',
    'head.bns',
    `/review/complaints?${reviewed}&agency=gov-bns&basis=cohort&figure=received`,
  ),
  deskPage('statement', 'head.bns', `/statement?month=${thisMonth}`),
  deskPage('statement-empty', 'head.bns', '/statement?month=2020-07'),
  deskPage('meetings', 'rapporteur.bns', '/meetings'),
  deskPage('meeting-new', 'rapporteur.bns', `/meetings/new?${reviewed}`),
  deskPage(
    'meeting-prepared',
    'rapporteur.bns',
    ({ meetings }) => `/meetings/${meetings.prepared}`,
  ),
  deskPage('meeting-closed', 'rapporteur.bns', ({ meetings }) => `/meetings/${meetings.closed}`),
  deskPage('index', 'head.bns', '/index'),
  deskPage('indicators', 'head.bns', '/indicators'),
  {
    ...deskPage('set-targets', 'admin', '/indicators?agency=gov-bns'),
    open: async (page, world) => {
      await deskPage('indicators', 'admin', '/indicators?agency=gov-bns').open(page, world);
      await page.locator('.review-take button').first().click();
      await page.getByRole('dialog').waitFor();
    },
  },
  deskPage('my-work', 'examiner', `/my-work?month=${countedMonth}`),
  deskPage('my-work-empty', 'examiner', '/my-work?month=2025-01'),
  deskPage('evaluation', 'head.bns', '/evaluation'),
  deskPage('evaluation-staff', 'head.system', '/evaluation/staff'),
  deskPage('evaluation-none', 'examiner', '/evaluation/staff'),
  {
    ...deskPage('evaluation-person', 'head.system', '/evaluation/staff'),
    open: async (page, world) => {
      await deskPage('evaluation-staff', 'head.system', '/evaluation/staff').open(page, world);
      await page.locator('.work-months a').first().click();
      await page.locator('.work-month').waitFor();
    },
  },
];

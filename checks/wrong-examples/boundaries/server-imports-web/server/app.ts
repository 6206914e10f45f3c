import { page } from '../web/portal/page.ts';

export const first = page;

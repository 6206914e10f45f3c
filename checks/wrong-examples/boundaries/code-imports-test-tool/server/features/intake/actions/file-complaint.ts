import { aPhone } from '../../../test/builders.ts';

export const fallback = aPhone;

import { errors } from '@insaf/contract/errors.ts';

export const receipt = errors;

import { tones } from '../pen.ts';

/** What a heap is made of: mostly dark bags, then paper, cartons, plastic. */
export const litter = tones(
  '222226 1e1e22 2c2c32 3c3e42 4a4642 c8c6c0 dcdad4 5c7688 8c4c46 a89068 7e6042 62785a 8a8478',
);

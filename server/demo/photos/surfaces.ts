/** What walls, roads and pavements are made of. */
import { tones } from './pen.ts';

export const walls = tones(
  'c4b296 d6c8b2 a8785c 965842 b2b0aa dece96 787470 c8967c 5c5450 e8e2d6 8c9ca0',
);
export const grounds = tones('5c5c5e 706c66 4a4a4e 968870 b09c7c 807a72');
export const pavements = tones('aaa296 bcb6aa 8e867e b0826c 787672');

import { readFileSync } from 'node:fs';
import { z } from 'zod';

export const text = z.string().max(Number(readFileSync('limit.txt', 'utf8')));

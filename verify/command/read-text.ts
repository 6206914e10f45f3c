import { readFileSync } from 'node:fs';
import { CannotCheck } from './cannot-check.ts';
import type { Say } from './words.ts';

/** @throws CannotCheck when there is no such file */
export function readText(file: string, say: Say): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new CannotCheck(say('cannot.read', { name: file }));
  }
}

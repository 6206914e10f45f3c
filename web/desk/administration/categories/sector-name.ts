import { hasWords, say } from '../../words.ts';

/** A sector in words; one that only this installation's data knows is called by its code. */
export function sectorName(sector: string): string {
  const key = `desk-categories.sector.${sector}`;
  return hasWords(key) ? say(key) : sector;
}

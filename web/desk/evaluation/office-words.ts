import type { OfficeMeasure } from '@insaf/contract/evaluation-terms.ts';
import { say } from '../words.ts';
import { workTime } from './said.ts';

/** A value of an office in words. */
export function valueWords(measure: OfficeMeasure, value: number, dayMinutes: number): string {
  if (measure === 'answer_time' || measure === 'examine_time') return workTime(value, dayMinutes);
  if (measure === 'grade') return say('desk-evaluation.offices.grade', { value });
  return say('desk-evaluation.offices.number', { value });
}

/** Why a value is not there: nobody worked, or it would be one person’s. */
export const missingWords = ({ people }: { readonly people?: number | null | undefined }): string =>
  say(people ? 'desk-evaluation.offices.hidden' : 'desk-evaluation.offices.nothing');

import { actingPerson } from './acting-person.ts';
import { appendOnly } from './append-only.ts';
import { boundaries } from './boundaries.ts';
import { features } from './features.ts';
import type { SourceCheck } from './finding.ts';
import { first } from './first-words.ts';
import { lock } from './lock.ts';
import { names } from './names.ts';
import { oneStatusChange } from './one-status-change.ts';
import { outgoing } from './outgoing.ts';
import { papers } from './papers.ts';
import { platformWords } from './platform-words.ts';
import { pure } from './pure.ts';
import { said } from './said.ts';
import { sizes } from './sizes.ts';
import { sqlPlace } from './sql-place.ts';
import { testNames } from './test-names.ts';
import { translations } from './translations.ts';

/** The checks that read the source and nothing else, in the order they are printed. */
export const sourceChecks: SourceCheck[] = [
  boundaries,
  features,
  pure,
  platformWords,
  sqlPlace,
  actingPerson,
  appendOnly,
  oneStatusChange,
  outgoing,
  names,
  testNames,
  sizes,
  translations,
  said,
  first,
  papers,
  lock,
];

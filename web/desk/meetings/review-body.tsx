import type { Review } from '@insaf/contract/review.ts';
import { useState } from 'react';
import { AgencyTable } from '../review/agency-table.tsx';
import type { Asked, Basis } from '../review/asked.ts';
import { Course } from '../review/course.tsx';
import { Flow } from '../review/flow.tsx';
import { FourFigures } from '../review/four-figures.tsx';
import { ObstacleTable } from '../review/obstacle-table.tsx';
import { BasisChoice, PartTables } from '../review/part-tables.tsx';

/** All figures of a review below what is said of it: live while it is prepared, then as they were frozen. */
export function ReviewBody({ review, asked: given }: { review: Review; asked: Asked }) {
  const [basis, setBasis] = useState<Basis>('cohort');
  const { now, before, lastYear, agency } = review;
  const asked = { ...given, agency: agency.code };
  return (
    <>
      <FourFigures periods={{ now, before, lastYear }} asked={asked} />
      <Flow periods={{ now, before, lastYear }} asked={asked} />
      <Course course={review.course} />
      <BasisChoice basis={basis} choose={setBasis} />
      <AgencyTable review={review} asked={asked} basis={basis} />
      <PartTables review={review} asked={asked} basis={basis} />
      <ObstacleTable obstacles={review.obstacles} />
    </>
  );
}

import { expect, test } from 'vitest';
import { type JobTable, timetableOf } from './platform/jobs/run-jobs.ts';
import { testApp } from './test/app.ts';

const doNothing = () => Promise.resolve();

test('every job of the product runs at times that can be read', async () => {
  const { jobs, close } = await testApp();
  await close();
  const bySelf = Object.entries(jobs).filter(([, { every }]) => every !== undefined);
  expect(bySelf.length).toBeGreaterThan(15);
  expect(timetableOf(jobs).map(({ task }) => task)).toEqual(bySelf.map(([name]) => name));
});

test('a line that cannot be read is refused with the name of its job', () => {
  const jobs: JobTable = { tidy_up: { every: '0 8-20/2 * * *', run: doNothing } };
  expect(() => timetableOf(jobs)).toThrow('The job tidy_up cannot run at “0 8-20/2 * * *”');
  const same: JobTable = { tidy_up: { every: '0 8,10,12,14,16,18,20 * * *', run: doNothing } };
  expect(timetableOf(same)).toHaveLength(1);
});

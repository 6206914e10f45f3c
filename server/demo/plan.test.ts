import { readFileSync } from 'node:fs';
import {
  lifecycle,
  type Mover,
  nextStatus,
  type Status,
} from '@insaf/contract/complaint-lifecycle.ts';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { localTime } from './plan/hours.ts';
import { channelShares } from './plan/shares.ts';
import {
  type PlannedComplaint,
  type PlannedDirectory,
  planDemonstration,
  stepsInOrder,
} from './plan.ts';

const csv = (name: string): Record<string, string>[] =>
  parse(readFileSync(new URL(`../directory/${name}.csv`, import.meta.url)), { columns: true });
const directory: PlannedDirectory = {
  categories: csv('categories').map((row) => ({
    code: row.code ?? '',
    sector: row.sector ?? '',
    leadAgencyKind: row.lead_agency_kind ?? '',
    targetWorkingHours: Number(row.target_working_hours),
    photosAfter: Number(row.evidence_photos_after),
    documents: Number(row.evidence_documents),
    nearMetres: row.evidence_near_metres ? Number(row.evidence_near_metres) : null,
    urgent: row.urgent === 'true',
    confidential: row.confidential === 'true',
    objectionDays: Number(row.objection_days),
  })),
  places: csv('places').map((row) => ({
    code: row.code ?? '',
    parent: row.parent || null,
    kind: row.kind ?? '',
  })),
};
const window = { from: new Date('2025-12-25T00:00:00Z'), to: new Date('2026-06-25T00:00:00Z') };
const plans = planDemonstration('insaf', 2000, window, directory);
const share = (has: (plan: PlannedComplaint) => boolean, of = plans) =>
  of.filter(has).length / of.length;
const did = (verb: string) => (plan: PlannedComplaint) => plan.steps.some((s) => s.verb === verb);

/** Where the lifecycle's table leads by these steps; throws where it refuses. */
function walk(plan: PlannedComplaint): { status: Status; busiest: number } {
  let status: Status | null = null;
  let before: Status | null = null;
  for (const step of plan.steps) {
    if ('expect' in step && step.expect) continue;
    const by: readonly Mover[] = lifecycle[step.verb].by;
    const next = nextStatus(step.verb, status, by[0] as Mover, before);
    if ('refused' in next)
      throw new Error(`${plan.no}: ${step.verb} from ${status}: ${next.refused}`);
    if (step.verb === 'askComplainant') before = status;
    status = next.to;
  }
  return { status: status as Status, busiest: plan.steps.length };
}

describe('the plan of a demonstration', () => {
  test('is the same from the same seed, another from another', () => {
    const again = planDemonstration('insaf', 300, window, directory);
    expect(planDemonstration('insaf', 300, window, directory)).toEqual(again);
    expect(planDemonstration('other', 300, window, directory)).not.toEqual(again);
  });

  test('every complaint walks the lifecycle’s table, forward in time, within the window', () => {
    expect(plans).toHaveLength(2000);
    for (const plan of plans) {
      expect(plan.no).toBe(plans.indexOf(plan));
      walk(plan);
      let last = plan.receivedAt;
      expect(plan.steps[0]).toEqual({ verb: 'receive', at: plan.receivedAt });
      for (const { at, verb } of plan.steps) {
        expect(at.getTime(), `${plan.no} ${verb}`).toBeGreaterThanOrEqual(last.getTime());
        expect(at.getTime()).toBeLessThanOrEqual(window.to.getTime());
        last = at;
      }
    }
    const order = stepsInOrder(plans);
    for (const [i, { step }] of order.entries())
      if (i > 0) expect(step.at >= (order[i - 1]?.step.at as Date)).toBe(true);
  });

  test('channels, sectors and places come in their shares', () => {
    for (const [channel, wanted] of Object.entries(channelShares))
      expect(Math.abs(share((plan) => plan.channel === channel) - wanted), channel).toBeLessThan(
        0.03,
      );
    const sectors: Record<string, number> = {
      'utilities housing': 372,
      interior: 181,
      health: 149,
      solidarity: 121,
      education: 120,
      administration: 143,
      environment: 83,
      electricity: 82,
    };
    for (const [names, thousands] of Object.entries(sectors)) {
      const drawn = share((plan) => names.split(' ').includes(plan.sector) && !plan.surge);
      expect(Math.abs(drawn - thousands / 2120), names).toBeLessThan(0.025);
    }
    expect(share(({ place }) => place?.startsWith('eg-bns') ?? false)).toBeGreaterThan(0.36);
    expect(share(({ place }) => place?.startsWith('eg-is') ?? false)).toBeGreaterThan(0.27);
    const all = new Set(plans.map(({ place }) => place?.split('-').slice(0, 2).join('-')));
    expect(all.size).toBeGreaterThan(20);
    expect(new Set(plans.map(({ category }) => category)).size).toBe(directory.categories.length);
  });

  test('weekends are quiet and nobody comes to an office at night', () => {
    const days = new Array<number>(7).fill(0);
    for (const { receivedAt, channel, surge } of plans) {
      const { weekday, hour } = localTime(receivedAt);
      if (!surge) days[weekday] = (days[weekday] ?? 0) + 1;
      if (channel === 'office' || channel === 'post') {
        expect(weekday).toBeLessThan(5);
        expect(hour).toBeGreaterThanOrEqual(8);
        expect(hour).toBeLessThan(14.1);
      }
    }
    const [sunday, , , , , friday, saturday] = days as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    expect(friday).toBeLessThan(sunday * 0.5);
    expect(saturday).toBeLessThan(sunday * 0.75);
  });

  test('19 to 23 % is dismissed, 2 to 4 % stays incomplete, about 3 % is appealed', () => {
    const dismissed = share((plan) => did('dismiss')(plan) || did('lapse')(plan));
    expect(dismissed).toBeGreaterThan(0.19);
    expect(dismissed).toBeLessThan(0.23);
    const incomplete = share((plan) => did('askComplainant')(plan) && !did('supply')(plan));
    expect(incomplete).toBeGreaterThan(0.02);
    expect(incomplete).toBeLessThan(0.04);
    const appealed = share(did('appeal'));
    expect(appealed).toBeGreaterThan(0.018);
    expect(appealed).toBeLessThan(0.042);
  });

  test('something stands open at every stage, and what is old is settled', () => {
    const stands: Partial<Record<Status, number>> = {};
    for (const plan of plans) {
      const { status } = walk(plan);
      stands[status] = (stands[status] ?? 0) + 1;
    }
    for (const status of [
      'received',
      'incomplete',
      'referred',
      'in_progress',
      'answered',
      'settled',
      'closed',
      'dismissed',
      'joined',
      'withdrawn',
    ] as const)
      expect(stands[status] ?? 0, status).toBeGreaterThan(0);
    const old = plans.filter(({ receivedAt }) => receivedAt < new Date('2026-04-01T00:00:00Z'));
    const referred = old.filter(did('refer'));
    expect(share(did('settle'), referred)).toBeGreaterThan(0.9);
    expect(share(did('handBack'), referred)).toBeGreaterThan(0.03);
    expect(share(did('returnReply'), referred)).toBeGreaterThan(0.05);
    expect(share(did('confirm'), old.filter(did('settle')))).toBeGreaterThan(0.3);
  });

  test('faults in the proof are sent back, and a used photo comes from an earlier reply', () => {
    let reused = 0;
    const causes = new Set<string>();
    for (const plan of plans)
      for (const [i, step] of plan.steps.entries()) {
        if (step.verb !== 'answer') continue;
        const next = plan.steps[i + 1];
        if (step.fault) causes.add(step.fault);
        if (step.fault && next && !('expect' in next && next.expect))
          expect(next.verb).toBe('returnReply');
        for (const { reuse, takenAt } of step.photos) {
          if (takenAt && step.fault !== 'photo_old') expect(takenAt > plan.receivedAt).toBe(true);
          if (takenAt) expect(takenAt.getTime()).toBeLessThanOrEqual(step.at.getTime());
          if (!reuse) continue;
          reused++;
          const source = plans[reuse.of]?.steps[reuse.answer];
          expect(
            source?.verb === 'answer' && source.photos[reuse.photo] && source.at <= step.at,
          ).toBe(true);
          expect(reuse.of).not.toBe(plan.no);
        }
      }
    expect(reused).toBeGreaterThan(5);
    expect(causes.size).toBe(5);
  });

  test('a rainstorm fills two days of one city, and most of its complaints are joined', () => {
    const rain = plans.filter(({ surge }) => surge);
    expect(rain.length).toBe(12 + 15);
    expect(new Set(rain.map(({ receivedAt }) => localTime(receivedAt).day)).size).toBe(2);
    expect(share(did('join'), rain)).toBeGreaterThan(0.4);
    for (const plan of plans)
      for (const step of plan.steps)
        if (step.verb === 'join') {
          const leading = plans[step.leading];
          expect(leading && leading.no < plan.no && leading.category === plan.category).toBe(true);
          expect(leading?.place).toBe(plan.place);
          expect(leading && did('join')(leading)).toBe(false);
          // it must not have been settled, dismissed or withdrawn by then
          const so = leading as PlannedComplaint;
          const then = { ...so, steps: so.steps.filter(({ at }) => at <= step.at) };
          expect(['received', 'referred', 'in_progress', 'answered']).toContain(walk(then).status);
        }
    expect(share(did('join'))).toBeGreaterThan(0.015);
  });

  test('shared causes are often told by several, and few stay unnamed', () => {
    const water = plans.filter(
      ({ sector, surge, kind }) => sector === 'utilities' && !surge && kind === 'complaint',
    );
    const many = share(
      ({ complainants }) => complainants.length > 1,
      water.filter(({ category }) => category !== 'utility-bill'),
    );
    expect(many).toBeGreaterThan(0.3);
    expect(many).toBeLessThan(0.54);
    for (const plan of plans) expect(plan.anonymous).toBe(plan.complainants.length === 0);
    expect(share(({ anonymous }) => anonymous)).toBeLessThan(0.06);
  });
});

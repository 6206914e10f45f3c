import { evidenceReasons, evidenceRequirements } from '@insaf/contract/evidence.ts';
import { claims } from '@insaf/contract/replies.ts';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { metresBetween } from './distance.ts';
import {
  type Case,
  type Evaluated,
  evaluateEvidence,
  type OfferedFile,
} from './evaluate-evidence.ts';
import { samePhotoFrom } from './photo-likeness.ts';

/*
 * What holds of the rule whatever is offered. Values are drawn near the boundaries and from few, so that
 * equal photos, copies and ties between them are common.
 */

const kinds = ['decision', 'receipt'] as const;
const since = new Date('2026-07-05T07:00:00Z');
const now = new Date('2026-07-05T15:00:00Z');
const place = { lat: 29.158, lon: 31.134 };
const hour = 60 * 60_000;

const moment = fc
  .oneof(fc.constantFrom(-3, 0, 3, 8, 11, 12), fc.integer({ min: -20, max: 20 }))
  .chain((hours) =>
    fc.constantFrom(-1000, -1, 0, 1).map((ms) => new Date(since.getTime() + hours * hour + ms)),
  );
/** A number of a map; JSON, as which it is kept, knows no zero below zero. */
const degrees = (most: number) =>
  fc.double({ min: -most, max: most, noNaN: true }).map((each) => each + 0);
const point = fc.oneof(
  fc
    .integer({ min: 0, max: 400 })
    .map((metres) => ({ ...place, lat: place.lat + metres / 111_195 })),
  fc.record({
    lat: degrees(90),
    lon: degrees(180),
  }),
);
const use = fc.record({
  complaintNumber: fc.constant('100000000011'),
  replyNo: fc.integer({ min: 1, max: 3 }),
  uploadId: fc.uuid(),
  how: fc.constantFrom('same_bytes' as const, 'alike' as const),
  likeness: fc.double({ min: 0, max: 1, noNaN: true }),
});
const file: fc.Arbitrary<OfferedFile> = fc.record({
  uploadId: fc.uuid(),
  kind: fc.constantFrom('photo', 'photo', 'photo', 'document', 'audio', 'video'),
  documentKind: fc.option(fc.constantFrom(...kinds), { freq: 1 }),
  takenAt: fc.option(moment),
  zoneKnown: fc.boolean(),
  position: fc.option(point),
  earlierUses: fc.oneof(
    { weight: 4, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.array(use, { minLength: 1, maxLength: 3 }) },
  ),
  cameWith: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constant('100000000022') },
  ),
  resemblesOwn: fc.oneof(
    { weight: 4, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.uuid() },
  ),
  shows: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'),
});
const offer: fc.Arbitrary<Case> = fc.record({
  claim: fc.constantFrom(...claims),
  rule: fc.record({
    photosAfter: fc.integer({ min: 0, max: 3 }),
    documents: fc.integer({ min: 0, max: 2 }),
    documentKinds: fc.subarray([...kinds]),
    nearMetres: fc.option(fc.constantFrom(100, 200)),
  }),
  since: fc.constant(since),
  place: fc.option(
    fc.record({
      lat: fc.constant(place.lat),
      lon: fc.constant(place.lon),
      accuracyMetres: fc.constantFrom(0, 20, 100, 150, 100_000),
    }),
  ),
  files: fc.array(file, { maxLength: 6 }),
  now: fc.constant(now),
});

/** What a judge could settle: nothing is not met. */
const provable = (items: readonly Evaluated[]) => items.every(({ state }) => state !== 'not_met');
const inOrder = (items: readonly Evaluated[]) => items.map(({ state }) => state).sort();

test('evaluation ends, and what it says fits the vocabulary and names an offered file or none', () => {
  fc.assert(
    fc.property(offer, (of) => {
      for (const item of evaluateEvidence(of)) {
        expect(evidenceRequirements).toContain(item.requirement);
        expect(item.state).toBe(evidenceReasons[item.because]);
        expect([null, ...of.files.map(({ uploadId }) => uploadId)]).toContain(item.uploadId);
        expect(JSON.parse(JSON.stringify(item.params))).toEqual(item.params);
      }
    }),
  );
});

test('the order of the files does not change how the reply stands', () => {
  const twoOrders = offer.chain((of) =>
    fc.tuple(fc.constant(of), fc.shuffledSubarray([...of.files], { minLength: of.files.length })),
  );
  fc.assert(
    fc.property(twoOrders, ([of, files]) => {
      expect(inOrder(evaluateEvidence({ ...of, files }))).toEqual(inOrder(evaluateEvidence(of)));
    }),
    { numRuns: 500 },
  );
});

test('a further photo of something new makes no reply worse, unless it was used before', () => {
  const more = file.filter(({ earlierUses }) => (earlierUses ?? []).length === 0);
  fc.assert(
    fc.property(offer, more, (of, extra) => {
      const photo = { ...extra, kind: 'photo' as const, shows: 'something new' };
      const files = [...of.files, photo];
      if (provable(evaluateEvidence(of))) {
        expect(provable(evaluateEvidence({ ...of, files }))).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('any photo that was used before makes every reply one that nobody can settle', () => {
  const used = fc
    .tuple(file, fc.array(use, { minLength: 1, maxLength: 2 }))
    .map(([each, uses]) => ({
      ...each,
      kind: 'photo' as const,
      earlierUses: uses.map((one) => ({
        ...one,
        likeness: samePhotoFrom + one.likeness * (1 - samePhotoFrom),
      })),
    }));
  fc.assert(
    fc.property(offer, used, fc.nat(), (of, photo, at) => {
      const files = of.files.toSpliced(at % (of.files.length + 1), 0, photo);
      expect(provable(evaluateEvidence({ ...of, files }))).toBe(false);
    }),
  );
});

test('a photo taken nearer is never farther: met does not become unknown, nor unknown not met', () => {
  const rank = { met: 0, unknown: 1, not_met: 2 };
  const two = fc.tuple(point, point);
  fc.assert(
    fc.property(offer, file, two, (of, each, points) => {
      if (of.place === null) return;
      const here = of.place;
      const metres = (to: { lat: number; lon: number }) => metresBetween(here, to);
      const [near, far] = points.toSorted((a, b) => metres(a) - metres(b));
      const rule = { ...of.rule, photosAfter: 1, nearMetres: of.rule.nearMetres ?? 100 };
      const stateAt = (position: { lat: number; lon: number }) => {
        const photo = { ...each, kind: 'photo' as const, documentKind: null, position };
        const items = evaluateEvidence({ ...of, claim: 'partly', rule, files: [photo] });
        return items.find(({ requirement }) => requirement === 'photo_near')!.state;
      };
      expect(rank[stateAt(near!)]).toBeLessThanOrEqual(rank[stateAt(far!)]);
    }),
    { numRuns: 500 },
  );
});

test('no more is asked than the rule asks, and no picture fills two places', () => {
  fc.assert(
    fc.property(offer, (of) => {
      const items = evaluateEvidence(of);
      const claimed = of.claim === 'cause_removed' || of.claim === 'partly';
      const places = items.filter(
        ({ requirement, because }) =>
          requirement === 'photo_after' ||
          because === 'used_twice_here' ||
          requirement === 'document',
      );
      const documents = claimed || of.claim === 'explained' ? of.rule.documents : 0;
      expect(places).toHaveLength((claimed ? of.rule.photosAfter : 0) + documents);
      const filled = places
        .filter(({ uploadId, because }) => uploadId !== null && because !== 'used_twice_here')
        .map(({ uploadId }) => of.files.find((each) => each.uploadId === uploadId)!.shows);
      expect(new Set(filled).size).toBe(filled.length);
    }),
    { numRuns: 500 },
  );
});

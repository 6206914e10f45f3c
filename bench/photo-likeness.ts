/*
 * Photos that were used before: how many are recognised in each disguise, how many others are accused, and
 * what a print and a comparison cost. Half of the photos are drawn streets and rooms (server/demo), half
 * surfaces of which two look alike (server/test/surfaces.ts). Every round has photos of its own.
 */
import { makePhoto } from '../server/demo/photos.ts';
import { bandKeys, probeKeys } from '../server/features/evidence/rules/photo-keys.ts';
import {
  likeness,
  resemblesFrom,
  samePhotoFrom,
} from '../server/features/evidence/rules/photo-likeness.ts';
import {
  type PhotoPrint,
  printArea,
  printFromGrey,
  printSide,
} from '../server/features/evidence/rules/photo-print.ts';
import { readGrey } from '../server/platform/files/read-grey.ts';
import { disguises } from '../server/test/disguises.ts';
import { surface, surfaceKinds } from '../server/test/surfaces.ts';
import { type Measurement, resultOf } from './measurement.ts';

const categories = [
  'waste',
  'road-damage',
  'sewage-overflow',
  'street-lighting',
  'exposed-wires',
  'street-occupation',
  'building-violation',
  'land-encroachment',
  'pollution',
  'stray-animals',
  'irrigation',
  'water-outage',
  'hospital-service',
  'school-service',
  'homeless-person',
];
const streetsARound = 5;

type Verdicts = { same: number; resembles: number; of: number };
const none = (): Verdicts => ({ same: 0, resembles: 0, of: 0 });
const percent = (count: number, { of }: Verdicts) => (of === 0 ? 0 : (100 * count) / of);

export const photoLikeness: Measurement = async ({ rounds, say }) => {
  const found: { missed: number[]; doubted: number[]; accused: number[]; again: number[] } = {
    missed: [],
    doubted: [],
    accused: [],
    again: [],
  };
  const byDisguise = new Map<string, Verdicts>();
  const printing: number[] = [];
  const everyPrint: PhotoPrint[] = [];
  const print = async (photo: Buffer) => {
    const grey = await readGrey(photo, { area: printArea, longest: printSide });
    const started = performance.now();
    const made = printFromGrey(grey);
    printing.push(performance.now() - started);
    return made;
  };

  for (let round = 1; round <= rounds; round += 1) {
    const photos = await photosOf(round);
    const prints: PhotoPrint[] = [];
    const disguised = none();
    for (const [i, photo] of photos.entries()) {
      const original = await print(photo);
      prints.push(original);
      for (const [name, disguise] of Object.entries(disguises)) {
        const back = await print(await disguise(photo, round * 100 + i));
        const score = isCandidate(original, back) ? likeness(original, back) : 0;
        count(disguised, score);
        count(byDisguise.get(name) ?? byDisguise.set(name, none()).get(name)!, score);
      }
    }
    const others = none();
    for (const [i, one] of prints.entries()) {
      for (const other of [...everyPrint, ...prints.slice(0, i)])
        count(others, likeness(other, one));
    }
    everyPrint.push(...prints);
    const taken = none();
    for (const [i, kind] of surfaceKinds.entries()) {
      count(taken, likeness(prints[i]!, await print(await surface(kind, round, true))));
    }
    found.missed.push(percent(disguised.of - disguised.same - disguised.resembles, disguised));
    found.doubted.push(percent(disguised.resembles, disguised));
    found.accused.push(percent(others.same + others.resembles, others));
    found.again.push(percent(taken.same, taken));
    say(`  round ${round}: ${disguised.of} disguised, ${others.of} pairs of others`);
  }

  for (const [name, verdicts] of byDisguise) {
    const same = percent(verdicts.same, verdicts).toFixed(1).padStart(6);
    const doubted = percent(verdicts.resembles, verdicts).toFixed(1).padStart(5);
    say(`  ${name.padEnd(34)} recognised ${same} %  left to the judge ${doubted} %`);
  }
  const unit = '%';
  return [
    resultOf({ name: 'used photos missed', unit, values: found.missed, goal: below(2) }),
    resultOf({ name: 'used photos left to the judge', unit, values: found.doubted }),
    resultOf({ name: 'other photos accused', unit, values: found.accused, goal: below(0.1) }),
    resultOf({ name: 'second photos of a place accused', unit, values: found.again }),
    resultOf({ name: 'making a print', unit: 'ms', values: printing, goal: below(200) }),
  ];
};

/** Whether the search would look at it: two keys in common. */
function isCandidate(kept: PhotoPrint, sought: PhotoPrint): boolean {
  const keys = new Set(bandKeys(kept));
  return probeKeys(sought).filter((key) => keys.has(key)).length >= 2;
}

const below = (limit: number) => ({ of: 'value', below: limit }) as const;

function count(verdicts: Verdicts, score: number): void {
  verdicts.of += 1;
  if (score >= samePhotoFrom) verdicts.same += 1;
  else if (score >= resemblesFrom) verdicts.resembles += 1;
}

/** Surfaces first, in the order of their kinds. */
async function photosOf(round: number): Promise<Buffer[]> {
  const photos: Buffer[] = [];
  for (const kind of surfaceKinds) photos.push(await surface(kind, round));
  for (let i = 0; i < streetsARound; i += 1) {
    const category = categories[(round * streetsARound + i) % categories.length]!;
    photos.push(await makePhoto({ kind: 'after', category, seed: `bench ${round}` }));
  }
  return photos;
}

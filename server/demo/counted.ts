/**
 * Numbers with what they count, as Arabic wants them: one and two are in the noun, three to ten take
 * the plural, eleven to ninety-nine the singular (accusative in the standard language, bare in the
 * dialect), hundreds the bare singular. The dual stands as after a preposition, where texts use it.
 */
import type { Random } from './seeded.ts';

export type Register = 'standard' | 'dialect';

type Forms = readonly [one: string, two: string, few: string, many: string];
type Noun = { standard: Forms; dialect?: Forms; feminine?: true };

const nouns = {
  day: { standard: ['يوم', 'يومين', 'أيام', 'يوما'] },
  week: { standard: ['أسبوع', 'أسبوعين', 'أسابيع', 'أسبوعا'] },
  month: {
    standard: ['شهر', 'شهرين', 'أشهر', 'شهرا'],
    dialect: ['شهر', 'شهرين', 'شهور', 'شهر'],
  },
  year: {
    standard: ['سنة', 'سنتين', 'سنوات', 'سنة'],
    dialect: ['سنة', 'سنتين', 'سنين', 'سنة'],
    feminine: true,
  },
  hour: { standard: ['ساعة', 'ساعتين', 'ساعات', 'ساعة'], feminine: true },
  family: { standard: ['أسرة', 'أسرتين', 'أسر', 'أسرة'], feminine: true },
  house: {
    standard: ['منزل', 'منزلين', 'منازل', 'منزلا'],
    dialect: ['بيت', 'بيتين', 'بيوت', 'بيت'],
  },
  child: {
    standard: ['طفل', 'طفلين', 'أطفال', 'طفلا'],
    dialect: ['عيل', 'عيلين', 'عيال', 'عيل'],
  },
  person: { standard: ['فرد', 'فردين', 'أفراد', 'فردا'] },
  time: { standard: ['مرة', 'مرتين', 'مرات', 'مرة'], feminine: true },
  pound: { standard: ['جنيه', 'جنيهين', 'جنيهات', 'جنيها'] },
  metre: { standard: ['متر', 'مترين', 'أمتار', 'مترا'] },
  km: {
    standard: ['كيلومتر', 'كيلومترين', 'كيلومترات', 'كيلومترا'],
    dialect: ['كيلو', '2 كيلو', 'كيلو', 'كيلو'],
  },
  feddan: {
    standard: ['فدان', 'فدانين', 'أفدنة', 'فدانا'],
    dialect: ['فدان', 'فدانين', 'فدادين', 'فدان'],
  },
  ton: { standard: ['طن', 'طنين', 'أطنان', 'طنا'] },
  pole: {
    standard: ['عمود', 'عمودين', 'أعمدة', 'عمودا'],
    dialect: ['عمود', 'عمودين', 'عواميد', 'عمود'],
  },
  bulb: { standard: ['كشاف', 'كشافين', 'كشافات', 'كشافا'] },
  pupil: { standard: ['تلميذ', 'تلميذين', 'تلاميذ', 'تلميذا'] },
  dog: { standard: ['كلب', 'كلبين', 'كلاب', 'كلبا'] },
  report: { standard: ['محضر', 'محضرين', 'محاضر', 'محضرا'] },
} as const satisfies Record<string, Noun>;

type Counted = keyof typeof nouns;
export const isCounted = (name: string): name is Counted => Object.hasOwn(nouns, name);

const threeToTen = {
  masculine: ['ثلاثة', 'أربعة', 'خمسة', 'ستة', 'سبعة', 'ثمانية', 'تسعة', 'عشرة'],
  feminine: ['ثلاث', 'أربع', 'خمس', 'ست', 'سبع', 'ثماني', 'تسع', 'عشر'],
  dialect: ['تلات', 'أربع', 'خمس', 'ست', 'سبع', 'تمن', 'تسع', 'عشر'],
} as const;

/** `count('day', 5, …)` is «5 أيام» or «خمسة أيام»; 15 is «15 يوما», in the dialect «15 يوم». */
export function count(what: Counted, n: number, register: Register, inWords: boolean): string {
  const noun: Noun = nouns[what];
  const bare = noun.standard[0];
  const [one, two, few, many] =
    register === 'dialect'
      ? (noun.dialect ?? ([bare, noun.standard[1], noun.standard[2], bare] as Forms))
      : noun.standard;
  if (n === 1) return one;
  if (n === 2) return two;
  if (n <= 10) {
    const words =
      threeToTen[
        register === 'dialect' ? 'dialect' : noun.feminine === true ? 'feminine' : 'masculine'
      ];
    return `${inWords ? words[n - 3] : n} ${few}`;
  }
  const rest = n % 100;
  if (n > 100 && rest >= 3 && rest <= 10) return `${n} ${few}`;
  return `${n} ${rest > 10 ? many : one}`;
}

/** As people round: small numbers as they are, larger ones to fives, tens or fifties. */
export function roughly(random: Random, low: number, high: number): number {
  const n = random.int(low, high);
  const step = high <= 30 ? 1 : n < 100 ? 5 : n < 500 ? 10 : 50;
  return Math.max(low, Math.round(n / step) * step);
}

import { type Verb, verbs } from '@insaf/contract/complaint-lifecycle.ts';
import { describe, expect, test } from 'vitest';
import type { HistoryEntry } from '../complaint.ts';
import { speaking } from '../speaking.ts';

const agency = (code: string, ar: string, en: string) => ({ code, name: { ar, en } });
const centre = agency('centre', 'المركز التكنولوجي', 'Technological Centre');
const unit = agency('unit', 'الوحدة المحلية بناصر', 'Local Unit of Naser');
const waste = { code: 'waste', name: { ar: 'القمامة', en: 'Waste' } };
const leading = '298990879515';

/** What each move keeps in its details, as the server writes them. */
const details: Partial<Record<Verb, Record<string, unknown>>> = {
  receive: { channel: 'hotline', uploads: ['a', 'b'] },
  supply: { uploads: [] },
  refer: { from: 1, to: 2, category: 'waste', binding: true },
  handBack: { from: 2, to: 1, handBacks: 2, up: true },
  promise: { claim: 'planned', replyNo: 1, plannedFor: '2026-07-20', evidence: [] },
  answer: {
    claim: 'cause_removed',
    replyNo: 1,
    evidence: [{ state: 'met' }, { state: 'met' }, { state: 'not_met' }, { state: 'unknown' }],
  },
  returnReply: { replyNo: 1 },
  settle: { replyNo: 1, claim: 'partly', answeredBy: 2, accepted: [1, 2] },
  confirm: { grade: 4 },
  dismiss: { reason: 'repeated', repeats: leading, final: false },
  appeal: { uploads: [], against: 'dismissed', senior: 1 },
  join: { leading },
  follow: { leading, replyNo: 1, claim: 'cause_removed', answeredBy: 2 },
  release: { leading, because: 'complained_of' },
  prioritise: { priority: 'urgent', was: { priority: 'ordinary' } },
  extend: { workingDays: 3, before: '2026-07-09T09:00:00.000Z' },
  takeOver: { from: 2, to: 1 },
};

const agencyKeys = ['from', 'to', 'senior', 'answeredBy'];

function entry(verb: Verb, more: Partial<HistoryEntry> = {}): HistoryEntry {
  return {
    seq: 3,
    at: '2026-07-05T09:30:00.000Z',
    verb,
    from: 'received',
    to: 'referred',
    by: 'staff',
    officer: null,
    behalfOf: null,
    agency: centre,
    holder: unit,
    category: waste,
    dueAt: '2026-07-12T09:00:00.000Z',
    details: details[verb] ?? {},
    agencies: Object.fromEntries(
      Object.entries(details[verb] ?? {}).flatMap(([key, id]) =>
        typeof id === 'number' && agencyKeys.includes(key) ? [[key, id === 1 ? centre : unit]] : [],
      ),
    ),
    words: 'ما كُتب',
    ...more,
  };
}

const told = (language: 'ar' | 'en') => speaking(language, () => import('./tell.ts'));
const plain = (text: string) => text.replaceAll(/[\u2066-\u2069]/g, '').replaceAll('\u00a0', ' ');

describe.each(['ar', 'en'] as const)('the story in %s', (language) => {
  test('has a sentence of its own for each verb', async () => {
    const { tell } = await told(language);
    const sentences = verbs.map((verb) => tell(entry(verb), null).sentence);
    expect(new Set(sentences).size).toBe(verbs.length);
    for (const sentence of sentences) {
      expect(sentence).not.toMatch(/desk-history|undefined|\{|\}/);
      expect(sentence).toMatch(language === 'ar' ? /[\u0600-\u06ff]/ : /^[A-Z]/);
    }
  });

  test('names agencies in its language, as they were called then', async () => {
    const { tell } = await told(language);
    const { sentence, by } = tell(entry('refer', { officer: 'محمد' }), null);
    expect(plain(sentence)).toContain(unit.name[language]);
    expect(plain(sentence)).toContain(centre.name[language]);
    expect(plain(by)).toMatch(new RegExp(`^${centre.name[language]}.*محمد$`));
  });

  test('says what changed against the step before, and nothing that did not', async () => {
    const { tell } = await told(language);
    const before = entry('receive');
    expect(tell(entry('accept'), before).details).toEqual([]);
    const changed = tell(
      entry('refer', { details: {}, dueAt: '2026-07-19T09:00:00.000Z' }),
      entry('receive', { category: { code: 'water', name: { ar: 'المياه', en: 'Water' } } }),
    );
    expect(changed.details).toHaveLength(2);
    expect(plain(changed.details[0]!)).toContain(waste.name[language]);
    expect(plain(changed.details[0]!)).toMatch(/المياه|Water/);
  });

  test('counts the evidence by what became of it', async () => {
    const { tell } = await told(language);
    const { details: lines } = tell(entry('answer'), entry('accept'));
    expect(lines).toHaveLength(1);
    expect(lines[0]!.match(/\d/g)).toEqual(['2', '1', '1']);
  });

  test('quotes what was written under what it is, and says nothing where words were erased', async () => {
    const { tell } = await told(language);
    const quotes = (['askComplainant', 'handBack', 'dismiss'] as const).map(
      (verb) => tell(entry(verb), null).quote,
    );
    expect(new Set(quotes).size).toBe(3);
    expect(quotes).not.toContain(null);
    expect(tell(entry('askComplainant', { words: null }), null).quote).toBeNull();
  });

  test('keeps the groups of a number in their order, whatever stands around it', async () => {
    const { tell } = await told(language);
    expect(tell(entry('join'), null).sentence).toContain('\u20662989\u00a09087\u00a09515\u2069');
  });
});

describe('what is marked', () => {
  test('is an appeal, a hand-back and the second one, and a reply that was returned', async () => {
    const { tell } = await told('en');
    const marks = verbs.flatMap((verb) => tell(entry(verb), null).mark ?? []);
    expect(marks).toEqual(['second_hand_back', 'returned', 'appeal']);
    expect(tell(entry('handBack', { details: { handBacks: 1 } }), null).mark).toBe('hand_back');
  });

  test('a first hand-back goes back, a second goes up', async () => {
    const { tell } = await told('en');
    const first = tell(entry('handBack', { details: { handBacks: 1, up: false } }), null);
    expect(first.sentence).not.toContain('up');
    expect(tell(entry('handBack'), null).sentence).toContain('it went up');
  });

  test('who did it is the complainant or the system where nobody of the staff did', async () => {
    const { tell } = await told('en');
    const by = (who: 'complainant' | 'system') =>
      tell(entry('withdraw', { by: who, agency: null }), null).by;
    expect([by('complainant'), by('system')]).toEqual(['The complainant', 'The system, by itself']);
  });

  test('who did it is the system of a partner, by its name, and the agency it works with', async () => {
    const { tell } = await told('en');
    const by = (officer: string | null) =>
      tell(entry('accept', { by: 'partner', officer }), null).by.replaceAll(/[\u2066-\u2069]/g, '');
    expect(by('Cairo Bank app')).toMatch(/^Cairo Bank app, a system working with \S/);
    expect(by(null)).toMatch(/^A system working with \S/);
  });
});

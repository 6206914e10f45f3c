import { describe, expect, test } from 'vitest';
import { gravest, groundAtFiling, groundOfPeople } from './priority.ts';

const filed = {
  kind: 'complaint',
  text: 'عمود الإنارة لا يعمل',
  category: { urgent: false, sector: 'electricity' },
  isHarder: false,
  people: 1,
} as const;
const gas = { urgent: true, sector: 'petroleum' };
const admission = { urgent: false, sector: 'education' };

describe('A complaint when it is filed', () => {
  test('is ordinary where nothing makes it more', () => {
    expect(groundAtFiling(filed)).toBeNull();
  });

  test('is critical by a category that is urgent', () => {
    expect(groundAtFiling({ ...filed, category: gas })).toEqual({
      ...{ priority: 'critical', rule: 'category' },
    });
  });

  test('is as urgent as the danger that its words speak of, unless it only suggests something', () => {
    const text = 'سلك كهرباء عريان قدام المدرسة';
    const ground = { priority: 'critical', rule: 'words', danger: 'electricity' };
    expect(groundAtFiling({ ...filed, text })).toEqual(ground);
    expect(groundAtFiling({ ...filed, text, kind: 'suggestion' })).toBeNull();
  });

  test('is urgent from ten people on, and critical from a hundred', () => {
    expect(groundAtFiling({ ...filed, people: 9 })).toBeNull();
    expect(groundAtFiling({ ...filed, people: 10 })).toEqual({
      ...{ priority: 'urgent', rule: 'people', people: 10 },
    });
    expect(groundOfPeople(99)?.priority).toBe('urgent');
    expect(groundOfPeople(100)?.priority).toBe('critical');
  });

  test('is urgent for whom waiting is harder, where it is of what nobody can do without', () => {
    const elderly = { ...filed, isHarder: true };
    const ground = { priority: 'urgent', rule: 'circumstances' };
    expect(groundAtFiling(elderly)).toEqual(ground);
    expect(groundAtFiling({ ...elderly, category: null })).toEqual(ground);
    expect(groundAtFiling({ ...elderly, category: admission })).toBeNull();
  });

  test('is critical where a danger that is urgent meets those for whom waiting is harder', () => {
    const text = 'المجاري دخلت بيوتنا';
    expect(groundAtFiling({ ...filed, text })?.priority).toBe('urgent');
    expect(groundAtFiling({ ...filed, text, isHarder: true })).toEqual({
      ...{ priority: 'critical', rule: 'circumstances' },
    });
  });

  test('is never less for whom it harms', () => {
    const critical = { ...filed, category: gas, isHarder: true };
    expect(groundAtFiling(critical)).toEqual({ priority: 'critical', rule: 'category' });
  });
});

test('Of grounds that are as grave the first is kept', () => {
  const first = { priority: 'urgent', rule: 'people', people: 12 } as const;
  const second = { priority: 'urgent', rule: 'words', danger: 'life' } as const;
  expect(gravest([null, first, second])).toBe(first);
  expect(gravest([{ priority: 'ordinary', rule: 'category' }])).toBeNull();
});

import { findingWords } from '@insaf/contract/finding-sentence.ts';
import { type Finding, type Findings, findingSides } from '@insaf/contract/findings.ts';
import { note, type Section, type Table } from './blocks.ts';
import type { Manner } from './manner.ts';
import type { Slide } from './slides.ts';

/** What stands out in a review, drawn up by itself: what went well and what stood in the way. */
export function findingSections(manner: Manner, found: Findings | undefined): Section[] {
  if (found === undefined) return [];
  const { say } = manner;
  const looked = note(say('findings.looked', { looked: found.looked }));
  const section = (title: string, blocks: Section['blocks'], apart: boolean): Section => ({
    ...{ title, basis: null, blocks, apart },
  });
  if (found.findings.length === 0) {
    return [section(say('findings.title'), [note(say('findings.none')), looked], false)];
  }
  return findingSides.map((side, index) => {
    const of = found.findings.filter((each) => each.side === side);
    const first = index === 0;
    const block = of.length === 0 ? note(say('findings.none_of')) : tableOf(manner, of);
    const blocks = first ? [note(say('findings.intro')), looked, block] : [block];
    return section(say(`findings.heading.${side}`), blocks, first);
  });
}

/** Findings that can be read from the last row, the heaviest. */
const mostOfSlide = 5;

export function findingSlides(manner: Manner, found: Findings | undefined): Slide[] {
  if (found === undefined) return [];
  return findingSides.flatMap((side): Slide[] => {
    const of = found.findings.filter((each) => each.side === side);
    if (of.length === 0) return [];
    const block = tableOf(manner, of.slice(0, mostOfSlide));
    const foot = manner.say('findings.looked', { looked: found.looked });
    return [{ title: manner.say(`findings.heading.${side}`), basis: null, foot, block }];
  });
}

function tableOf(manner: Manner, findings: readonly Finding[]): Table {
  const { say } = manner;
  return {
    is: 'table',
    head: [[{ text: say('findings.column.says') }, { text: say('findings.column.because') }]],
    widths: [4, 7],
    rows: findings.map((finding) => {
      const { says, because, days, chance } = findingWords(finding, manner);
      return {
        ...{ name: says, beside: days, strong: false },
        cells: [chance === null ? because : `${because} ${chance}`],
        inner: false,
      };
    }),
    closing: true,
  };
}

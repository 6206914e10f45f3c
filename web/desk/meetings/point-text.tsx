import type { Finding } from '@insaf/contract/findings.ts';
import { fill, withFinding } from '@insaf/contract/meeting-text.ts';
import type { MeetingPoint } from '@insaf/contract/meetings.ts';
import { Select, Textarea } from '@mantine/core';
import { useRef } from 'react';
import { language } from '../installation.ts';
import { say } from '../words.ts';
import {
  figureNamesInWords,
  findingFigureName,
  keptText,
  sayFigure,
  shownText,
} from './live-figures.ts';
import type { Live } from './use-said.ts';

type Given = {
  readonly point: MeetingPoint;
  readonly finding: Finding | undefined;
  readonly live: Live;
  readonly change: (changes: Partial<MeetingPoint>) => void;
};
type In = 'textAr' | 'textEn';
const [own, other]: readonly [In, In] =
  language === 'ar' ? ['textAr', 'textEn'] : ['textEn', 'textAr'];

/** The words of a point in both languages; the reader's first, the other where it is wanted. */
export function PointText(given: Given) {
  return (
    <div className="meeting-text">
      <OneText {...given} name={own} />
      <details open={given.point[other] !== ''}>
        <summary>{say(`desk-meetings.text.also_${other}`)}</summary>
        <OneText {...given} name={other} />
      </details>
    </div>
  );
}

function OneText({ point, finding, live, change, name }: Given & { name: In }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const ofFinding = [...withFinding(new Map(), finding).keys()];
  const { unknown } = fill(point[name], withFinding(live.figures, finding), sayFigure);
  const shown = shownText(point[name], ofFinding);
  const write = (text: string) => change({ [name]: keptText(text, ofFinding).slice(0, 2000) });
  const insert = (label: string) => {
    const area = field.current;
    const [from, to] = [area?.selectionStart ?? shown.length, area?.selectionEnd ?? shown.length];
    write(`${shown.slice(0, from)}{${label}}${shown.slice(to)}`);
    area?.focus();
  };
  const figures = [
    ...ofFinding.map((value) => ({ value, label: findingFigureName(value) })),
    ...figureNamesInWords().offered,
  ];
  return (
    <>
      <Textarea
        ref={field}
        label={say(`desk-meetings.text.${name}`)}
        description={say('desk-meetings.text.hint')}
        dir={name === 'textAr' ? 'rtl' : 'ltr'}
        lang={name === 'textAr' ? 'ar' : 'en'}
        autosize
        minRows={3}
        maxLength={2000}
        value={shown}
        error={
          unknown.length === 0
            ? null
            : say('desk-meetings.text.unknown', { figure: unknown.join('، ') })
        }
        onChange={(event) => write(event.currentTarget.value)}
      />
      <Select
        label={say('desk-meetings.text.insert')}
        placeholder={say('desk-meetings.text.insert_hint')}
        nothingFoundMessage={say('desk-meetings.text.insert_none')}
        searchable
        limit={40}
        data={figures}
        value={null}
        onChange={(code) => {
          const chosen = figures.find(({ value }) => value === code);
          if (chosen !== undefined) insert(chosen.label);
        }}
      />
    </>
  );
}

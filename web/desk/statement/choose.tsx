import { Select } from '@mantine/core';
import { AgencySelect } from '../queue/agency-select.tsx';
import { say } from '../words.ts';
import { type Asked, monthsToChoose, monthWords } from './asked.ts';

/** Of which month and agency the statement is; each choice counts at once. */
export function Choose({
  asked,
  go,
  shown,
}: {
  asked: Asked;
  go: (asked: Asked) => void;
  /** What is shown, where nothing was asked for. */
  shown: { readonly month: string; readonly agency: string } | null;
}) {
  const month = asked.month ?? shown?.month ?? null;
  const offered = monthsToChoose();
  const months = month === null || offered.includes(month) ? offered : [...offered, month];
  return (
    <section className="card statement-choose" aria-label={say('desk-statement.choose.title')}>
      <div className="review-fields">
        <Select
          label={say('desk-statement.choose.month')}
          data={months.map((value) => ({ value, label: monthWords(value) }))}
          allowDeselect={false}
          searchable
          value={month}
          onChange={(value) => value !== null && go({ ...asked, month: value })}
        />
        <AgencySelect
          label={say('desk-statement.choose.agency')}
          value={asked.agency ?? shown?.agency ?? null}
          onChange={(code) => {
            const { agency: _, ...rest } = asked;
            go(code === null ? rest : { ...rest, agency: code });
          }}
        />
      </div>
    </section>
  );
}

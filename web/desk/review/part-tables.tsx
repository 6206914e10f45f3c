import { type Basis, bases, type Review, without } from '@insaf/contract/review.ts';
import { SegmentedControl, Title } from '@mantine/core';
import { named, say } from '../words.ts';
import type { Asked } from './asked.ts';
import { type FiguresRow, FiguresTable } from './figures-table.tsx';

/** By which of the two the tables below it count; on paper it says which. */
export function BasisChoice({ basis, choose }: { basis: Basis; choose: (basis: Basis) => void }) {
  return (
    <div className="review-basis-choice">
      <p className="review-label" id="review-basis">
        {say('desk-review.basis.label')}
      </p>
      <SegmentedControl
        aria-labelledby="review-basis"
        data={bases
          .toReversed()
          .map((value) => ({ value, label: say(`desk-review.basis.${value}`) }))}
        value={basis}
        onChange={(value) => choose(value as Basis)}
      />
    </div>
  );
}

type Part = { readonly key: string; readonly rows: readonly FiguresRow[] };

/** The review by category, place, channel, kind and initiative; without a table where there is no initiative. */
export function PartTables({
  review,
  asked,
  basis,
}: {
  review: Review;
  asked: Asked;
  basis: Basis;
}) {
  const parts = partsOf(review, asked).filter(
    ({ key, rows }) => key !== 'initiatives' || rows.length > 0,
  );
  return parts.map(({ key, rows }) => (
    <section key={key} className="review-part" aria-labelledby={`part-${key}`}>
      <Title order={2} size="h3" id={`part-${key}`}>
        {say(`desk-review.${key}.title`)}
      </Title>
      <div className="card">
        <FiguresTable
          title={say(`desk-review.${key}.title`)}
          column={say(`desk-review.${key}.column`)}
          rows={rows}
          basis={basis}
        />
      </div>
    </section>
  ));
}

function partsOf(review: Review, asked: Asked): Part[] {
  const { categories, places, channels, kinds, initiatives } = review;
  const row = (
    key: string,
    name: string,
    { events, cohort }: Pick<FiguresRow, 'events' | 'cohort'>,
    narrower: Partial<Asked> | null,
  ): FiguresRow => ({
    ...{ key, name, title: name, events, cohort },
    asked: narrower === null ? null : { ...asked, ...narrower },
  });
  return [
    {
      key: 'categories',
      rows: categories.map((each) =>
        row(
          each.code ?? without,
          each.name === null ? say('desk-review.without') : named(each.name),
          each,
          { category: each.code ?? without },
        ),
      ),
    },
    {
      key: 'places',
      rows: places.map((each) => {
        const name = each.name === null ? say('desk-review.without') : named(each.name);
        const title = each.itself ? say('desk-review.places.itself', { place: name }) : name;
        const key = `${each.code ?? without}${each.itself ? ' itself' : ''}`;
        return row(key, title, each, each.itself ? null : { place: each.code ?? without });
      }),
    },
    {
      key: 'channels',
      rows: channels.map((each) =>
        row(each.channel, say(`lifecycle.channel.${each.channel}`), each, {
          channel: each.channel,
        }),
      ),
    },
    {
      key: 'kinds',
      rows: kinds.map((each) =>
        row(each.kind, say(`lifecycle.kind.${each.kind}`), each, { kind: each.kind }),
      ),
    },
    {
      key: 'initiatives',
      rows: initiatives.map((each) =>
        row(each.code ?? without, initiativeTitle(each), each, {
          initiative: each.code ?? without,
        }),
      ),
    },
  ];
}

/** An initiative with who supervises it. */
function initiativeTitle({ name, supervisor }: Review['initiatives'][number]): string {
  if (name === null || supervisor === null) return say('desk-review.initiatives.none');
  return say('desk-review.initiatives.supervised', {
    initiative: named(name),
    agency: named(supervisor.name),
  });
}

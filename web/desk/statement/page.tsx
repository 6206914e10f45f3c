import type { Statement, statementRoutes } from '@insaf/contract/statement.ts';
import { Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';
import { language } from '../installation.ts';
import '../parts/cards.css';
import { Copy } from '../parts/copy-button.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { exact } from '../parts/when.tsx';
import { ReviewFailed } from '../review/failed.tsx';
import '../review/review.css';
import { inDigits, named, say } from '../words.ts';
import { type Asked, monthWords, useAsked } from './asked.ts';
import { Choose } from './choose.tsx';
import { FiguresTable } from './figures-table.tsx';
import { Parts } from './parts.tsx';
import { Take } from './take.tsx';
import './statement.css';

/** The statement of a month, as the Cabinet publishes it, of any agency and all below it. */
export default function StatementPage() {
  usePageTitle(say('desk-statement.title'));
  const { asked, go } = useAsked();
  const { data, error, isPending, isPlaceholderData, refetch } = useQuery({
    queryKey: ['statement', asked.month ?? '', asked.agency ?? ''],
    queryFn: ({ signal }) =>
      call<typeof statementRoutes.readStatement>('GET', '/figures/statement', {
        query: asked,
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  if (isPending) return <Loading rows={8} />;
  const shown = data === undefined ? null : { month: data.now.month, agency: data.agency.code };
  const choose = <Choose asked={asked} go={go} shown={shown} />;
  if (error !== null || data === undefined) {
    return (
      <ReviewFailed
        title={say('desk-statement.title')}
        choose={choose}
        fault={error}
        retry={() => void refetch()}
      />
    );
  }
  return (
    <div className="review" aria-busy={isPlaceholderData}>
      <Heading statement={data} />
      {choose}
      <Body statement={data} />
    </div>
  );
}

function Heading({ statement }: { statement: Statement }) {
  const { agency, below, now, over, countedUntil, whole } = statement;
  const asked: Asked = { month: now.month, agency: agency.code };
  return (
    <header className="review-head">
      <Title order={1} size="h2">
        {say('desk-statement.of_month', { month: monthWords(now.month) })}
      </Title>
      <p className="review-days">
        <bdi>{named(agency.name)}</bdi>
        {' · '}
        {say(`desk-statement.${below ? 'and_below' : 'alone'}`)}
      </p>
      {over ? null : <p className="card-note">{say('desk-statement.running')}</p>}
      <p className={whole ? 'card-quiet' : 'card-note'}>
        {say('desk-statement.basis')}{' '}
        {whole && countedUntil !== null
          ? say('desk-statement.counted_until', { at: exact(countedUntil) })
          : say('desk-statement.not_whole')}
      </p>
      <Take asked={asked} />
    </header>
  );
}

function Body({ statement }: { statement: Statement }) {
  const { now, text } = statement;
  if (now.figures.received === 0) {
    return <Empty title={say('desk-statement.none')} text={say('desk-statement.none_text')} />;
  }
  const paragraphs = text[language].map(inDigits);
  return (
    <>
      <section className="review-part" aria-labelledby="words">
        <div className="statement-words-head">
          <Title order={2} size="h3" id="words">
            {say('desk-statement.words.title')}
          </Title>
          <Copy value={paragraphs.join('\n\n')} />
        </div>
        <div className="card statement-words">
          {paragraphs.map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </div>
      </section>
      <FiguresTable statement={statement} />
      <p className="card-quiet">
        {say('desk-statement.note.four')} {say('desk-statement.note.overlap')}
      </p>
      <Parts statement={statement} />
    </>
  );
}

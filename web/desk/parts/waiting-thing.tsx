import './cards.css';
import './waiting.css';
import { Title } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useRef, useState } from 'react';
import { ApiFault } from '../api.ts';
import { say } from '../words.ts';
import { Empty, Failed, Loading } from './states.tsx';
import { usePageTitle } from './title.ts';
import { When } from './when.tsx';

/** What happened to it once. */
export type Step = {
  readonly stepNo: number;
  readonly what: string;
  readonly by: string;
  readonly at: string;
  readonly words: string | null;
  /** Said below its words. */
  readonly also?: string | null;
};

/**
 * The page of one of those that a waiting page lists, or that there is none such before the reader.
 *
 * @param words the key of its sentences: `title`, `not_found`, `not_found_text` and `back`
 * @param list the address of that list
 */
export function ThingPage<Thing>({
  words,
  list,
  asked,
  children,
}: {
  words: string;
  list: string;
  asked: UseQueryResult<Thing>;
  children: (thing: Thing) => ReactNode;
}) {
  usePageTitle(say(`${words}.title`));
  const { data, error, isPending, refetch } = asked;
  if (data !== undefined) return children(data);
  if (isPending) return <Loading rows={5} />;
  if (error instanceof ApiFault && (error.status === 404 || error.status === 400)) {
    return (
      <Empty level={1} title={say(`${words}.not_found`)} text={say(`${words}.not_found_text`)}>
        <Link to={list as never}>{say(`${words}.back`)}</Link>
      </Empty>
    );
  }
  return <Failed fault={error} retry={() => void refetch()} level={1} />;
}

/**
 * What it is, what can be done about it, what belongs to it, and what happened.
 *
 * @param acts given how to say what was done, where the reader then is
 * @param children what belongs to it, given the same
 */
export function Thing({
  words,
  list,
  title,
  marks,
  about,
  facts,
  acts,
  steps,
  children,
}: {
  words: string;
  list: string;
  title: string;
  marks: ReactNode;
  about: ReactNode;
  facts: readonly [key: string, fact: ReactNode][];
  acts: (told: (words: string) => void) => ReactNode;
  steps: readonly Step[];
  children: (told: (words: string) => void) => ReactNode;
}) {
  const [done, setDone] = useState('');
  const head = useRef<HTMLHeadingElement>(null);
  const told = (said: string) => {
    setDone(said);
    head.current?.focus();
  };
  return (
    <div className="waiting">
      <Link className="waiting-link" to={list as never}>
        {say(`${words}.back`)}
      </Link>
      <Title ref={head} tabIndex={-1} order={1} size="h2">
        <bdi>{title}</bdi>
      </Title>
      <p className="waiting-done" role="status">
        {done}
      </p>
      <article className="waiting-card">
        <header>{marks}</header>
        {about}
        <Facts words={words} facts={facts} />
        {acts(told)}
      </article>
      {children(told)}
      <section className="card" aria-labelledby="steps">
        <Title order={2} size="h4" id="steps">
          {say(`${words}.steps`)}
        </Title>
        <ol className="waiting-steps">
          {steps.toReversed().map((step) => (
            <StepLine key={step.stepNo} step={step} />
          ))}
        </ol>
      </section>
    </div>
  );
}

/** @param words the key of what each fact is called: `fact.<key>` */
export function Facts({
  words,
  facts,
}: {
  words: string;
  facts: readonly [key: string, fact: ReactNode][];
}) {
  return (
    <dl>
      {facts.map(([key, fact]) => (
        <div key={key}>
          <dt>{say(`${words}.fact.${key}`)}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  );
}

function StepLine({ step: { what, by, at, words, also = null } }: { step: Step }) {
  return (
    <li>
      <p>
        <strong>{what}</strong>
      </p>
      <p className="card-quiet">
        <bdi>{by}</bdi> · <When at={at} />
      </p>
      {words === null ? null : (
        <p className="waiting-words" dir="auto">
          {words}
        </p>
      )}
      {also === null ? null : <p className="card-quiet">{also}</p>}
    </li>
  );
}

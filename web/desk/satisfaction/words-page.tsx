import type { SatisfactionWords, satisfactionRoutes } from '@insaf/contract/satisfaction.ts';
import { TextInput, Title } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { call } from '../api.ts';
import { ComplaintNumber } from '../parts/complaint-words.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { usePageTitle } from '../parts/title.ts';
import { named, say } from '../words.ts';
import '../parts/waiting.css';

/** What people wrote when they were asked how they found it, in a month. */
export default function SatisfactionWordsPage() {
  usePageTitle(say('desk-satisfaction.read.title'));
  const { agency, month } = useSearch({ strict: false }) as { agency?: string; month?: string };
  const navigate = useNavigate();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['satisfaction-words', agency, month],
    queryFn: ({ signal }) =>
      call<typeof satisfactionRoutes.readSatisfactionWords>('GET', '/satisfaction/words', {
        query: {
          ...(agency === undefined ? {} : { agency }),
          ...(month === undefined ? {} : { month: String(month) }),
        },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const go = (chosen: string) =>
    void navigate({
      to: '/satisfaction-words' as never,
      search: { ...(agency === undefined ? {} : { agency }), month: chosen } as never,
    });
  return (
    <div className="waiting">
      <Title order={1} size="h2">
        {say('desk-satisfaction.read.title')}
      </Title>
      <p className="waiting-intro">{say('desk-satisfaction.read.intro')}</p>
      {data === undefined ? null : (
        <TextInput
          type="month"
          label={say('desk-satisfaction.read.month')}
          value={data.month}
          onChange={(event) =>
            /^\d{4}-\d{2}$/.test(event.currentTarget.value) && go(event.currentTarget.value)
          }
        />
      )}
      {isPending ? (
        <Loading rows={3} />
      ) : error !== null || data === undefined ? (
        <Failed fault={error} retry={() => void refetch()} />
      ) : (
        <Told read={data} />
      )}
    </div>
  );
}

function Told({ read }: { read: SatisfactionWords }) {
  const { agency, words, few } = read;
  return (
    <>
      <p>{say('desk-satisfaction.read.about', { agency: named(agency.name) })}</p>
      {few ? <p className="waiting-intro">{say('desk-satisfaction.read.few')}</p> : null}
      {words.length === 0 ? (
        <Empty title={say('desk-satisfaction.read.none')} />
      ) : (
        <ul className="waiting-list">
          {keyed(words).map(({ key, each }) => (
            <li key={key}>
              <article className="waiting-card">
                <header>
                  {each.number === null ? null : <ComplaintNumber number={each.number} />}
                  <strong>{named(each.agency.name)}</strong>
                  {each.grade === null ? null : (
                    <span>{say(`desk-satisfaction.grades.${each.grade}`)}</span>
                  )}
                  {each.removed === null ? null : (
                    <span>{say(`desk-satisfaction.removed_answers.${each.removed}`)}</span>
                  )}
                </header>
                <blockquote dir="auto">{each.words}</blockquote>
              </article>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

/** Each by what it says: two people can write the same and none has a name, so the second is counted. */
function keyed(words: SatisfactionWords['words']) {
  const seen = new Map<string, number>();
  return words.map((each) => {
    const said = `${each.number ?? each.agency.code} ${each.words}`;
    const nth = (seen.get(said) ?? 0) + 1;
    seen.set(said, nth);
    return { key: `${nth} ${said}`, each };
  });
}

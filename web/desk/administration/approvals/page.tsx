import type { approvalRoutes } from '@insaf/contract/approvals.ts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { call } from '../../api.ts';
import { Empty, Failed, Loading } from '../../parts/states.tsx';
import { say } from '../../words.ts';
import { MoreButton } from '../more-button.tsx';
import { AdministrationPage } from '../sections.tsx';
import { ApprovalCard } from './approval-card.tsx';

const lists = ['waiting', 'asked', 'decided'] as const;

/** What takes two: what waits for the reader, what they asked for, and what they decided. */
export default function ApprovalsPage() {
  const { list: sought } = useSearch({ strict: false }) as { list?: string };
  const list = lists.find((one) => one === sought) ?? 'waiting';
  return (
    <AdministrationPage title={say('desk-approvals.title')}>
      <p className="card-text">{say('desk-approvals.lead')}</p>
      <nav className="admin-sections" aria-label={say('desk-approvals.lists')}>
        <ul>
          {lists.map((one) => (
            <li key={one}>
              <Link
                to={'/administration/approvals' as never}
                search={{ list: one } as never}
                className="admin-section"
                activeProps={{}}
                {...(one === list ? { 'aria-current': 'page' } : {})}
              >
                {say(`desk-approvals.list.${one}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Found key={list} list={list} />
    </AdministrationPage>
  );
}

function Found({ list }: { list: (typeof lists)[number] }) {
  const found = useInfiniteQuery({
    queryKey: ['administration', 'approvals', list],
    queryFn: ({ pageParam, signal }) =>
      call<typeof approvalRoutes.listApprovals>('GET', '/approvals', {
        query: { list, ...(pageParam === null ? {} : { before: pageParam }) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  if (found.isPending) return <Loading />;
  if (found.isError) return <Failed fault={found.error} retry={() => void found.refetch()} />;
  const approvals = found.data.pages.flatMap((page) => page.approvals);
  if (approvals.length === 0) return <Empty title={say(`desk-approvals.none.${list}`)} />;
  return (
    <>
      <div className="card-stack">
        {approvals.map((approval) => (
          <ApprovalCard key={approval.id} approval={approval} />
        ))}
      </div>
      <MoreButton list={found} />
    </>
  );
}

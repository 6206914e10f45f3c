import { Skeleton } from '@mantine/core';
import { say } from '../words.ts';

/** The shape of the page, until the complaint is there. */
export function ComplaintSkeleton() {
  return (
    <div className="complaint" aria-busy="true">
      <span className="hidden-words" role="status">
        {say('desk.loading')}
      </span>
      <div className="complaint-main">
        <div className="part">
          <Skeleton height={34} width="min(24rem, 90%)" />
          <Skeleton height={22} width="60%" />
          <Skeleton height={90} />
        </div>
        <div className="part">
          <Skeleton height={24} width="10rem" />
          <Skeleton height={120} />
          <Skeleton height={112} />
        </div>
        <div className="part">
          <Skeleton height={24} width="10rem" />
          <Skeleton height={200} />
        </div>
      </div>
      <div className="complaint-side">
        <Skeleton height={44} />
        <Skeleton height={180} />
      </div>
    </div>
  );
}

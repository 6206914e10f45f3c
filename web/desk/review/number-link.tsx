import { Link } from '@tanstack/react-router';
import { type Asked, drillSearch, type Figure, inWords } from './asked.ts';

/** A number that leads to the complaints behind it; 0 leads nowhere. */
export function NumberLink({
  count,
  asked,
  figure,
}: {
  count: number;
  /** Null: what is behind it cannot be asked for. */
  asked: Asked | null;
  figure: Figure;
}) {
  const words = <bdi>{inWords(count)}</bdi>;
  if (count === 0 || asked === null) return <span className="review-number">{words}</span>;
  return (
    <Link
      className="review-number"
      to={'/review/complaints' as never}
      search={drillSearch(asked, figure) as never}
    >
      {words}
    </Link>
  );
}

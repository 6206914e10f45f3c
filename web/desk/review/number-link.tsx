import { Link } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import { type Asked, drillSearch, type Figure, inWords } from './asked.ts';

const nothing = createContext(false);
/** Where numbers stand that were frozen: what is behind them now may be something else, so they lead nowhere. */
export const NothingBehind = nothing.Provider;
export const useNothingBehind = (): boolean => useContext(nothing);

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
  const isFrozen = useNothingBehind();
  const words = <bdi>{inWords(count)}</bdi>;
  if (count === 0 || asked === null || isFrozen)
    return <span className="review-number">{words}</span>;
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

import type { Bilingual } from '@insaf/contract/text.ts';
import { Link } from '@tanstack/react-router';
import { named } from '../words.ts';

/** The agencies above the one that is shown, as far as the reader reaches, each the same page of itself. */
export function WayUp({
  above,
  label,
  to,
  searchTo,
}: {
  above: readonly { code: string; name: Bilingual }[];
  label: string;
  to: string;
  searchTo: (agency: string) => object;
}) {
  if (above.length === 0) return null;
  return (
    <nav aria-label={label}>
      <ol className="review-way">
        {above.map(({ code, name }) => (
          <li key={code}>
            <Link to={to as never} search={searchTo(code) as never}>
              {named(name)}
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

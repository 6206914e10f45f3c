import { foldArabic } from '@insaf/contract/arabic.ts';
import type { Caller, CallerComplaint, CallerPerson } from '@insaf/contract/callers.ts';
import { openStatuses, type Status } from '@insaf/contract/complaint-lifecycle.ts';
import { maskNationalId } from '@insaf/contract/identity.ts';
import type { ComplainantKind } from '@insaf/contract/vocabulary.ts';

type Named = { readonly code: string; readonly name: { readonly ar: string; readonly en: string } };

/** A complaint of the caller's, as it was found, with the person opened. */
export type Found = {
  readonly number: string;
  readonly status: Status;
  readonly version: number;
  readonly receivedAt: Date;
  readonly dueAt: Date | null;
  readonly waitsUntil: Date | null;
  readonly clock: CallerComplaint['clock'];
  readonly text: string;
  readonly confidential: boolean;
  /** Against an agency, and so perhaps against somebody in it. */
  readonly againstAgency: boolean;
  /** Whether the one at the desk took it down themselves, and so knows it all. */
  readonly ownFiling: boolean;
  readonly category: Named | null;
  readonly place: Named | null;
  readonly holder: Named;
  readonly question: string | null;
  readonly person: {
    readonly kind: ComplainantKind;
    readonly name: string;
    readonly nationalId?: string;
    readonly address?: string;
  };
};

const summaryLetters = 160;
const mostPeople = 5;

/**
 * What the desk sees of a caller. What is confidential, or against an agency, stays the caller's secret
 * even from who answers the telephone, unless it was they who took it down: its number, status and dates
 * are enough to say how it stands, and the name it was filed under is not told either.
 *
 * @param found open ones first, then the latest
 */
export function callerView(
  phone: string,
  found: readonly Found[],
  { now, maySupply }: { now: Date; maySupply: boolean },
): Caller {
  const plain = found.filter((complaint) => !isSensitive(complaint));
  const latest = [...plain].sort((a, b) => b.receivedAt.getTime() - a.receivedAt.getTime());
  return {
    phone,
    people: peopleOf(latest),
    place: latest.find(({ place }) => place !== null)?.place ?? null,
    complaints: found.map((complaint) => complaintOf(complaint, now, maySupply)),
  };
}

function isSensitive({ confidential, againstAgency, ownFiling }: Found): boolean {
  return (confidential || againstAgency) && !ownFiling;
}

/** One for each name, however it was spelled, with what was last given under it. */
function peopleOf(latest: readonly Found[]): CallerPerson[] {
  const byName = Map.groupBy(latest, ({ person }) => foldArabic(person.name));
  return [...byName.values()].slice(0, mostPeople).map((filings) => {
    const { person, receivedAt } = filings[0]!;
    const nationalId = filings.find((filing) => filing.person.nationalId)?.person.nationalId;
    const address = filings.find((filing) => filing.person.address)?.person.address;
    return {
      name: person.name,
      kind: person.kind,
      nationalId: nationalId === undefined ? null : maskNationalId(nationalId),
      address: address ?? null,
      lastAt: receivedAt.toISOString(),
    };
  });
}

function complaintOf(found: Found, now: Date, maySupply: boolean): CallerComplaint {
  const sensitive = isSensitive(found);
  const shown = <T>(value: T): T | null => (sensitive ? null : value);
  const waits = found.status === 'incomplete';
  return {
    number: found.number,
    status: found.status,
    open: (openStatuses as readonly Status[]).includes(found.status),
    version: found.version,
    receivedAt: found.receivedAt.toISOString(),
    dueAt: found.dueAt?.toISOString() ?? null,
    overdue: found.dueAt !== null && found.dueAt < now,
    clock: found.clock,
    sensitive,
    summary: shown([...found.text].slice(0, summaryLetters).join('')),
    category: shown(found.category),
    place: shown(found.place),
    holder: shown(found.holder),
    asked: waits
      ? { question: shown(found.question), until: found.waitsUntil?.toISOString() ?? null }
      : null,
    canSupply: waits && !sensitive && maySupply,
  };
}

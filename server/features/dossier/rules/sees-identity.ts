import type { IdentityState } from '@insaf/contract/dossier.ts';
import { type Acting, holdingFor, isWithin } from '../../rights/index.ts';

type Complaint = {
  readonly status: string;
  readonly previous_status: string | null;
  readonly holder_path: string;
  readonly registered_by: string | null;
  readonly confidential: boolean;
};

/**
 * Who must reach the person sees who they are. The agency complained of, and whoever works for it, never
 * do. In a confidential complaint the one that has to answer sees nobody either, by whatever role; only
 * who examines it does, and who stands above.
 *
 * @param complainedOf path of the agency complained of, or of what it was merged into
 */
export function seesIdentity(
  acting: Acting,
  complaint: Complaint,
  complainedOf: string | null,
): boolean {
  return identityFor(acting, complaint, complainedOf) === 'shown';
}

/** The same with the reason why not. */
export function identityFor(
  acting: Acting,
  complaint: Complaint,
  complainedOf: string | null,
): IdentityState {
  if (acting.kind !== 'staff') return 'not_permitted';
  if (complaint.registered_by === acting.staffId) return 'shown';
  const worksFor = (path: string) =>
    acting.holdings.some((holding) => isWithin(holding.path, path));
  if (complainedOf !== null && worksFor(complainedOf)) return 'complained_of';
  const holder = complaint.holder_path;
  const reaching = acting.holdings.filter(
    (holding) => holdingFor({ ...acting, holdings: [holding] }, 'readIdentity', holder) !== null,
  );
  if (reaching.length === 0) return 'not_permitted';
  if (!complaint.confidential) return 'shown';
  const above = reaching.some(({ path }) => path !== holder);
  const examines =
    isExamined(complaint) &&
    reaching.some(({ permissions }) => permissions.includes('readConfidential'));
  const stands = above && (isExamined(complaint) || !worksFor(holder));
  return examines || stands ? 'shown' : 'confidential';
}

function isExamined({ status, previous_status }: Complaint): boolean {
  const was = status === 'incomplete' ? previous_status : status;
  return was === 'received' || was === 'joined';
}

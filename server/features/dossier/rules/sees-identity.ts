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
  if (acting.kind !== 'staff') return false;
  if (complaint.registered_by === acting.staffId) return true;
  const worksFor = (path: string) =>
    acting.holdings.some((holding) => isWithin(holding.path, path));
  if (complainedOf !== null && worksFor(complainedOf)) return false;
  const holder = complaint.holder_path;
  const reaching = acting.holdings.filter(
    (holding) => holdingFor({ ...acting, holdings: [holding] }, 'readIdentity', holder) !== null,
  );
  if (!complaint.confidential) return reaching.length > 0;
  const above = reaching.some(({ path }) => path !== holder);
  if (isExamined(complaint)) return above || reaching.some(({ role }) => role === 'examiner');
  return above && !worksFor(holder);
}

function isExamined({ status, previous_status }: Complaint): boolean {
  const was = status === 'incomplete' ? previous_status : status;
  return was === 'received' || was === 'joined';
}

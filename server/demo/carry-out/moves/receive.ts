import type { Filed } from '@insaf/contract/complaints.ts';
import { newComplaint } from '@insaf/contract/complaints.ts';
import { fileComplaint } from '../../../features/intake/index.ts';
import type { Acting, Staff } from '../../../features/rights/index.ts';
import type { PlannedComplaint } from '../../plan.ts';
import type { Desks } from '../desks.ts';
import type { Destinations } from '../destinations.ts';
import { streamOf } from '../story.ts';
import { sendFiles, type Turn } from '../turn.ts';

/** People who answer the telephone and read messages at the central office. */
const callAgents = 6;

/** A complaint arrives: by its author, or by whoever takes it down for them. */
export async function receive(turn: Omit<Turn, 'complaint'>): Promise<Filed> {
  const { ctx, uploads, plan, story, photos } = turn;
  const acting = await registrarOf(turn);
  const staffId = acting.kind === 'staff' ? acting.staffId : null;
  const { remedy, address, landmark, point, accuracy } = story;
  const given = newComplaint.parse({
    text: story.text,
    kind: plan.kind,
    channel: plan.channel,
    language: plan.language,
    complainants: story.people,
    anonymous: plan.anonymous,
    confidential: plan.confidential,
    uploads: await sendFiles(uploads, photos, staffId),
    ...(remedy === null ? {} : { remedy }),
    ...(plan.namesCategory ? { category: plan.category } : {}),
    ...(plan.place === null ? {} : { place: plan.place }),
    ...(address === null ? {} : { address }),
    ...(landmark === null ? {} : { landmark }),
    ...(plan.hasPosition ? { position: { ...point, accuracyMetres: accuracy } } : {}),
    ...complainedOf(turn),
  });
  return fileComplaint(ctx, acting, given);
}

/** Who took the complaint down; the public files by the portal and by programs. */
export async function registrarOf(of: {
  plan: PlannedComplaint;
  desks: Desks;
  destinations: Destinations;
  directory: Turn['directory'];
}): Promise<Acting> {
  const { plan, desks, destinations } = of;
  if (plan.channel === 'portal' || plan.channel === 'api') return { kind: 'anyone' };
  if (plan.channel === 'office' || plan.channel === 'post') return clerkOf(of);
  const no = streamOf(plan, 'agent').int(1, callAgents);
  return desks.at('call_agent', destinations.centralOffice, no);
}

/**
 * The counter of the governorate's own office, where its centre can refer the matter; what is for a
 * ministry is handed in at the central office, and so is the post.
 */
function clerkOf({
  plan,
  desks,
  destinations,
  directory,
}: Parameters<typeof registrarOf>[0]): Promise<Staff> {
  const { centralOffice, governorate, centre } = destinations;
  const own = plan.channel === 'office' ? centre(plan) : undefined;
  const counter = own && directory.agencyByCode(`${governorate(plan)?.code}-citizen-service`);
  return desks.at('counter_clerk', counter ?? own ?? centralOffice);
}

/** Complaints of a person in office name the agency they sit in: the local unit of the place. */
function complainedOf({ plan, directory }: Pick<Turn, 'plan' | 'directory'>) {
  if (plan.category !== 'employee-conduct' && plan.category !== 'corruption') return {};
  const place = plan.place === null ? undefined : directory.placeByCode(plan.place);
  const unit = directory.agencies.find(
    ({ kind, active, place_id }) => kind === 'local_unit' && active && place_id === place?.id,
  );
  return unit ? { agencyComplainedOf: unit.code } : {};
}

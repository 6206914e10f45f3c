/**
 * The proportions that the demonstration is drawn by.
 *
 * Categories weigh as in the press reports of the system's own figures for 2025, in thousands: housing
 * and utilities 372, interior 181, health 149 (divided as in August 2025), solidarity 121, education 120,
 * the state's apparatus 107, environment 83, electricity 82, reports of violations 36; what was not
 * published by sector is shared out by judgement so that the sum is near the 2.1 million received.
 * Others come from the same reports: 56 % by telephone, 19 to 23 % dismissed, 2 to 4 % incomplete. The
 * rest is plausible, and no claim.
 */
import type { Claim } from '@insaf/contract/replies.ts';
import type { Channel, ComplaintKind, DismissalReason } from '@insaf/contract/vocabulary.ts';

export const channelShares: Record<Channel, number> = {
  hotline: 0.56,
  portal: 0.16,
  whatsapp: 0.1,
  office: 0.07,
  api: 0.03,
  social: 0.025,
  sms: 0.02,
  email: 0.02,
  post: 0.015,
};

/** By category; one that is not named here weighs as `other` does. */
export const categoryWeights: Readonly<Record<string, number>> = {
  'water-outage': 72,
  'water-quality': 26,
  'sewage-overflow': 84,
  'utility-bill': 50,
  'housing-unit': 140,
  security: 181,
  'hospital-service': 82,
  'medicine-shortage': 31,
  'waiting-list': 21,
  'state-treatment': 15,
  'cash-support': 84,
  'disability-card': 28,
  'homeless-person': 9,
  'school-service': 84,
  'school-admission': 36,
  'employee-conduct': 107,
  corruption: 36,
  pollution: 83,
  'power-outage': 42,
  'street-lighting': 30,
  'exposed-wires': 10,
  waste: 150,
  'street-occupation': 95,
  'building-violation': 90,
  'land-encroachment': 55,
  'road-damage': 70,
  'public-transport': 25,
  'bread-supply': 68,
  'price-violation': 42,
  'telecom-service': 70,
  pension: 55,
  'labour-rights': 30,
  'stray-animals': 26,
  irrigation: 22,
  'mosque-service': 14,
  'gas-leak': 12,
  other: 45,
};

export const kindShares: Record<ComplaintKind, number> = {
  complaint: 0.82,
  request: 0.09,
  enquiry: 0.03,
  suggestion: 0.02,
  violation: 0.04,
};

/**
 * By governorate. Beni Suef and Ismailia are heavy because their agencies are in the demonstration's
 * directory down to local units; the others share the rest by population, in millions.
 */
export const governorateWeights: Readonly<Record<string, number>> = {
  'eg-bns': 178,
  'eg-is': 140,
  'eg-c': 10.2,
  'eg-gz': 9.5,
  'eg-shr': 7.9,
  'eg-dk': 7,
  'eg-bh': 6.9,
  'eg-mn': 6.3,
  'eg-kb': 6.1,
  'eg-shg': 5.7,
  'eg-alx': 5.6,
  'eg-gh': 5.4,
  'eg-ast': 5,
  'eg-mnf': 4.7,
  'eg-fym': 4.1,
  'eg-kfs': 3.7,
  'eg-kn': 3.6,
  'eg-asn': 1.7,
  'eg-dt': 1.6,
  'eg-lx': 1.4,
  'eg-pts': 0.8,
  'eg-suz': 0.8,
  'eg-mt': 0.5,
  'eg-sin': 0.5,
  'eg-ba': 0.4,
  'eg-wad': 0.3,
  'eg-js': 0.1,
};
/** The governorates whose own agencies handle what happens there. */
export const ownAgencies: readonly string[] = ['eg-bns', 'eg-is'];

/** Causes that many suffer at once: they are filed by several people, and joined. */
export const sharedCauses: ReadonlySet<string> = new Set([
  'water-outage',
  'water-quality',
  'sewage-overflow',
  'power-outage',
  'street-lighting',
  'exposed-wires',
  'waste',
  'road-damage',
  'pollution',
  'irrigation',
  'stray-animals',
  'mosque-service',
  'school-service',
  'telecom-service',
]);
/** Complaints of several people: 42 % in one ministry, of shared causes; few of the others. */
export const collectiveShare = { shared: 0.42, own: 0.04 } as const;

/** Complaints whose authors stay unnamed. */
export const anonymousShares: Readonly<Record<string, number>> = {
  corruption: 0.35,
  security: 0.12,
  'land-encroachment': 0.12,
  'building-violation': 0.1,
};

export const dismissedShare = 0.186;
export const dismissalShares: Record<DismissalReason, number> = {
  repeated: 0.36,
  not_competent: 0.22,
  inexact: 0.16,
  cause_gone: 0.12,
  insufficient_documents: 0.09,
  before_court: 0.025,
  withdrawn: 0.015,
  abusive: 0.01,
};

/** Of all; the rest of those asked supply what was missing. */
export const askedShare = 0.075;
export const neverSuppliedShare = 0.4;

export const claimShares: Record<'complaint' | 'request' | 'word', Record<Claim, number>> = {
  complaint: { cause_removed: 0.7, partly: 0.12, explained: 0.18, planned: 0 },
  request: { cause_removed: 0.42, partly: 0.1, explained: 0.48, planned: 0 },
  /** Enquiries and suggestions: nothing is removed by them. */
  word: { cause_removed: 0, partly: 0, explained: 1, planned: 0 },
};

export const gradeShares: Record<
  'removed' | 'otherwise',
  Record<'1' | '2' | '3' | '4' | '5', number>
> = {
  removed: { 5: 0.44, 4: 0.3, 3: 0.15, 2: 0.06, 1: 0.05 },
  otherwise: { 5: 0.1, 4: 0.22, 3: 0.3, 2: 0.2, 1: 0.18 },
};

export const photoChance: Record<Channel, number> = {
  portal: 0.5,
  whatsapp: 0.65,
  office: 0.25,
  email: 0.4,
  social: 0.5,
  api: 0.4,
  post: 0.12,
  hotline: 0,
  sms: 0,
};

export const positionChance: Record<Channel, number> = {
  portal: 0.5,
  whatsapp: 0.6,
  api: 0.75,
  hotline: 0.35,
  office: 0.4,
  social: 0.2,
  email: 0.1,
  post: 0,
  sms: 0.05,
};

/** Faults in what a reply offers as proof, as shares of the replies that have to offer some. */
export const faultShares = {
  photo_reused: 0.035,
  photo_old: 0.025,
  photo_far: 0.02,
  document_missing: 0.03,
} as const;
/** Replies that a judge sends back for what they say. */
export const notAnsweredShare = 0.045;

/** What telephones and messengers leave of a photo's metadata. */
export const metadataShares = { full: 0.64, none: 0.2, no_position: 0.1, no_time: 0.06 } as const;

/** A rainstorm of February 2020: 119, then 150 complaints in one city; a tenth at two thousand in all. */
export const rainstorm = { days: [119, 150], perComplaints: 20_000, joined: 0.78 } as const;

import type { Api } from './staff.ts';

/*
 * What there is to be seen of rights, identity and custody: a role of the installation's own, somebody who
 * was just invited, a partner's key, what waits for a second person, a leave, and complaints whose people
 * are closed, opened and to be erased.
 */

type Filed = { readonly number: string; readonly code: string };

/** Complaints by how their people stand. */
export type ComplaintsInCustody = {
  /** Confidential, and an examiner asked that it be opened. */
  readonly closed: Filed;
  /** Confidential, and opened to the examiner. */
  readonly opened: Filed;
  /** Taken back, and the person asked that their data be erased. */
  readonly erasureAsked: Filed;
  /** Taken back; the person may ask. */
  readonly erasable: Filed;
};

export type RightsInWorld = {
  readonly role: string;
  /** Id of a member of staff who was just invited, with roles at several agencies. */
  readonly invited: string;
  /** Where their invitation leads, from the `/` on. */
  readonly invitation: string;
  /** Id of a partner's key. */
  readonly key: string;
};

const names = {
  unit: 'gov-bns-lu-naser',
  person: 'عبــد الرحمــن أبو المعاطي الشرنوبي عبد الغفار عبد الحميد',
  partner: 'منصة الخدمات الرقمية لشركة مياه الشرب والصرف الصحي، الإصدار 3.2 (API)',
};
const corruption = {
  text: 'موظف الشباك يطلب مبلغًا من كل مواطن لإنهاء الأوراق، ومن لا يدفع يؤجله إلى الأسبوع التالي.',
  category: 'corruption',
  place: 'eg-bns-naser',
};
const whyOpened = 'يلزم سؤال مقدم البلاغ عن تاريخ الواقعة واسم الشباك قبل الإحالة إلى جهة التحقيق.';

/** @param file files a complaint, in which a part of it may differ */
export async function furnishCustody(
  api: Api,
  file: (more: object) => Promise<Filed>,
): Promise<ComplaintsInCustody> {
  const secret = (phone: string) =>
    file({ ...corruption, complainants: [{ name: names.person, phone }] });
  const ask = (filed: Filed) =>
    api.as('examiner').post<{ openingNo: number }>(`/complaints/${filed.number}/openings`, {
      ...{ reason: whyOpened, hours: 8 },
    });
  const withdrawn = async (phone: string) => {
    const { number, code } = await file({ complainants: [{ name: names.person, phone }] });
    await api.public.post('/tracking/withdraw', { number, code });
    return { number, code };
  };
  const closed = await secret('01001230001');
  await ask(closed);
  const opened = await secret('01001230002');
  const { openingNo } = await ask(opened);
  await api.as('supervisor').post(`/complaints/${opened.number}/openings/${openingNo}/approve`, {});
  const erasureAsked = await withdrawn('01001230003');
  await api.public.post('/tracking/erasure', erasureAsked);
  return { closed, opened, erasureAsked, erasable: await withdrawn('01001230004') };
}

export async function furnishRights(api: Api): Promise<RightsInWorld> {
  const admin = api.as('admin');
  const role = 'night_examiner';
  await admin.post('/roles', {
    code: role,
    title: { ar: 'فاحص الوردية الليلية بالمنظومة', en: 'Examiner of the night shift' },
    hint: {
      ar: 'يفحص ما يرد ليلًا، ولا يحسم الردود.',
      en: 'Examines what comes at night; settles no reply.',
    },
    permissions: ['readComplaints', 'receive', 'refer', 'askComplainant', 'readFigures'],
  });
  const { id: invited, invitation } = await admin.post<{
    id: string;
    invitation: { address: string };
  }>('/staff', {
    name: names.person,
    email: 'abdelrahman.aboelmaaty.elsharnoubi.abdelghaffar@citizen-service.gov.example',
    roles: [
      { role: 'agency_officer', agency: names.unit },
      { role, agency: 'system', reach: 'alone' },
    ],
  });
  await admin.post('/approvals', {
    kind: 'give_role',
    order: { staff: invited, role: 'administrator', agency: 'gov-bns', reach: 'below' },
    reason: 'يتولى إدارة حسابات العاملين بالمحافظة اعتبارًا من 1 ديسمبر 2026، بقرار رقم 214.',
  });
  const head = api.as('head.bns');
  const { id: key } = await head.post<{ id: string }>('/partner-keys', {
    name: names.partner,
    ...{ agency: 'gov-bns', reach: 'below', permissions: ['readComplaints', 'readFigures'] },
    expiresAt: daysFromNow(300).toISOString(),
  });
  const away = await oneOf(head, 'محمد', 'headed');
  const stands = await oneOf(head, 'عبد', 'substitutes', away);
  const [from, until] = [1, 12].map((days) => daysFromNow(days).toISOString().slice(0, 10));
  await head.post('/delegations', { staff: away, to: stands, from, until });
  const { pathname, hash } = new URL(invitation.address);
  return { role, invited, invitation: pathname + hash, key };
}

const daysFromNow = (days: number) => new Date(Date.now() + days * 86_400_000);

/** Id of the first of somebody's colleagues of this name. */
async function oneOf(
  who: ReturnType<Api['as']>,
  words: string,
  whom: 'headed' | 'substitutes',
  staff?: string,
): Promise<string> {
  const query = new URLSearchParams({ words, whom, ...(staff === undefined ? {} : { staff }) });
  const { people } = await who.get<{ people: { id: string }[] }>(
    `/delegations/colleagues?${query}`,
  );
  return people[0]!.id;
}

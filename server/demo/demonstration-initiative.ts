import { readDirectory } from '../features/directory/index.ts';
import { createInitiative } from '../features/initiatives/index.ts';
import type { Ctx } from '../platform/context.ts';

const code = 'your-voice';
const supervisor = 'min-local';

/**
 * An initiative for trying the system out: what people complain of at local units comes to the ministry
 * that supervises it. Made once, where the directory has that ministry; what becomes of it stays.
 */
export async function loadDemonstrationInitiative(
  ctx: Ctx,
  say: (line: string) => void,
): Promise<void> {
  const { agencyByCode, categories, initiativeByCode } = await readDirectory(ctx.db);
  if (initiativeByCode(code) !== undefined || agencyByCode(supervisor) === undefined) return;
  await createInitiative(
    ctx,
    { kind: 'system', job: 'demonstration' },
    {
      ...{ code, nameAr: 'صوتك مسموع', nameEn: 'Your Voice Is Heard' },
      purposeAr: 'تسمع الوزارة ما يشكو منه الناس وما يقترحونه في خدمات الإدارة المحلية.',
      purposeEn: 'The ministry hears what people complain of and suggest in local services.',
      ...{ supervisor, firstDay: '2026-01-01', lastDay: null, open: true },
      ...{ kinds: [], channels: ['portal', 'hotline', 'whatsapp', 'social', 'api'] },
      categories: categories
        .filter(({ active, lead_agency_kind }) => active && lead_agency_kind === 'local_unit')
        .map((category) => category.code),
    },
  );
  say('Demonstration initiative: added');
}

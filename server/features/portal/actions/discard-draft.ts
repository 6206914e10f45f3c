import { randomUUID } from 'node:crypto';
import { filedUnder } from '../../intake/index.ts';
import { emptyDraft } from '../rules/draft.ts';
import { dropFile } from './draft-files.ts';
import { changeDraft } from './keep-draft.ts';
import type { Visit } from './visit-draft.ts';

/**
 * Discards what was answered, and the files with it. Where it was filed meanwhile by another way, from the
 * device on which it waited for a connection, the files went with the complaint, and the draft remembers
 * what was sent.
 */
export async function discardDraft(visit: Visit): Promise<void> {
  const { portal, draft, id } = visit;
  const { filing } = draft;
  const filed = await filedUnder(portal.ctx, { kind: 'anyone' }, filing);
  if (filed === null) for (const upload of draft.uploads) await dropFile(visit, upload.id);
  const sent = filed === null ? draft.sent : { filing, number: filed.number, code: filed.code };
  await changeDraft(portal.ctx, id, (now) =>
    now.filing === filing ? emptyDraft(randomUUID(), sent) : now,
  );
}

import type { Fault } from '@insaf/contract/portal.ts';
import type { KeptFile } from '@insaf/contract/portal-following.ts';
import { type UploadKind, uploadLimits } from '@insaf/contract/uploads.ts';
import { Refusal } from '../../../platform/errors.ts';
import { sentence } from '../../../platform/http/error-reply.ts';
import { receiveFile, type Upload, uploadsByIds } from '../../uploads/index.ts';
import { receiveForm } from './receive-form.ts';
import type { ComplaintVisit } from './visit-complaint.ts';

export type Attached = {
  readonly entered: Readonly<Record<string, string>>;
  /** Files that came with this form or with it before, and can go with what is sent. */
  readonly files: readonly KeptFile[];
  readonly faults: readonly Fault[];
};

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads a form about a complaint, with its files: each is received at once and named if it is refused. */
export async function receiveAttached(visit: ComplaintVisit): Promise<Attached> {
  const { portal, request, language, say } = visit;
  const came: Upload[] = [];
  const faults: Fault[] = [];
  const fault = (name: string, { code, params }: Refusal) => {
    const reason = sentence(code, params, language);
    faults.push({ field: 'photos', message: say('portal-track.files.wrong', { name, reason }) });
  };
  const entered = await receiveForm(request, async ({ name, type, bytes }) => {
    if (came.length >= uploadLimits.count) {
      return fault(name, new Refusal('upload_refused', { reason: 'too_many' }));
    }
    try {
      came.push(await receiveFile(portal.uploads, bytes, { name, type }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      fault(name, error);
    }
  });
  const before = (entered.uploads ?? '').toLowerCase().split(/[\s,]+/);
  const known = await uploadsByIds(
    portal.ctx.db,
    before.filter((id) => isId.test(id)).slice(0, uploadLimits.count),
  );
  const usable = known.filter(
    ({ state, expires_at }) => state === 'ready' && expires_at > portal.ctx.clock(),
  );
  const files = [...usable, ...came].slice(0, uploadLimits.count).map(keptFile);
  return { entered, files, faults };
}

const keptFile = ({ id, kind, declared_name }: Upload): KeptFile => ({
  id,
  kind: (kind ?? 'document') as UploadKind,
  name: declared_name,
});

import type { custodyRoutes } from '@insaf/contract/custody.ts';
import type { ShownField } from '@insaf/contract/identity.ts';
import { useState } from 'react';
import { call } from '../../api.ts';

type Shown = Partial<Record<ShownField, string>>;

/** Fields of a person that were shown whole here; they are kept by this page alone, and gone with it. */
export function useReveal(number: string, complainantNo: number) {
  const [shown, setShown] = useState<Shown>({});
  const [busy, setBusy] = useState<ShownField | null>(null);
  const [fault, setFault] = useState<unknown>(null);

  const show = async (field: ShownField) => {
    setBusy(field);
    setFault(null);
    try {
      const whole = await call<typeof custodyRoutes.revealIdentity>(
        'POST',
        '/complaints/:number/people/:person/reveal',
        { params: { number, person: String(complainantNo) }, body: { fields: [field] } },
      );
      setShown((before) => ({ ...before, [field]: whole[field] ?? '' }));
    } catch (error) {
      setFault(error);
    } finally {
      setBusy(null);
    }
  };
  const hide = (field: ShownField) => setShown(({ [field]: _, ...rest }) => rest);

  return { shown, busy, fault, show: (field: ShownField) => void show(field), hide };
}

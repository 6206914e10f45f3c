import { maskEmail, maskName, maskNationalId, type ShownField } from '@insaf/contract/identity.ts';
import { maskTelephone } from '@insaf/contract/telephone.ts';

type Fields = { readonly [F in ShownField]?: string };

const masks: { readonly [F in ShownField]: (value: string) => string } = {
  name: maskName,
  nationalId: maskNationalId,
  phone: maskTelephone,
  email: maskEmail,
  address: () => '***',
};

/** The fields of a person that somebody may be shown, masked; null for what was not given, or is not theirs. */
export function maskedIdentity(identity: Fields, fields: readonly string[]) {
  const masked = (field: ShownField) => {
    const value = identity[field];
    return value === undefined || !fields.includes(field) ? null : masks[field](value);
  };
  return {
    name: masked('name'),
    phone: masked('phone'),
    email: masked('email'),
    nationalId: masked('nationalId'),
    address: masked('address'),
  };
}

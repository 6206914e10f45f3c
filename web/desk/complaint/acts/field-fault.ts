import { ApiFault } from '../../api.ts';

/** What the server found wrong with a field, in its words; null where it is right. */
export function faultAt(fault: unknown, field: string): string | null {
  if (!(fault instanceof ApiFault)) return null;
  const shape = fault.fields.find((each) => each.field === field);
  if (shape !== undefined) return shape.message;
  return fault.field === field ? fault.message : null;
}

/** Whether a fault is already said at one of the fields shown; what is wrong in a list, at the list. */
export function isSaidAt(fault: unknown, fields: readonly string[]): boolean {
  if (!(fault instanceof ApiFault)) return false;
  const wrong = [...fault.fields.map(({ field }) => field), fault.field ?? ''];
  return wrong.some((at) => fields.some((field) => `${at}.`.startsWith(`${field}.`)));
}

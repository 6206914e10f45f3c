import { ApiFault } from '../../api.ts';

/** What the server found wrong with a field, in its words; null where it is right. */
export function faultAt(fault: unknown, field: string): string | null {
  if (!(fault instanceof ApiFault)) return null;
  const shape = fault.fields.find((each) => each.field === field);
  if (shape !== undefined) return shape.message;
  return fault.field === field ? fault.message : null;
}

/** Whether a fault is already said at one of the fields shown. */
export const isSaidAt = (fault: unknown, fields: readonly string[]): boolean =>
  fields.some((field) => faultAt(fault, field) !== null);

import type { DirectoryFile } from './directory-rows.ts';

/** Why a file of the directory cannot be loaded. Each has a sentence in `directory.json` of the words. */
export const faultReasons = [
  'unreadable',
  'missing_column',
  'unknown_column',
  'repeated_column',
  'wrong_number_of_cells',
  'wrong_code',
  'empty',
  'too_long',
  'unknown_kind',
  'wrong_flag',
  'wrong_number',
  'wrong_sector',
  'unknown_document_kind',
  'no_proof',
  'no_document_kinds',
  'governorate_or_parent',
  'repeated_code',
  'unknown_parent',
  'circle',
  'second_root',
  'root_kind',
  'unknown_place',
  'wrong_governorate',
  'unknown_category',
  'parent_closed',
  'child_active',
  'successor_of_active',
  'unknown_successor',
  'work_open',
] as const;
export type FaultReason = (typeof faultReasons)[number];

/** Something in a file that must change before it can be loaded. Lines count from 1, the header's. */
export type LoadFault = {
  readonly file: DirectoryFile;
  readonly line: number;
  readonly column: string;
  readonly because: FaultReason;
  /** What stands there. */
  readonly value: string;
};

import type { ErrorCode } from '@insaf/contract/errors.ts';

/** What a refusal speaks of: `field` is the JSON path of the input that must change. */
export type RefusalParams = { field?: string; [name: string]: unknown };

/** An expected no, shown to a person in their language and logged at info. Codes: contract/errors.ts. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly params: RefusalParams;

  constructor(code: ErrorCode, params: RefusalParams = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.params = params;
  }
}

/**
 * The store of files was not reached, has no room, or has lost a file. Whoever asked is not at fault, and is told
 * `files_out_of_reach`; the operator reads the cause.
 */
export class StorageFault extends Error {
  override readonly name = 'StorageFault';
}

/** Something outside keeps the program from starting; `message` is the one line the operator reads. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}

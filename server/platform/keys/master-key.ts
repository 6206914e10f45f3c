/*
 * The master key opens the few keys of generations (key-ring.ts) and nothing else: it is asked once when a
 * server starts, and once more for each new generation. Where it is a service, filing does not wait for it,
 * and a service that is away keeps nobody from reading.
 */
export type MasterKey = {
  /** Says which one it is, and gives nothing away: `local:1f0c…`, `vault:transit/insaf`. */
  readonly name: string;
  wrap(key: Buffer): Promise<Buffer>;
  /** @throws Error when it was wrapped by another master key, or was changed */
  unwrap(wrapped: Buffer): Promise<Buffer>;
};

/** What the master key is asked to bind a key to, where it can. */
export const purpose = 'insaf generation of keys';

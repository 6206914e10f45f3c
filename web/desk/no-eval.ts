/*
 * The contract's shapes try whether they may make code from text, which the policy of the page forbids and
 * reports. They are told beforehand; also where they were loaded first.
 */
const shared = globalThis as { __zod_globalConfig?: { jitless?: boolean } };
shared.__zod_globalConfig = Object.assign(shared.__zod_globalConfig ?? {}, { jitless: true });

export {};

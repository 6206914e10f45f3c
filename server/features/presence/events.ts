/** Somebody opened a complaint, left it, or does something else with it. */
export type PresenceChanged = { readonly name: 'presenceChanged'; readonly number: string };

/**
 * The direction of a field: what was written decides it, and an empty one begins where the page's language
 * begins, with its placeholder.
 */
export const asWritten = (text: string): 'auto' | undefined =>
  text.trim() === '' ? undefined : 'auto';

import { vi } from 'vitest';

/**
 * For tests: loads modules of the desk as they are in a page of this language. The language is a page's for
 * life, so every call loads them anew.
 *
 * @param load imports what the test asks for
 */
export async function speaking<Modules>(
  language: 'ar' | 'en',
  load: () => Promise<Modules>,
): Promise<Modules> {
  vi.resetModules();
  const told = { language, digits: 'latn', zone: 'Africa/Cairo', nonce: '', tiles: null };
  vi.stubGlobal('document', { getElementById: () => ({ textContent: JSON.stringify(told) }) });
  const { loadRest, loadWords } = await import('../words.ts');
  await Promise.all([loadWords(), loadRest()]);
  return load();
}

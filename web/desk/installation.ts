/** What the server tells the desk in the page it starts in (`server/platform/http/desk-page.ts`). */
type Installation = {
  readonly language: 'ar' | 'en';
  readonly digits: 'latn' | 'arab';
  readonly zone: string;
  readonly nonce: string;
  readonly tiles: { readonly url: string; readonly attribution: string } | null;
};

const told = document.getElementById('installation')?.textContent ?? '{}';

export const installation = JSON.parse(told) as Installation;
export const language = installation.language;

import { verbs } from '@insaf/contract/complaint-lifecycle.ts';
import type { PortalFrame, PortalPageName } from '@insaf/contract/portal.ts';
import { receiptFailures } from 'insaf-verify/receipt.ts';

/*
 * What the scripts of a page are told, beside the page: its language and digits, where tiles come from, and
 * the sentences they may have to say, with `{names}` left in for them (`scripts/say.ts`).
 */

const outbox = [
  ...[
    'waiting_title',
    'sent_title',
    'waiting',
    'uncertain',
    'refused',
    'reached',
    'files',
    'receipt',
  ],
  ...['number', 'code', 'track', 'change', 'remove', 'remove_sure', 'forget', 'forget_hint'],
  'forgotten',
].map((key) => `outbox.${key}`);
const photos = [
  ...['camera', 'claims', 'claims_hint', 'list', 'waiting', 'sending', 'sent', 'retry', 'remove'],
  ...['removed', 'too_many', 'cannot_clean', 'going_on'],
].map((key) => `photos.${key}`);
const place = [
  ...[
    ...['use_position', 'choose_on_map', 'forget', 'looking', 'found', 'chosen', 'forgotten'],
    ...['near', 'filled_in', 'denied', 'late', 'unknown', 'loading_map', 'no_map'],
  ].map((key) => `place.${key}`),
  ...['name', 'zoom_in', 'zoom_out', 'hint', 'near', 'far', 'this_place', 'close'].map(
    (key) => `map.${key}`,
  ),
];
const offline = [
  ...['missing_text', 'missing_name', 'missing_phone', 'no_room'].map((key) => `offline.${key}`),
  'outbox.news_title',
  'outbox.news_text',
];

const verify = [
  'checking',
  ...['title', 'entered', 'place', 'signed'].map((key) => `holds.${key}`),
  ...['changed.title', 'changed.text', 'unreadable.title', 'unreadable.text'],
  ...['title', 'text', 'again'].map((key) => `unreached.${key}`),
  ...['title', 'text', 'entry-altered', ...receiptFailures].map((key) => `fails.${key}`),
  ...['same', 'grown', 'shrunk', 'forked', 'unsigned', 'unreached'].map((key) => `now.${key}`),
  ...['title', 'first', 'same', 'grown', 'shrunk', 'forked', 'unsigned', 'key'].map(
    (key) => `seen.${key}`,
  ),
  ...['title', 'place', 'entry', 'other', 'by', 'holder', 'names', ...verbs].map(
    (key) => `steps.${key}`,
  ),
  ...['view', 'export', 'erase', 'redact', 'handover'].map((key) => `steps.${key}`),
  ...['ask', 'approve', 'refuse'].map((key) => `steps.opening.${key}`),
  ...['ask', 'approve', 'refuse', 'done'].map((key) => `steps.erasure.${key}`),
  ...['witnesses.signed', 'witnesses.none'],
].map((key) => `verify.${key}`);

/** The sentences of the scripts that a page loads; every page can say that a form is being sent. */
const wordsOf: { readonly [Name in PortalPageName]?: readonly string[] } = {
  home: outbox,
  'file-photos': photos,
  'file-where': place,
  verify,
  offline: [...outbox, ...photos, ...place, ...offline],
};

/** Left as they stand, for the script to fill in. */
const leftIn = Object.fromEntries(
  [
    ...['count', 'distance', 'governorate', 'message', 'most', 'name', 'percent', 'place'],
    ...['number', 'day', 'size', 'origin', 'old', 'now', 'agency'],
  ].map((name) => [name, `{${name}}`]),
);

export function ForScripts({ frame, page }: { frame: PortalFrame; page: PortalPageName }) {
  const { language, digits, tiles, say } = frame;
  const keys = ['sending', ...(wordsOf[page] ?? [])];
  const words = Object.fromEntries(keys.map((key) => [key, say(`portal-scripts.${key}`, leftIn)]));
  const told = {
    language,
    digits,
    tiles: page === 'file-where' || page === 'offline' ? tiles : null,
    words,
  };
  return (
    <script
      type="application/json"
      id="for-scripts"
      // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON that cannot end the element; it is not run
      dangerouslySetInnerHTML={{ __html: JSON.stringify(told).replaceAll('<', '\\u003c') }}
    />
  );
}

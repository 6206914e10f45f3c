/*
 * The page on which a proof is checked: it begins with what stands after `#`, takes a file, and compares the
 * ledger with what this browser saw of it before. Nothing of the proof leaves the device.
 */
import { changesIn, witnessesIn } from 'insaf-verify/key-changes.ts';
import { tilePath, tileWidth } from 'insaf-verify/tiles.ts';
import { say } from '../say.ts';
import { checkFile, checkPicture, type PublicLedger, type Report } from './check-proof.ts';
import { followHead } from './remember-head.ts';
import { reportCard, seenLines } from './show-report.ts';

/** Far more than the longest story of a complaint takes. */
const largestFile = 20_000_000;

export function startVerify(place: HTMLElement): void {
  const { key = '', zone = 'UTC' } = place.dataset;
  const ledger = publicLedger(key);
  const verdict = place.querySelector<HTMLElement>('[data-verdict]');
  const input = place.querySelector<HTMLInputElement>('input[type=file]');
  const seen = place.querySelector<HTMLElement>('[data-seen]');
  if (!verdict || !input || !seen) return;
  place.hidden = false;

  let asked = 0;
  const show = async (check: (ledger: PublicLedger) => Promise<Report>) => {
    asked += 1;
    const mine = asked;
    const wait = document.createElement('p');
    wait.className = 'quiet';
    wait.textContent = say('verify.checking');
    verdict.replaceChildren(wait);
    const report = await check(await ledger);
    if (mine !== asked) return;
    verdict.replaceChildren(reportCard(report, zone, () => void show(check)));
    verdict.focus({ preventScroll: true });
    verdict.scrollIntoView({ block: 'nearest' });
  };
  const showPicture = () => {
    const text = location.hash.slice(1);
    if (text !== '') void show((known) => checkPicture(text, known));
  };
  const takeFile = () => {
    const [file] = input.files ?? [];
    if (!file) return;
    const tooLarge: Report = { outcome: 'unreadable' };
    void show(async (known) =>
      file.size > largestFile ? tooLarge : checkFile(await file.text(), known),
    );
    // The same file can be chosen again, after it was changed.
    input.value = '';
  };
  input.addEventListener('change', takeFile);
  window.addEventListener('hashchange', showPicture);
  showPicture();
  // What a browser kept from before a reload, or was chosen before this script was there.
  takeFile();
  void showSeen(ledger, seen, zone);
}

async function showSeen(
  ledger: Promise<PublicLedger>,
  place: HTMLElement,
  zone: string,
): Promise<void> {
  const found = await followHead(await ledger, localStorage, Date.now()).catch(() => undefined);
  if (!found) return;
  place.replaceChildren(...seenLines(found, zone));
  place.hidden = false;
}

/** The ledger as it is served here. A part of a tile may be gone when the whole is there. */
async function publicLedger(key: string): Promise<PublicLedger> {
  const read = async (path: string) => {
    const response = await fetch(`/ledger/${path}`);
    return response.ok ? response : undefined;
  };
  // The page may be older than the newest change of the key. Without a connection, the proof may say it.
  const keys = await read('keys')
    .then((response) => response?.text())
    .catch(() => undefined);
  return {
    key,
    keyChanges: changesIn(keys ?? ''),
    witnesses: witnessesIn(keys ?? ''),
    readWitnessed: async () => (await read('checkpoint/witnessed'))?.text(),
    readHead: async () => {
      const response = await read('checkpoint');
      if (!response) throw new Error('no head');
      return response.text();
    },
    readTile: async (tile) => {
      const found =
        (await read(tilePath(tile))) ?? (await read(tilePath({ ...tile, width: tileWidth })));
      if (!found) throw new Error(`no ${tilePath(tile)}`);
      const content = new Uint8Array(await found.arrayBuffer());
      return tile.level === 'entries' ? content : content.slice(0, tile.width * 32);
    },
  };
}

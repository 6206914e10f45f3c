/** How often the receipt's page is asked whether the proof is there, in ms: the ledger takes two seconds. */
const waits = [1_500, 1_500, 2_000, 4_000, 8_000];

/** Puts the proof into its place when it is ready; until then, and without a connection, the link stays. */
export async function awaitProof(place: HTMLElement): Promise<void> {
  for (const wait of waits) {
    await new Promise((done) => setTimeout(done, wait));
    const response = await fetch(location.pathname, { headers: { accept: 'text/html' } }).catch(
      () => undefined,
    );
    if (!response?.ok) continue;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const ready = page.querySelector<HTMLElement>('#proof:not([data-proof-waiting])');
    if (!ready) continue;
    place.replaceWith(document.importNode(ready, true));
    return;
  }
}

/**
 * Where an act waits for a proof. A grave act is refused with `sign_in_again`, and whatever is sent after a
 * session has ended with `not_signed_in`; the desk asks for the proof in place (proof-dialog.tsx), and the
 * act is sent once more, with nothing that was typed lost.
 */
export type ProofAsked = 'again' | 'ended';

type Ask = (asked: ProofAsked) => Promise<boolean>;

let ask: Ask | null = null;
let asking: Promise<boolean> | null = null;

/** Who asks the person: the frame's dialog, while somebody is signed in. */
export function askedBy(asker: Ask | null): void {
  ask = asker;
}

/** Whether the person proved who they are. What is refused meanwhile waits for the same answer. */
export function proven(asked: ProofAsked): Promise<boolean> {
  if (ask === null) return Promise.resolve(false);
  asking ??= ask(asked).finally(() => {
    asking = null;
  });
  return asking;
}

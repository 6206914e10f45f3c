import { say } from '../say.ts';

export type PhotoControls = {
  readonly list: HTMLElement;
  /** The most files that one complaint may have. */
  readonly most: number;
  /** Whether photos go on saying where and when they were taken. */
  keepsClaims(): boolean;
  onChosen(take: (files: readonly File[]) => void): void;
  /** A sentence below the buttons, also said aloud. */
  say(key: string, params?: Readonly<Record<string, string | number>>): void;
};

const storedChoice = 'insaf-photo-claims';

/** What stands around the page's own file input: a button for the camera, the choice of what photos say. */
export function photoControls(root: HTMLElement, input: HTMLInputElement): PhotoControls {
  const camera = cameraButton();
  const claims = claimsChoice();
  const list = document.createElement('ul');
  list.className = 'chosen-files';
  list.setAttribute('aria-label', say('photos.list'));
  const status = document.createElement('p');
  status.className = 'photo-status';
  status.setAttribute('role', 'status');
  input.classList.add('photo-input');
  // Without scripts it is pressed after choosing; with them, what is chosen goes by itself.
  const add = root.querySelector<HTMLButtonElement>('button[value="add"]');
  if (add) add.hidden = true;
  const more = document.createElement('div');
  more.append(camera.label, claims.label, status, list);
  input.after(more);
  return {
    list,
    most: Number(root.dataset.most) || 20,
    keepsClaims: () => claims.box.checked,
    onChosen(take) {
      for (const source of [input, camera.input]) {
        source.addEventListener('change', () => {
          status.textContent = '';
          take([...(source.files ?? [])]);
          // They are sent by themselves, and not with the form once more.
          source.value = '';
        });
      }
    },
    say: (key, params) => {
      status.textContent = say(key, params);
    },
  };
}

/** Opens the camera at once, where there is one; elsewhere it lets choose a picture. */
function cameraButton() {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = 'image/*';
  input.setAttribute('capture', 'environment');
  input.className = 'hidden-words';
  const label = document.createElement('label');
  label.className = 'button secondary camera';
  label.append(input, say('photos.camera'));
  return { input, label };
}

function claimsChoice() {
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = localStorage.getItem(storedChoice) !== 'no';
  box.addEventListener('change', () =>
    localStorage.setItem(storedChoice, box.checked ? 'yes' : 'no'),
  );
  const hint = document.createElement('small');
  hint.textContent = say('photos.claims_hint');
  const words = document.createElement('span');
  words.append(say('photos.claims'), hint);
  const label = document.createElement('label');
  label.className = 'choice';
  label.append(box, words);
  return { box, label };
}

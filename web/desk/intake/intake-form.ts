import { foldArabic } from '@insaf/contract/arabic.ts';
import type { NewComplaint } from '@insaf/contract/complaints.ts';
import type {
  Circumstance,
  ComplainantKind,
  ComplaintKind,
  NoticeWay,
} from '@insaf/contract/vocabulary.ts';
import type { Found } from './find-box.tsx';

/** A person as they are being taken down; empty where nothing was said. */
export type PersonForm = {
  readonly name: string;
  readonly kind: ComplainantKind;
  readonly nationalId: string;
  readonly phone: string;
  readonly email: string;
  /** What makes waiting harder for them; missing in what was kept before it was asked. */
  readonly circumstance?: Circumstance | '';
};

export type KeptUpload = { readonly id: string; readonly name: string };

/** A complaint as it is being taken down. The first of `people` is who is on the line or at the counter. */
export type IntakeForm = {
  /** Sent as `Idempotency-Key`: however often it is sent, it is filed once. */
  readonly key: string;
  /** When the first word was typed, ms since the epoch; null before. */
  readonly startedAt: number | null;
  readonly people: readonly PersonForm[];
  readonly text: string;
  readonly kind: ComplaintKind;
  readonly place: string | null;
  readonly category: string | null;
  readonly address: string;
  readonly landmark: string;
  /** The agency complained of, with its name, which is shown without asking for it again. */
  readonly agencyComplainedOf: Found | null;
  /** Code of the initiative within which it is filed; missing in what was kept before it was asked. */
  readonly initiative?: string | null;
  readonly confidential: boolean;
  /** Null: as the telephone or the e-mail allows. */
  readonly noticeBy: NoticeWay | null;
  readonly uploads: readonly KeptUpload[];
};

export type Filing = Omit<NewComplaint, 'anonymous'>;

const nobody: PersonForm = { name: '', kind: 'citizen', nationalId: '', phone: '', email: '' };

export const emptyPerson = (): PersonForm => ({ ...nobody });

export function emptyForm(): IntakeForm {
  return {
    key: crypto.randomUUID(),
    startedAt: null,
    people: [emptyPerson()],
    text: '',
    kind: 'complaint',
    place: null,
    category: null,
    address: '',
    landmark: '',
    agencyComplainedOf: null,
    confidential: false,
    noticeBy: null,
    uploads: [],
  };
}

/** Whether there is anything in it that would be missed. */
export function isUntouched({ people, text, address, uploads }: IntakeForm): boolean {
  const typed = [text, address, ...people.flatMap(({ name, phone }) => [name, phone])];
  return uploads.length === 0 && typed.every((value) => value.trim() === '');
}

/** What an unfinished call is known by: the name, else the end of the telephone, else the first words. */
export function titleOf({ people, text }: IntakeForm): string {
  const { name = '', phone = '' } = people[0] ?? {};
  return name.trim() || phone.trim().slice(-4) || text.trim().slice(0, 24);
}

/** The language people write in decides what they are written to in. */
const languageOf = (text: string) => (/\p{Script=Arabic}/u.test(text) ? 'ar' : 'en');

/** The fields that must be filled before it is sent, first things first. */
export function missingIn({ people, text }: IntakeForm): string[] {
  const nameless = people.flatMap(({ name }, index) =>
    foldArabic(name).length < 2 ? [`complainants.${index}.name`] : [],
  );
  return text.trim().length < 3 ? [...nameless, 'text'] : nameless;
}

export function filingOf(form: IntakeForm, channel: 'hotline' | 'office'): Filing {
  const given = (value: string) => (value.trim() === '' ? undefined : value.trim());
  return {
    text: form.text.trim(),
    kind: form.kind,
    channel,
    language: languageOf(form.text),
    confidential: form.confidential,
    category: form.category ?? undefined,
    place: form.place ?? undefined,
    address: given(form.address),
    landmark: given(form.landmark),
    agencyComplainedOf: form.agencyComplainedOf?.value,
    initiative: form.initiative ?? undefined,
    complainants: form.people.map(
      ({ name, kind, nationalId, phone, email, circumstance }, index) => ({
        name: name.trim(),
        kind,
        nationalId: given(nationalId),
        phone: given(phone),
        email: given(email),
        circumstances: circumstance ? [circumstance] : undefined,
        // Only the first is asked how they want to be told; the others are told by what they gave.
        noticeBy: index === 0 ? (form.noticeBy ?? undefined) : undefined,
      }),
    ),
    uploads: form.uploads.map(({ id }) => id),
  };
}

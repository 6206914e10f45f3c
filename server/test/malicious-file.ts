export type MaliciousFile = {
  readonly what: string;
  readonly bytes: Buffer;
  /** As the sender calls it, and says that it is. */
  readonly name: string;
  readonly type: string;
  /** Whether it must be refused; otherwise it may also be kept, as what it is and inert. */
  readonly refused: boolean;
  /** The media type that it is; null where its damage may make another of it. */
  readonly is: string | null;
};

type Wish = Partial<Omit<MaliciousFile, 'what' | 'bytes'>>;

/** Adds a file; what is not wished is a photo called `photo.jpg` that may be kept. */
export type Add = (what: string, bytes: Buffer | string, wish?: Wish) => void;

export const script = '<script>window.__owned=1</script>';
export const html = `<!doctype html><html><body onload="window.__owned=1">${script}</body></html>`;

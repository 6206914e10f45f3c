/** A proof whose first time of day is another: its minutes are turned, and no minute stays as it is. */
export const alteredProof = (proof: string): string =>
  proof.replace(/(T\d\d:)(\d)/, (_, hour: string, tens: string) => hour + String(5 - Number(tens)));

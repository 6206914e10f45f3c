/** What the page on which proofs are checked is shown with; see portal.ts. */
export type VerifyPages = {
  verify: {
    /** The verifier key of this installation's ledger: name+hash+base64. */
    readonly key: string;
  };
};

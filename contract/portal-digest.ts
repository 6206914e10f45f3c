/** What the page behind the link in a digest is shown with; see portal.ts. */
export type DigestPages = {
  digest: {
    /** Address of this page, to which the one button posts. */
    readonly address: string;
    readonly stopped: boolean;
  };
};

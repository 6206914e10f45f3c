/** It could not be checked at all, so that nothing is said of it; the message is a sentence for people. */
export class CannotCheck extends Error {}

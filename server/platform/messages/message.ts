/** One message to one address, whatever carries it. */
export type Message = {
  /** An e-mail address, or a telephone number as E.164 (`+201001234567`). */
  readonly to: string;
  readonly subject?: string;
  readonly text: string;
  readonly html?: string;
  /** The same on every attempt at the same message, so that what receives it twice can tell. */
  readonly reference: string;
  /** Where one stops messages of this kind by a single request, without signing in (RFC 8058). */
  readonly stop?: string;
  /** When the message was decided on; the time it carries. Left out: when it is sent. */
  readonly at?: Date;
};

/** What became of a message after it was accepted, as its carrier reports it. */
export type DeliveryState = 'delivered' | 'failed';

/**
 * Hears of deliveries. `providerId` is what `send` returned. Throwing makes the carrier report again.
 */
export type OnDelivery = (providerId: string, state: DeliveryState) => Promise<void>;

export type Transport = {
  readonly name: 'smtp' | 'smpp' | 'http' | 'outbox';
  /**
   * Returns once the carrier has taken the message over.
   *
   * @returns the carrier's own identifier of the message, where it gives one
   * @throws NotSent
   */
  send(message: Message): Promise<{ providerId?: string }>;
  /** Lets what is under way finish, then lets go of connections. */
  close(): Promise<void>;
};

/**
 * A message was not sent. `permanent`: this address or text will never be accepted; `temporary`: worth
 * trying again, which includes every fault of the network and of the settings, because an operator can
 * mend those while messages wait.
 *
 * `message` names the carrier and its code only: servers repeat the address in their answers, and no
 * person's data may reach a log or a table through an error.
 */
export class NotSent extends Error {
  override readonly name = 'NotSent';
  readonly kind: 'permanent' | 'temporary';

  constructor(kind: 'permanent' | 'temporary', message: string) {
    super(message);
    this.kind = kind;
  }
}

/** What a transport needs of a log; pino's has it. */
export type TransportLog = {
  info(fields: object, sentence: string): void;
  warn(fields: object, sentence: string): void;
};

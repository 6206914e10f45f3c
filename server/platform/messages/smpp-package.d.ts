/** What is used of the npm package `smpp` 0.5, which comes without types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer } from 'node:net';

  /** A text field as received: decoded where the alphabet is known, else the bytes. */
  export type ReceivedText = { message: string | Buffer; udh?: Buffer[] };

  export type PduFields = {
    command_status?: number;
    sequence_number?: number;
    system_id?: string;
    password?: string;
    system_type?: string;
    interface_version?: number;
    message_id?: string;
    source_addr?: string;
    source_addr_ton?: number;
    source_addr_npi?: number;
    destination_addr?: string;
    dest_addr_ton?: number;
    dest_addr_npi?: number;
    esm_class?: number;
    data_coding?: number;
    registered_delivery?: number;
    short_message?: string | Buffer;
    message_payload?: string | Buffer;
    receipted_message_id?: string;
    message_state?: number;
    user_message_reference?: number;
  };

  export class PDU {
    constructor(command: string, fields?: PduFields);
    constructor(bytes: Buffer);
    toBuffer(): Buffer;
    readonly command: string;
    readonly command_status: number;
    readonly sequence_number: number;
    readonly system_id?: string;
    readonly password?: string;
    readonly system_type?: string;
    readonly message_id?: string;
    readonly source_addr?: string;
    readonly source_addr_ton?: number;
    readonly source_addr_npi?: number;
    readonly destination_addr?: string;
    readonly dest_addr_ton?: number;
    readonly dest_addr_npi?: number;
    readonly esm_class?: number;
    readonly data_coding?: number;
    readonly registered_delivery?: number;
    readonly short_message?: ReceivedText;
    readonly message_payload?: ReceivedText;
    readonly receipted_message_id?: string;
    readonly message_state?: number;
    readonly user_message_reference?: number;
    isResponse(): boolean;
    response(fields?: PduFields): PDU;
  }

  type Answered = (answer: PDU) => void;
  type Listener = (pdu: PDU) => void;

  export class Session extends EventEmitter {
    /** @returns false when the connection can no longer be written to; `answered` is then never called */
    send(pdu: PDU, answered?: Answered): boolean;
    bind_transceiver(fields: PduFields, answered?: Answered): boolean;
    submit_sm(fields: PduFields, answered?: Answered): boolean;
    deliver_sm(fields: PduFields, answered?: Answered): boolean;
    enquire_link(answered?: Answered): boolean;
    unbind(answered?: Answered): boolean;
    close(closed?: () => void): void;
    destroy(closed?: () => void): void;
    on(event: 'connect' | 'secureConnect' | 'close', listener: () => void): this;
    on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): this;
    on(
      event:
        | 'pdu'
        | 'unknown'
        | 'bind_transceiver'
        | 'submit_sm'
        | 'deliver_sm'
        | 'enquire_link'
        | 'unbind',
      listener: Listener,
    ): this;
  }

  export class Server extends NetServer {
    readonly sessions: Session[];
  }

  /** `encodings.default` names the alphabet of data_coding 0, for the whole process. */
  type Encodings = { default: 'ASCII' | 'LATIN1' | 'UCS2' } & Record<
    'ASCII' | 'LATIN1' | 'UCS2',
    { encode(text: string): Buffer; decode(bytes: Buffer): string }
  >;

  const smpp: {
    connect(
      options: { host: string; port: number; tls: boolean; servername?: string },
      connected?: () => void,
    ): Session;
    createServer(
      options: { key?: string; cert?: string },
      listener: (session: Session) => void,
    ): Server;
    readonly PDU: typeof PDU;
    readonly errors: Readonly<Record<string, number>>;
    readonly encodings: Encodings;
  };
  export default smpp;
}

/**
 * A bound SMPP 3.4 connection that comes back by itself.
 *
 * Requests wait for a place: at most `window` of them are unanswered at a time, and none is sent while
 * the link is not bound. A link that stops answering `enquire_link` is cut; a link that is cut fails
 * what was unanswered and is opened again after a pause that doubles from 1 s to 60 s. Whether a message
 * that was unanswered had been taken over cannot be known: the caller tries again.
 */
import smpp, { type PDU, type PduFields, type Session } from 'smpp';
import { NotSent, type TransportLog } from './message.ts';

// Delivery receipts come in data_coding 0. Read as Latin-1 every octet stays itself, also `_`, which the
// package's GSM table turns into `§` in message identifiers. What is sent is given as octets already.
smpp.encodings.default = 'LATIN1';

export type SmppAccount = {
  host: string;
  port: number;
  tls: boolean;
  systemId: string;
  password: string;
  systemType: string;
};

/** In milliseconds. */
export type SmppTimes = {
  connect: number;
  answer: number;
  enquire: number;
  enquireAnswer: number;
  firstPause: number;
  longestPause: number;
  throttled: number;
  unbind: number;
};

export const usualTimes: SmppTimes = {
  connect: 15_000,
  answer: 30_000,
  enquire: 30_000,
  enquireAnswer: 10_000,
  firstPause: 1_000,
  longestPause: 60_000,
  throttled: 1_000,
  unbind: 2_000,
};

export type SmppLink = {
  /** @returns the answer, whatever its status  @throws NotSent, temporary, when there is none */
  submit(fields: PduFields): Promise<PDU>;
  /**
   * Unbinds once `finished` settles. A link that is down is not waited for: what it should carry fails.
   */
  close(finished: Promise<unknown>): Promise<void>;
};

type Request = {
  readonly fields: PduFields;
  readonly answered: (answer: PDU) => void;
  readonly failed: (why: NotSent) => void;
  /** While it waits: until it gives up waiting; once it is sent: until it gives up on an answer. */
  timer: NodeJS.Timeout | undefined;
  timesThrottled: number;
};

const mostThrottled = 5;
const slowDown = new Set([smpp.errors.ESME_RTHROTTLED, smpp.errors.ESME_RMSGQFUL]);

/**
 * @param onDeliver hears a message from the centre; the status it returns is the answer (0: received)
 */
export function openSmppLink(
  account: SmppAccount,
  {
    window,
    times,
    log,
    onDeliver,
  }: {
    window: number;
    times: SmppTimes;
    log: TransportLog;
    onDeliver: (pdu: PDU) => Promise<number>;
  },
): SmppLink {
  const place = `${account.host}:${account.port}`;
  const waiting: Request[] = [];
  const unanswered = new Set<Request>();
  let current: Session | null = null;
  let bound = false;
  let held = false;
  let closing = false;
  let pause = times.firstPause;
  let reopen: NodeJS.Timeout | undefined;
  let lastFault = 'not connected yet';

  function open() {
    const session = smpp.connect(account);
    current = session;
    let keepAlive: NodeJS.Timeout | undefined;
    let silence = setTimeout(() => cut('not bound in time'), times.connect);

    function cut(why: string) {
      lastFault = why;
      session.destroy();
    }

    session.on(account.tls ? 'secureConnect' : 'connect', () => {
      const { systemId: system_id, password, systemType: system_type } = account;
      const bind = { system_id, password, system_type, interface_version: 0x34 };
      session.bind_transceiver(bind, ({ command_status: status }) => {
        if (status !== 0) return cut(`bind refused, ${named(status)}`);
        clearTimeout(silence);
        log.info({ place }, 'SMPP bound');
        pause = times.firstPause;
        bound = true;
        keepAlive = setInterval(() => {
          silence = setTimeout(() => cut('enquire_link not answered'), times.enquireAnswer);
          session.enquire_link(() => clearTimeout(silence));
        }, times.enquire);
        letGo();
      });
    });
    session.on('enquire_link', (pdu) => session.send(pdu.response()));
    session.on('unknown', (pdu) => session.send(pdu.response()));
    session.on('unbind', (pdu) => {
      lastFault = 'unbound by the centre';
      bound = false;
      session.send(pdu.response());
      session.close();
    });
    session.on('deliver_sm', async (pdu) => {
      const command_status = await onDeliver(pdu);
      session.send(pdu.response({ command_status }));
    });
    session.on('error', (error) => cut(error.code ?? error.message));
    session.on('close', () => {
      clearTimeout(silence);
      clearInterval(keepAlive);
      bound = false;
      current = null;
      for (const request of [...unanswered]) fail(request, `link lost, ${lastFault}`);
      if (closing) return failAll(lastFault);
      log.warn({ place, why: lastFault, againInMs: pause }, 'SMPP link down');
      reopen = setTimeout(open, pause);
      pause = Math.min(pause * 2, times.longestPause);
    });
  }

  /** Sends what waits, as far as the window and the centre allow. */
  function letGo() {
    while (bound && current && !held && unanswered.size < window) {
      const request = waiting.shift();
      if (!request) return;
      send(request, current);
    }
  }

  function send(request: Request, session: Session) {
    clearTimeout(request.timer);
    unanswered.add(request);
    request.timer = setTimeout(() => fail(request, 'not answered in time'), times.answer);
    const written = session.submit_sm({ ...request.fields }, (answer) => {
      if (!unanswered.delete(request)) return;
      clearTimeout(request.timer);
      if (slowDown.has(answer.command_status) && request.timesThrottled < mostThrottled) {
        request.timesThrottled += 1;
        waitAgain(request);
      } else {
        request.answered(answer);
      }
      letGo();
    });
    if (!written) fail(request, 'link lost');
  }

  /** First in line again, and everyone behind it waits too: the centre asked for a slower pace. */
  function waitAgain(request: Request) {
    waiting.unshift(request);
    request.timer = setTimeout(() => fail(request, 'throttled'), times.answer);
    if (held) return;
    held = true;
    setTimeout(() => {
      held = false;
      letGo();
    }, times.throttled);
  }

  function fail(request: Request, why: string) {
    clearTimeout(request.timer);
    unanswered.delete(request);
    const at = waiting.indexOf(request);
    if (at >= 0) waiting.splice(at, 1);
    request.failed(new NotSent('temporary', `short message not sent: ${why}`));
    letGo();
  }

  function failAll(why: string) {
    for (const request of [...waiting, ...unanswered]) fail(request, why);
  }

  open();

  return {
    submit(fields) {
      return new Promise((answered, failed) => {
        const request: Request = {
          fields,
          answered,
          failed,
          timesThrottled: 0,
          timer: undefined,
        };
        waiting.push(request);
        if (closing && !bound) failAll(lastFault);
        letGo();
        if (!waiting.includes(request)) return;
        request.timer = setTimeout(() => {
          fail(request, bound ? 'no place in the window in time' : lastFault);
        }, times.answer);
      });
    },

    async close(finished) {
      closing = true;
      clearTimeout(reopen);
      if (!bound) failAll(lastFault);
      await finished;
      const session = current;
      if (!session) return;
      await new Promise<void>((closed) => {
        session.on('close', closed);
        if (!bound || !session.unbind(() => session.close())) session.destroy();
        setTimeout(() => session.destroy(), times.unbind).unref();
      });
    },
  };
}

/** A status by its name in the standard, such as `ESME_RINVPASWD`. */
export function named(status: number): string {
  const name = Object.keys(smpp.errors).find((key) => smpp.errors[key] === status);
  return name ?? `0x${status.toString(16)}`;
}

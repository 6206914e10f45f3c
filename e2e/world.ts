import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { makePhoto } from '../server/demo/photos.ts';
import { stopAddress } from '../server/features/digests/index.ts';
import { questionPath } from '../server/features/satisfaction/index.ts';
import { readConfig } from '../server/platform/config.ts';
import { sealingWith } from '../server/platform/sealing.ts';
import { beginFolder } from './begun-folder.ts';
import { putCountedMonth } from './counted-month.ts';
import { type ServerProcess, startServer } from './server-process.ts';
import { type Api, apiOf, type Write } from './staff.ts';
import { furnishMeetings, type MeetingsInWorld } from './world-meetings.ts';
import {
  type ComplaintsInCustody,
  furnishCustody,
  furnishRights,
  type RightsInWorld,
} from './world-rights.ts';

/*
 * A small world for looking at pages: a server with its demonstration staff, and complaints that stand in
 * each stage, brought there over HTTP as people bring them.
 */

export type Filed = { readonly number: string; readonly code: string };

/** The complaints of the world, by what is to be seen of them. */
export type Complaints = ComplaintsInCustody & {
  /** Nobody has looked at it yet. */
  readonly received: Filed;
  /** The person was asked for something. */
  readonly asked: Filed;
  readonly referred: Filed;
  readonly inProgress: Filed;
  /** Something is in its way, of which the head has not decided. */
  readonly obstructed: Filed;
  readonly gathered: Filed;
  /** Answered with a photo that says when and where it was taken. */
  readonly answered: Filed;
  /** Answered with a photo that was used before. */
  readonly reused: Filed;
  readonly settled: Filed;
  /** Settled, and confirmed with a grade. */
  readonly rated: Filed;
  readonly dismissed: Filed;
  /** With the longest names and texts that people bring. */
  readonly long: Filed;
};

export type World = {
  readonly server: ServerProcess;
  readonly url: string;
  readonly password: string;
  readonly complaints: Complaints;
  readonly rights: RightsInWorld;
  readonly meetings: MeetingsInWorld;
  /** What staff and anybody ask over HTTP, with what else is written. */
  readonly api: Api;
  /** Sends a photo, by the name of its scene, or a file, and gives the id of its upload. */
  readonly send: (name: string, file?: Buffer) => Promise<string>;
  /** Where somebody of the staff stops their morning message. */
  readonly stopLinkOf: (who: string) => Promise<string>;
  /** Where somebody says how they found it. */
  readonly questionOf: (filed: Filed) => Promise<string>;
  /** Files one more, from a telephone of its own. */
  readonly fileFrom: (phone: string) => Promise<Filed>;
  /** The code that was sent to a telephone last, once it is there. */
  readonly codeSentTo: (phone: string) => Promise<string>;
  close: () => Promise<void>;
};

const spot = { lat: 29.158, lon: 31.134 };
/** What else may be put into what is written in the world, into the names of its files and into photos. */
export type Written = {
  readonly write?: Write;
  readonly fileName?: string;
  readonly photo?: (bytes: Buffer) => Promise<Buffer>;
};

/** Starts a server in a folder and furnishes it. @param env further settings */
export async function openWorld(
  dataDir: string,
  env: Record<string, string> = {},
  { write, fileName = '', photo: change = async (bytes) => bytes }: Written = {},
): Promise<World> {
  await beginFolder(dataDir);
  const server = await startServer(dataDir, { DEMO: 'true', ...env });
  const api = apiOf(server, write);
  await putCountedMonth(dataDir);

  const file = (more: object = {}): Promise<Filed> =>
    api.public.post('/complaints', {
      text: 'القمامة متراكمة أمام مدرسة البنات في ناصر منذ أسبوع، والرائحة لا تُحتمل.',
      category: 'waste',
      place: 'eg-bns-naser',
      position: spot,
      complainants: [{ name: 'منى عبد الرحمن محمود', phone: '01001234567' }],
      ...more,
    });
  const move = async (as: string, filed: Filed, verb: string, body: object = {}) => {
    await api.as(as).post(`/complaints/${filed.number}/${verb}`, body);
    return filed;
  };
  const refer = (filed: Filed) => move('examiner', filed, 'refer', { agency: 'gov-bns-lu-naser' });
  const accept = async (filed: Filed) => move('officer.naser', await refer(filed), 'accept');
  const answer = async (filed: Filed, photo: string) =>
    move('officer.naser', await accept(filed), 'replies', {
      claim: 'cause_removed',
      text: 'تم رفع القمامة كلها من أمام المدرسة، ووُضع صندوقان جديدان، ويمر عامل النظافة كل صباح.',
      evidence: [{ upload: await send(photo) }],
    });

  const rate = async (filed: Filed) => {
    const { number, code } = filed;
    await api.public.post('/tracking/confirm', { number, code, grade: 4 });
    return filed;
  };

  const photos = new Map<string, Promise<Buffer>>();
  const photoOf = (name: string) => {
    let photo = photos.get(name);
    if (photo === undefined) {
      const size = { width: 1200, height: 900 };
      const takenAt = new Date();
      const wanted = {
        kind: 'after',
        category: 'waste',
        seed: name,
        takenAt,
        position: spot,
      } as const;
      photo = makePhoto({ ...wanted, size }).then(change);
      photos.set(name, photo);
    }
    return photo;
  };
  async function send(name: string, file?: Buffer): Promise<string> {
    const bytes = file ?? (await photoOf(name));
    const response = await fetch(`${server.url}/api/v1/uploads`, {
      method: 'POST',
      headers: {
        'tus-resumable': '1.0.0',
        'upload-length': String(bytes.length),
        'upload-metadata': `filename ${Buffer.from(`${name}${fileName || '.jpg'}`).toString('base64')}`,
        'content-type': 'application/offset+octet-stream',
      },
      body: new Uint8Array(bytes),
    });
    if (!response.ok) throw new Error(await response.text());
    return ((await response.json()) as { id: string }).id;
  }
  let seeds = 0;
  const seed = () => {
    seeds += 1;
    return `world-${seeds}`;
  };

  const shared = seed();
  const complaints: Complaints = {
    ...(await furnishCustody(api, file)),
    received: await file({ uploads: [await send(seed())] }),
    asked: await move('examiner', await file(), 'ask', {
      question: 'في أي شارع تقع المدرسة، وما أقرب علامة مميزة لها؟',
    }),
    referred: await refer(await file()),
    inProgress: await accept(await file()),
    obstructed: await move('officer.naser', await accept(await file()), 'obstruct', {
      kind: 'spare_parts',
      needed: 'عجلات وذراع رفع لسيارة جمع القمامة رقم ٣، وهي متوقفة منذ عشرة أيام.',
      fromOutside: 'الشركة الموردة لقطع غيار سيارات النظافة',
      neededBy: '2036-01-20',
      told: 'سيارة جمع القمامة متوقفة، وننتظر قطع غيارها لنرفع ما تراكم أمام المدرسة.',
    }),
    gathered: await move('officer.naser', await accept(await file()), 'open-cause', {
      title: 'تعطل المكبس الرئيسي في المحطة الوسيطة بناصر، وتراكم القمامة في الشوارع حولها',
      known: 'المكبس تحت الإصلاح لدى الشركة، والجمع بسيارات الوحدة وحدها.',
      told: 'تعطل مكبس القمامة في المحطة القريبة منكم، ونجمعها بسيارات إضافية حتى يعود.',
      expectedFor: '2036-01-25',
    }),
    answered: await answer(await file(), shared),
    reused: await answer(await file(), shared),
    settled: await move('judge', await answer(await file(), seed()), 'settle'),
    rated: await rate(await move('judge', await answer(await file(), seed()), 'settle')),
    dismissed: await move('examiner', await file(), 'dismiss', {
      reason: 'inexact',
      explanation: 'لم تذكر الشكوى مكانًا ولا جهة، وتعذر الاتصال بك لاستيفاء البيانات.',
    }),
    long: await file({
      text: `${'السلام عليكم ورحمة الله وبركاته، أكتب إليكم للمرة الثالثة عن الموضوع نفسه. '.repeat(20)}\n\nThe street light no. 4 (pole 17/B) has been off since 12/10/2026.`,
      address:
        'شارع الشهيد المقدم أركان حرب عبد الرحمن مصطفى كامل السيد، خلف مجمع المدارس الجديد، بجوار مكتب البريد القديم',
      landmark: 'بجوار مسجد الرحمن الرحيم وأمام صيدلية الدكتورة نجلاء',
      complainants: [
        {
          name: {
            first: 'عبد الرحمن',
            father: 'عبد المنعم عبد الحميد',
            grandfather: 'أبو المعاطي عبد ربه',
            family: 'الشرنوبي عبد الغفار',
          },
          phone: '01112345678',
          email: 'a.very.long.address.of.a.person.with.many.names@example.com',
        },
      ],
    }),
  };
  return {
    server,
    url: server.url,
    password: server.password,
    api,
    send,
    complaints,
    rights: await furnishRights(api),
    meetings: await furnishMeetings(api),
    stopLinkOf: async (who) => {
      const config = readConfig({ DATA_DIR: dataDir, PUBLIC_URL: server.url });
      const { id } = await api.as(who).get<{ id: string }>('/me');
      return stopAddress({ config, sealing: sealingWith(config.INSAF_SECRET) }, id);
    },
    questionOf: async ({ number }) => {
      const { INSAF_SECRET } = readConfig({ DATA_DIR: dataDir });
      const { history } = await api
        .as('auditor')
        .get<{ history: { verb: string; seq: number }[] }>(`/complaints/${number}`);
      const { seq } = history.find(({ verb }) => verb === 'settle')!;
      return server.url + questionPath({ sealing: sealingWith(INSAF_SECRET) }, number, seq);
    },
    fileFrom: (phone) => file({ complainants: [{ name: 'منى عبد الرحمن محمود', phone }] }),
    codeSentTo: (phone) => codeIn(join(dataDir, 'outbox'), `+2${phone}`),
    close: async () => void (await server.stop()),
  };
}

async function codeIn(outbox: string, to: string): Promise<string> {
  for (let tries = 0; tries < 100; tries += 1) {
    const messages = readdirSync(outbox)
      .sort()
      .map((name) => readFileSync(join(outbox, name), 'utf8'))
      .filter((message) => message.includes(`To: ${to}\n`));
    const code = messages.map((message) => /: (\d{6})\./.exec(message)?.[1]).findLast(Boolean);
    if (code !== undefined) return code;
    await setTimeout(100);
  }
  throw new Error(`no code came to ${to}`);
}

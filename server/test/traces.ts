import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { auditLedger, findingLine } from '../features/audit/index.ts';
import { sequence } from '../features/ledger/index.ts';
import type { TestApp } from './app.ts';
import { examiner, type Filed, file, move, naser, person, photoBytes, upload } from './journey.ts';

/* A complaint whose person left traces wherever one can, and where those are found. */

/** Who it is, in every form that is stored of them, and words that only they wrote. */
export const secrets = {
  first: 'زمردة',
  family: 'القاضوي',
  phone: '1009876543',
  nationalId: '28706050112358',
  email: 'zomoroda.alkadawy',
  street: 'زقاق الياسمين',
  text: 'ماسورة مكسورة أمام باب جارتي شفيقة الطوخي',
  remedy: 'أرجو إصلاحها قبل عرس ابنتي نرجس',
  landmark: 'خلف مخبز الحاج عنتر',
  answer: 'الباب الأخضر بجوار بيت الأستاذ رمضان فانوس',
  appeal: 'ما زالت مكسورة وحفيدي وقع فيها',
  question: 'يا سيدة زمردة أين بابكم',
  reply: 'قابلنا السيدة صاحبة الشكوى زمردة وأصلحنا الماسورة أمام بيتها',
  note: 'اتصلت بها زمردة مرتين',
  fileName: 'zomoroda-house',
};

export const complainant = {
  name: `${secrets.first} عبد العال ${secrets.family}`,
  phone: `0${secrets.phone}`,
  nationalId: secrets.nationalId,
  email: `${secrets.email}@mail.example`,
  address: secrets.street,
};

/** Everything that can be written and sent with a complaint, up to a reply; `content` is the person’s photo. */
export async function wholeStory(app: TestApp): Promise<{ filed: Filed; content: Buffer }> {
  const content = await photoBytes(app, { seed: 77_001 });
  const filed = await file(app, {
    ...{ text: secrets.text, remedy: secrets.remedy, landmark: secrets.landmark },
    ...{ address: secrets.street, complainants: [complainant] },
    uploads: [await upload(app, content, `${secrets.fileName}.jpg`)],
  });
  await move(app, examiner, filed, 'ask', { question: secrets.question });
  await person(app, filed, 'supply', { answer: secrets.answer });
  await move(app, examiner, filed, 'notes', { text: secrets.note, mentions: [] });
  await move(app, examiner, filed, 'refer', {
    agency: 'gov-bns-lu-naser',
    note: `للاتصال بالسيدة ${secrets.first}`,
  });
  await app.call('POST', `/complaints/${filed.number}/people/1/reveal`, {
    as: naser,
    body: { fields: ['name', 'phone'] },
  });
  await move(app, naser, filed, 'accept');
  app.pass({ hours: 3 });
  const evidence = [
    { upload: await upload(app, await photoBytes(app), `${secrets.fileName}.jpg`) },
  ];
  await move(app, naser, filed, 'replies', {
    ...{ claim: 'cause_removed', text: secrets.reply, evidence },
  });
  return { filed, content };
}

/** Every place of the database, whatever its table or type, in which one of these words stands. */
export async function placesOf(app: TestApp, words: readonly string[]): Promise<string[]> {
  const { rows: tables } = await app.database.pool.query(
    `SELECT format('%I.%I', schemaname, relname) AS name FROM pg_stat_user_tables`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await app.database.pool.query(
      `SELECT w FROM unnest($1::text[]) w WHERE EXISTS (
        SELECT FROM ${name} t WHERE t::text LIKE '%' || w || '%'
          OR t::text LIKE '%' || encode(convert_to(w, 'UTF8'), 'hex') || '%')`,
      [words],
    );
    found.push(...rows.map(({ w }) => `${name}: ${w}`));
  }
  return found;
}

/** The paths of kept files that hold one of these, or are called by it. */
export async function filesHolding(
  app: TestApp,
  needles: readonly (string | Buffer)[],
): Promise<string[]> {
  const root = app.ctx.config.DATA_DIR;
  const found: string[] = [];
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const bytes = readFileSync(path);
    const holds = needles.some((needle) => path.includes(String(needle)) || bytes.includes(needle));
    if (holds) found.push(path);
  }
  return found;
}

/** What checking the whole ledger finds wrong. */
export async function alarms(app: TestApp): Promise<string[]> {
  await sequence(app.ctx);
  const found: string[] = [];
  await auditLedger(app.ctx, [], {
    found: (finding) => found.push(findingLine(finding)),
    progress: () => undefined,
  });
  return found;
}

import { recordAct } from '../../../../kernel/audit/record-act.ts';
import { newId } from '../../../../kernel/brand.ts';
import { sql, type Tx } from '../../../../kernel/db/db.ts';
import { storeFile } from '../../../../kernel/files/queries.ts';
import type { FileStore, ReceivedFile } from '../../../../kernel/files/store.ts';
import type { Actor } from '../../../../kernel/identity/actor.ts';
import { demand } from '../../../../kernel/policy/policy.ts';
import { conflict, stale } from '../../../../kernel/refusal.ts';
import type { Instant } from '../../../../kernel/time.ts';
import { ImportId, type ToTry } from '../../imports/contract.ts';
import type { FiguresRead } from '../../imports/read-figures.ts';
import type { Survey } from '../../imports/survey.ts';
import { writeObservations } from '../write-observations.ts';
import { type Checked, checkFigures } from './check-figures.ts';
import { findMapping, getImport, type KeptImport } from './queries.ts';
import { tellOfIndicators } from './tell.ts';

export interface SurveyedFile {
  survey: Survey;
  sheets: readonly string[];
}

export const about = (id: ImportId) => ({ kind: 'indicator-import', id });

/** Nhận bảng số liệu: keeps the file as it came. Nothing of it is read as a figure yet. */
export async function receiveImport(
  tx: Tx,
  files: FileStore,
  actor: Actor,
  received: ReceivedFile,
  surveyed: SurveyedFile,
  now: Instant,
): Promise<ImportId> {
  demand(actor, 'indicators.record');
  const file = await storeFile(tx, files, actor, received, now);
  const id = newId(ImportId);
  const { sheet, signature, rows } = surveyed.survey;
  await tx.run(sql`
    insert into indicator_import (id, file_id, sheet, signature, survey, state, received_at, received_by)
    values (${id}, ${file.id}, ${sheet}, ${signature}, ${keptSurvey(surveyed)}::text::jsonb, 'received', ${now}, ${actor.id})`);
  const after = { file: file.name, sha256: file.sha256, sheet, rows };
  await recordAct(tx, actor, 'indicators.import-received', about(id), { after }, now);
  return id;
}

const keptSurvey = ({ survey: { merged: _, signature: __, ...seen }, sheets }: SurveyedFile): string =>
  JSON.stringify({ ...seen, sheets });

export interface Addressed {
  id: ImportId;
  version: number;
}

/** Another sheet of the file, or other rows that name its columns. What was tried before is tried anew. */
export async function chooseSheet(
  tx: Tx,
  actor: Actor,
  which: Addressed,
  surveyed: SurveyedFile,
  now: Instant,
): Promise<void> {
  demand(actor, 'indicators.record');
  const before = await openImport(tx, actor, which);
  const { sheet, signature, headingRows } = surveyed.survey;
  await tx.run(sql`
    update indicator_import
       set sheet = ${sheet}, signature = ${signature}, survey = ${keptSurvey(surveyed)}::text::jsonb, state = 'received',
           mapping = null, terms = null, outcome = null, version = version + 1
     where id = ${which.id}`);
  const change = {
    before: { sheet: before.sheet, headingRows: before.survey.headingRows },
    after: { sheet, headingRows },
  };
  await recordAct(tx, actor, 'indicators.import-sheet-chosen', about(which.id), change, now);
}

/** Chạy thử: what the file would do by this mapping. It keeps the mapping and the counts, and writes no figure. */
export async function tryImport(
  tx: Tx,
  actor: Actor,
  which: Addressed,
  { mapping, terms, keepAs }: ToTry,
  read: FiguresRead,
  now: Instant,
): Promise<Checked> {
  demand(actor, 'indicators.record');
  await openImport(tx, actor, which);
  const checked = await checkFigures(tx, actor, read, terms, now);
  await tx.run(sql`
    update indicator_import
       set mapping = ${JSON.stringify(mapping)}::text::jsonb, terms = ${JSON.stringify(terms)}::text::jsonb, state = 'tried',
           signature = ${read.survey.signature}, outcome = ${JSON.stringify(checked.counts)}::text::jsonb,
           version = version + 1
     where id = ${which.id}`);
  if (keepAs !== null) await keepMapping(tx, actor, keepAs, { mapping, terms }, read.survey.signature, now);
  const after = { mapping, terms, counts: checked.counts };
  await recordAct(tx, actor, 'indicators.import-tried', about(which.id), { after }, now);
  return checked;
}

async function keepMapping(
  tx: Tx,
  actor: Actor,
  name: string,
  kept: Pick<ToTry, 'mapping' | 'terms'>,
  signature: string,
  now: Instant,
): Promise<void> {
  const before = await findMapping(tx, name);
  await tx.run(sql`
    insert into indicator_import_mapping (name, signature, mapping, terms, saved_at, saved_by)
    values (${name}, ${signature}, ${JSON.stringify(kept.mapping)}::text::jsonb, ${JSON.stringify(kept.terms)}::text::jsonb,
            ${now}, ${actor.id})
    on conflict (name) do update set signature = excluded.signature, mapping = excluded.mapping, terms = excluded.terms,
                                     saved_at = excluded.saved_at, saved_by = excluded.saved_by`);
  const subject = { kind: 'indicator-import-mapping', id: name };
  const change = {
    before: before === undefined ? null : { mapping: before.mapping, terms: before.terms },
    after: kept,
  };
  await recordAct(tx, actor, 'indicators.import-mapping-kept', subject, change, now);
}

/** Figures that are written with one statement. */
const atOnce = 20_000;

/** Ghi số liệu của bảng: every figure of it, or none. */
export async function carryOutImport(
  tx: Tx,
  actor: Actor,
  which: Addressed,
  read: FiguresRead,
  { confirmed }: { confirmed: boolean },
  now: Instant,
): Promise<void> {
  demand(actor, 'indicators.record');
  const { terms, sheet, fileName } = await openImport(tx, actor, which);
  if (terms === null) throw conflict('indicators.import-not-tried');
  const { counts, toWrite } = await checkFigures(tx, actor, read, terms, now);
  if (counts.faults > 0) throw conflict('indicators.import-has-faults', { faults: counts.faults });
  if (counts.figures === 0) throw conflict('indicators.import-without-figures');
  if (counts.odd > 0 && !confirmed) throw conflict('indicators.import-has-odd', { odd: counts.odd });
  const writing = {
    origin: 'imported',
    batchId: which.id,
    by: actor.id,
    at: now,
    reason: `${fileName}, ${sheet}`,
  } as const;
  for (let at = 0; at < toWrite.length; at += atOnce)
    await writeObservations(tx, toWrite.slice(at, at + atOnce), writing);
  await tx.run(sql`
    update indicator_import
       set state = 'carried-out', outcome = ${JSON.stringify(counts)}::text::jsonb, carried_out_at = ${now},
           carried_out_by = ${actor.id}, version = version + 1
     where id = ${which.id}`);
  const after = { counts, terms, confirmed };
  await recordAct(tx, actor, 'indicators.import-carried-out', about(which.id), { after }, now);
  await tellOfIndicators(tx, [...new Set(toWrite.map(({ indicatorId }) => indicatorId))]);
}

/** The import, held until the transaction ends; one that is carried out is not changed any more. */
async function openImport(tx: Tx, actor: Actor, { id, version }: Addressed): Promise<KeptImport> {
  const kept = await getImport(tx, actor, id, true);
  if (kept.state === 'carried-out' || kept.state === 'undone') throw conflict('indicators.import-closed');
  if (kept.version !== version)
    throw stale({ expected: version, current: { version: kept.version, state: kept.state } });
  return kept;
}

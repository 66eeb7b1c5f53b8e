import { Readable } from 'node:stream';
import { expect } from 'vitest';
import type { TestCity } from '../../../../test/city.ts';
import { sql } from '../../../kernel/db/db.ts';
import { systemActor } from '../../../kernel/identity/actor.ts';
import { OrganisationId } from '../../../kernel/organisations/contract.ts';
import { dayOf } from '../../../kernel/time.ts';
import type { DirectiveId, Finding } from '../contract.ts';
import type { DocumentReader } from '../reader/process.ts';
import { readDirective } from '../reader/read.ts';
import { importDirective } from './import-directive.ts';
import { getDirective, readerOf } from './queries.ts';
import { readQueued } from './reading-queue.ts';

/** What the tests of this module share: a short document, invented, in the layout of a real one. */
export const sampleText = `ỦY BAN NHÂN DÂN
THÀNH PHỐ THỬ NGHIỆM
-------
Số: 12/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Thử Nghiệm, ngày 02 tháng 3 năm 2026

KẾ HOẠCH
Chỉnh trang đô thị năm 2026

Căn cứ Nghị quyết số 08-NQ/TU ngày 23/12/2021 của Thành ủy.

I. MỤC ĐÍCH, YÊU CẦU
Nâng cao chất lượng sống của nhân dân.

II. NHIỆM VỤ
1. Giao Phòng Quản lý đô thị chủ trì, phối hợp với Trung tâm Phục vụ hành chính công rà soát biển hiệu trên các tuyến phố, hoàn thành trước ngày 30/6/2026.
2. Giao Trung tâm Phục vụ hành chính công tổ chức trồng cây xanh hai bên cầu Kiểu Mẫu; tỷ lệ cây sống đạt từ 95% trở lên.
3. Giao Trung tâm Phục vụ hành chính công báo cáo kết quả về Ủy ban nhân dân thành phố trước ngày 20 hằng tháng.
4. Giao Ban Vô Danh Xa Lạ xây dựng phương án thu gom rác, trình Ủy ban nhân dân thành phố trong tháng 5/2026.

Nơi nhận:
- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
`;

export const planning = OrganisationId.parse('0190a000-0000-7000-8000-0000000000c1');
export const streets = OrganisationId.parse('0190a000-0000-7000-8000-0000000000c2');
export const bridge = '0190a000-0000-7000-8000-0000000000d1';

/** The organisations and the place that the sample names. */
export async function settleSample({ tx }: TestCity): Promise<void> {
  await tx.run(sql`
    insert into organisation (id, name, kind, valid_from)
    values (${planning}, 'Phòng Quản lý đô thị', 'division', '2020-01-01'),
           (${streets}, 'Trung tâm Phục vụ hành chính công', 'division', '2020-01-01')`);
  await tx.run(sql`insert into place (id, name, kind) values (${bridge}, 'cầu Kiểu Mẫu', 'bridge')`);
}

/** The real reader of texts, without a process of its own. */
export const textReader: DocumentReader = {
  read: async (source, _name, options) => {
    const text = Buffer.from(source).toString('utf8');
    return { text, format: 'txt', pages: null, notes: [], reading: readDirective(text, options) };
  },
  close: async () => {},
};

export async function importText(city: TestCity, text = sampleText, name = 'ke-hoach.txt'): Promise<DirectiveId> {
  const { tx, services, people, now } = city;
  const file = { name, types: ['text/plain'], limitBytes: 1_000_000 };
  const received = await services.files.receive(Readable.from([Buffer.from(text)]), file);
  return importDirective(tx, services.files, people.office, received, now);
}

/** The sample, imported and read: its directive and its findings in the order of the text. */
export async function readSample(city: TestCity): Promise<{ id: DirectiveId; findings: Finding[] }> {
  await settleSample(city);
  const id = await importText(city);
  await readQueued(city.services, textReader);
  const { tx, now } = city;
  const { findings } = await getDirective(tx, id, { ...readerOf(systemActor), today: dayOf(now), now });
  expect(findings).toHaveLength(4);
  return { id, findings };
}

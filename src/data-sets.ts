import { areaFeatures } from './kernel/areas/feature-source.ts';
import { dataFileJob, nightlyDataFiles } from './kernel/open-data/data-files.ts';
import type { DataSet } from './kernel/open-data/data-set.ts';
import { organisationRecords } from './kernel/organisations/record-source.ts';
import { placeFeatures } from './kernel/places/feature-source.ts';
import { workRecords } from './kernel/work/feature-source.ts';
import { directiveRecords } from './modules/directives/index.ts';
import { derivedRecords, observationRecords } from './modules/indicators/index.ts';
import { reportFeatures } from './modules/reports/index.ts';
import { figureRecords } from './modules/scorecards/server/figure-source.ts';
import { scoreRecords } from './modules/scorecards/server/score-source.ts';

/** Every set of open data, one entry for each part and module. */
export const dataSets: readonly DataSet[] = [
  {
    source: directiveRecords,
    theme: 'GOVE',
    keywords: [
      { vi: 'văn bản chỉ đạo', en: 'directives' },
      { vi: 'nghị quyết', en: 'resolutions' },
    ],
    history: {
      vi: 'Văn bản đang công bố. Văn bản đã rút không còn trong tệp mới, nhưng còn trong tệp của các tháng trước.',
      en: 'What is published now. What was withdrawn is not in newer files, but in those of earlier months.',
    },
    editions: true,
  },
  {
    source: workRecords,
    theme: 'GOVE',
    keywords: [
      { vi: 'nhiệm vụ', en: 'tasks' },
      { vi: 'tiến độ', en: 'progress' },
      { vi: 'thời hạn', en: 'deadlines' },
    ],
    history: {
      vi: 'Mọi nhiệm vụ đã công bố, kể cả đã xong; hạn ban đầu không bao giờ bị sửa. Không giữ tệp cũ: việc đã chuyển sang hạn chế tiếp cận thì không còn ở đâu.',
      en: 'Every published task, the finished ones too; the deadline as first set never changes. Earlier files are not kept: what became restricted is gone everywhere.',
    },
    editions: false,
  },
  {
    source: reportFeatures,
    theme: 'REGI',
    keywords: [
      { vi: 'phản ánh hiện trường', en: 'citizens’ reports' },
      { vi: 'hạ tầng đô thị', en: 'street problems' },
    ],
    history: {
      vi: 'Mọi phản ánh đang công bố, kể cả đã xong; nội dung là bản đã kiểm duyệt. Không giữ tệp cũ: điều đã rút thì không còn ở đâu.',
      en: 'Every report that is published, the finished ones too; texts are as moderated. Earlier files are not kept: what is withdrawn is gone everywhere.',
    },
    editions: false,
  },
  {
    source: observationRecords,
    theme: 'REGI',
    keywords: [
      { vi: 'chỉ tiêu', en: 'indicators' },
      { vi: 'số liệu thống kê', en: 'statistics' },
    ],
    history: {
      vi: 'Mọi kỳ đã có số; số bị thay bởi bản sửa chỉ còn trong tệp của các tháng trước.',
      en: 'Every period that has a figure; what was revised later is only in the files of earlier months.',
    },
    editions: true,
  },
  {
    source: derivedRecords,
    theme: 'REGI',
    keywords: [
      { vi: 'chỉ tiêu', en: 'indicators' },
      { vi: 'công thức', en: 'formulas' },
    ],
    history: {
      vi: 'Mọi kỳ tính được, tính lại mỗi đêm từ số liệu hiện có.',
      en: 'Every period that can be reckoned, reckoned anew each night from the figures that stand.',
    },
    editions: true,
  },
  {
    source: figureRecords,
    theme: 'REGI',
    keywords: [
      { vi: 'chỉ tiêu', en: 'indicators' },
      { vi: 'bộ tiêu chí', en: 'scorecards' },
    ],
    history: {
      vi: 'Mọi ngày đã có số; số bị thay bởi bản sửa thì không còn.',
      en: 'Every day that has a figure; what was corrected later is left out.',
    },
    editions: true,
  },
  {
    source: scoreRecords,
    theme: 'REGI',
    keywords: [
      { vi: 'bộ tiêu chí', en: 'scorecards' },
      { vi: 'bảng điểm', en: 'scores' },
    ],
    history: {
      vi: 'Điểm của đêm qua; điểm trước đó còn trong tệp của các tháng trước.',
      en: 'The scores of last night; earlier ones are in the files of earlier months.',
    },
    editions: true,
  },
  {
    source: organisationRecords,
    theme: 'GOVE',
    keywords: [
      { vi: 'cơ quan', en: 'organisations' },
      { vi: 'bộ máy', en: 'administration' },
    ],
    history: {
      vi: 'Cơ quan đang có và đã từng có, kèm thời gian tồn tại.',
      en: 'Organisations that are and that were, each with its period.',
    },
    editions: true,
  },
  {
    source: areaFeatures,
    theme: 'REGI',
    keywords: [
      { vi: 'đơn vị hành chính', en: 'administrative units' },
      { vi: 'địa giới', en: 'boundaries' },
    ],
    history: {
      vi: 'Đơn vị đang có và đã từng có hiệu lực, kèm thời gian hiệu lực; ranh giới là bản mới nhất của từng đơn vị.',
      en: 'Units in force and those that were, each with its period; the outline is the newest of each.',
    },
    editions: true,
  },
  {
    source: placeFeatures,
    theme: 'REGI',
    keywords: [
      { vi: 'địa điểm', en: 'places' },
      { vi: 'địa danh', en: 'gazetteer' },
    ],
    history: {
      vi: 'Địa điểm như được biết hiện nay.',
      en: 'Places as they are known today.',
    },
    editions: true,
  },
];

export const makeDataFile = dataFileJob(dataSets);
export const dataFilesByNight = nightlyDataFiles(dataSets, makeDataFile);

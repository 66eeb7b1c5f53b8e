import { areaFeatures } from './kernel/areas/feature-source.ts';
import { dataFileJob, nightlyDataFiles } from './kernel/open-data/data-files.ts';
import type { DataSet } from './kernel/open-data/data-set.ts';
import { organisationRecords } from './kernel/organisations/record-source.ts';
import { placeFeatures } from './kernel/places/feature-source.ts';
import { workRecords } from './kernel/work/feature-source.ts';
import { directiveRecords } from './modules/directives/index.ts';
import { reportFeatures } from './modules/reports/index.ts';
import { figureRecords } from './modules/scorecards/server/record-source.ts';

/** Every set of open data, one entry for each part and module. */
export const dataSets: readonly DataSet[] = [
  {
    source: directiveRecords,
    keywords: [
      { vi: 'văn bản chỉ đạo', en: 'directives' },
      { vi: 'nghị quyết', en: 'resolutions' },
    ],
    history: {
      vi: 'Văn bản đang công bố. Văn bản đã rút không còn trong tệp mới.',
      en: 'What is published now. What was withdrawn is not in newer files.',
    },
  },
  {
    source: workRecords,
    keywords: [
      { vi: 'nhiệm vụ', en: 'tasks' },
      { vi: 'tiến độ', en: 'progress' },
      { vi: 'thời hạn', en: 'deadlines' },
    ],
    history: {
      vi: 'Mọi nhiệm vụ đã công bố, kể cả đã xong; hạn ban đầu không bao giờ bị sửa.',
      en: 'Every published task, the finished ones too; the deadline as first set never changes.',
    },
  },
  {
    source: reportFeatures,
    keywords: [
      { vi: 'phản ánh hiện trường', en: 'citizens’ reports' },
      { vi: 'hạ tầng đô thị', en: 'street problems' },
    ],
    history: {
      vi: 'Mọi phản ánh đang công bố, kể cả đã xong; nội dung là bản đã kiểm duyệt.',
      en: 'Every report that is published, the finished ones too; texts are as moderated.',
    },
  },
  {
    source: figureRecords,
    keywords: [
      { vi: 'chỉ tiêu', en: 'indicators' },
      { vi: 'bộ tiêu chí', en: 'scorecards' },
    ],
    history: {
      vi: 'Mọi ngày đã có số; số bị thay bởi bản sửa thì không còn.',
      en: 'Every day that has a figure; what was corrected later is left out.',
    },
  },
  {
    source: organisationRecords,
    keywords: [
      { vi: 'cơ quan', en: 'organisations' },
      { vi: 'bộ máy', en: 'administration' },
    ],
    history: {
      vi: 'Cơ quan đang có và đã từng có, kèm thời gian tồn tại.',
      en: 'Organisations that are and that were, each with its period.',
    },
  },
  {
    source: areaFeatures,
    keywords: [
      { vi: 'đơn vị hành chính', en: 'administrative units' },
      { vi: 'địa giới', en: 'boundaries' },
    ],
    history: {
      vi: 'Đơn vị đang có và đã từng có hiệu lực, kèm thời gian hiệu lực; ranh giới là bản mới nhất của từng đơn vị.',
      en: 'Units in force and those that were, each with its period; the outline is the newest of each.',
    },
  },
  {
    source: placeFeatures,
    keywords: [
      { vi: 'địa điểm', en: 'places' },
      { vi: 'địa danh', en: 'gazetteer' },
    ],
    history: {
      vi: 'Địa điểm như được biết hiện nay.',
      en: 'Places as they are known today.',
    },
  },
];

export const makeDataFile = dataFileJob(dataSets);
export const dataFilesByNight = nightlyDataFiles(dataSets, makeDataFile);

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { defaultCategories } from '../src/modules/reports/categories/default-categories.ts';
import { learn } from '../src/modules/reports/classify/learn.ts';
import { suggestCategories } from '../src/modules/reports/classify/suggest-category.ts';

export const reportsUsage = `npm run eval -- reports [options]

Scores the suggestion of categories on labelled reports of other cities. Without options: the half that may be looked at.

  --held-out    the half kept apart; totals only, to be run when the work is done
  --texts FILE  where the reports are (default: ../shared/data/reports.jsonl)
  --json        prints the figures as JSON
`;

/** The fields of those portals, as categories of ours. */
const categoryOf: Readonly<Record<string, string>> = {
  'Tiếng ồn': 'tieng-on',
  'Chiếu sáng công cộng': 'chieu-sang',
  'Cây xanh - công viên': 'cay-xanh',
  'Hư hỏng đường, hố ga, nắp cống': 'duong-sa',
  'Xây dựng - trật tự đô thị': 'xay-dung',
  'Rác thải - vệ sinh môi trường': 'rac-thai',
  'Đỗ xe - giao thông': 'do-xe',
  'Ngập nước - thoát nước': 'ngap-nuoc',
  'Ô nhiễm': 'o-nhiem',
  'Môi trường': 'o-nhiem',
  'Cấp nước, điện': 'dien-nuoc',
  'Lấn chiếm vỉa hè, lòng đường': 'lan-chiem',
  'An ninh trật tự': 'an-ninh',
  'Hạ tầng đô thị': 'ha-tang',
  'Đất đai - giải phóng mặt bằng': 'dat-dai',
};

const caveat = `Most of these reports are retold in other words, shorter and more regular than what citizens write, and most categories
were given by whoever collected them: a figure measured on them looks better than it is.`;

const Labelled = z.object({ text: z.string(), category: z.string(), textKind: z.string() });

/** Runs the evaluation; answers what to print and the exit status. */
export function scoreReports(args: string[]): { text: string; status: number } {
  const known = {
    'held-out': { type: 'boolean', default: false },
    texts: { type: 'string', default: join(import.meta.dirname, '../../shared/data/reports.jsonl') },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  } as const;
  let options: ReturnType<typeof parseArgs<{ options: typeof known }>>['values'];
  try {
    options = parseArgs({ args, options: known }).values;
  } catch (error) {
    return { text: `${error instanceof Error ? error.message : String(error)}\n\n${reportsUsage}`, status: 2 };
  }
  if (options.help) return { text: reportsUsage, status: 0 };
  if (!existsSync(options.texts)) {
    const text = `The reports of the evaluation are not part of the repository and not at ${options.texts}: nothing to score.\n`;
    return { text, status: 0 };
  }
  const lines = readFileSync(options.texts, 'utf8').trim().split('\n');
  // Every second one was kept from whoever wrote the sentences that the suggestion learns from.
  const half = lines
    .filter((_, i) => i % 2 === (options['held-out'] ? 1 : 0))
    .map((line) => Labelled.parse(JSON.parse(line)));
  const model = learn(defaultCategories.map(({ code, name, keywords }) => ({ code, name: name.vi, keywords })));
  const figures = { reports: half.length, answered: 0, first: 0, firstThree: 0, verbatim: 0, verbatimFirst: 0 };
  for (const { text, category, textKind } of half) {
    const wanted = categoryOf[category];
    if (wanted === undefined) return { text: `No category of ours stands for "${category}".\n`, status: 1 };
    const suggested = suggestCategories(model, text).map(({ code }) => code);
    const verbatim = textKind.startsWith('verbatim');
    if (verbatim) figures.verbatim++;
    if (suggested.length > 0) figures.answered++;
    if (suggested[0] === wanted) {
      figures.first++;
      if (verbatim) figures.verbatimFirst++;
    }
    if (suggested.includes(wanted)) figures.firstThree++;
  }
  if (options.json) return { text: `${JSON.stringify({ ...figures, caveat }, null, 2)}\n`, status: 0 };
  const share = (n: number) => `${n}/${half.length} (${(n / half.length).toFixed(2)})`;
  const text = [
    `${half.length} reports, ${options['held-out'] ? 'held out' : 'development'}`,
    `something suggested          ${share(figures.answered)}`,
    `first suggestion right       ${share(figures.first)}`,
    `right among the first three  ${share(figures.firstThree)}`,
    `in the citizens' own words   ${figures.verbatimFirst}/${figures.verbatim} first suggestions right`,
    '',
    caveat,
    '',
  ].join('\n');
  return { text, status: 0 };
}

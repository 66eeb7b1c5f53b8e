import type { Day } from '../../../kernel/time.ts';

/** By when somebody is answered who asks about their own data; the newest rule in force on the day decides. */
interface AnswerClock {
  rule: string;
  from: Day;
  source: string;
  /** Whether the article itself was read, or what others wrote about it. */
  confirmed: boolean;
}

export const answerClocks: readonly AnswerClock[] = [
  {
    rule: '2wd',
    from: '2026-01-01' as Day,
    source: 'Nghị định 356/2025/NĐ-CP, thi hành Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15',
    confirmed: false,
  },
];

export const answerClockOn = (day: Day): AnswerClock | undefined =>
  answerClocks.filter(({ from }) => from <= day).at(-1);

import { messages } from '../../../kernel/messages.ts';

export const targetsMessages = messages({
  'indicators.target-unknown': { vi: 'Không có chỉ tiêu giao này.', en: 'There is no such target.' },
  'indicators.target-stands': {
    vi: 'Địa bàn này đã có chỉ tiêu giao đến ngày {by}. Hãy bỏ chỉ tiêu đó trước.',
    en: 'The area has a target by {by} already. Withdraw that one first.',
  },
  'indicators.target-without-baseline': {
    vi: 'Chỉ tiêu tăng hoặc giảm phải có số gốc và ngày của số gốc.',
    en: 'An increase or decrease needs the figure it starts from, and its day.',
  },
  'indicators.target-change-negative': {
    vi: 'Mức tăng hoặc giảm không thể âm.',
    en: 'An increase or decrease cannot be negative.',
  },
  'indicators.target-relative': {
    vi: 'Chỉ mức tăng hoặc giảm mới tính theo phần trăm của số gốc.',
    en: 'Only an increase or decrease counts in percent of the baseline.',
  },
  'indicators.target-no-sum': {
    vi: 'Số liệu của “{indicator}” không cộng dồn theo năm được.',
    en: 'The figures of “{indicator}” do not add up over a year.',
  },
  'indicators.target-days': {
    vi: 'Ngày của số gốc, các mốc và hạn phải theo thứ tự tăng dần.',
    en: 'The days of the baseline, the milestones and the goal have to follow one another.',
  },
  'indicators.target-without-source': {
    vi: 'Hãy ghi văn bản giao chỉ tiêu, hoặc chọn điều khoản của văn bản chỉ đạo.',
    en: 'Say which document sets it, or choose the clause of a directive.',
  },
  'indicators.target-clause-unknown': {
    vi: 'Không có nhiệm vụ này trong văn bản nào.',
    en: 'No directive has this task.',
  },
});

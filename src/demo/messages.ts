import { messages } from '../kernel/messages.ts';

export const demoMessages = messages({
  'demo.not-empty': {
    vi: 'Cơ sở dữ liệu đã có dữ liệu; chỉ điền vào cơ sở dữ liệu trống.',
    en: 'The database holds a city already; only an empty one is filled.',
  },
  'demo.filled': {
    vi: 'Đã điền Lào Cai: {findings, number} nhiệm vụ đọc được từ chương trình mẫu, {confirmed, number} đã giao và công khai.',
    en: 'Lào Cai is in: {findings, number} tasks read from the example programme, {confirmed, number} assigned and published.',
  },
  'demo.generated': {
    vi: 'Đã tạo thành phố mô phỏng (số gốc {seed}): {tasks, number} việc, {reports, number} phản ánh, {directives, number} văn bản, {organisations, number} cơ quan, {seconds, number} giây.',
    en: 'A synthetic city is in (seed {seed}): {tasks, number} tasks, {reports, number} reports, {directives, number} directives, {organisations, number} organisations, in {seconds, number} s.',
  },
  'demo.number-wrong': {
    vi: '--{option} phải là số nguyên từ {least, number} đến {most, number}.',
    en: '--{option} must be a whole number from {least, number} to {most, number}.',
  },
});

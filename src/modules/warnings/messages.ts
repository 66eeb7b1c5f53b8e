import { messages } from '../../kernel/messages.ts';

export const warningsMessages = messages({
  'warnings.feed': { vi: 'Cảnh báo', en: 'Warnings' },
  'warnings.unknown': { vi: 'Không có cảnh báo này.', en: 'There is no such warning.' },
  'warnings.words-missing': {
    vi: 'Cần nội dung bằng tiếng Việt hoặc tiếng Anh.',
    en: 'It has to say something in Vietnamese or in English.',
  },
  'warnings.languages-differ': {
    vi: 'Tên hiện tượng và tiêu đề phải có chung ít nhất một ngôn ngữ.',
    en: 'The event and the headline have to share a language.',
  },
  'warnings.over-before-it-begins': {
    vi: 'Cảnh báo phải hết hiệu lực sau khi bắt đầu và sau lúc này.',
    en: 'A warning has to end after it begins, and after now.',
  },
  'warnings.onset-after-end': {
    vi: 'Hiện tượng dự kiến bắt đầu sau khi cảnh báo hết hiệu lực.',
    en: 'What it warns of would begin after the warning has ended.',
  },
  'warnings.already-over': {
    vi: 'Cảnh báo này đã quá thời gian hiệu lực. Hãy đặt lại giờ kết thúc.',
    en: 'The time of this warning is over. Set another end.',
  },
  'warnings.not-a-draft': {
    vi: 'Cảnh báo đã phát thì không sửa được; hãy phát bản thay thế hoặc hủy.',
    en: 'What was issued cannot be changed: issue another in its place, or cancel it.',
  },
  'warnings.not-issued': {
    vi: 'Cảnh báo này không còn hiệu lực hoặc chưa được phát.',
    en: 'This warning does not stand any more, or was not issued.',
  },
  'warnings.cap-unreadable': {
    vi: 'Không đọc được tệp: phải là XML theo CAP 1.2, không có khai báo DOCTYPE.',
    en: 'It cannot be read: it has to be XML after CAP 1.2, without a DOCTYPE.',
  },
  'warnings.cap-not-alert': {
    vi: 'Tệp không phải bản tin cảnh báo theo CAP 1.2 (phần tử gốc “alert”, urn:oasis:names:tc:emergency:cap:1.2).',
    en: 'It is no alert after CAP 1.2 (root element “alert”, urn:oasis:names:tc:emergency:cap:1.2).',
  },
  'warnings.cap-not-public': {
    vi: 'Bản tin không dành cho công chúng (scope khác Public).',
    en: 'The alert is not meant for the public (its scope is not Public).',
  },
  'warnings.cap-element-missing': {
    vi: 'Bản tin thiếu phần tử “{element}”.',
    en: 'The alert lacks the element “{element}”.',
  },
  'warnings.cap-element-invalid': {
    vi: 'Phần tử “{element}” của bản tin có giá trị không đúng CAP 1.2.',
    en: 'The element “{element}” of the alert is not as CAP 1.2 has it.',
  },
  'warnings.cap-element-long': {
    vi: 'Phần tử “{element}” của bản tin dài hơn {limit, number} ký tự.',
    en: 'The element “{element}” of the alert is longer than {limit, number} characters.',
  },
  'warnings.cap-language-unknown': {
    vi: 'Bản tin không có phần bằng tiếng Việt hoặc tiếng Anh.',
    en: 'The alert says nothing in Vietnamese or English.',
  },
  'warnings.cap-reference-unknown': {
    vi: 'Bản tin hủy một cảnh báo mà ở đây chưa nhận.',
    en: 'The alert calls off a warning that was not received here.',
  },
});

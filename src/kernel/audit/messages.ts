import { messages } from '../messages.ts';
import { actWords } from './act-words.ts';

const own = messages({
  'audit.no-such-record': { vi: 'Không có bản ghi này.', en: 'There is no such record.' },
  'audit.no-such-act': { vi: 'Không có thao tác này.', en: 'There is no such act.' },
  'audit.insiders-only': {
    vi: 'Chỉ các cơ quan liên quan xem được lịch sử của việc này.',
    en: 'Only the offices concerned see the history of this work.',
  },
  'audit.not-sealed-yet': {
    vi: 'Thao tác này chưa được niêm phong; hãy thử lại sau vài giây.',
    en: 'This act is not sealed yet; try again in a few seconds.',
  },
  'audit.anchors-unreadable': {
    vi: 'Không đọc được tệp mốc neo {file}, dòng {line}: mỗi dòng là một mốc neo dạng JSON, số tăng dần.',
    en: 'The file of anchors {file} cannot be read at line {line}: each line is an anchor in JSON, numbers ascending.',
  },
  'audit.file-not-written': { vi: 'Không ghi được tệp {file}: {why}', en: 'The file {file} cannot be written: {why}' },
  'audit.broken': {
    vi: 'Nhật ký không còn nguyên vẹn: {findings, number} điểm sai.',
    en: 'The trail is not whole: {findings, plural, one {# fault} other {# faults}}.',
  },
  'audit.anchors-written': {
    vi: 'Đã ghi {count, number} mốc neo vào {file}.',
    en: '{count, plural, one {# anchor} other {# anchors}} written to {file}.',
  },
  'audit.whole': {
    vi: 'Nhật ký nguyên vẹn: {batches, number} lô, {acts, number} thao tác; {erased, number} giá trị cá nhân đã xóa theo quy định; {waiting, number} thao tác chờ niêm phong.',
    en: 'The trail is whole: {batches, plural, one {# batch} other {# batches}}, {acts, plural, one {# act} other {# acts}}; {erased, plural, one {# personal value} other {# personal values}} erased; {waiting, plural, one {# act} other {# acts}} waiting to be sealed.',
  },
  'audit.found.act-changed': {
    vi: 'Lô {batch}: thao tác {act} đã bị sửa.',
    en: 'Batch {batch}: act {act} was changed.',
  },
  'audit.found.act-missing': {
    vi: 'Lô {batch}: thao tác {act} đã bị xóa.',
    en: 'Batch {batch}: act {act} is missing.',
  },
  'audit.found.act-out-of-place': {
    vi: 'Lô {batch}: thao tác {act} không ở đúng thứ tự.',
    en: 'Batch {batch}: act {act} is out of its place.',
  },
  'audit.found.act-added': {
    vi: 'Thao tác {act} được chèn vào: không lô nào niêm phong nó và nó không chờ niêm phong.',
    en: 'Act {act} was added: no batch seals it, and it does not wait for one.',
  },
  'audit.found.act-lost': {
    vi: 'Thao tác {act} đã bị xóa khi còn chờ niêm phong.',
    en: 'Act {act} was removed while it waited to be sealed.',
  },
  'audit.found.personal-changed': {
    vi: 'Lô {batch}: giá trị cá nhân {pointer} của thao tác {act} đã bị sửa.',
    en: 'Batch {batch}: the personal value {pointer} of act {act} was changed.',
  },
  'audit.found.seal-missing': {
    vi: 'Lô {batch}: thiếu thao tác ở vị trí {position}.',
    en: 'Batch {batch}: the act at position {position} is missing.',
  },
  'audit.found.batch-changed': {
    vi: 'Lô {batch}: bản ghi của lô đã bị sửa.',
    en: 'Batch {batch}: the batch itself was changed.',
  },
  'audit.found.batch-missing': { vi: 'Lô {batch}: không còn.', en: 'Batch {batch}: is missing.' },
  'audit.found.link-broken': {
    vi: 'Lô {batch}: không nối với lô trước nó.',
    en: 'Batch {batch}: is not linked to the one before it.',
  },
  'audit.found.anchor-differs': {
    vi: 'Lô {batch}: khác với mốc neo đã lưu.',
    en: 'Batch {batch}: differs from the anchor that was kept.',
  },
});

export const auditMessages = { ...own, ...actWords };

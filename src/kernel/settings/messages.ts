import { messages } from '../messages.ts';

export const settingsMessages = messages({
  'settings.wrong-value': {
    vi: 'Cấu hình {name} ({source}) không hợp lệ: {why}.',
    en: 'Setting {name} ({source}) is not valid: {why}.',
  },
  'settings.unknown': {
    vi: 'Không có cấu hình tên {name} ({source}).{suggestion}',
    en: 'There is no setting called {name} ({source}).{suggestion}',
  },
  'settings.meant': { vi: ' Có phải bạn muốn viết {meant}?', en: ' Did you mean {meant}?' },
  'settings.file-unreadable': {
    vi: 'Không đọc được tệp cấu hình {source}: {why}.',
    en: 'The settings file {source} cannot be read: {why}.',
  },
  'settings.secret-unreadable': {
    vi: 'Không đọc hoặc ghi được khóa phiên {source}: {why}.',
    en: 'The session secret {source} cannot be read or written: {why}.',
  },
});

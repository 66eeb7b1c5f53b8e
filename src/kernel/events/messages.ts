import { messages } from '../messages.ts';

export const eventsMessages = messages({
  'events.too-many-streams': {
    vi: 'Đã mở quá nhiều màn hình theo dõi trực tiếp ({limit}); hãy đóng bớt.',
    en: 'Too many live screens are open already ({limit}); close some.',
  },
});

import { messages } from '../../../kernel/messages.ts';

/** What the server says about boards. */
export const boardsMessages = messages({
  'boards.unknown': { vi: 'Không có bảng chỉ tiêu này.', en: 'There is no such board.' },
  'boards.indicator-unknown': {
    vi: 'Không có chỉ tiêu “{indicator}” để đưa lên bảng.',
    en: 'There is no indicator “{indicator}” to put on the board.',
  },
  'boards.area-unknown': { vi: 'Một ô chọn địa bàn không có.', en: 'A tile names an area there is not.' },
});

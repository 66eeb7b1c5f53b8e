import { messages } from '../messages.ts';

export const placesMessages = messages({
  'places.unknown': { vi: 'Không có địa điểm này.', en: 'There is no such place.' },
  'places.known': {
    vi: 'Địa điểm {name} cùng loại trong cùng địa bàn đã có.',
    en: 'A place {name} of the same kind in the same area exists.',
  },
  'places.outside-city': {
    vi: 'Vị trí {at} nằm ngoài địa bàn thành phố.',
    en: 'The position {at} lies outside the city.',
  },

  'places.kind.park': { vi: 'công viên', en: 'park' },
  'places.kind.square': { vi: 'quảng trường', en: 'square' },
  'places.kind.bridge': { vi: 'cầu', en: 'bridge' },
  'places.kind.street': { vi: 'đường, phố', en: 'street' },
  'places.kind.river': { vi: 'sông, suối', en: 'river' },
  'places.kind.riverbank': { vi: 'bờ sông', en: 'river bank' },
  'places.kind.market': { vi: 'chợ', en: 'market' },
  'places.kind.relic-site': { vi: 'di tích, cơ sở tín ngưỡng', en: 'relic site' },
  'places.kind.cluster': { vi: 'khu, cụm công nghiệp', en: 'industrial cluster' },
  'places.kind.station': { vi: 'nhà ga, bến xe', en: 'station' },
  'places.kind.border-gate': { vi: 'cửa khẩu', en: 'border gate' },
  'places.kind.office': { vi: 'trụ sở', en: 'office' },
  'places.kind.residential-area': { vi: 'khu dân cư', en: 'residential area' },
  'places.kind.forest': { vi: 'rừng', en: 'forest' },
  'places.kind.other': { vi: 'khác', en: 'other' },
  'places.not-on-map': { vi: 'Chưa có vị trí trên bản đồ.', en: 'Not on the map yet.' },
});

import { messages } from '../messages.ts';

/** Levels and kinds of administrative units in words, for pages and open data. */
export const areaWords = messages({
  'history.level.province': { vi: 'cấp tỉnh', en: 'province' },
  'history.level.district': { vi: 'cấp huyện', en: 'district' },
  'history.level.commune': { vi: 'cấp xã', en: 'commune' },
  'history.level.neighbourhood': { vi: 'thôn, tổ dân phố', en: 'neighbourhood' },
  'history.kind-of.province': { vi: 'tỉnh', en: 'province' },
  'history.kind-of.central-city': { vi: 'thành phố trực thuộc trung ương', en: 'central city' },
  'history.kind-of.provincial-city': { vi: 'thành phố thuộc tỉnh', en: 'provincial city' },
  'history.kind-of.town': { vi: 'thị xã', en: 'town' },
  'history.kind-of.rural-district': { vi: 'huyện', en: 'rural district' },
  'history.kind-of.urban-district': { vi: 'quận', en: 'urban district' },
  'history.kind-of.ward': { vi: 'phường', en: 'ward' },
  'history.kind-of.commune': { vi: 'xã', en: 'commune' },
  'history.kind-of.township': { vi: 'thị trấn', en: 'township' },
  'history.kind-of.special-zone': { vi: 'đặc khu', en: 'special zone' },
  'history.kind-of.residential-group': { vi: 'tổ dân phố', en: 'residential group' },
  'history.kind-of.village': { vi: 'thôn', en: 'village' },
});

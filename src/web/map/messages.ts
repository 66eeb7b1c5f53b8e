import { messages } from '../../kernel/messages.ts';

export const mapMessages = messages({
  'map.map': { vi: 'Bản đồ', en: 'Map' },
  'map.list': { vi: 'Danh sách', en: 'List' },
  'map.face': { vi: 'Cách xem', en: 'View as' },
  'map.zoom-in': { vi: 'Phóng to', en: 'Zoom in' },
  'map.zoom-out': { vi: 'Thu nhỏ', en: 'Zoom out' },
  'map.attribution': { vi: 'Nguồn bản đồ nền', en: 'Source of the base map' },
  'map.help.ctrl': { vi: 'Giữ Ctrl và cuộn để phóng bản đồ', en: 'Hold Ctrl and scroll to zoom the map' },
  'map.help.command': { vi: 'Giữ ⌘ và cuộn để phóng bản đồ', en: 'Hold ⌘ and scroll to zoom the map' },
  'map.help.fingers': { vi: 'Dùng hai ngón tay để di chuyển bản đồ', en: 'Use two fingers to move the map' },
  'map.pick': {
    vi: 'Nhấn lên bản đồ, hoặc nhập kinh độ và vĩ độ.',
    en: 'Press on the map, or enter longitude and latitude.',
  },
  'map.pick.label': { vi: 'Bản đồ để chọn vị trí', en: 'Map to choose a position on' },
  'map.longitude': { vi: 'Kinh độ', en: 'Longitude' },
  'map.latitude': { vi: 'Vĩ độ', en: 'Latitude' },
  'map.broken': {
    vi: 'Máy này không vẽ được bản đồ. Mọi thứ trên bản đồ đều có trong danh sách.',
    en: 'This device cannot draw the map. Everything on it is in the list.',
  },
  'map.sketch': {
    vi: 'Ranh giới là bản vẽ phác từ số liệu công khai, không phải ranh giới pháp lý.',
    en: 'Outlines are sketches from public facts, not legal boundaries.',
  },
  'map.outlines-from': { vi: 'Ranh giới: {source}', en: 'Outlines: {source}' },
});

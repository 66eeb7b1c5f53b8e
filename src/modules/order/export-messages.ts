import { messages } from '../../kernel/messages.ts';

/** Headings of the list of inspections as a file. */
export const inspectionExportMessages = messages({
  'inspections.column.number': { vi: 'Số', en: 'Number' },
  'inspections.column.day': { vi: 'Ngày kiểm tra', en: 'Day' },
  'inspections.column.checklist': { vi: 'Phiếu kiểm tra', en: 'Checklist' },
  'inspections.column.organisation': { vi: 'Đơn vị kiểm tra', en: 'Organisation' },
  'inspections.column.inspector': { vi: 'Người kiểm tra', en: 'Inspector' },
  'inspections.column.place': { vi: 'Địa điểm', en: 'Place' },
  'inspections.column.address': { vi: 'Địa chỉ', en: 'Address' },
  'inspections.column.area': { vi: 'Địa bàn', en: 'Area' },
  'inspections.column.lat': { vi: 'Vĩ độ', en: 'Latitude' },
  'inspections.column.lon': { vi: 'Kinh độ', en: 'Longitude' },
  'inspections.column.answered': { vi: 'Số mục trả lời', en: 'Points answered' },
  'inspections.column.faults': { vi: 'Số vi phạm', en: 'Faults' },
  'inspections.column.fault-items': { vi: 'Mục vi phạm', en: 'Points at fault' },
  'inspections.column.link': { vi: 'Liên kết', en: 'Link' },
  'inspections.file': { vi: 'kiem-tra', en: 'inspections' },
});

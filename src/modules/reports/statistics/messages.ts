import { messages } from '../../../kernel/messages.ts';

export const statisticsMessages = messages({
  'statistics.caveat.not-a-sample': {
    vi: 'Phản ánh không phải là mẫu khảo sát: nơi có nhiều phản ánh có thể chỉ là nơi người dân hay phản ánh. Không dùng để xếp hạng các địa bàn.',
    en: 'Reports are no sample: where there are many, people may simply report more. They are not for ranking places.',
  },
  'statistics.caveat.channel-coverage': {
    vi: '{percent}% đến qua kênh “{channel}” ({channels} kênh): người không dùng kênh này ít có mặt trong số liệu.',
    en: '{percent}% came through “{channel}” ({channels, plural, one {# channel} other {# channels}} in all): who does not use it hardly shows.',
  },
  'statistics.caveat.small-numbers': {
    vi: 'Có {groups} nhóm dưới {fewer} phản ánh: tỷ lệ của các nhóm này dao động mạnh.',
    en: '{groups, plural, one {# group has} other {# groups have}} fewer than {fewer} reports: their shares swing widely.',
  },
  'statistics.caveat.still-open': {
    vi: '{open} phản ánh còn đang xử lý: thời gian xử lý chỉ tính những phản ánh đã xong, thường là những việc nhanh hơn.',
    en: '{open} reports are still open: times are of those done, which tend to be the quicker ones.',
  },
  'statistics.caveat.low-response': {
    vi: 'Chỉ {rated} trên {done} phản ánh đã xong được đánh giá: mức hài lòng là của những người có đánh giá.',
    en: 'Only {rated} of {done} were rated: satisfaction is that of those who answered.',
  },
  'statistics.caveat.population-unknown': {
    vi: 'Chưa có số dân của {areas} địa bàn: không tính được số phản ánh trên một nghìn dân.',
    en: 'The population of {areas, plural, one {# area} other {# areas}} is not known: there is no figure per thousand people.',
  },
  'statistics.caveat.areas-not-restated': {
    vi: '{reports} phản ánh thuộc địa bàn đã chia tách, không quy đổi được chính xác: xếp ở dòng “địa bàn đã chia tách”.',
    en: '{reports} reports lie in areas that were divided and cannot be restated exactly: they stand under “areas that were divided”.',
  },
  'statistics.caveat.restricted-left-out': {
    vi: 'Không gồm khiếu nại, tố cáo và phản ánh hạn chế.',
    en: 'Complaints, denunciations and restricted reports are left out.',
  },
  'statistics.caveat.synthetic': {
    vi: '{reports} phản ánh là dữ liệu mẫu để thử hệ thống, không có thật.',
    en: '{reports} reports are made up, for trying the system out.',
  },
  'statistics.caveat.behind': {
    vi: '{changes} thay đổi từ {since} chưa vào số liệu.',
    en: '{changes} changes since {since} are not in the figures yet.',
  },
  'statistics.unknown': { vi: 'không rõ', en: 'not known' },
  'statistics.not-restated': { vi: 'địa bàn đã chia tách', en: 'areas that were divided' },
  'statistics.all': { vi: 'tất cả', en: 'all' },
  'statistics.period-backwards': {
    vi: 'Ngày bắt đầu phải trước ngày kết thúc.',
    en: 'The period has to begin before it ends.',
  },
  'statistics.file': { vi: 'thong-ke-phan-anh', en: 'report-statistics' },
  'statistics.column.name': { vi: 'Nhóm', en: 'Group' },
  'statistics.column.received': { vi: 'Tiếp nhận', en: 'Received' },
  'statistics.column.repeats': { vi: 'Trùng', en: 'Repeats' },
  'statistics.column.done': { vi: 'Đã xong', en: 'Done' },
  'statistics.column.referred': { vi: 'Chuyển cơ quan khác', en: 'Referred' },
  'statistics.column.rejected': { vi: 'Không tiếp nhận', en: 'Closed without action' },
  'statistics.column.open': { vi: 'Đang xử lý', en: 'Open' },
  'statistics.column.openLate': { vi: 'Đang xử lý, quá hạn', en: 'Open and late' },
  'statistics.column.onTime': { vi: 'Đúng hạn', en: 'On time' },
  'statistics.column.late': { vi: 'Trễ hạn', en: 'Late' },
  'statistics.column.onTimeShare': { vi: 'Tỷ lệ đúng hạn', en: 'Share on time' },
  'statistics.column.reopened': { vi: 'Mở lại', en: 'Reopened' },
  'statistics.column.reopenShare': { vi: 'Tỷ lệ mở lại', en: 'Share reopened' },
  'statistics.column.meanCalendar': { vi: 'Trung bình (giờ)', en: 'Mean (hours)' },
  'statistics.column.medianCalendar': { vi: 'Trung vị (giờ)', en: 'Median (hours)' },
  'statistics.column.p90Calendar': { vi: 'Phân vị 90 (giờ)', en: '90th percentile (hours)' },
  'statistics.column.meanWorking': { vi: 'Trung bình (giờ làm việc)', en: 'Mean (working hours)' },
  'statistics.column.medianWorking': { vi: 'Trung vị (giờ làm việc)', en: 'Median (working hours)' },
  'statistics.column.p90Working': { vi: 'Phân vị 90 (giờ làm việc)', en: '90th percentile (working hours)' },
  'statistics.column.rated': { vi: 'Lượt đánh giá', en: 'Rated' },
  'statistics.column.meanRating': { vi: 'Điểm hài lòng', en: 'Mean stars' },
  'statistics.column.responseShare': { vi: 'Tỷ lệ đánh giá', en: 'Response rate' },
  'statistics.column.population': { vi: 'Số dân', en: 'Population' },
  'statistics.column.perThousand': { vi: 'Trên 1.000 dân', en: 'Per 1,000 people' },
  'statistics.column.caveats': { vi: 'Lưu ý', en: 'Caveats' },
});

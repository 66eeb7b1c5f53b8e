import type { ModuleName } from '../reading.ts';

/** Words of a task by which it belongs to a part of the system, as the city's own programme names them. */
const words: readonly [ModuleName, RegExp][] = [
  [
    'directives',
    /nghị quyết|chỉ thị|kết luận (?:sau )?(?:thanh tra|kiểm tra)|sơ kết|tổng kết|người đứng đầu|theo dõi, đôn đốc|chương trình hành động/,
  ],
  [
    'reports',
    /phản ánh hiện trường|phản ánh của (?:người dân|công dân|nhân dân)|kiến nghị của (?:người dân|cử tri)|vỉa hè|lòng đường|xe dù|bến cóc|đổ rác|mọi chỗ/,
  ],
  [
    'indicators',
    /thu ngân sách|chỉ tiêu|tốc độ tăng trưởng|tăng trưởng kinh tế|grdp|kim ngạch|mất cân đối|số liệu thống kê|thống kê/,
  ],
  ['scorecards', /tiêu chí|đô thị loại|nông thôn mới|chuẩn văn minh|bộ chỉ số|xếp hạng|chấm điểm|đạt chuẩn/],
  ['boundaries', /địa giới|đơn vị hành chính|sáp nhập|sắp xếp (?:các |một số )?(?:xã|phường|đơn vị)/],
  [
    'investment',
    /đầu tư công|giải ngân|dự án|công trình|hạ tầng|khởi công|khánh thành|nhà thầu|chủ đầu tư|vốn đầu tư|cao tốc|công viên|không gian công cộng/,
  ],
  ['clearance', /giải phóng mặt bằng|gpmb|bồi thường|tái định cư|thu hồi đất|di dời (?:mộ|hộ|dân)|đền bù/],
  [
    'land',
    /đất đai|quy hoạch|sử dụng đất|đất rừng|lấn chiếm|chồng lấn|đất lâm nghiệp|giá đất|tài nguyên nước|khoáng sản|môi trường rừng|quỹ đất|bất động sản/,
  ],
  [
    'order',
    /trật tự (?:mỹ quan |xây dựng )?đô thị|mỹ quan|văn minh đô thị|tuyến phố|vệ sinh môi trường|chỉnh trang|trật tự xây dựng|cảnh quan/,
  ],
  ['procedures', /thủ tục hành chính|cải cách hành chính|dịch vụ công|một cửa|hồ sơ cấp (?:giấy )?phép|chuyển đổi số/],
  [
    'enterprise',
    /doanh nghiệp|cụm công nghiệp|khu công nghiệp|nhà đầu tư|xúc tiến|du lịch|chợ|kinh tế đêm|thương mại|xuất khẩu|nhập siêu|khởi nghiệp/,
  ],
  ['culture', /văn hóa|di tích|lễ hội|tín ngưỡng|tôn giáo|di sản|thể thao|đền /],
  ['housing', /nhà ở xã hội|việc làm|đào tạo nghề|chuyển đổi nghề|lao động|nhà ở cho/],
  [
    'welfare',
    /an sinh|hộ nghèo|giảm nghèo|vùng cao|tiêm (?:vắc xin|chủng)|vắc xin|bảo trợ|người có công|trẻ em|khám chữa bệnh|y tế|sức khỏe/,
  ],
  [
    'sensing',
    /đô thị thông minh|cảm biến|quan trắc|iot|internet vạn vật|trung tâm (?:giám sát|điều hành|thông tin điều hành)|cảnh báo sớm|cảnh báo thiên tai|thiên tai|mưa lũ|5g|hồ đập/,
  ],
  ['portal', /tuyên truyền|phổ biến|truyền thông|cổng thông tin|công khai|dữ liệu mở|thông tin đến|báo chí|đưa tin/],
];

/** The modules whose words a task uses; every task belongs to `directives` by its nature, so that is named last resort. */
export function modulesOf(lower: string): ModuleName[] {
  const found = words.filter(([, pattern]) => pattern.test(lower)).map(([name]) => name);
  return found.length > 0 ? found : ['directives'];
}

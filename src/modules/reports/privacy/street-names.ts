import { wordList } from './name-words.ts';

/** Persons of history whose names streets, schools and hospitals bear all over the country: no living person is meant. */
export const historicNames = wordList(`
Trần Hưng Đạo, Lê Lợi, Nguyễn Huệ, Quang Trung, Lý Thường Kiệt, Lý Thái Tổ, Lý Công Uẩn, Hai Bà Trưng, Bà Triệu, Ngô Quyền
Đinh Tiên Hoàng, Đinh Bộ Lĩnh, Lê Hoàn, Lê Đại Hành, Trần Nhân Tông, Trần Thái Tông, Trần Quốc Toản, Trần Quang Khải
Trần Nhật Duật, Trần Khánh Dư, Trần Bình Trọng, Phạm Ngũ Lão, Yết Kiêu, Dã Tượng, Nguyễn Trãi, Lê Lai, Lê Thánh Tông, Ngô Sĩ Liên
Lương Thế Vinh, Nguyễn Bỉnh Khiêm, Phùng Khắc Khoan, Lê Quý Đôn, Nguyễn Du, Hồ Xuân Hương, Đoàn Thị Điểm, Bà Huyện Thanh Quan
Nguyễn Công Trứ, Cao Bá Quát, Nguyễn Khuyến, Tú Xương, Trần Tế Xương, Nguyễn Đình Chiểu, Phan Đình Phùng, Hoàng Hoa Thám
Hoàng Diệu, Nguyễn Tri Phương, Tôn Thất Thuyết, Tôn Thất Tùng, Tôn Đức Thắng, Hàm Nghi, Duy Tân, Phan Bội Châu, Phan Chu Trinh
Phan Châu Trinh, Nguyễn Thái Học, Nguyễn Ái Quốc, Hồ Chí Minh, Bác Hồ, Cụ Hồ, Trần Phú, Lê Hồng Phong, Hà Huy Tập, Nguyễn Văn Cừ
Nguyễn Thị Minh Khai, Hoàng Văn Thụ, Ngô Gia Tự, Trường Chinh, Lê Duẩn, Phạm Văn Đồng, Võ Nguyên Giáp, Võ Văn Kiệt, Nguyễn Văn Linh
Võ Chí Công, Võ Thị Sáu, Lý Tự Trọng, Kim Đồng, Phan Đình Giót, Bế Văn Đàn, Tô Vĩnh Diện, La Văn Cầu, Cù Chính Lan, Nguyễn Viết Xuân
Nguyễn Văn Trỗi, Trần Văn Ơn, Nguyễn Thị Định, Tô Hiệu, Lê Thanh Nghị, Nguyễn Lương Bằng, Hoàng Quốc Việt, Phạm Hùng, Lê Văn Lương
Nguyễn Chí Thanh, Hoàng Văn Thái, Văn Tiến Dũng, Chu Huy Mân, Nguyễn Đức Cảnh, Nguyễn Phong Sắc, Tạ Quang Bửu, Trần Đại Nghĩa
Đặng Thùy Trâm, Nguyễn Đình Thi, Xuân Diệu, Huy Cận, Tố Hữu, Nam Cao, Ngô Tất Tố, Vũ Trọng Phụng, Nguyễn Tuân, Tô Hoài, Hàn Mặc Tử
Chế Lan Viên, Văn Cao, Trịnh Công Sơn, Phạm Ngọc Thạch, Hồ Tùng Mậu, Phùng Hưng, Phùng Chí Kiên, Mai Hắc Đế, Mai Thúc Loan, Lý Nam Đế
Triệu Quang Phục, An Dương Vương, Hùng Vương, Lạc Long Quân, Âu Cơ, Thánh Gióng, Chu Văn An, Mạc Đĩnh Chi, Nguyễn Hiền, Lê Văn Hưu
Hải Thượng Lãn Ông, Tuệ Tĩnh, Alexandre de Rhodes, Yersin, Pasteur, Ông Ích Khiêm, Phan Thanh Giản, Trương Định, Nguyễn Trung Trực
Thủ Khoa Huân, Nguyễn Hữu Huân, Nguyễn Hữu Cảnh, Nguyễn Hữu Thọ, Huỳnh Thúc Kháng, Lương Ngọc Quyến, Đội Cấn, Trịnh Văn Cấn
Lương Văn Can, Nguyễn Quyền, Trần Cao Vân, Thái Phiên, Nguyễn Thiện Thuật, Đinh Công Tráng, Nguyễn Xí, Nguyễn Cửu Vân, Nơ Trang Long
Cao Thắng, Đặng Dung, Đặng Tất, Nguyễn Biểu, Lê Chân, Lê Thị Hồng Gấm, Phạm Thị Liên, Trần Quý Cáp, Nguyễn Tri Phương, Đào Duy Từ
Đào Duy Anh, Nguyễn Khoái, Nguyễn Siêu, Bùi Thị Xuân, Tây Sơn, Nguyễn Lữ, Nguyễn Nhạc, Ngọc Hân, Phan Huy Chú, Phan Huy Ích
Ngô Thì Nhậm, Ngô Thế Vinh, Đặng Trần Côn, Nguyễn Sinh Sắc, Hoàng Thị Loan, Phạm Hồng Thái, Châu Văn Liêm, Nguyễn An Ninh
Phan Đăng Lưu, Nguyễn Hữu Tiến, Trần Đăng Ninh, Lê Trọng Tấn, Hoàng Minh Giám, Nguyễn Xiển, Nguyễn Cơ Thạch, Xuân Thủy, Lê Đức Thọ
Hoàng Liên, Hoàng Sào, Hoàng Văn Thụ, Hoàng Trường Minh, Thanh Niên, Minh Khai, Sơn Hà, Soi Tiền, Nhạc Sơn, Hợp Thành, Bình Minh
Trần Nguyên Hãn, Lê Thanh, Lê Ngọc Hân, Phan Kế Bính, Đào Tấn, Nguyễn Cao, Cô Giang, Cô Bắc, Bà Rịa, Bà Nà, Ba Vì, Ba Đình, Cô Tô
Cô Đôi, Cô Bé, Đôi Cô, Ông Hoàng Bảy, Ông Hoàng, Bà Chúa, Bà Chúa Kho, Bà Đanh, Ông Bảo, Bà Chiểu, Ông Lãnh, Anh Đào, Ông Công
Ông Táo, Anh Sơn, Cụ Rùa, Bà Điểm, Cô Sáu, Ông Địa, Mẹ Suốt, Bà Đen, Chị Sáu`);

/** What stands before the name of a street, a place, a body or a business. */
export const placeWords = wordList(`
đường, phố, ngõ, ngách, hẻm, kiệt, hẽm, đại lộ, quốc lộ, tỉnh lộ, cầu, chợ, công viên, quảng trường, hồ, sông, suối, kênh, mương
đập, ga, bến, bến xe, chùa, đền, đình, miếu, nhà thờ, phủ, lăng, trường, thpt, thcs, tiểu học, mầm non, mẫu giáo, trung học, đại học
cao đẳng, bệnh viện, trạm, phòng khám, nhà thuốc, công ty, cty, tnhh, cổ phần, cp, doanh nghiệp, dntn, hợp tác xã, htx, khách sạn
nhà hàng, nhà nghỉ, quán, karaoke, siêu thị, cửa hàng, tiệm, shop, spa, salon, chung cư, tòa nhà, toà nhà, khu đô thị, kđt, kdc
khu dân cư, khu, tdp, tổ dân phố, phường, xã, thị trấn, huyện, quận, tỉnh, thành phố, tp, thôn, bản, làng, ấp, xóm, ngã ba, ngã tư
ngã năm, ngã sáu, ngã bảy, vòng xuyến, nút giao, tuyến, vòng xoay, tượng đài, nghĩa trang, di tích, đảo, dự án, giải
cafe, cà phê, cà fê, coffee, trà sữa, bida, gara, garage, homestay, hotel, resort, nhà xe, hãng xe, mỹ viện, nha khoa, thẩm mỹ
nhà sách, nhà văn hóa, sân vận động, sân, bể bơi, đội, hội, hầm, dốc, đèo, núi, vịnh, bãi, khối, khu phố, đầu phố, cuối phố, ql
giao lộ, đài, kè, bờ, lối, đoạn đường, mặt đường, thcs&thpt, ubnd, ngân hàng, tập đoàn, vườn hoa, tổ hợp, ký túc xá, xưởng`);

/** Where somebody tells a place: what follows with a capital is more likely a street than a person. */
export const whereWords = wordList(`
trên, tại, ở, từ, đến, tới, qua, dọc, gần, góc, đoạn, trước, sau, cạnh, giữa, đối diện, vào, ra, hướng, cuối, đầu, số, nối, sang
về, dưới, quanh, khu vực, phía, bên, giáp, cắt, rẽ, ngay, lô, mặt, hai bên, toàn tuyến`);

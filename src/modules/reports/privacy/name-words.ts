import { withNewTones, withoutDiacritics } from '../../../kernel/vietnamese.ts';

/** Words by which people's names are told from other words. Lists are lines of words; general knowledge, not a census. */

/** A list as it is written and as it is typed without marks; which of the two counts, the sentence tells. */
export interface WordList {
  written: ReadonlySet<string>;
  plain: ReadonlySet<string>;
}

/** Reads a list whose words stand apart by commas and lines. */
export function wordList(lines: string): WordList {
  const words = lines
    .trim()
    .split(/\s*[,\n]\s*/)
    .filter(Boolean)
    .map((word) => withNewTones(word).toLowerCase());
  return { written: new Set(words), plain: new Set(words.map(withoutDiacritics)) };
}

/** Surnames of Kinh and of the peoples of the north-west. */
export const surnames = wordList(`
Nguyễn, Trần, Lê, Phạm, Hoàng, Huỳnh, Phan, Vũ, Võ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý, Đào, Đinh, Đoàn, Lâm, Mai, Trịnh
Tô, Hà, Cao, Tạ, Thái, Châu, Lương, Vương, La, Triệu, Tăng, Quách, Kiều, Nghiêm, Phùng, Trương, Tống, Lưu, Đàm, Chu, Thân
Vi, Lò, Giàng, Vàng, Sùng, Thào, Lù, Tẩn, Chảo, Lồ, Nông, Sầm, Quan, Mạc, Cầm, Tòng, Quàng, Đèo, Ma, Hứa, Bàn, Phàn, Lục
Vừ, Cư, Hầu, Hờ, Hảng, Chấu, Ly, Lèng, Thền, Sền, Cháng, Tráng, Hạng, Lầu, Giáp, Khổng, Doãn, Bạch, Khuất, Cù, Phí, Thiều
Bế, Chẩu, Lại, Tiêu, Đồng, Đậu, Thạch, Danh, Phương, Cứ, Tếnh, Vù, Mã, Lèo, Hoả`);

/** Syllables that stand between surname and given name. */
export const middles = wordList(`
Văn, Thị, Đức, Hữu, Ngọc, Minh, Quang, Thanh, Xuân, Thu, Hồng, Kim, Đình, Công, Bá, Duy, Hoài, Huy, Khắc, Mạnh, Mỹ, Nhật, Như
Quốc, Quỳnh, Sỹ, Tấn, Thành, Thế, Thiên, Thùy, Thúy, Tiến, Trí, Trọng, Trung, Tuấn, Tường, Tuyết, Việt, Vĩnh, A, Seo, Láo
Gia, Bảo, Anh, Phương, Hải, Hoàng, Đăng, Chí, Diệu, Bích, Khánh, Viết, Phúc, Hùng, Thái, Mùi, Tả, Diễm, Nguyên, Trường`);
/** Those that tell a name by themselves, even where nothing else does. */
export const strongMiddles = wordList('Văn, Thị, A, Seo, Láo');

/** Given names, as they are written; in small letters only these are taken for one. */
export const givenNames = wordList(`
Hùng, Dũng, Cường, Tuấn, Hưng, Huy, Hải, Long, Lâm, Nam, Sơn, Thắng, Thành, Tùng, Trung, Việt, Vinh, Quân, Quang, Phúc, Phong
Hiếu, Hòa, Hoà, Khánh, Khoa, Kiên, Linh, Lan, Hoa, Huệ, Hồng, Hương, Hường, Hằng, Hạnh, Hiền, Hà, Giang, Dung, Duyên, Đạt, Đức
Chung, Chiến, Bình, Bảo, Bắc, Ánh, Cúc, Đào, Điệp, Định, Đông, Hậu, Hoan, Huấn, Huyền, Khang, Lệ, Liên, Liễu, Loan, Lợi, Lụa
Luân, Lương, Ly, Mai, Mạnh, Minh, Mỹ, Nga, Ngân, Nghĩa, Ngọc, Nguyên, Nguyệt, Nhàn, Nhung, Oanh, Phương, Phượng, Quế, Quốc
Quyên, Quyết, Quỳnh, Sáu, Tài, Tâm, Tân, Thái, Thanh, Thảo, Thêm, Thìn, Thịnh, Thoa, Thu, Thuận, Thủy, Thuỷ, Thúy, Thuý, Thương
Tiến, Tình, Toàn, Trang, Trà, Trâm, Trinh, Trường, Tú, Tuyết, Tư, Tý, Uyên, Vân, Vân Anh, Vi, Vũ, Vượng, Xuân, Yến, Hân, Hoàng
Khải, Lộc, Ngà, Nhân, Nhi, Như, Phú, Phước, Sinh, Sang, Thạch, Thi, Thiện, Thơm, Thư, Tiên, Trúc, Tuyến, Viên, Mận, Bích, Chi
Chính, Công, Cảnh, Diệp, Diệu, Dương, Hào, Hiệp, Hinh, Hữu, Kiều, Lành, Luyến, Miên, Mến, Ninh, Nhã, Páo, Dìn, Sủng, Chứ, Mẩy
Lở, Dế, Vảng, Súa, Chẩn, Dúng, Tỉnh, Thuyết, Tĩnh, Thức, Trực, Thọ, Thụy, Toản, Triều, Tuyên, Vĩnh, Xoan, Gấm, Thắm, Thắng, Tám
Bảy, Ba, Năm, Út, Tèo, Tí, Bưởi, Sâm, Soạn, Sửu, Tỵ, Ngát, Ngoan, Nết, Nụ, Oánh, Phấn, Quý, Quảng, Rạng, Vui, Vững, Hai, Mười`);
/** Words of daily speech that are given names too: "anh hùng", "cô ba", "chú ý". In small letters they need more than a title. */
export const everyday = wordList(`
hùng, minh, năm, ba, tư, hai, sáu, bảy, tám, mười, út, tình, tài, thu, hà, hải, đông, bắc, nam, quang, công, chính, hữu, thi, như
vui, hòa, chung, xuân, định, sang, sinh, thêm, chi, phú, quý, lợi, hồng, hoàng, vi, trung, ninh, tân, tiên, thức, trực, linh, toàn`);

/** Words of address that introduce a person wherever a name follows. */
export const titles = wordList(`
ông, bà, anh, chị, em, cô, chú, bác, cậu, dì, thím, mợ, cụ, thầy, cháu, bé, mr, mrs, ms, a, c, o
đồng chí, đ/c, bác sĩ, bs, ks, bạn`);
/** Without marks these titles are everyday words as well: "ba" is three, "co" is to have. */
export const ambiguousWithoutMarks = wordList('bà, chị, em, cô, bác, cháu, dì, cậu, thầy, cụ, chú, a, c, o');

/** What may stand before a title or a name and makes it sure that a person follows. */
export const households = wordList(`
nhà, hộ, chủ hộ, gia đình, vợ chồng, vợ, chồng, con, cháu, chủ nhà, chủ quán, chủ xe, chủ đất, hàng xóm, của, do, gặp, tên
con trai, con gái, hộ gia đình, người nhà, xưởng, đất, vườn, cổng, xe, lái xe, tài xế, chủ, chủ xưởng, chủ cửa hàng, chủ thầu
chủ tiệm, chủ trọ, nhà trọ, ngõ nhà, trước nhà, sau nhà, cạnh nhà`);

/** Roles that stand before a name, and between a title and a name ("anh công an Tuấn", "cô giáo Hương"). */
export const roles = wordList(`
tổ trưởng, tổ phó, trưởng thôn, phó thôn, bí thư, chủ tịch, phó chủ tịch, giám đốc, phó giám đốc, công an, cán bộ, cô giáo, giáo
tổ trưởng dân phố, trưởng bản, trưởng khu, trưởng phòng, phó phòng, hàng xóm, lái xe, tài xế, chủ nhà, chủ quán, chủ hộ, chủ xe
chủ thầu, bảo vệ, công an viên, trưởng công an, hiệu trưởng, bác sĩ, kỹ sư, địa chính, chủ trọ, chủ, tên, tên là, chủ quán tên
hàng xóm tên, chủ nhà tên, hàng xóm là, chủ quán là, giáo viên, cảnh sát, trưởng ban, đội trưởng, thợ, đầu bếp, nhân viên`);

/** Second words that make the title a common word: "ông ấy", "bà con", "anh em", "chú ý", "cô giáo". */
export const notNames = wordList(`
ấy, ta, này, kia, nọ, đó, con, em, chị, anh, ơi, ạ, giáo, gái, trai, ý, ruột, họ, nào, khác, và, thì, là, có, bị, ở, chủ, nhà
trẻ, bé, nhỏ, già, dâu, rể, nội, ngoại, mình, tôi, bán, ấm, đơn, hồn, cháu, chú, bác, bà, ông, cô, cụ, cậu, thầy, hàng, bạn, sĩ
tổ, trưởng, phó, công, an, cán, bộ, đang, đã, sẽ, hay, cứ, thường, không, rất, xin, muốn, đề, nghị, phản, ánh, thấy, đi, về, làm
sống, được, cho, với, của, trong, ngoài, trên, dưới, từ, đến, vào, ra, lại, nói, chửi, đánh, đổ, vứt, xây, lấn, mở, tự, nuôi
kinh, doanh, đồng, các, những, một, mấy, nhiều, toàn, cả, số, đối, bên, sau, trước, cạnh, gần, dân, phố, khu, xe, lái`);

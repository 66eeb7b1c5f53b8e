import { phrases } from './phrases.ts';

/** The words by which the reader knows what it reads. Lower case, current spelling; one subject per list. */

/** Động từ giao việc: what a clause that asks for work begins with, after its addressee if it names one. */
export const actions = phrases(
  // leading and taking part
  'chủ trì, phối hợp, làm đầu mối, là đầu mối, là cơ quan đầu mối, chịu trách nhiệm, có trách nhiệm, tham gia, điều phối, chỉ huy, thường trực, làm việc, trao đổi, thống nhất, liên hệ',
  // guiding
  'chỉ đạo, lãnh đạo, hướng dẫn, đôn đốc, kiểm tra, giám sát, thanh tra, kiểm soát, theo dõi, quán triệt, định hướng, điều hành, quản lý, chấn chỉnh, nhắc nhở, giao, phân công, yêu cầu, đề nghị, kiến nghị, đề xuất, tham mưu, giải trình, chất vấn, kiểm điểm',
  // how it is to be done
  'tăng cường, đẩy mạnh, đẩy nhanh, tập trung, tiếp tục, chủ động, khẩn trương, kịp thời, thường xuyên, định kỳ, sớm, quyết liệt, kiên quyết, nghiêm túc, tích cực, chú trọng, quan tâm, ưu tiên, phấn đấu, nỗ lực, nhanh chóng, trực tiếp, phải, cần, sẵn sàng, kết hợp, gắn, đồng thời, dứt khoát, rứt khoát, từng bước, bám sát, đồng hành, không để, không, tuyệt đối, nghiêm chỉnh, chấp nhận, siết chặt, chậm nhất, trước mắt, trước ngày, có, tự',
  // carrying out
  'thực hiện, triển khai, tổ chức, tiến hành, thi hành, chấp hành, tuân thủ, áp dụng, vận hành, bảo đảm, đảm bảo, duy trì, giữ vững, giữ gìn, phát huy, nâng cao, cải thiện, củng cố, kiện toàn, hoàn thiện, hoàn thành, kết thúc, khắc phục, giải quyết, xử lý, tháo gỡ, ngăn chặn, phòng ngừa, phòng chống, phòng, chống, đấu tranh, bảo vệ, bảo tồn, tôn tạo, trấn áp, truy quét, điều tra, phát hiện, cảnh báo, ứng phó, ứng cứu, cứu hộ, sơ tán, di dời, hạn chế, giảm, giảm thiểu, chấm dứt, xóa bỏ, loại bỏ, tạm dừng, dừng, đình chỉ, thu hồi, cưỡng chế, xử phạt, giải tỏa, tháo dỡ, nạo vét, khơi thông, khoanh vùng, tiêu hủy, duy tu, thăm hỏi, động viên, khen thưởng, biểu dương, tôn vinh, phát động, tuần tra, phân luồng, đón tiếp, tiết kiệm, cắt giảm, rút ngắn, đơn giản hóa',
  // making
  'xây dựng, ban hành, soạn thảo, dự thảo, lập, thành lập, thiết lập, tạo, tạo điều kiện, tạo lập, tạo thuận lợi, hình thành, phát triển, mở rộng, đầu tư, nâng cấp, cải tạo, sửa chữa, lắp đặt, bố trí, cân đối, phân bổ, huy động, thu hút, khai thác, sử dụng, ứng dụng, đổi mới, cải cách, chuyển đổi, số hóa, cụ thể hóa, thể chế hóa, đa dạng hóa, hiện đại hóa, chuẩn hóa, chuyển, trang bị, cung cấp, cung ứng, cấp, hỗ trợ, khởi công, khánh thành, thi công, nghiệm thu, bàn giao, tiếp nhận, mua sắm, trồng, khôi phục, phục hồi, chỉnh trang, quy hoạch, sắp xếp, sáp nhập, tinh gọn, bổ sung, sửa đổi, điều chỉnh, thay thế, tích hợp, lồng ghép, kết nối, liên thông, đồng bộ, chia sẻ, cập nhật, đồng bộ hóa, lưu trữ, bảo trì, vệ sinh, thu gom, xúc tiến, quảng bá, thương mại hóa, đặt hàng, đấu giá, đấu thầu, lựa chọn, chọn, tuyển dụng, bổ nhiệm, điều động, luân chuyển, cử, đào tạo, bồi dưỡng, tập huấn, nhân rộng, thí điểm, thử nghiệm, làm, làm rõ, làm tốt, đưa, dành, tận dụng, kéo dài, gia hạn, quy định, xác định, giải ngân, giải phóng, đền bù, bồi thường, chi trả, tái định cư, vận dụng, đa dạng, hợp tác, hội nhập, học tập, tham khảo, tiếp cận, tối ưu hóa, làm chủ, nắm, nắm bắt, phân cấp, phân quyền, phân loại, phân luồng, phân tích, phân định, tách, nhập, miễn, tạm ứng, xóa, bảo hộ, bảo lãnh, xã hội hóa, trọng dụng, chăm lo, chăm sóc, tiêm, khám, điều trị, cách ly, lấy mẫu, kích hoạt, điều chuyển, siết chặt, khoanh nuôi, dập, chữa, diễn tập, trực, ứng trực, tuần tra, canh gác, gia cố, nạo vét, khơi thông, vận chuyển, dự trữ, bình ổn, kiểm dịch, tiêu hủy, niêm yết, kê khai, đăng ký, mở, bám, rà quét, số hóa, chuyển giao, chuẩn bị, thúc đẩy, hoàn chỉnh, họp, kết nạp, tăng thời lượng, tăng tốc, tăng mức, tăng số, tăng tỷ lệ, tăng nguồn, tăng thu, giải tỏa, tháo dỡ, phát quang, khoanh vùng, cải tiến, khai trương, trao, tặng, kêu gọi, khơi dậy, bảo quản, sưu tầm, xếp hạng, tạm giữ, tịch thu, truy thu, thu, chi, kéo giảm, bãi bỏ, hủy bỏ, tổ chức lại, khai báo, tố giác, ký, ký kết, cam kết, hoạch định, thăm hỏi, động viên, khen thưởng, tôn vinh, biểu dương, phát động, vinh danh, hưởng ứng, thi đua',
  // finding out and telling
  'rà soát, tổng rà soát, tổng kiểm tra, nghiên cứu, khảo sát, điều tra, thống kê, tổng hợp, đánh giá, phân tích, xem xét, thẩm định, thẩm tra, phê duyệt, quyết định, trình, báo cáo, gửi, công bố, công khai, thông báo, thông tin, tuyên truyền, phổ biến, truyền thông, vận động, giáo dục, đưa tin, sơ kết, tổng kết, đo lường, lấy ý kiến, tiếp thu, góp ý, thu thập, cho ý kiến, trả lời, đối thoại, tiếp, tiếp công dân, phản ánh, giới thiệu, đối chiếu, kiểm kê, kiểm đếm, kiểm định, kiểm toán, quyết toán, thanh toán, dự báo, quan trắc, đo đạc, cắm mốc, xác minh, truy xuất, nhận diện, lượng hóa, chứng nhận, công nhận, cấp phép, phát sóng, xuất bản, biên soạn, biên tập, khuyến khích, phát hành, niêm yết, đăng tải, chụp ảnh, kê khai, tiếp sóng',
);

/** Verbs and adverbs that end the naming of an addressee in the middle of a sentence, where they stand in small letters. */
export const predicates = phrases(
  'chủ trì, phối hợp, có trách nhiệm, chịu trách nhiệm, khẩn trương, tiếp tục, chủ động, tăng cường, đẩy mạnh, đẩy nhanh, tập trung, kịp thời, thường xuyên, định kỳ, quyết liệt, nghiêm túc, tích cực, trực tiếp, phải, cần, chú trọng, quan tâm, nhanh chóng, sớm, ngay, nỗ lực, phấn đấu, kiên quyết, nghiêm chỉnh, bám sát, tuyệt đối',
  'theo chức năng, theo lĩnh vực, theo thẩm quyền, theo nhiệm vụ, theo phạm vi, theo phân công, theo phân cấp, theo quy định, theo dõi, căn cứ, trên cơ sở, trong phạm vi, trong quá trình, theo địa bàn, với vai trò, với chức năng, với trách nhiệm, trước ngày, chậm nhất, khi, nếu, hằng năm, hàng năm, hằng quý, hàng quý, hằng tháng, hàng tháng, hằng tuần, hàng tuần, hàng ngày, hằng ngày, trong tháng, trong quý, trong năm, từ nay, hoàn thành, dự kiến',
  'chỉ đạo, lãnh đạo, hướng dẫn, đôn đốc, kiểm tra, giám sát, thanh tra, rà soát, tham mưu, đề xuất, xây dựng, ban hành, triển khai, thực hiện, tổ chức, nghiên cứu, khảo sát, trình, báo cáo, tổng hợp, thẩm định, xem xét, phê duyệt, quyết định, bố trí, cân đối, phân bổ, bảo đảm, đảm bảo, duy trì, phát huy, nâng cao, hoàn thiện, khắc phục, giải quyết, xử lý, tháo gỡ, lập, thành lập, làm, làm việc, cử, tuyên truyền, phổ biến, vận động, quán triệt, cập nhật, công bố, công khai, thông báo, cung cấp, hỗ trợ, tạo điều kiện, ứng dụng, rà, thống nhất, tham gia, xuống, gửi, tổng rà soát, tổng kiểm tra, phát hành, đăng ký, yêu cầu, đề nghị, kiến nghị, chuẩn bị, huy động, lồng ghép, đưa, giúp, giao, phân công, chấp hành, tuân thủ, tiếp nhận, phát triển, đầu tư, sắp xếp, kiện toàn, ưu tiên, thúc đẩy, bổ sung, sửa đổi, điều chỉnh, thu hút, ngăn chặn, phòng ngừa, điều tra, phát hiện, cụ thể hóa, soạn thảo, đánh giá, tiến hành, xác định, lựa chọn, nắm, nắm bắt, chăm lo, bảo vệ, vận hành, áp dụng, quản lý, sử dụng, đào tạo, tập huấn, kết nối, chia sẻ, thông tin, được giao, được phân công, khuyến khích, có, không, là cơ quan, là đơn vị, là đầu mối, nhấn mạnh, cho biết, cho rằng, khẳng định, ghi nhận, chỉ rõ, nêu rõ, đánh giá cao, cảm ơn, biểu dương, phát biểu, thống nhất với, chuyển, cấp, thu hồi, thi hành, hợp nhất, lấy, tiếp thu, xuống, tập kết',
);

/** Words that keep the verb after them from being one: "cơ quan quản lý", "ban chỉ đạo", "tổ công tác". */
export const nounHead =
  /(?:^| )(?:[Bb]an|[Tt]ổ|[Đđ]oàn|(?<![Qq]uốc |[Xx]ã )hội|(?<!quốc |văn |Quốc |Văn )phòng|[Cc]ơ quan|[Đđ]ơn vị|trung tâm|việc|công tác|kế hoạch|lực lượng|cán bộ|người|nhà|doanh nghiệp|công ty|được|đang|sẽ|để|về|chủ|hạ tầng|là|[Vv]iện|[Qq]uỹ|chi nhánh|đã|nhiệm vụ|phạm vi|vốn|dự án|dự án đầu tư)$/;

/** What bodies do for a living: after the words above these verbs belong to a name. */
export const occupations = new Set(
  'quản lý,thực hiện,kiểm tra,thanh tra,giám sát,tham mưu,thẩm định,cung cấp,cấp,sử dụng,đầu tư,phát triển,đào tạo,nghiên cứu,xây dựng,chỉ đạo,tổ chức,điều tra,báo cáo,vận hành,soạn thảo,ban hành,tiếp nhận,giải quyết,đăng ký,thông tin,tuyên truyền,bảo vệ,có,triển khai,hỗ trợ,lập,lãnh đạo,giúp,làm,phê duyệt,quyết định'.split(
    ',',
  ),
);

/** Words that charge somebody with something, and never describe what he is. */
export const duties = phrases(
  'chủ trì, phối hợp, có trách nhiệm, chịu trách nhiệm, khẩn trương, tiếp tục, chủ động, tăng cường, đẩy mạnh, tập trung, thực hiện, triển khai, chỉ đạo, căn cứ, theo chức năng, trên cơ sở, rà soát, hướng dẫn, tham mưu, như sau, sau đây, các nội dung, kịp thời, thường xuyên, phải, cần, nghiêm túc',
);

/** Verbs that names of bodies are made of: alone they do not end a name. */
export const nameVerbs = new Set(
  'phòng,chống,phòng chống,thường trực,thông tin,giáo dục,đào tạo,vệ sinh,đấu giá,đấu thầu,tái định cư,quy hoạch,kiểm định,quan trắc,dự báo,truyền thông,tiếp công dân,tiếp,thi đua,khen thưởng,bảo tồn,xúc tiến,hợp tác,bồi dưỡng,chăm sóc,điều trị,khám,cứu hộ,giải phóng,hội nhập,quảng bá,giới thiệu,phát sóng,xuất bản,trực,tách,nhập,mở,gắn,giảm,tạo,dành,trồng,điều phối,điều hành,chỉ huy,cung ứng,kiểm dịch,kiểm toán,lưu trữ,dừng,thu,chi,trao,tặng,bảo hộ,bồi thường,dự trữ,tiêm,giữ gìn,khai thác,tuyển dụng,đổi mới,cải cách,ứng phó,điều động,kiểm đếm,đo đạc,chữa,đồng bộ,thi hành,vận chuyển,phục hồi,hiện đại hóa,số hóa,chuyển đổi,chuyển giao,bám,dập,cụ thể,cấp phép,biên soạn,bảo trì,bảo lãnh,đối thoại,lãnh đạo,thi công,quản trị,đồng hành,công khai,có,không,tự,chuyển,cấp,lấy'.split(
    ',',
  ),
);

/** Giao việc: words between the one who assigns and the one to whom work is assigned. */
export const orders = phrases(
  'giao trách nhiệm cho, giao nhiệm vụ cho, giao cho, giao, yêu cầu, đề nghị, phân công, ủy quyền cho, trân trọng đề nghị, chỉ đạo, lưu ý',
);

/** Cơ quan, tổ chức, chức danh: what the name of a body or of its head begins with. */
export const bodyHeads = phrases(
  // councils and committees
  'ủy ban nhân dân, ủy ban mặt trận tổ quốc, ủy ban kiểm tra, ủy ban, ubnd, hội đồng nhân dân, hđnd, hội đồng, thường trực, mặt trận tổ quốc, mặt trận, ubmttq, mttq',
  // the Party
  'đảng ủy, huyện ủy, tỉnh ủy, thành ủy, quận ủy, thị ủy, đảng bộ, chi bộ, chi ủy, cấp ủy, trung ương đoàn, trung ương hội, ban thường vụ, ban chấp hành, ban cán sự đảng, đảng đoàn, bộ chính trị, ban bí thư, quân ủy, bí thư, phó bí thư',
  // government
  'chính phủ, thủ tướng, phó thủ tướng, tổng bí thư, chủ tịch nước, phó chủ tịch nước, chủ tịch quốc hội, phó chủ tịch quốc hội, bộ trưởng, thứ trưởng, bộ, sở, ngành, cục, chi cục, tổng cục, vụ, phòng, ban, văn phòng, thanh tra, kho bạc, chánh văn phòng, chánh thanh tra, chủ tịch, phó chủ tịch, giám đốc, phó giám đốc, thủ trưởng, lãnh đạo, người đứng đầu, trưởng, tổ trưởng, trưởng phòng, trưởng ban, trưởng công an, hạt trưởng, đội trưởng, tổ, đội, hạt, trạm, khối, tổ công tác, tổ giúp việc, ban quản lý, ban chỉ đạo, ban chỉ huy, cơ quan, đơn vị, địa phương, chính quyền, chính quyền địa phương, tổ dân phố, thôn, thống đốc, tổng giám đốc, chủ nhiệm, cục trưởng, vụ trưởng, viện trưởng, hiệu trưởng, đồng chí, ủy viên, thành viên, trưởng đoàn, đại biểu',
  // security and justice
  'công an, bộ chỉ huy, bộ tư lệnh, quân khu, bộ đội biên phòng, quân đội, tòa án, viện kiểm sát, viện, kiểm toán, lực lượng, đoàn kiểm tra, đoàn giám sát, hải quan, thuế, kiểm lâm, quản lý thị trường',
  // associations
  'tổng liên đoàn, liên đoàn, hội, chi hội, hiệp hội, đoàn thanh niên, tỉnh đoàn, thành đoàn, huyện đoàn, đoàn, công đoàn, tổ chức, đoàn thể, liên minh, liên hiệp',
  // undertakings, media, schools
  'tập đoàn, tổng công ty, công ty, ngân hàng, doanh nghiệp, hợp tác xã, điện lực, bưu điện, viễn thông, cảng vụ, nhà đầu tư, chủ đầu tư, nhà thầu, đài, báo, cổng thông tin, thông tấn xã, trung tâm, trường, bệnh viện, bảo hiểm xã hội, quỹ, chủ rừng, thương vụ, chi nhánh, vtv, vov, vnpt, viettel, mobifone, evn, acv, vec, nhà mạng, chủ sở hữu, cơ sở, hộ kinh doanh',
  // areas that act
  'tỉnh, thành phố, quận, huyện, thị xã, xã, phường, đặc khu, cấp',
);

/** Quantities and courtesies before the name of a body. */
export const bodyDeterminers = phrases(
  'các, những, từng, mỗi, toàn thể, tất cả các, các đồng chí, đồng chí, đối với các, đối với, riêng',
);

/** Phối hợp: what comes between the one in charge and those who take part. */
export const together = phrases(
  'chủ trì cùng với, chủ trì cùng, phối hợp chặt chẽ với, phối hợp chặt chẽ cùng, phối hợp chặt chẽ, phối hợp cùng với, phối hợp cùng, phối hợp với, phối hợp, cùng với, làm việc với, với sự phối hợp của, với sự tham gia của',
);

/** Connectives before the action of a sentence. */
export const connectives = phrases(
  'đồng thời, trong đó, ngoài ra, bên cạnh đó, đặc biệt, đặc biệt là, mặt khác, theo đó, song song với đó, cùng với đó, tiếp đó, sau đó, trước mắt, trước hết, riêng, nhất là, cụ thể, thứ nhất, thứ hai, thứ ba, thứ tư, thứ năm, thứ sáu, thứ bảy, một là, hai là, ba là, bốn là, năm là, và',
);

/** Adverbial clauses that stand before the action; the action follows a comma. */
export const adverbials = phrases(
  'trên cơ sở, căn cứ, đối với, trước ngày, định kỳ, hằng năm, hàng năm, hằng quý, hàng quý, hằng tháng, hàng tháng, hằng tuần, hàng tuần, trong, với, qua, trường hợp, khi, nếu, nhằm, để, theo, tại, từ, thông qua, sau khi, ngay sau khi, ngay, kể từ, chậm nhất, bên cạnh, cùng với, thực hiện, triển khai, đến, quá trình, về, giai đoạn, tùy, bằng, vào, từ nay, nhân, phát huy, song song, ngoài, tùy theo, do, vì',
);

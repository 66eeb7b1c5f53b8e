/** What citizens write around the matter itself, whatever it is: sentences of our own that speak for no category. */
export const neutralSentences: readonly string[] = `
tôi là người dân sống ở khu vực này đã nhiều năm
kính gửi các cơ quan chức năng của phường
kính mong lãnh đạo quan tâm, chỉ đạo giải quyết dứt điểm
tôi đã phản ánh nhiều lần nhưng chưa thấy ai xử lý
đề nghị cơ quan có thẩm quyền kiểm tra và trả lời cho người dân
tình trạng này kéo dài đã lâu, người dân rất bức xúc
ảnh hưởng đến cuộc sống của các hộ dân xung quanh
khu vực có nhiều người già và trẻ nhỏ qua lại
xin cảm ơn và mong sớm nhận được phản hồi
việc này diễn ra hằng ngày, nhất là buổi tối và cuối tuần
chúng tôi đã nhắc nhở nhưng họ không nghe
bà con trong tổ dân phố đã có ý kiến tại cuộc họp
tôi gửi kèm hình ảnh để các anh chị xem
nếu không xử lý kịp thời sẽ rất nguy hiểm
hiện nay tại đường này có nhiều hộ dân sinh sống
trước đây nơi đây rất yên tĩnh, sạch đẹp
cách đây mấy hôm tôi có gọi điện nhưng chưa được giải quyết
không biết đơn vị nào chịu trách nhiệm việc này
rất mong các cấp chính quyền vào cuộc
sáng nay tôi đi làm ngang qua và thấy như vậy
ngay trước cổng trường học và cạnh chợ
từ đầu năm đến nay vẫn chưa có chuyển biến
mong phường cử cán bộ xuống xem xét thực tế
đường này là lối đi chung của cả xóm
vị trí ở đầu ngõ, gần nhà văn hóa tổ dân phố
mọi người đi qua đều thấy khó chịu
gia đình tôi có cháu nhỏ nên rất lo
xin hỏi bao giờ thì được giải quyết
toi da goi nhieu lan ma khong ai tra loi
de nghi phuong xuong kiem tra giup dan
đoạn từ ngã ba đến cầu, dài chừng vài trăm mét
thời gian gần đây thường xuyên xảy ra
nhân dân rất mong được quan tâm
xem xét nếu hợp lý thì thực hiện cho bà con
việc đi lại, sinh hoạt của người dân gặp nhiều khó khăn
đã có biên bản nhưng vẫn tái diễn
không hiểu vì sao đến giờ vẫn chưa làm
mất mỹ quan đô thị, ảnh hưởng hình ảnh thành phố
mong sớm khắc phục để bà con yên tâm
`
  .trim()
  .split('\n');
